import type { Step } from './step';

const bin = (name: string): string => `node_modules/${name}`;
const script = (file: string, ...args: string[]): Pick<Step, 'command' | 'needs'> => ({
  command: ['--disable-warning=ExperimentalWarning', '--import', 'tsx', file, ...args],
  needs: [file],
});
const jest = (...projects: string[]): Pick<Step, 'command' | 'projects'> => ({
  command: [bin('jest/bin/jest.js'), '--selectProjects', ...projects],
  projects,
});
const types = (tsconfig: string): Pick<Step, 'command' | 'needs'> => ({
  command: [bin('typescript/bin/tsc'), '--noEmit', '--pretty', '-p', tsconfig],
  needs: [tsconfig],
});

const step = (name: string, what: Partial<Omit<Step, 'name'>> & Pick<Step, 'command'>): Step => ({
  needs: [],
  after: [],
  cores: 1,
  projects: [],
  ...what,
  name,
});

/** The whole gate, in the order in which steps are begun as cores become free. */
export const steps: readonly Step[] = [
  step('build', script('test/sandbox/build.ts')),
  step('forge-bundle', script('test/gate/forge-bundle.ts')),
  step('browser', {
    command: [...jest('e2e').command, '--runInBand'],
    projects: ['e2e'],
    after: ['build', 'forge-bundle'],
  }),
  // Beside the browser, which leaves a core free.
  step('types', types('tsconfig.json')),
  step('lint', {
    command: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', bin('eslint/bin/eslint.js'), '--max-warnings=0', '.'],
  }),
  step('test-types', types('test/tsconfig.json')),
  step('format', { command: [bin('prettier/bin/prettier.cjs'), '--check', '.'] }),
  step('manifest', jest('manifest')),
  step('tests', {
    ...jest('domain', 'app', 'entry', 'adapters', 'static', 'contracts', 'sandbox'),
    after: ['build'],
    cores: 2,
  }),
  step('simulation', { ...script('test/simulation/run.ts', '--seeds', '3000'), after: ['build'], cores: 2 }),
];
