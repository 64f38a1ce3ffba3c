import { isConversation } from '../../../src/domain/conversation';
import type { Customer } from '../../../src/domain/customer';
import type { Mirror } from '../mirror';
import { changesOf, type Report, type WriteRule } from './judge';
import { mayEnter, mayLeave } from './turns';

/** At most one active conversation per customer, and a claim that is never lost. */
export const activeConversation: WriteRule = (observation, report) => {
  const { changes, mirror } = observation;
  const touched = new Set([
    ...changesOf(changes, 'customer').map(({ key }) => key),
    ...changesOf(changes, 'conversation').flatMap(({ before, after }) =>
      [before, after].flatMap((record) => (record === undefined ? [] : [record.customer])),
    ),
  ]);
  for (const key of touched) {
    const customer = mirror.customers.get(key);
    if (customer) agrees(customer, mirror, report);
    else report('a customer exists before its conversations', key);
  }
  for (const { before, after } of changesOf(changes, 'customer')) {
    if (before && after) {
      claimStands(before, after, observation.changes, report);
      mayLeave(before, after, observation, report);
      mayEnter(before, after, observation, report);
    }
    if (!after) report('a customer is never deleted', before?.key ?? '');
  }
};

function agrees(customer: Customer, mirror: Mirror, report: Report): void {
  const { active } = customer;
  if (active.kind === 'claim') {
    const job = mirror.jobs.get(active.id);
    if (job?.kind !== 'open') report('a claim has its job', `claim ${active.id}`);
  }
  for (const request of customer.conversations) {
    const record = mirror.conversations.get(request);
    if (!isConversation(record) || record.customer !== customer.key) {
      report('a customer lists only conversations of its own', `request ${request}`);
    }
  }
  if (active.kind !== 'request') return;
  const record = mirror.conversations.get(active.request);
  if (!isConversation(record) || record.state !== 'open') {
    report('the active conversation is open', `request ${active.request} is ${record?.state ?? 'not there'}`);
    return;
  }
  if (record.readOnly !== undefined) report('the active conversation can be written in', active.request);
  if (record.customer !== customer.key) report('a conversation is active for its own customer', active.request);
  if (!customer.conversations.includes(active.request)) report('a customer lists the active request', active.request);
  if (record.segments.at(-1)?.id !== active.segment) {
    report('the active segment is the one that the active conversation writes in', active.request);
  }
}

function claimStands(
  { active: was }: Customer,
  { active: is }: Customer,
  changes: Parameters<WriteRule>[0]['changes'],
  report: Report,
): void {
  if (was.kind !== 'claim' || (is.kind === 'claim' && is.id === was.id)) return;
  const bound = is.kind === 'request' && changesOf(changes, 'conversation').find(({ key }) => key === is.request);
  const fits = bound && bound.before?.state === 'reserved' && bound.before.claim === was.id;
  if (!fits) report('a claim ends by binding its own reservation', `claim ${was.id} became ${is.kind}`);
}
