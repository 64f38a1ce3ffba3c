import type { IssueAnswers, IssueInputs } from '../../contract/issue';
import { activityLines } from '../../domain/activity';
import { writingSegment, type Reservation } from '../../domain/conversation';
import { remember, type Customer } from '../../domain/customer';
import { newJob, type Job, type ReconcileJob, type ShowJob } from '../../domain/job';
import { addNumber, numberProblem, type Added, type NumberProblem } from '../../domain/number';
import { recentOf } from '../../domain/receive';
import { refusalFor, TO_REPLY, type Caller } from '../authorise';
import { decide, type Round } from '../decide';
import { findConversation } from '../load-conversation';
import { reserveExisting } from '../operations/reserve-existing';
import type { Change, Ports } from '../ports';
import type { SeenRequest } from '../ports/requests';
import { named, refusalOn } from '../set-state';
import { pushJobs } from '../tell';
import { mergeIntoRequest } from './merge-into-request';
import { customerOfNumber, type NumberCustomer } from './number-customer';
import { knownCustomer, requestProblem } from './view-nothing';

type Input = IssueInputs['addNumber'];
type Answer = IssueAnswers['addNumber'];
type Refused = Exclude<Answer, { code: 'ok' }>;

/** Adds the phone number of the request's customer, with whom a conversation begins (design §2.7). */
export async function addNumberTo(ports: Ports, caller: Caller, input: Input): Promise<Answer> {
  const [denied, conversation, [seen], site] = await Promise.all([
    refusalFor(ports, caller, input.choice === 'take-over' ? [...TO_REPLY, 'EDIT_ISSUES'] : TO_REPLY),
    findConversation(ports, caller.request),
    ports.person.find([caller.request]),
    ports.site.current(),
  ]);
  if (denied !== undefined) return denied;
  if (conversation !== undefined) return { code: 'has-conversation' };
  if (seen === undefined) return { code: 'no-reporter' };
  const problem = requestProblem(seen);
  if (problem !== undefined) return { code: problem };
  if (site.settings.sms === undefined || site.apiKey === undefined) return { code: 'not-configured' };
  const number = await numberOf(ports, seen, input);
  if ('code' in number) return number;
  const { active } = number.customer;
  const other = active.kind === 'request' ? active.request : undefined;
  if (other !== undefined && input.choice === 'merge') {
    const agreed = { takeOver: other, otherLink: input.confirmed };
    const link = numberProblem(number.customer, seen.reporter?.accountId, agreed);
    if (link !== undefined) return refusal(ports, link);
    const merged = await mergeIntoRequest(ports, caller, seen, number.customer, other, input.id ?? ports.newId());
    return merged.code === 'ok' ? { code: 'ok', unusual: number.unusual } : merged;
  }
  const deniedThere = other !== undefined && input.choice === 'take-over' ? await refusalOn(ports, other) : undefined;
  if (deniedThere !== undefined) return deniedThere;
  return begin(ports, caller, seen, number, input.choice === 'take-over' ? other : undefined, input.confirmed === true);
}

async function numberOf(ports: Ports, seen: SeenRequest, input: Input): Promise<NumberCustomer | Refused> {
  if ('number' in input) return customerOfNumber(ports, input.number);
  const customer = await knownCustomer(ports, seen);
  return customer === undefined ? { code: 'number-unknown' } : { customer, unusual: false };
}

type Begun = { added: Added; jobs: Job[] } | { refused: NumberProblem };

