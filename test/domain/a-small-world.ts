import type { SeededChance } from '../sandbox/chance';
import { shownState, writingSegment, type Conversation } from '../../src/domain/conversation';
import type { Customer } from '../../src/domain/customer';
import { lateMessages } from '../../src/domain/late-messages';
import { freshConversation, merge, mergeProblem, needsReopening, type MergeTarget } from '../../src/domain/merge';
import type { Message } from '../../src/domain/message';
import { pause, reactivate, swap } from '../../src/domain/pause';
import { moveOn, reconcile } from '../../src/domain/reconcile';
import { recentOf } from '../../src/domain/receive';
import { select, split, splitProblem } from '../../src/domain/split';
import { operationOf, undo, undoProblem } from '../../src/domain/undo';
import { aReservation } from '../support/a-conversation';
import { aCustomer } from '../support/a-customer';
import { anInbound, anOutbound } from '../support/a-message';
import { plus, type Instant } from '../../src/domain/time';
import { at } from '../support/moments';

/** One customer with requests and messages, on which agents and the customer act by chance; the rules decide. */
export interface SmallWorld {
  customer: Customer;
  conversations: Map<string, Conversation>;
  messages: Message[];
  now: Instant;
}

export type Act = 'write' | 'reply' | 'split' | 'merge' | 'undo' | 'done' | 'pause' | 'reactivate' | 'swap';

/** How often a conversation shows a message: once as an item, once for its segment. */
export function timesShown({ segments, items }: Conversation, { key, segment }: Message): number {
  const asItem = items.filter((item) => item.key === key).length;
  return asItem + segments.filter(({ id, out }) => id === segment && !out.includes(key)).length;
}

export function threadOf({ messages }: SmallWorld, conversation: Conversation): string[] {
  return messages.filter((message) => timesShown(conversation, message) > 0).map(({ key }) => key);
}

export function standing(world: SmallWorld): { request: string; state: string; thread: string[] }[] {
  return [...world.conversations.values()]
    .map((each) => ({ request: each.request, state: shownState(each, world.customer), thread: threadOf(world, each) }))
    .filter(({ state }) => state !== 'merged');
}

