import { reservationFor, type Reservation } from '../domain/conversation';
import { mainAddress, recentCovers, type Claim, type Customer } from '../domain/customer';
import { MARK_HOLDS, pauseBefore, SEARCH_FOR, searchPause, postponed, type Attempt, type OpenJob } from '../domain/job';
import type { InboundMessage } from '../domain/message';
import { requestDescription, requestSummary } from '../domain/request-text';
import type { Target } from '../domain/settings';
import { between, MINUTE, plus, SECOND } from '../domain/time';
import { watchFor } from '../domain/bind';
import { bindRequest } from './bind-request';
import { oldestMessage } from './oldest-message';
import type { Ports, SiteState } from './ports';
import type { RefusedTarget } from './ports/requests';
import type { JobOutcome } from './run-job';

/**
 * Opens the request of a claim exactly once, although Jira has no idempotency key (design §2.3, §3.2): mark, create,
 * reserve, bind. After an unclear outcome the request is searched before another is created.
 */
export async function openRequest(ports: Ports, job: OpenJob): Promise<JobOutcome> {
  const { customer } = await ports.store.read({ customer: job.customer });
  const claim = customer?.active.kind === 'claim' && customer.active.id === job.claim ? customer.active : undefined;
  if (customer === undefined || claim === undefined) return finishWithoutClaim(ports, job);

  const now = ports.now();
  if (job.phase.name === 'creating') {
    const age = between(job.phase.attempt.startedAt, now);
    if (age < MARK_HOLDS) return { later: MARK_HOLDS - age + SECOND };
    return search(ports, becomeSearching(job, job.phase.attempt, now), customer, claim);
  }
  if (job.phase.name === 'searching') return search(ports, job, customer, claim);
  return create(ports, job, customer, claim);
}

async function create(ports: Ports, job: OpenJob, customer: Customer, claim: Claim): Promise<JobOutcome> {
  const site = await settledSite(ports, job);
  const { target } = site.settings;
  if (target === undefined) return refused(ports, job, 'not-configured');
  const first = await oldestMessage(ports, customer, claim, recentCovers(customer, claim.since, ports.now()));
  const attempt = describeAttempt(ports, site, target, customer, first);
  const marked: OpenJob = {
    ...job,
    attempt: job.attempt + 1,
    phase: { name: 'creating', attempt },
    due: plus(attempt.startedAt, MARK_HOLDS + SECOND),
  };
  const marking = await ports.store.commit([
    { put: 'job', value: marked },
    { put: 'customer', value: { ...customer, active: { ...claim, attempt: claim.attempt + 1 } } },
  ]);
  if (marking === 'conflict') return { later: SECOND };
  const mine: OpenJob = { ...marked, version: marked.version + 1 };
  const { summary, description } = attempt;
  const { serviceDeskId, requestTypeId } = target;
  const created = await ports.requests.create({ serviceDeskId, requestTypeId, summary, description });
  switch (created.outcome) {
    case 'created':
      return keep(ports, mine, attempt, customer, claim, first, created.request);
    case 'refused':
      return refused(ports, { ...mine, phase: { name: 'waiting' } }, created.reason);
    case 'not-accepted':
      return save(ports, { ...mine, phase: { name: 'waiting' } }, pauseBefore(mine.attempt, created.retryAfterMs));
    case 'unclear':
      return save(ports, becomeSearching(mine, attempt, ports.now()), searchPause(0));
  }
}

/** After a failure, or where something is missing, the settings may have been repaired a moment ago. */
async function settledSite(ports: Ports, job: OpenJob): Promise<SiteState> {
  if (job.attempt > 0) return ports.site.fresh();
  const site = await ports.site.current();
  return site.settings.target === undefined ? ports.site.fresh() : site;
}

function describeAttempt(
  ports: Ports,
  { settings }: SiteState,
  target: Target,
  customer: Customer,
  first: InboundMessage,
): Attempt {
  return {
    startedAt: ports.now(),
    summary: requestSummary(first.channel, mainAddress(customer), settings),
    description: requestDescription(first.content, settings.language),
    projectId: target.projectId,
  };
}