async function begin(
  ports: Ports,
  caller: Caller,
  seen: SeenRequest,
  number: NumberCustomer,
  takeOver: string | undefined,
  otherLink: boolean,
): Promise<Answer> {
  const reporter = seen.reporter?.accountId;
  const problem = numberProblem(number.customer, reporter, { takeOver, otherLink });
  if (problem !== undefined) return refusal(ports, problem);
  const operation = ports.newId();
  const reserved = await reserveExisting(ports, number.customer.key, caller.request, operation);
  if (reserved === undefined) return { code: 'has-conversation' };
  let known: { customer: Customer; reservation: Reservation } | undefined = {
    customer: number.customer,
    reservation: reserved,
  };
  const segment = ports.newId();
  let tried: Begun | undefined;
  const begun = await decide(async (): Promise<Round<Begun | 'has-conversation'>> => {
    const state = known ?? (await reload(ports, number.customer.key, caller.request));
    known = undefined;
    if (state === undefined) {
      if (tried !== undefined && (await writesIn(ports, caller.request, segment))) return { done: tried };
      return { done: 'has-conversation' };
    }
    const now = ports.now();
    const refused = numberProblem(state.customer, reporter, { takeOver, otherLink });
    if (refused !== undefined) return { done: { refused } };
    const added = addNumber(state.customer, state.reservation, { by: caller.accountId, now, segment, reporter });
    const link = await linkChange(ports, added.customer, reporter);
    const { changes, jobs } = changesOf(ports, caller, added, state.customer);
    tried = { added, jobs };
    return (await ports.store.commit([...changes, ...link])) === 'committed' ? { done: tried } : 'conflict';
  });
  if (begun === 'has-conversation') return { code: 'has-conversation' };
  if ('refused' in begun) return refusal(ports, begun.refused);
  const { keyedHash } = await ports.site.current();
  await Promise.all([
    pushJobs(ports, begun.jobs, caller.request),
    ports.live.changed([keyedHash('live-request', caller.request)]),
  ]);
  return { code: 'ok', unusual: number.unusual };
}

/** Is it our own write of a round before, whose answer was lost? */
async function writesIn(ports: Ports, request: string, segment: string): Promise<boolean> {
  const conversation = await findConversation(ports, request);
  return conversation?.segments.some(({ id }) => id === segment) === true;
}

/** @returns undefined when the request has a conversation already: our own write, or a rival's */
async function reload(ports: Ports, key: string, request: string) {
  const { customer, conversations } = await ports.store.read({ customer: key, conversations: [request] });
  const reservation = conversations.get(request);
  return reservation?.state === 'reserved' && customer !== undefined ? { customer, reservation } : undefined;
}

function changesOf(
  ports: Ports,
  { accountId }: Caller,
  { customer, conversation, left }: Added,
  before: Customer,
): { changes: Change[]; jobs: Job[] } {
  const now = ports.now();
  const { request } = conversation;
  const occasion = { customer: customer.key, by: { kind: 'agent', accountId } as const, now, newKey: ports.newId };
  const lines = [
    ...activityLines([{ what: 'number-added' }], { ...occasion, segment: writingSegment(conversation) }),
    ...(left === undefined ? [] : activityLines([{ what: 'paused' }], { ...occasion, segment: left.segment })),
  ];
  const jobs: Job[] = [
    newJob<ReconcileJob>({ id: ports.newId(), kind: 'reconcile', request }, now),
    ...(left === undefined ? [] : [newJob<ShowJob>({ id: ports.newId(), kind: 'show', request: left.request }, now)]),
  ];
  const changes: Change[] = [
    { put: 'customer', value: { ...customer, recent: remember(before.recent, lines.map(recentOf), now) } },
    { put: 'conversation', value: conversation },
    ...lines.map((value) => ({ put: 'add-message', value }) as const),
    ...jobs.map((value) => ({ put: 'add-job', value }) as const),
  ];
  return { changes, jobs };
}

/** The reporter's account leads to the customer, so that the number is offered on the person's next request. */
export async function linkChange(ports: Ports, customer: Customer, reporter: string | undefined): Promise<Change[]> {
  if (reporter === undefined || customer.linked !== reporter) return [];
  const { keyedHash } = await ports.site.current();
  return [{ put: 'pointer', key: keyedHash('linked', reporter), to: customer.key }];
}

export async function refusal(ports: Ports, problem: NumberProblem): Promise<Refused> {
  if (problem.code !== 'another-active') return problem;
  return { code: 'another-active', ...(await named(ports, problem.other)) };
}
