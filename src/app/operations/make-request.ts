import { reservationFor, type Reservation } from '../../domain/conversation';
import { mainAddress, type Customer } from '../../domain/customer';
import { MARK_HOLDS, newJob, type WatchJob } from '../../domain/job';
import type { InboundMessage } from '../../domain/message';
import { requestDescription, requestSummary } from '../../domain/request-text';
import type { Settings } from '../../domain/settings';
import { plus, type Instant } from '../../domain/time';
import type { Caller } from '../authorise';
import type { Ports } from '../ports';
import type { CreateOutcome, RequestType } from '../ports/requests';

export type Made =
  | { code: 'made'; reservation: Reservation; key: string; project: string; watch: WatchJob }
  | { code: 'cannot-create' | 'unclear' | 'in-progress' };

export interface Wanted {
  /** The form's id: one form makes one request. */
  operation: string;
  customer: Customer;
  /** Its text becomes the description; nothing where the customer has not written yet. */
  first: InboundMessage | undefined;
  /** The request whose project, type and reporter the new one takes. */
  like: RequestType | undefined;
}

/** What a request that an operation makes will say. */
export function wantedText(settings: Settings, customer: Customer, first: InboundMessage | undefined) {
  return {
    summary: requestSummary(first?.channel ?? 'sms', mainAddress(customer), settings),
    description: requestDescription(first?.content ?? { kind: 'text', text: '' }, settings.language),
  };
}

/**
 * Makes a request as the agent, once per form. The job that is begun first closes whatever the call may have made, in
 * case this process dies or the answer is lost; binding the request ends it. Nothing else has changed by then.
 */
export async function makeRequest(ports: Ports, caller: Caller, wanted: Wanted): Promise<Made> {
  const { settings } = await ports.site.current();
  const { operation, customer, first, like } = wanted;
  const startedAt = ports.now();
  const text = wantedText(settings, customer, first);
  const places = [...(like === undefined ? [] : [like]), ...(settings.target === undefined ? [] : [settings.target])];
  if (places.length === 0) return { code: 'cannot-create' };
  const doubtful = [...new Set(places.map(({ projectId }) => projectId))].map((projectId) => ({
    startedAt,
    ...text,
    projectId,
    creator: caller.accountId,
  }));
  const watch = newJob<WatchJob>(
    { id: `made-${operation}`, kind: 'watch', customer: customer.key, claim: operation, doubtful },
    startedAt,
    plus(startedAt, MARK_HOLDS),
  );
  if ((await ports.store.begin(watch)) === 'exists') return { code: 'in-progress' };
  for (const { serviceDeskId, requestTypeId, projectId } of places) {
    const created = await create(ports, { serviceDeskId, requestTypeId, ...text }, like?.reporter);
    if (created.outcome === 'created') {
      const reservation = await reserve(ports, wanted, created.request);
      if (reservation === undefined) return { code: 'unclear' };
      return { code: 'made', reservation, key: created.key, project: projectId, watch };
    }
    if (created.outcome === 'unclear') return { code: 'unclear' };
    if (created.outcome === 'not-accepted') break;
  }
  await ports.store.commit([{ delete: 'job', key: watch.id }]);
  return { code: 'cannot-create' };
}

/** Jira may not let the agent name this reporter: then it is the agent. */
async function create(
  ports: Ports,
  order: { serviceDeskId: string; requestTypeId: string; summary: string; description: string },
  reporter: string | undefined,
): Promise<CreateOutcome> {
  if (reporter === undefined) return ports.person.create(order);
  const named = await ports.person.create({ ...order, reporter });
  return named.outcome === 'refused' ? ports.person.create(order) : named;
}

/**
 * The request is bound: there is nothing to watch for. The job stays as long as any call of the same form may still be
 * on its way, so that a click that comes late does not begin once more.
 */
export function spent(watch: WatchJob, now: Instant): WatchJob {
  return { ...watch, doubtful: [], due: plus(now, MARK_HOLDS) };
}

async function reserve(ports: Ports, wanted: Wanted, request: string): Promise<Reservation | undefined> {
  const reservation = reservationFor(request, wanted.customer.key, wanted.operation, ports.now());
  return (await ports.store.reserve(reservation)) === 'reserved' ? reservation : undefined;
}
