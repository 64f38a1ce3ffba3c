import { parseArgs } from 'node:util';
import { runStep } from './run-step';
import { schedule } from './schedule';
import type { Outcome, Step } from './step';
import { steps } from './steps';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true, default: [] } } });
const only = values.only.flatMap((names) => names.split(','));
const names = steps.map(({ name }) => name);
const unknown = only.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. Steps: ${names.join(', ')}`);
  process.exit(2);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

const chosen = only.length > 0 ? steps.filter(({ name }) => only.includes(name)) : steps;
const began = performance.now();
void schedule(chosen, 2, runAndPrint).then((outcomes) => {
  process.exitCode = summarise(outcomes) ? 0 : 1;
});

async function runAndPrint(step: Step): Promise<Outcome> {
  const outcome = await runStep(step);
  print(outcome);
  return outcome;
}

function print({ step, passed, output, ms, tests }: Outcome): void {
  const counted = tests.passed + tests.failed > 0 ? `  ${tests.passed} tests` : '';
  const skipped = tests.skipped > 0 ? `, ${tests.skipped} skipped` : '';
  console.log(`${passed ? '✓' : '✗'} ${step.name.padEnd(14)}${seconds(ms).padStart(8)}${counted}${skipped}`);
  if (!passed) console.log(`\n${output.replace(/^/gm, '    ')}\n`);
}

/** Says what became of the gate; true if every chosen step ran and passed. */
function summarise(ended: readonly Outcome[]): boolean {
  const failed = ended.filter(({ passed }) => !passed).map(({ step }) => step.name);
  const notRun = chosen.filter((step) => !ended.some((outcome) => outcome.step === step)).map(({ name }) => name);
  if (notRun.length > 0) console.log(`- not run: ${notRun.join(', ')}`);
  if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}. Again: npm test -- --only ${failed.join(',')}`);
  const sum = (of: (outcome: Outcome) => number): number => ended.reduce((total, outcome) => total + of(outcome), 0);
  const passedSteps = ended.length - failed.length;
  const brokenWithoutTest = ended.filter(({ passed, tests }) => !passed && tests.failed === 0).length;
  console.log(`\n${passedSteps} of ${chosen.length} steps passed in ${seconds(performance.now() - began)}`);
  console.log(
    `${sum(({ tests }) => tests.passed) + passedSteps} passed, ` +
      `${sum(({ tests }) => tests.failed) + brokenWithoutTest} failed, ${sum(({ tests }) => tests.skipped)} skipped`,
  );
  return failed.length === 0 && notRun.length === 0;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
