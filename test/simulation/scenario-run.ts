import { isConversation } from '../../src/domain/conversation';
import { createChance } from '../sandbox/chance';
import type { ProductEvent } from '../sandbox/ports';
import { createCustomers, phones } from './actors/customers';
import { createAdministrators } from './actors/administrators';
import { createPeople } from './actors/people';
import { createJudgement, type Violation } from './invariants/judgement';
import { judgeRest } from './invariants/at-rest';
import { createMirror } from './mirror';
import { createFaultPlan } from './platform/fault-plan';
import { createSimulatedSite } from './platform/simulated-site';
import type { Ground } from './platform/ground';
import type { Action, Scenario } from './scenario';
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
const MOST_SETTLING = 30_000;
const MOST_DEFERRED = 40;
const LONGEST_REST_MS = 30 * 3_600_000;

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

  const chance = createChance(seed * 4 + 7);
  const people = createPeople(site, chance, judgement);
  const administrators = createAdministrators(site, chance, judgement);
  const customers = createCustomers(site, chance, judgement);
  const scheduler = createScheduler(site, createChance(seed * 4 + 11));
  const left = [...scenario.actions];
  let deferred = 0;
  let pausedUntil = 0;

  function act(): void {
    const action = left.shift();
    if (!action) return;
    if (!canBegin(action) && left.length > 0 && deferred < MOST_DEFERRED) {
      deferred += 1;
      left.push(action);
      return;
    }
    trace.note(`>> ${JSON.stringify(action)}`);
    count(tally, action.do);
    begin(action);
  }
  /** What is done to a request waits until there is one; most of it until the app has made it a conversation. */
  function canBegin(action: Action): boolean {
    if (!('nth' in action) || action.do === 'repeat') return true;
    if (action.nth % 5 === 0) return site.jira.issues('OMN').length > 0;
    return [...mirror.conversations.values()].some(isConversation);
  }
  function begin(action: Action): void {
    switch (action.do) {
      case 'write':
        return customers.write(action.who, action.spelling, action.texts, action.ages);
      case 'repeat':
        return customers.repeat(action.nth, action.spelling);
      case 'twins':
        return customers.twins(action.text);
      case 'view':
      case 'refresh':
        return people.look(action.nth, action.do);
      case 'reply':
        return people.reply(action.nth, action.clicks, action.role);
      case 'resend':
        return people.resend(action.nth, action.clicks, action.role, judgement.resendable());
      case 'move':
        return void people.move(action.nth, [action.to]);
      case 'unheard-move':
        return void people.move(action.nth, [action.to], 'unheard');
      case 'late-write':
        void people.move(action.nth, ['done']);
        return phones.slice(0, scenario.customers).forEach((_, who) => {
          customers.write(who, 0, [action.text + who], [0]);
        });
      case 'flip':
        return void people.move(action.nth, ['done', 'indeterminate']);
      case 'toggle':
        return people.toggle(action.nth, action.pauseMs);
      case 'break-target':
        return administrators.breakTarget();
      case 'repair-target':
        return administrators.repairTarget();
      case 'renew-secret':
        return void administrators.renewSecret();
      case 'report-failure':
        return void customers.reportFailure(action.nth);
      case 'wait':
        pausedUntil = site.timeline.now() + action.ms;
        return void site.timeline.at(pausedUntil, 'somebody waits', () => undefined);
    }
  }

  while (left.length > 0 && !judgement.violation() && (tally['steps'] ?? 0) < MOST_STEPS) {
    count(tally, 'steps');
    await scheduler.step({ left: () => (site.timeline.now() < pausedUntil ? 0 : left.length), act });
  }
  await comeToRest();

  async function comeToRest(): Promise<void> {
    faults.stop();
    site.forge.faults.clear();
    administrators.repairTarget();
    trace.note('-- faults are over, everything comes to rest');
    const calmSince = site.timeline.now();
    for (let settling = 0; settling < MOST_SETTLING && !judgement.violation(); settling += 1) {
      await scheduler.quiet();
      if (judgement.rests(calmSince, site)) {
        await judgeRest({ site, mirror, judgement }, people, scheduler.settle);
        return;
      }
      count(tally, 'settling');
      await scheduler.settle();
      if (site.timeline.now() - calmSince > LONGEST_REST_MS) break;
    }
    if (!judgement.violation()) judgement.report('everything comes to rest', judgement.unrest());
  }

  count(tally, 'processes', site.processes());
  const violation = judgement.violation();
  const result = { seed, violation, trace: trace.lines(), hash: trace.hash(), tally };
  site.forge.stopProcesses();
  // Whoever waited for an invocation hears of its end before the database is gone.
  await scheduler.quiet();
  site.database.close();
  return result;
}
