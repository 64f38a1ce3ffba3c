import { createChance } from '../sandbox/chance';
import type { ProductEvent } from '../sandbox/ports';
import { createCast } from './actors/cast';
import { createJudgement, type Violation } from './invariants/judgement';
import { judgeRest } from './invariants/at-rest';
import { createMirror } from './mirror';
import { createFaultPlan } from './platform/fault-plan';
import { createSimulatedSite } from './platform/simulated-site';
import type { Ground } from './platform/ground';
import { comeToRest } from './rest';
import type { Scenario } from './scenario';
import { createScheduler } from './scheduler';
import { createTrace, describeCall } from './trace';
import { count, type Tally } from './tally';

export interface RunResult {
  seed: number;
  violation?: Violation | undefined;
  trace: string[];
  hash: string;
  tally: Tally;
}

const MOST_STEPS = 1_500;
const MOST_DEFERRED = 40;

/** Runs one scenario to rest on a fresh copy of the configured site, and judges every write and the end. */
export async function runScenario(ground: Ground, scenario: Scenario, keptEvents = 60): Promise<RunResult> {
  const { seed } = scenario;
  const tally: Tally = {};
  const trace = createTrace(() => site.timeline.now(), keptEvents);
  const mirror = createMirror();
  const faults = createFaultPlan(scenario.faults);
  const judgement = createJudgement({ mirror, now: () => site.timeline.now(), note: trace.note });

  const site = createSimulatedSite({
    ...ground,
    seed,
    conditions: scenario.conditions,
    onError: (name, error) => judgement.report('the sandbox itself works', `${name}: ${String(error)}`),
    observer: {
      began: (invocation) => {
        count(tally, 'invocations');
        judgement.began(invocation);
      },
      ended: (invocation, end) => {
        if (end.status === 'killed') count(tally, end.reason === 'crash' ? 'crashes' : 'time-outs');
        trace.note(
          `${judgement.name(invocation.id)} ${end.status}${end.status === 'threw' ? ` ${end.error.message}` : ''}`,
        );
        judgement.ended(invocation, end);
      },
      fateOf: (call, invocation) => {
        const fate = faults.next(call);
        count(tally, 'calls');
        if (fate.kind !== 'well') count(tally, `fault ${fate.kind}`);
        trace.note(
          `${judgement.name(invocation)} ${describeCall(call)}${fate.kind === 'well' ? '' : `  !! ${JSON.stringify(fate)}`}`,
        );
        return fate;
      },
      performed: judgement.performed,
      logged: (text) => trace.note(`    log ${text.replace(/,"at":.*/, '')}`),
    },
  });
  site.infobip.changeAccount({ duplicates: scenario.duplicateReports });
  site.jira.setIndexLag(scenario.searchLagMs.least, scenario.searchLagMs.most);
  site.jira.onEvent((event: ProductEvent) => trace.note(`jira tells ${event.eventType}`));
  site.forge.start();

  const cast = createCast(site, mirror, createChance(seed * 4 + 7), judgement, scenario.customers);
  const scheduler = createScheduler(site, createChance(seed * 4 + 11));
  const left = [...scenario.actions];
  let deferred = 0;
  let pausedUntil = 0;

  function act(): void {
    const action = left.shift();
    if (!action) return;
    if (!cast.canBegin(action) && left.length > 0 && deferred < MOST_DEFERRED) {
      deferred += 1;
      left.push(action);
      return;
    }
    trace.note(`>> ${JSON.stringify(action)}`);
    count(tally, action.do);
    if (action.do === 'wait') {
      pausedUntil = site.timeline.now() + action.ms;
      site.timeline.at(pausedUntil, 'somebody waits', () => undefined);
    }
    cast.begin(action);
  }

  while (left.length > 0 && !judgement.violation() && (tally['steps'] ?? 0) < MOST_STEPS) {
    count(tally, 'steps');
    await scheduler.step({ left: () => (site.timeline.now() < pausedUntil ? 0 : left.length), act });
  }
  faults.stop();
  site.forge.faults.clear();
  cast.repairTarget();
  trace.note('-- faults are over, everything comes to rest');
  if (await comeToRest({ site, scheduler, judgement, tally })) {
    await judgeRest({ site, mirror, judgement }, cast.panel, scheduler.settle);
  }

  count(tally, 'processes', site.processes());
  for (const [answer, times] of Object.entries(judgement.answers())) count(tally, answer, times);
  const violation = judgement.violation();
  const result = { seed, violation, trace: trace.lines(), hash: trace.hash(), tally };
  site.forge.stopProcesses();
  // Whoever waited for an invocation hears of its end before the database is gone.
  await scheduler.quiet();
  site.database.close();
  return result;
}
