import { isConversation } from '../../../src/domain/conversation';
import type { Customer } from '../../../src/domain/customer';
import type { Mirror } from '../mirror';
import { changesOf, type Observation, type Report, type WriteRule } from './judge';

/** At most one active conversation per customer, and a claim that is never lost. */
export const activeConversation: WriteRule = (observation, report) => {
  const { changes, mirror } = observation;
  const touched = new Set([
    ...changesOf(changes, 'customer').map(({ key }) => key),
    ...changesOf(changes, 'conversation').flatMap(({ after }) => (after === undefined ? [] : [after.customer])),
  ]);
  for (const key of touched) {
    const customer = mirror.customers.get(key);
    if (customer) agrees(customer, mirror, report);
    else report('a customer exists before its conversations', key);
  }
  for (const { before, after } of changesOf(changes, 'customer')) {
    if (before && after) follows(before, after, observation, report);
    if (!after) report('a customer is never deleted', before?.key ?? '');
  }
};

function agrees(customer: Customer, mirror: Mirror, report: Report): void {
  const { active } = customer;
  if (active.kind === 'claim') {
    const job = mirror.jobs.get(active.id);
    if (job?.kind !== 'open') report('a claim has its job', `claim ${active.id}`);
  }
  if (active.kind !== 'request') return;
  const record = mirror.conversations.get(active.request);
  if (!isConversation(record) || record.state !== 'open') {
    report('the active conversation is open', `request ${active.request} is ${record?.state ?? 'not there'}`);
    return;
  }
  if (record.customer !== customer.key) report('a conversation is active for its own customer', active.request);
  if (!customer.conversations.includes(active.request)) report('a customer lists the active request', active.request);
  if (!record.segments.some(({ id }) => id === active.segment)) {
    report('the active segment belongs to the active conversation', active.request);
  }
}

/** What may become of what was active. */
function follows(before: Customer, after: Customer, { changes }: Observation, report: Report): void {
  const was = before.active;
  const is = after.active;
  const conversations = changesOf(changes, 'conversation');
  if (was.kind === 'claim' && !(is.kind === 'claim' && is.id === was.id)) {
    const bound = is.kind === 'request' && conversations.find(({ key }) => key === is.request);
    const fits = bound && bound.before?.state === 'reserved' && bound.before.claim === was.id;
    if (!fits) report('a claim ends by binding its own reservation', `claim ${was.id} became ${is.kind}`);
  }
  if (was.kind === 'request' && !(is.kind === 'request' && is.request === was.request)) {
    const left = conversations.find(({ key }) => key === was.request)?.after;
    const rests = isConversation(left) && (left.state !== 'open' || left.unreachableSince !== undefined);
    if (!rests) report('an active conversation is only left when it ends', `request ${was.request}`);
  }
  if (is.kind === 'request' && !(was.kind === 'request' && was.request === is.request)) {
    if (!conversations.some(({ key }) => key === is.request)) {
      report('what becomes active is written in the same transaction', `request ${is.request}`);
    }
  }
}
