// Lints the snippets given as JSON on standard input with the project's own rules, as if each stood in its file, and
// prints the messages of each as one line of JSON. Files that are not there have no types, so rules that need them rest.
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const untyped = {
  ...tseslint.configs.disableTypeChecked,
  languageOptions: { parserOptions: { program: null, project: false, projectService: false } },
};
const eslint = new ESLint({ overrideConfig: [untyped] });
const snippets = JSON.parse(await text(process.stdin));
const found = await Promise.all(
  snippets.map(async ({ file, code }) => {
    const results = await eslint.lintText(code, { filePath: file });
    return results.flatMap(({ messages }) => messages.map(({ message }) => message));
  }),
);
process.stdout.write(`${JSON.stringify(found)}\n`);
