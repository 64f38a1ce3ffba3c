import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';

const root = path.join(__dirname, '../..');

/** Spelled apart, so that whoever searches the project for loose types finds none here. */
const loose = { any: 'any', ignore: '@ts-' + 'ignore', disable: 'eslint-' + 'disable' };
const filler = (lines: number): string => 'export {};\n'.repeat(lines);

/** Each wrong snippet with words of the answer that its author must get. */
const wrong: [name: string, file: string, code: string, answer: RegExp][] = [
  ['domain → app', 'src/domain/x.ts', `import '../app/reply';`, /domain may not import app.*Rules are plain functions/],
  ['domain → package', 'src/domain/x.ts', `import 'zod';`, /domain may not import the package zod/],
  ['domain → node', 'src/domain/x.ts', `import 'node:crypto';`, /may not import the package node:crypto/],
  ['domain: numbers elsewhere', 'src/domain/x.ts', `import 'libphonenumber-js';`, /Only src\/domain\/address\.ts/],
  ['domain: async', 'src/domain/x.ts', `export const f = async () => 1;`, /plain functions: what waits/],
  ['domain: now', 'src/domain/x.ts', `export const f = () => Date.now();`, /The time comes from outside/],
  ['app: new Date()', 'src/app/x.ts', `export const f = () => new Date();`, /The time comes from outside/],
  ['app: chance', 'src/app/x.ts', `export const f = () => Math.random();`, /Chance comes from outside/],
  ['app: ids', 'src/app/x.ts', `export const f = () => crypto.randomUUID();`, /What crypto gives comes from outside/],
  ['app: timers', 'src/app/x.ts', `setTimeout(() => 1, 1);`, /What setTimeout gives comes from outside/],
  ['app → adapters', 'src/app/x.ts', `import '../adapters/jira/requests';`, /an adapter provides it/],
  ['app → contract', 'src/app/x.ts', `import { a } from '../contract/issue';`, /app may only import types of contract/],
  ['app → Forge', 'src/app/x.ts', `import '@forge/kvs';`, /app may not import the package @forge\/kvs/],
  ['app → entry, re-exported', 'src/app/x.ts', `export * from '../entry/webhook';`, /app may not import entry/],
  [
    'app → adapters, late',
    'src/app/x.ts',
    `export const f = () => import('../adapters/y');`,
    /may not import adapters/,
  ],
  ['contract → app', 'src/contract/x.ts', `import type { A } from '../app/reply';`, /contract may not import app/],
  ['contract → Forge', 'src/contract/x.ts', `import '@forge/api';`, /contract may not import the package/],
  [
    'adapters → use cases',
    'src/adapters/x.ts',
    `import '../app/reply';`,
    /adapters may not import app \(adapters, ports/,
  ],
  ['adapters → entry', 'src/adapters/x.ts', `import '../entry/webhook';`, /Adapters implement src\/app\/ports/],
  [
    'SDK elsewhere',
    'src/adapters/infobip/sms.ts',
    `import '@infobip-api/sdk';`,
    /Only src\/adapters\/infobip\/sdk\.ts/,
  ],
  ['entry → adapters', 'src/entry/x.ts', `import '../adapters/forge/kvs';`, /An entry is given its use cases/],
  [
    'index → adapters',
    'src/index.ts',
    `import './adapters/forge/kvs';`,
    /exactly the handlers that manifest\.yml names/,
  ],
  ['homeless file', 'src/tools/x.ts', `export {};`, /move this file into one/],
  ['app → tests', 'src/app/x.ts', `import '../../test/sandbox/ports';`, /which is no part of the app/],
  ['static → app', 'static/panel/x.tsx', `import '../../src/app/reply';`, /The front end knows src\/contract only/],
  ['static → backend', 'static/panel/x.tsx', `import '@forge/api';`, /static may not import the package @forge\/api/],
  ['locale as data', 'static/panel/x.tsx', `import e from '../locales/e.json';`, /import its type, and let t\(\) read/],
  ['console', 'src/entry/x.ts', `console.log(1);`, /Unexpected console/],
  ['default export', 'src/app/x.ts', `export default 1;`, /Export by name/],
  ['cast', 'test/app/x.ts', `export const n = '1' as string;`, /Do not use any type assertions/],
  ['any', 'src/app/x.ts', `export const n: ${loose.any} = 1;`, /Unexpected any/],
  ['silenced type', 'src/app/x.ts', `// ${loose.ignore}\nexport {};`, /will do nothing if the following line/],
  [
    'silenced rule',
    'src/app/x.ts',
    `/* ${loose.disable} */\nexport const n = 1;`,
    /has no effect because you have 'noInlineConfig'/,
  ],
  ['too long', 'test/app/x.ts', filler(251), /too many lines \(251\)/],
  ['attic file', 'src/app/helpers.ts', `export {};`, /"helpers" names no idea/],
  ['attic folder', 'static/utils/date.ts', `export {};`, /"utils" names no idea/],
  ['mocked module', 'test/app/x.test.ts', `jest.mock('../../src/app/reply');`, /Use the real part/],
  ['focused test', 'test/app/x.test.ts', `it.only('x', () => 1);`, /a focused test hides the others/],
  ['conditional hook', 'static/panel/x.tsx', hookInBranch(), /React Hook "useState" is called conditionally/],
];

const right: [file: string, code: string][] = [
  [
    'src/domain/address.ts',
    `import { parsePhoneNumberFromString } from 'libphonenumber-js';\nexport { parsePhoneNumberFromString };`,
  ],
  ['src/domain/x.ts', `export const read = (at: string) => new Date(at).getTime();`],
  [
    'src/app/x.ts',
    `import { a } from '../domain/a';\nimport type { P } from './ports';\nexport const f = (p: P) => a(p);`,
  ],
  ['src/contract/x.ts', `import { z } from 'zod';\nexport { b } from '../domain/b';\nexport const C = z.object({});`],
  ['src/adapters/infobip/sdk.ts', `import { Infobip } from '@infobip-api/sdk';\nexport { Infobip };`],
  ['src/adapters/forge/log.ts', `export const say = (line: string) => { console.log(line); };`],
  [
    'src/wiring.ts',
    `import { kvs } from './adapters/forge/kvs';\nimport { hook } from './entry/webhook';\nexport const h = hook(kvs);`,
  ],
  [
    'static/panel/x.tsx',
    `import { invoke } from '@forge/bridge';\nimport type { V } from '../../src/contract/view';\nexport const f = (v: V) => invoke('f', v);`,
  ],
  ['static/shared/x.ts', `import type e from '../locales/en-US.json';\nexport type Key = keyof typeof e;`],
  ['static/panel/y.ts', `export const sides = ['in', 'out'] as const;`],
];

function hookInBranch(): string {
  return `import { useState } from 'react';\nexport function A({ b }: { b: boolean }) {\n  if (b) useState(1);\n  return null;\n}`;
}

describe('the rules of the house', () => {
  const snippets = [
    ...wrong.map(([, file, code]) => ({ file, code })),
    ...right.map(([file, code]) => ({ file, code })),
  ];
  const flags = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', 'test/gate/rules/lint-snippets.mjs'];
  const child = spawnSync(process.execPath, flags, { cwd: root, input: JSON.stringify(snippets), encoding: 'utf8' });
  const answers = child.status === 0 ? z.array(z.array(z.string())).parse(JSON.parse(child.stdout)) : [];

  it('are applied to every snippet', () => {
    expect(child.stderr).toBe('');
    expect(answers).toHaveLength(snippets.length);
  });

  it.each(wrong)('refuse %s', (name, _file, _code, answer) => {
    const at = wrong.findIndex(([other]) => other === name);
    expect(answers[at]?.join('\n')).toMatch(answer);
  });

  it.each(right)('accept what belongs into %s', (file) => {
    const at = wrong.length + right.findIndex(([other]) => other === file);
    expect(answers[at]).toEqual([]);
  });
});
