import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { importDirection } from './test/gate/rules/import-direction.ts';
import { house } from './test/gate/rules/layers.ts';
import { namedForAnIdea } from './test/gate/rules/named-for-an-idea.ts';

const own = { rules: { 'import-direction': importDirection(house), 'named-for-an-idea': namedForAnIdea } };

const handedIn = 'comes from outside: take it as an argument or from the ports of src/app.';

/** Rules of syntax; a later block replaces the list of an earlier one, so each block names all that it wants. */
const everywhere = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name: a name is found, a default is guessed.' },
  {
    selector: 'CallExpression[callee.object.name="jest"][callee.property.name=/^(mock|doMock|unstable_mockModule)$/]',
    message: 'Use the real part on the simulated platform; what changes is handed in.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^toMatch(Inline)?Snapshot$/]',
    message: 'Say what is expected; nobody reads a snapshot.',
  },
  {
    selector: 'CallExpression[callee.property.name="only"][callee.object.name=/^(it|test|describe)$/]',
    message: 'Run the whole file: a focused test hides the others.',
  },
];
const pure = [
  ...everywhere,
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: `The time ${handedIn}` },
  { selector: 'CallExpression[callee.name="Date"]', message: `The time ${handedIn}` },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: `The time ${handedIn}` },
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: `Chance ${handedIn}` },
];
const synchronous = [
  ...pure,
  { selector: ':function[async=true]', message: 'Rules are plain functions: what waits belongs into src/app.' },
];
const outside = ['crypto', 'fetch', 'performance', 'process', 'setInterval', 'setTimeout'].map((name) => ({
  name,
  message: `What ${name} gives ${handedIn}`,
}));

export default tseslint.config(
  { ignores: ['build/', '.data/', 'node_modules/'] },
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    plugins: { house: own },
    rules: {
      'house/import-direction': 'error',
      'house/named-for-an-idea': 'error',
      'max-lines': ['error', { max: 250 }],
      'no-restricted-syntax': ['error', ...everywhere],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // a call as the body of an arrow reads well, whatever it returns
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // text is counted by code points on purpose: that is what the channels count
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      // unions and records are written as either form, whichever reads better
      '@typescript-eslint/consistent-type-definitions': 'off',
      // stand-ins and ports promise what some of them have at once
      '@typescript-eslint/require-await': 'off',
      // parts are closures from factories: their functions have no `this` to lose
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  // jest's asymmetric matchers are `any`
  { files: ['**/*.test.{ts,tsx}'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off' } },
  // collections of the sandbox's own documents are typed by whoever opens them
  { files: ['test/sandbox/**'], rules: { '@typescript-eslint/no-unnecessary-type-parameters': 'off' } },
  {
    files: ['src/app/**', 'src/domain/**'],
    rules: { 'no-restricted-globals': ['error', ...outside], 'no-restricted-syntax': ['error', ...pure] },
  },
  { files: ['src/domain/**'], rules: { 'no-restricted-syntax': ['error', ...synchronous] } },
  {
    files: ['static/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['*.json'],
              allowTypeImports: true,
              message: "Forge's bundler makes a locale file its address: import its type, and let t() read the texts.",
            },
          ],
        },
      ],
    },
  },
  { files: ['src/**'], ignores: ['src/adapters/forge/log.ts'], rules: { 'no-console': 'error' } },
  {
    files: ['static/**', 'test/static/**', 'test/sandbox/desk/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly' } },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { __filename: 'readonly', module: 'writable', require: 'readonly' },
    },
  },
  // the desk draws what the product draws, which outlives what Atlaskit advises
  { files: ['test/sandbox/desk/**'], rules: { '@typescript-eslint/no-deprecated': 'off' } },
  { files: ['eslint.config.mjs', '**/*.d.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
