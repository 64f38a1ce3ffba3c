import { isConversation, type Conversation } from '../../../src/domain/conversation';
import type { Active } from '../../../src/domain/customer';
import type { Operation } from '../../../src/domain/operation';
import type { Mirror } from '../mirror';
import { merging } from './deeds';
import { changesOf, type ChangeOf, type Observation, type Report, type WriteRule } from './judge';
import { saidIn, shownBy } from './threads';
import { lastOf } from './turns';

/** What there was right before an operation, and what its result said right after it. */
interface Known {
  operation: Operation;
  before: Map<string, Conversation>;
  active: Active;
  said: string;
}

/** Splits and merges rearrange and lose nothing; undo brings back exactly what was there, and only while nothing was built on it. */
export function createOperationRule() {
  /** What people brought into conversations by operations. */
  const placed = new Map<string, Set<string>>();
  const known = new Map<string, Known>();
  /** The request that a claim or a form's id was bound to. */
  const bound = new Map<string, string>();

  const rule: WriteRule = (observation, report) => {
    const written = changesOf(observation.changes, 'conversation');
    for (const change of written) {
      staysMerged(change, observation.deed, report);
      if (change.before?.state === 'reserved' && isConversation(change.after)) {
        const { claim } = change.before;
        if (bound.has(claim))
          report('one claim or form has one request', `${change.key} and ${bound.get(claim) ?? ''}`);
        bound.set(claim, change.key);
      }
    }
    const begun = written.map(({ before, after }) => ({ was: lastOf(before), is: lastOf(after) })).find(isBegun)?.is;
    if (begun) begin(begun, observation, report);
    if (begun || observation.deed === 'undo') notePlaces(written, observation.mirror);
    const undone = lastOf(written.find(isUndone)?.before);
    if (undone) judgeUndo(undone, observation, report);
  };

  function begin(operation: Operation, { changes, mirror, deed }: Observation, report: Report): void {
    if (deed !== 'split' && !merging.has(deed)) report('an operation is begun by a person', deed);
    if (known.has(operation.id)) report('one form is one operation', operation.id);
    const written = changesOf(changes, 'conversation');
    const before = new Map(
      written.flatMap(({ key, before: was }) => (isConversation(was) ? [[key, was] as const] : [])),
    );
    const concerned = [operation.result, ...operation.sources];
    for (const request of concerned) {
      if (!written.some(({ key, after }) => key === request && lastOf(after)?.id === operation.id)) {
        report('an operation is kept with every conversation concerned', `${request} of ${operation.id}`);
      }
    }
    if (operation.kind === 'split') splitLeavesBoth(operation, mirror, report);
    const customer = changesOf(changes, 'customer')[0]?.before;
    known.set(operation.id, {
      operation,
      before,
      active: customer?.active ?? { kind: 'none' },
      said: saidIn(mirror.conversations.get(operation.result), mirror),
    });
  }

  function judgeUndo(operation: Operation, observation: Observation, report: Report): void {
    const { changes, mirror, deed } = observation;
    if (deed !== 'undo') report('an operation is undone by a person', deed);
    const kept = known.get(operation.id);
    if (!kept) return report('what is undone was done', operation.id);
    const result = changesOf(changes, 'conversation').find(({ key }) => key === operation.result)?.before;
    if (!isConversation(result) || saidIn(result, mirror) !== kept.said) {
      report('undo is refused once a message came or left', operation.result);
    }
    for (const request of [operation.result, ...operation.sources]) {
      const now = mirror.conversations.get(request);
      const then = kept.before.get(request);
      // A request that was there without a conversation has none again.
      if (!then && !operation.made && now === undefined) continue;
      if (!isConversation(now) || lastOf(now)) report('undo restores every conversation', request);
      else if (then && listsOf(now) !== listsOf(then)) report('undo brings the threads back', request);
      else if (then && now.state !== then.state) report('undo brings the states back', `${request} ${now.state}`);
      else if (!then && now.state !== 'merged') report('a request that an operation made is left by undo', request);
    }
    judgeActive(kept, observation, report);
    known.delete(operation.id);
  }

  function notePlaces(written: ChangeOf<'conversation'>[], mirror: Mirror): void {
    for (const { key, after } of written) {
      if (!isConversation(after)) continue;
      const there = placed.get(key) ?? new Set();
      shownBy(after, mirror).forEach((message) => there.add(message));
      placed.set(key, there);
    }
  }
  return {
    rule,
    boundBy: (form: string) => bound.get(form),
    wasPlaced: (request: string, message: string) => placed.get(request)?.has(message) ?? false,
  };
}

interface Turn {
  was: Operation | undefined;
  is: Operation | undefined;
}
const isBegun = ({ was, is }: Turn): boolean => is !== undefined && was?.id !== is.id;
/** A late move takes an operation's place as well. */
const isUndone = ({ before, after }: ChangeOf<'conversation'>): boolean =>
  lastOf(before) !== undefined && isConversation(after) && after.lastOperation === undefined;

/** Who was active is so again, unless another conversation became active meanwhile. */
function judgeActive({ active, operation }: Known, { changes, mirror }: Observation, report: Report): void {
  const customer = changesOf(changes, 'customer')[0];
  if (!customer?.before || !customer.after) return report('undo decides from the customer', operation.id);
  const meanwhile = customer.before.active;
  const now = customer.after.active;
  const isFree = meanwhile.kind === 'none' || (meanwhile.kind === 'request' && meanwhile.request === operation.result);
  const former = active.kind === 'request' ? mirror.conversations.get(active.request) : undefined;
  const canBe = isConversation(former) && former.state === 'open' && former.readOnly === undefined;
  const expected = !isFree ? nameOf(meanwhile) : canBe ? former.request : 'none';
  if (nameOf(now) !== expected) report('undo brings back what was active', `${nameOf(now)} for ${expected}`);
}

function nameOf(active: Active): string {
  return active.kind === 'request' ? active.request : active.kind;
}

function splitLeavesBoth({ result, sources }: Operation, mirror: Mirror, report: Report): void {
  for (const request of [result, ...sources]) {
    if (saidIn(mirror.conversations.get(request), mirror) === '') report('a split leaves both with messages', request);
  }
}

/** A merged conversation is left by undo alone, or goes with its request; its lists wait as they were. */
function staysMerged({ key, before, after }: ChangeOf<'conversation'>, deed: string, report: Report): void {
  const was = isConversation(before) && before.state === 'merged';
  const is = isConversation(after) && after.state === 'merged';
  if (was && after && !is && deed !== 'undo') report('a merged conversation stays merged', `${key} by ${deed}`);
  if (is && !was && !merging.has(deed) && deed !== 'undo') report('only people merge', `${key} by ${deed}`);
  if (was && is && listsOf(before) !== listsOf(after)) report('a merged conversation keeps its lists', key);
}

function listsOf({ segments, items }: Conversation): string {
  return JSON.stringify([segments.map(({ id, out }) => [id, out]), items.map(({ key }) => key)]);
}