/** Reserved even after a clear answer: a search of another claim may have found this request first. */
async function keep(
  ports: Ports,
  job: OpenJob,
  attempt: Attempt,
  customer: Customer,
  claim: Claim,
  first: InboundMessage,
  request: string,
): Promise<JobOutcome> {
  const reservation = await reserve(ports, customer, claim, request);
  if (reservation === undefined) return save(ports, becomeSearching(job, attempt, ports.now()), searchPause(0));
  const marked = { ...customer, version: customer.version + 1, active: { ...claim, attempt: claim.attempt + 1 } };
  return bindRequest(ports, { customer: marked, job, reservation }, first);
}

/** @returns undefined when the request belongs to another claim */
async function reserve(
  ports: Ports,
  customer: Customer,
  claim: Claim,
  request: string,
): Promise<Reservation | undefined> {
  const wanted = reservationFor(request, customer.key, claim.id, ports.now());
  if ((await ports.store.reserve(wanted)) === 'reserved') return wanted;
  const { conversations } = await ports.store.read({ conversations: [request] });
  const holder = conversations.get(request);
  return holder?.state === 'reserved' && holder.claim === claim.id ? holder : undefined;
}

async function search(ports: Ports, job: OpenJob, customer: Customer, claim: Claim): Promise<JobOutcome> {
  if (job.phase.name !== 'searching') throw new Error('not searching');
  const { attempt, since, round } = job.phase;
  const reservation =
    (await ports.store.reservedFor(customer.key, claim.id)) ?? (await find(ports, customer, claim, attempt));
  if (reservation !== undefined) {
    const first = await oldestMessage(ports, customer, claim, false);
    return bindRequest(ports, { customer, job, reservation }, first);
  }
  if (between(since, ports.now()) < SEARCH_FOR) {
    return save(ports, { ...job, phase: { ...job.phase, round: round + 1 } }, searchPause(round + 1));
  }
  return save(ports, { ...job, phase: { name: 'waiting' } }, 0);
}

/** The first request that the attempt may have made and that nobody else holds. */
async function find(
  ports: Ports,
  customer: Customer,
  claim: Claim,
  attempt: Attempt,
): Promise<Reservation | undefined> {
  for (const { request } of await ports.requests.candidates(attempt)) {
    const reservation = await reserve(ports, customer, claim, request);
    if (reservation !== undefined) return reservation;
  }
  return undefined;
}

/** From here on the attempt may have made a request: it stays on the list until a watch has looked for it. */
function becomeSearching(job: OpenJob, attempt: Attempt, now: string): OpenJob {
  return {
    ...job,
    phase: { name: 'searching', attempt, since: now, round: 0 },
    doubtful: [...job.doubtful, attempt].slice(-20),
  };
}

async function save(ports: Ports, job: OpenJob, pauseMs: number): Promise<JobOutcome> {
  const saved = await ports.store.commit([{ put: 'job', value: postponed(job, ports.now(), pauseMs) }]);
  return { later: saved === 'committed' ? pauseMs : SECOND };
}

/** The messages stay; the administrators are told; after the repair the job goes on by itself. */
async function refused(ports: Ports, job: OpenJob, reason: RefusedTarget): Promise<JobOutcome> {
  ports.log.warn('requests cannot be opened', { reason });
  await ports.alarms.raise({ code: 'requests-cannot-be-opened', reason, since: ports.now() });
  return save(ports, job, 5 * MINUTE);
}

/** The claim was bound by somebody else, or is gone: requests of doubtful attempts are still watched for. */
async function finishWithoutClaim(ports: Ports, job: OpenJob): Promise<JobOutcome> {
  const change =
    job.attempt === 0
      ? ({ delete: 'job', key: job.id } as const)
      : ({ put: 'job', value: watchFor(job, ports.now()) } as const);
  const finished = await ports.store.commit([change]);
  return finished === 'committed' ? 'finished' : { later: SECOND };
}
