import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Infobip's own webhook examples lie beside the project and are read in place. */
const folder = join(process.cwd(), '..', 'shared', 'infobip', 'payloads');

export interface Example {
  name: string;
  body: string;
}

/** Empty where the folder is missing. */
export const infobipExamples: Example[] = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => ({ name, body: readFileSync(join(folder, name), 'utf8') }))
  : [];

/** `describe`, or its skipped form with a line that says what is missing. */
export function describeWithExamples(title: string, run: () => void): void {
  if (infobipExamples.length > 0) describe(title, run);
  else describe.skip(`${title} (skipped: no examples in ../shared/infobip/payloads)`, run);
}