export function createSmallWorld(chance: SeededChance) {
  const world: SmallWorld = { customer: aCustomer(), conversations: new Map(), messages: [], now: at('09:00') };
  let made = 0;
  const next = (kind: string) => `${kind}-${(made += 1)}`;
  const pick = <T>(from: T[]): T | undefined => from[Math.floor(chance.next() * from.length)];
  const some = <T>(from: T[]): T[] => from.filter(() => chance.next() < 0.4);
  const unmerged = () => [...world.conversations.values()].filter(({ state }) => state !== 'merged');
  const keep = (customer: Customer, ...conversations: Conversation[]) => {
    world.customer = customer;
    for (const each of conversations) world.conversations.set(each.request, each);
  };
  const acts: Record<Act, (request?: string) => string | undefined> = {
    write,
    reply,
    split: splitSome,
    merge: mergeSome,
    undo: undoOne,
    done,
    pause: stand(pause),
    reactivate: stand(reactivate),
    swap: stand(swap),
  };

  return { world, act };

  /** @returns the request where it happened, or undefined where the rules refused it */
  function act(what: Act, request?: string): string | undefined {
    world.now = plus(world.now, 1000);
    return acts[what](request);
  }

  function activeConversation(): Conversation | undefined {
    const { active } = world.customer;
    return active.kind === 'request' ? world.conversations.get(active.request) : undefined;
  }

  function say(conversation: Conversation, make: typeof anInbound | typeof anOutbound): void {
    const message = make(next('message'), {
      segment: writingSegment(conversation),
      at: world.now,
      storedAt: world.now,
    });
    world.messages.push(message);
    const { active } = world.customer;
    if (active.kind === 'request') keep({ ...world.customer, active: { ...active, used: true } });
  }

  function write(): string | undefined {
    let conversation = activeConversation();
    if (conversation === undefined) {
      conversation = freshConversation(aReservation(next('request'), { openedAt: world.now }), next('segment'));
      const { request } = conversation;
      const active = { kind: 'request', request, segment: writingSegment(conversation), used: false } as const;
      keep({ ...world.customer, active, conversations: [...world.customer.conversations, request] }, conversation);
    }
    say(conversation, anInbound);
    return conversation.request;
  }

  function reply(): string | undefined {
    const conversation = activeConversation();
    if (conversation === undefined) return undefined;
    say(conversation, anOutbound);
    return conversation.request;
  }

  function splitSome(): string | undefined {
    const source = pick(unmerged());
    if (source === undefined) return undefined;
    const { active } = world.customer;
    if (splitProblem(source, world.customer, active.kind === 'request' ? active.request : undefined)) return undefined;
    const thread = world.messages.filter((message) => timesShown(source, message) > 0);
    const wanted = some(thread);
    const selection = select(
      wanted.map(({ key }) => key),
      wanted,
      wanted.length < thread.length,
    );
    if ('code' in selection) return undefined;
    const order = { id: next('split'), by: 'agent', now: world.now, segment: next('segment'), project: '1' };
    const result = split(source, world.customer, selection, aReservation(next('request')), order);
    if ('code' in result) return undefined;
    keep(result.customer, result.source, result.made);
    return result.made.request;
  }

  function mergeSome(): string | undefined {
    const chosen = some(unmerged());
    const into = chance.next() < 0.5 ? chosen.shift() : undefined;
    const target: MergeTarget & { conversation: Conversation } =
      into === undefined
        ? {
            kind: 'fresh',
            made: chance.next() < 0.5,
            conversation: freshConversation(aReservation(next('request')), next('segment')),
          }
        : { kind: 'existing', conversation: into };
    const { active } = world.customer;
    if (mergeProblem(target, chosen, world.customer, active.kind === 'request' ? active.request : undefined))
      return undefined;
    const result = merge(target, chosen, world.customer, {
      id: next('merge'),
      by: 'agent',
      now: world.now,
      reopened: needsReopening(target, chosen, world.customer) ? 'by-this' : undefined,
      requests: new Map(),
    });
    if ('code' in result) return undefined;
    keep(result.customer, result.target, ...result.sources);
    return result.target.request;
  }

  function undoOne(request?: string): string | undefined {
    const touched = [...world.conversations.values()].filter(({ lastOperation }) => lastOperation !== undefined);
    const own = request === undefined ? pick(touched) : world.conversations.get(request);
    const operation = own === undefined ? undefined : operationOf(own, world.now);
    if (operation === undefined || 'code' in operation) return undefined;
    const found = (id: string) => world.conversations.get(id);
    const result = found(operation.result);
    const sources = operation.sources.map(found).filter((each) => each !== undefined);
    if (result === undefined) return undefined;
    const segment = writingSegment(result);
    const used = world.messages.some((message) => message.segment === segment && message.storedAt > operation.at);
    const paused = operation.paused === undefined ? undefined : found(operation.paused.request);
    const concerned = { operation, result, sources, paused };
    if (undoProblem(concerned, world.customer, used) !== undefined) return undefined;
    const undone = undo(concerned, world.customer, world.now, 'agent');
    keep(undone.customer, ...undone.sources);
    if (undone.result === undefined) world.conversations.delete(result.request);
    else keep(undone.customer, undone.result);
    return result.request;
  }

  /** Done in Jira a while ago: what the customer wrote since then moves on. */
  function done(): string | undefined {
    const before = pick(unmerged().filter(({ state }) => state === 'open'));
    if (before === undefined) return undefined;
    const status = {
      category: 'done',
      since: plus(world.now, -Math.floor(chance.next() * 5000)),
      service: true,
    } as const;
    const state = reconcile(before, world.customer, status, world.now);
    const stored = world.messages.map(recentOf);
    const late = lateMessages(state.conversation, stored, status.since);
    const receiver =
      state.customer.active.kind === 'request' ? world.conversations.get(state.customer.active.request) : undefined;
    const moved = moveOn(state, late, stored, receiver, world.now, {
      claim: next('claim'),
      segment: next('segment'),
      notice: next('notice'),
    });
    keep(moved.customer, moved.conversation, ...(moved.receiver === undefined ? [] : [moved.receiver]));
    const claim = moved.customer.active;
    if (claim.kind !== 'claim') return before.request;
    const opened = freshConversation(aReservation(next('request')), claim.segment, { items: claim.items });
    const { request } = opened;
    keep(
      {
        ...moved.customer,
        active: { kind: 'request', request, segment: claim.segment, used: true },
        conversations: [...moved.customer.conversations, request],
      },
      { ...opened, lastOperation: { kind: 'late-move', id: claim.id, at: world.now } },
    );
    return before.request;
  }

  function stand(rule: typeof pause): () => string | undefined {
    return () => {
      const conversation = pick(unmerged());
      const result = conversation === undefined ? undefined : rule(conversation, world.customer);
      if (result?.code !== 'set') return undefined;
      keep(result.customer);
      return conversation?.request;
    };
  }
}
