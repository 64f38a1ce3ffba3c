import { schedule } from './schedule';
import type { Outcome, Step } from './step';

const step = (name: string, more: Partial<Step> = {}): Step => ({
  name,
  command: [],
  needs: [],
  after: [],
  cores: 1,
  projects: [],
  ...more,
});

/** Runs the steps on two cores; each takes as many turns as its name has letters. Tells what ran beside what. */
async function run(steps: Step[], failing: string[] = []): Promise<{ beside: string[]; outcomes: Outcome[] }> {
  const running = new Set<string>();
  const beside: string[] = [];
  const outcomes = await schedule(steps, 2, async (begun) => {
    running.add(begun.name);
    beside.push([...running].join('+'));
    for (const _letter of begun.name) await Promise.resolve();
    running.delete(begun.name);
    const tests = { passed: 0, failed: 0, skipped: 0 };
    return { step: begun, passed: !failing.includes(begun.name), output: '', ms: 0, tests };
  });
  return { beside, outcomes };
}

describe('the gate', () => {
  it('keeps two cores busy, and gives both to a step that wants them', async () => {
    const { beside } = await run([step('types'), step('lint'), step('tests', { cores: 2 }), step('browser')]);
    expect(beside).toEqual(['types', 'types+lint', 'tests', 'browser']);
  });

  it('waits for what a step comes after', async () => {
    const { beside } = await run([step('build'), step('browser', { after: ['build'] }), step('format')]);
    expect(beside).toEqual(['build', 'build+format', 'browser']);
  });

  it('takes what is not chosen as given', async () => {
    const { beside } = await run([step('browser', { after: ['build'] })]);
    expect(beside).toEqual(['browser']);
  });

  it('begins nothing after a failure, and lets what runs end', async () => {
    const { outcomes } = await run([step('lint'), step('formatting'), step('tests')], ['lint']);
    expect(outcomes.map((outcome) => [outcome.step.name, outcome.passed])).toEqual([
      ['lint', false],
      ['formatting', true],
    ]);
  });
});
