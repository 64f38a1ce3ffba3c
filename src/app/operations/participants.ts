import type { MergeRefusal } from '../../contract/operations';
import { isConversation, type Conversation, type ConversationRecord } from '../../domain/conversation';
import type { Customer } from '../../domain/customer';
import { mergeProblem, needsReopening, type MergeProblem, type MergeTarget } from '../../domain/merge';
import type { Permission } from '../../domain/permission';
import { lacking, mayNotSee, TO_CLOSE, TO_MAKE, type Caller } from '../authorise';
import { customerOf } from '../load-conversation';
import { requestProblem } from '../number/view-nothing';
import { namedRequest } from '../other-requests';
import type { Ports } from '../ports';
import type { SeenRequest } from '../ports/requests';

/** The request with the conversation it has, as the person sees the one and storage knows the other. */
export interface Participant {
  seen: SeenRequest;
  conversation: Conversation;
}

export interface Participants {
  customer: Customer;
  /** An existing request; without a conversation only if it is the customer's. Nothing where a new one is made. */
  target: { seen: SeenRequest; conversation: Conversation | undefined } | undefined;
  sources: Participant[];
}

export interface Union {
  requests: string[];
  /** Key or id, or `new`. */
  into: string;
}

/** Follows a chain of merges: more links than anybody makes in a day. */
const HOPS = 5;

/**
 * Everybody who takes part in a merge: found as the person, with the rights asked on each (design §2.10), then read.
 * The panel's own request always takes part; a merged target leads to its final one.
 */
export async function participants(
  ports: Ports,
  caller: Caller,
  { requests, into }: Union,
): Promise<Participants | MergeRefusal | Denied> {
  const wanted = [...new Set([caller.request, ...requests, ...(into === 'new' ? [] : [into])])];
  const found = [...new Map((await ports.person.find(wanted)).map((seen) => [seen.id, seen])).values()];
  const byName = (name: string) => found.find(({ id, key }) => id === name || key.toUpperCase() === name.toUpperCase());
  if (wanted.some((name) => byName(name) === undefined)) return { code: 'request-not-found' };
  const ids = found.map(({ id }) => id);
  const needed: Permission[] = [...new Set([...(into === 'new' ? TO_MAKE : []), ...TO_CLOSE])];
  const [missing, read] = await Promise.all([
    ports.person.missing(ids, needed),
    ports.store.read({ conversations: ids, customerOf: caller.request }),
  ]);
  for (const seen of found) {
    const denied = deniedOn(seen, lacking(missing, seen.id, needed), caller);
    if (denied !== undefined) return denied;
  }
  const targetSeen = into === 'new' ? undefined : byName(into);
  const final =
    targetSeen === undefined
      ? undefined
      : await finalTarget(ports, caller, needed, targetSeen, read.conversations.get(targetSeen.id));
  if (final !== undefined && 'code' in final) return final;
  const sources: Participant[] = [];
  for (const seen of found) {
    if (seen.id === targetSeen?.id || seen.id === final?.seen.id) continue;
    const conversation = read.conversations.get(seen.id);
    if (!isConversation(conversation)) return { code: 'no-conversation', request: seen.key };
    sources.push({ seen, conversation });
  }
  const [first] = sources;
  if (first === undefined) return { code: 'self' };
  const own = final?.conversation ?? first.conversation;
  const customer = await customerOf(ports, own, read.customer);
  if (customer === undefined) return { code: 'no-conversation' };
  if (final !== undefined && final.conversation === undefined) {
    const usable = isTheirs(final.seen, customer) && requestProblem(final.seen) === undefined;
    if (!usable) return { code: 'no-conversation', request: final.seen.key };
  }
  return { customer, target: final, sources };
}

type Denied = { code: 'no-permission'; missing: Permission[]; request?: string };

function deniedOn(seen: SeenRequest, missing: Permission[], caller: Caller): MergeRefusal | Denied | undefined {
  if (missing.length === 0) return undefined;
  if (seen.id === caller.request) return { code: 'no-permission', missing };
  return mayNotSee(missing) === undefined
    ? { code: 'no-permission', missing, request: seen.key }
    : { code: 'request-not-found' };
}

