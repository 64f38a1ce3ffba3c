import { isActive, type Conversation, type Merged } from './conversation';
import type { Active, Customer } from './customer';
import { undoable, type Before, type Operation } from './operation';
import { activeIn } from './pause';
import type { Instant } from './time';
import type { Waiting } from './waiting';

export type UndoProblem =
  | { code: 'nothing-to-undo' }
  | { code: 'too-late' }
  | { code: 'used' }
  | { code: 'changed-since' };

/** Everything that an operation touched, read in one go. */
export interface Concerned {
  operation: Operation;
  result: Conversation;
  sources: Conversation[];
  /** The conversation outside of it that became paused by it. */
  paused?: Conversation | undefined;
}

/** The operation to undo, seen from one of its conversations. */
export function operationOf({ lastOperation }: Conversation, now: Instant): Operation | UndoProblem {
  const operation = undoable(lastOperation, now);
  if (operation !== undefined) return operation;
  return lastOperation === undefined || lastOperation.kind === 'late-move'
    ? { code: 'nothing-to-undo' }
    : { code: 'too-late' };
}

/**
 * May it be undone? Every conversation still has it as its last operation, none changed its state since, and nothing
 * came into or left the result.
 * @param used a message was stored in the result's writing segment since
 */
export function undoProblem(
  { operation, result, sources }: Concerned,
  customer: Customer,
  used: boolean,
): UndoProblem | undefined {
  const { id, kind } = operation;
  const same = [result, ...sources].every(({ lastOperation }) => lastOperation?.id === id);
  if (!same || result.state === 'merged' || result.readOnly !== undefined) return { code: 'changed-since' };
  for (const source of sources) {
    const before = beforeOf(source);
    if (before === undefined || source.readOnly !== undefined) return { code: 'changed-since' };
    const unchanged =
      kind === 'merge' ? source.state === 'merged' : source.state === before.state && !isActive(source, customer);
    if (!unchanged) return { code: 'changed-since' };
  }
  const touched =
    customer.active.kind === 'request' && customer.active.request === result.request && customer.active.used;
  return used || touched ? { code: 'used' } : undefined;
}

export interface Undone {
  customer: Customer;
  /** Undefined where the request had no conversation before: it has none again. */
  result: Conversation | undefined;
  sources: Conversation[];
  /** What was active before cannot be so again: another conversation became active meanwhile. */
  restoredPaused: boolean;
}

/**
 * Threads, order and states come back. A request that the operation made is left with a pointer, to be set to Done; one
 * that had no conversation has none again.
 */
export function undo(concerned: Concerned, customer: Customer, now: Instant, by: string): Undone {
  const { operation, result, sources, paused } = concerned;
  const [home] = sources;
  if (home === undefined) throw new Error('an operation has a source');
  const restored = sources.map(back);
  const former = formerResult(operation, result, { into: home.request, by, at: now });
  const wasActive = [result, ...sources].find((each) => beforeOf(each)?.active === true)?.request;
  const wanted = [...(former === undefined ? [] : [former]), ...restored].find(({ request }) => request === wasActive);
  const turn = wanted ?? reopenable(paused);
  const resultActive = isActive(result, customer);
  const free = customer.active.kind === 'none' || resultActive;
  // Whoever waits goes on waiting where the messages are now.
  const waiting = resultActive && wanted !== undefined ? waitingOf(customer) : undefined;
  const next: Active = turn?.state === 'open' ? { ...activeIn(turn), waiting } : { kind: 'none' };
  return {
    result: former,
    sources: restored,
    customer: {
      ...customer,
      active: free ? next : customer.active,
      conversations: customer.conversations.filter((id) => former !== undefined || id !== result.request),
    },
    restoredPaused: !free && turn !== undefined,
  };
}

function formerResult({ made }: Operation, result: Conversation, merged: Merged): Conversation | undefined {
  if (beforeOf(result) !== undefined) return back(result);
  return made ? { ...without(result), state: 'merged', merged } : undefined;
}

function waitingOf({ active }: Customer): Waiting | undefined {
  return active.kind === 'request' ? active.waiting : undefined;
}

function reopenable(paused: Conversation | undefined): Conversation | undefined {
  return paused?.state === 'open' && paused.readOnly === undefined ? paused : undefined;
}

/** What a conversation was before its last operation. */
export function beforeOf({ lastOperation }: Conversation): Before | undefined {
  return lastOperation === undefined || lastOperation.kind === 'late-move' ? undefined : lastOperation.before;
}

function back(conversation: Conversation): Conversation {
  const before = beforeOf(conversation);
  if (before === undefined) throw new Error('a conversation is restored from what it was');
  return { ...without(conversation), ...before.lists, state: before.state };
}

function without(conversation: Conversation): Conversation {
  const { lastOperation, ...rest } = conversation;
  return { ...rest, undone: lastOperation?.id };
}
