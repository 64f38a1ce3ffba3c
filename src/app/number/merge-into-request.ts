import type { IssueAnswers } from '../../contract/issue';
import { isConversation } from '../../domain/conversation';
import type { Customer } from '../../domain/customer';
import { lacking, mayNotSee, TO_CLOSE, type Caller } from '../authorise';
import { decide, type Round } from '../decide';
import { mergeRefusal, unionRefusal, type Participants } from '../operations/participants';
import { reserveExisting } from '../operations/reserve-existing';
import { writeMerge } from '../operations/write-merge';
import type { Ports } from '../ports';
import type { SeenRequest } from '../ports/requests';
import { pushJobs } from '../tell';
import { linkChange } from './add-number';

type Answer = { code: 'ok' } | Exclude<IssueAnswers['addNumber'], { code: 'ok' }>;

/** The number's active conversation goes into this request, because both are the same person (design §2.7). */
export async function mergeIntoRequest(
  ports: Ports,
  caller: Caller,
  target: SeenRequest,
  customer: Customer,
  other: string,
  operation: string,
): Promise<Answer> {
  const [[source], missing, { conversations }] = await Promise.all([
    ports.person.find([other]),
    ports.person.missing([other, caller.request], TO_CLOSE),
    ports.store.read({ conversations: [other] }),
  ]);
  const lacks = lacking(missing, other, TO_CLOSE);
  if (source === undefined || mayNotSee(lacks) !== undefined) return { code: 'another-active' };
  if (lacks.length > 0) return { code: 'no-permission', missing: lacks, request: source.key };
  const own = lacking(missing, caller.request, TO_CLOSE);
  if (own.length > 0) return { code: 'no-permission', missing: own };
  const conversation = conversations.get(other);
  if (!isConversation(conversation)) return { code: 'no-conversation', request: source.key };
  const found: Participants = {
    customer,
    target: { seen: target, conversation: undefined },
    sources: [{ seen: source, conversation }],
  };
  const refusal = await unionRefusal(ports, found, undefined);
  if (refusal !== undefined) return refusal;
  const reservation = await reserveExisting(ports, customer.key, target.id, operation);
  if (reservation === undefined) return { code: 'has-conversation' };
  const written = await writeMerge(ports, caller, { id: operation }, found, {
    reservation,
    key: target.key,
  });
  if ('refused' in written) return mergeRefusal(ports, written.refused, found.sources);
  const { keyedHash } = await ports.site.current();
  await Promise.all([
    pushJobs(ports, written.jobs, customer.key),
    ports.live.changed([keyedHash('live-request', target.id)]),
    linkReporter(ports, customer.key, target.reporter?.accountId),
  ]);
  return { code: 'ok' };
}

/** A customer who is linked already stays so. */
async function linkReporter(ports: Ports, key: string, reporter: string | undefined): Promise<void> {
  if (reporter === undefined) return;
  await decide(async (): Promise<Round<null>> => {
    const { customer } = await ports.store.read({ customer: key });
    if (customer === undefined || customer.linked !== undefined) return { done: null };
    const value = { ...customer, linked: reporter };
    const changes = [{ put: 'customer', value } as const, ...(await linkChange(ports, value, reporter))];
    return (await ports.store.commit(changes)) === 'committed' ? { done: null } : 'conflict';
  });
}
