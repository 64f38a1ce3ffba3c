import type { IssueAnswers, IssueInputs } from '../../contract/issue';
import type { MergeOrder } from '../../domain/merge';
import { reconcileRequest } from '../reconcile-request';
import type { Caller } from '../authorise';
import { loadConversation } from '../load-conversation';
import type { Ports } from '../ports';
import { refusalOn } from '../set-state';
import { pushJobs } from '../tell';
import { leaveBehind } from './leave-behind';
import { makeRequest } from './make-request';
import { oldestOf } from './oldest-of';
import { mergeRefusal, participants, reopening, unionRefusal, type Participants } from './participants';
import { reserveExisting } from './reserve-existing';
import { writeMerge, type FreshTarget } from './write-merge';

type Answer = IssueAnswers['merge'];

/** Requests of one customer become one thread, in one of them or in a new one (design §2.6). All or nothing. */
export async function mergeConversations(ports: Ports, caller: Caller, input: IssueInputs['merge']): Promise<Answer> {
  const found = await upToDate(ports, caller, input);
  if ('code' in found) return (await doneBefore(ports, caller, input.id)) ?? found;
  const refusal = await unionRefusal(ports, found, input.pause);
  if (refusal !== undefined) return (await doneBefore(ports, caller, input.id)) ?? refusal;
  const outside = input.pause === undefined || isIn(found, input.pause) ? undefined : input.pause;
  const denied = outside === undefined ? undefined : await refusalOn(ports, outside);
  if (denied !== undefined) return denied;
  const rests = reopening(found);
  let reopened: MergeOrder['reopened'];
  if (rests !== undefined) {
    if (input.consent !== true) return { code: 'consent-needed', ...rests };
    const set = await ports.person.setInProgress(rests.target.id);
    if (set === 'no-transition') return { code: 'no-transition', ...rests };
    reopened = set === 'moved' ? 'by-this' : 'meanwhile';
  }
  const fresh = await freshTarget(ports, caller, input, found);
  if (fresh !== undefined && 'code' in fresh) return (await doneBefore(ports, caller, input.id)) ?? fresh;
  const order = { id: input.id, pause: input.pause, reopened };
  const written = await writeMerge(ports, caller, order, found, fresh);
  if ('refused' in written) {
    if (fresh?.made !== undefined) await leaveBehind(ports, fresh.reservation, fresh.made.watch.id);
    const done = await doneBefore(ports, caller, input.id);
    if (done !== undefined) return done;
    if (rests !== undefined) await reconcileRequest(ports, rests.target.id);
    return mergeRefusal(ports, written.refused, [
      ...found.sources,
      ...(found.target === undefined ? [] : [found.target]),
    ]);
  }
  const { keyedHash } = await ports.site.current();
  await Promise.all([
    pushJobs(ports, written.jobs, found.customer.key),
    // Panels of a request that had no conversation listen there.
    fresh === undefined || fresh.made !== undefined
      ? undefined
      : ports.live.changed([keyedHash('live-request', written.target.id)]),
  ]);
  return { code: 'ok', request: written.target };
}

/** A change to Done that no event has told us yet counts: what would end in a moment is no open target. */
async function upToDate(ports: Ports, caller: Caller, input: IssueInputs['merge']) {
  const found = await participants(ports, caller, input);
  if ('code' in found) return found;
  const all = [...found.sources, ...(found.target === undefined ? [] : [found.target])];
  const unheard = all.filter(
    ({ seen, conversation }) => seen.status.category === 'done' && conversation?.state === 'open',
  );
  if (unheard.length === 0) return found;
  for (const { seen } of unheard) await reconcileRequest(ports, seen.id);
  return participants(ports, caller, input);
}

/** The same form again, after it was carried out. */
async function doneBefore(ports: Ports, caller: Caller, operation: string): Promise<Answer | undefined> {
  const last = (await loadConversation(ports, caller.request))?.conversation.lastOperation;
  if (last?.id !== operation || last.kind !== 'merge') return undefined;
  const [seen] = await ports.person.find([last.result]);
  return seen === undefined ? undefined : { code: 'ok', request: { id: seen.id, key: seen.key } };
}

function isIn({ sources, target }: Participants, request: string): boolean {
  return target?.seen.id === request || sources.some(({ seen }) => seen.id === request);
}

/** The request that is to get a conversation: one that is made now, or one that has none yet. */
async function freshTarget(
  ports: Ports,
  caller: Caller,
  input: IssueInputs['merge'],
  found: Participants,
): Promise<FreshTarget | undefined | Extract<Answer, { code: 'cannot-create' | 'unclear' | 'in-progress' }>> {
  const { customer, sources, target } = found;
  if (target !== undefined) {
    if (target.conversation !== undefined) return undefined;
    const reservation = await reserveExisting(ports, customer.key, target.seen.id, input.id);
    return reservation === undefined ? { code: 'in-progress' } : { reservation, key: target.seen.key };
  }
  const first = await oldestOf(
    ports,
    sources.map(({ conversation }) => conversation),
  );
  const like = await ports.person.typeOf(caller.request);
  const made = await makeRequest(ports, caller, { operation: input.id, customer, first, like });
  if (made.code !== 'made') return { code: made.code };
  return { reservation: made.reservation, key: made.key, made: { watch: made.watch, project: made.project } };
}