/** A merged conversation goes on in another one. */
async function finalTarget(
  ports: Ports,
  caller: Caller,
  needed: Permission[],
  seen: SeenRequest,
  record: ConversationRecord | undefined,
): Promise<{ seen: SeenRequest; conversation: Conversation | undefined } | MergeRefusal | Denied> {
  let current = { seen, conversation: record };
  for (let hop = 0; hop < HOPS; hop += 1) {
    const { conversation } = current;
    if (!isConversation(conversation)) return { seen: current.seen, conversation: undefined };
    if (conversation.state !== 'merged') return { seen: current.seen, conversation };
    const [[next], further] = await Promise.all([
      ports.person.find([conversation.merged.into]),
      ports.store.read({ conversations: [conversation.merged.into] }),
    ]);
    if (next === undefined) return { code: 'request-not-found' };
    const missing = await ports.person.missing([next.id], needed);
    const denied = deniedOn(next, lacking(missing, next.id, needed), caller);
    if (denied !== undefined) return denied;
    current = { seen: next, conversation: further.conversations.get(next.id) };
  }
  return { code: 'request-not-found' };
}

/** A request without conversation may be the target if the customer is known to be its reporter. */
function isTheirs({ reporter }: SeenRequest, { linked }: Customer): boolean {
  return reporter !== undefined && reporter.accountId === linked;
}

export function mergeTarget(target: Participants['target']): MergeTarget {
  if (target === undefined) return { kind: 'fresh', made: true };
  if (target.conversation === undefined) return { kind: 'fresh', made: false };
  return { kind: 'existing', conversation: target.conversation };
}

/** Why these cannot be united, in words for the person; the target's reopening is left out. */
export async function unionRefusal(
  ports: Ports,
  { customer, target, sources }: Participants,
  confirmedPause: string | undefined,
): Promise<MergeRefusal | undefined> {
  const conversations = sources.map(({ conversation }) => conversation);
  const problem = mergeProblem(mergeTarget(target), conversations, customer, confirmedPause);
  return problem === undefined
    ? undefined
    : mergeRefusal(ports, problem, [...sources, ...(target === undefined ? [] : [target])]);
}

export async function mergeRefusal(
  ports: Ports,
  problem: MergeProblem,
  known: { seen: SeenRequest }[],
): Promise<MergeRefusal> {
  const keyOf = (id: string) => known.find(({ seen }) => seen.id === id)?.seen.key;
  const nameOf = async (id: string) => {
    const seen = known.find((each) => each.seen.id === id)?.seen ?? (await ports.person.find([id]))[0];
    return seen === undefined ? undefined : namedRequest(seen);
  };
  switch (problem.code) {
    case 'different-customers':
      return { code: problem.code, request: keyOf(problem.request) ?? '' };
    case 'wrong-state': {
      const request = keyOf(problem.request);
      return { code: problem.code, state: problem.state, ...(request === undefined ? {} : { request }) };
    }
    case 'confirm-pause': {
      const other = await nameOf(problem.other);
      return other === undefined ? { code: 'another-active' } : { code: problem.code, other };
    }
    case 'no-conversation': {
      const request = keyOf(problem.request);
      return { code: problem.code, ...(request === undefined ? {} : { request }) };
    }
    default:
      return problem;
  }
}

/** The target rests although it is to be active. `propose`: the active request, as the other possible target. */
export function reopening({ customer, target, sources }: Participants) {
  const rests = needsReopening(
    mergeTarget(target),
    sources.map(({ conversation }) => conversation),
    customer,
  );
  const { active } = customer;
  const current = sources.find(({ seen }) => active.kind === 'request' && seen.id === active.request);
  if (!rests || target === undefined || current === undefined) return undefined;
  return { target: namedRequest(target.seen), propose: namedRequest(current.seen) };
}
