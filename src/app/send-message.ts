import { isTooLate } from '../domain/auto-reply';
import { advance, leavesDoubt, type DeliveryNews, type Failure } from '../domain/delivery';
import {
  backOff,
  MARK_HOLDS,
  pauseBefore,
  postponed,
  SEND_FOR,
  SEND_UNCLEAR_FOR,
  type SendJob,
  type ShowJob,
} from '../domain/job';
import type { OutboundMessage } from '../domain/message';
import { between, plus, SECOND } from '../domain/time';
import { decide, type Round } from './decide';
import type { Change, Ports, SendOutcome } from './ports';
import type { JobOutcome } from './run-job';
import { pushJobs } from './tell';

/**
 * Hands a message to the provider under the id that we chose. The SMS provider refuses a repeated id, so an unclear
 * outcome is tried again with the same one (design §2.5).
 */
export async function sendMessage(ports: Ports, job: SendJob): Promise<JobOutcome> {
  const { messages } = await ports.store.read({ messages: [job.message] });
  const message = messages.get(job.message);
  if (message?.direction !== 'outbound') return drop(ports, job);
  const now = ports.now();
  if (job.startedAt !== undefined && between(job.startedAt, now) < MARK_HOLDS) {
    return { later: MARK_HOLDS - between(job.startedAt, now) + SECOND };
  }
  // A report may have settled it while the job waited.
  if (message.delivery.state !== 'sending' && message.delivery.state !== 'unknown') return drop(ports, job);
  const marked: SendJob = { ...job, attempt: job.attempt + 1, startedAt: now, due: plus(now, MARK_HOLDS + SECOND) };
  if ((await ports.store.commit([{ put: 'job', value: marked }])) === 'conflict') return { later: SECOND };
  // A mark that aged is that of a process which died: the message may have been handed over.
  const triedBefore = job.startedAt !== undefined;
  return sendNow(ports, { ...marked, version: marked.version + 1 }, message, { triedBefore });
}

interface Circumstances {
  /** An earlier try may have reached the provider, though the message does not say so. */
  triedBefore?: boolean;
  /** Tells open panels along with what else changed for the request; pushed in place of telling them directly. */
  show?: ShowJob | undefined;
}

/** Sends under a mark that stands already, and records what came of it. */
export async function sendNow(
  ports: Ports,
  job: SendJob,
  message: OutboundMessage,
  { triedBefore = false, show }: Circumstances = {},
): Promise<JobOutcome> {
  const outcome = await attempt(ports, message);
  const verdict = judge(outcome, job, ports.now(), triedBefore || message.delivery.state === 'unknown');
  if (outcome.outcome === 'refused' && outcome.alarm) {
    await ports.alarms.raise({ code: 'sending-refused', since: ports.now() });
  }
  let known: OutboundMessage | undefined = message;
  await decide(async (): Promise<Round<null>> => {
    const current = known ?? (await reload(ports, message.key));
    known = undefined;
    if (current === undefined) return { done: null };
    return record(ports, job, current, verdict);
  });
  if (show !== undefined) await pushJobs(ports, [show], job.customer);
  else await ports.live.changed([(await ports.site.current()).keyedHash('live-customer', job.customer)]);
  if (verdict.retryAfterMs === undefined) return 'finished';
  const event = { body: { job: job.id }, delayMs: verdict.retryAfterMs, subject: job.customer };
  await ports.queue.push([event]).catch((error: unknown) => ports.log.broken('queue push failed', error));
  return 'finished';
}

async function attempt(ports: Ports, message: OutboundMessage): Promise<SendOutcome> {
  if (message.answers !== undefined && isTooLate(message.answers, ports.now())) {
    return { outcome: 'refused', failure: { reason: 'too-late' }, alarm: false };
  }
  const { key, sender, to, content } = message;
  // What was erased is not sent any more.
  if (content.kind === 'erased') return { outcome: 'refused', failure: { reason: 'too-late' }, alarm: false };
  return ports.sms.send({ id: key, sender, to, text: content.text });
}

interface Verdict {
  news: DeliveryNews | undefined;
  retryAfterMs: number | undefined;
}

/** What came of a try. After an unclear one only a refusal of the message itself proves that it did not arrive. */
function judge(outcome: SendOutcome, job: SendJob, now: string, doubtful: boolean): Verdict {
  const age = between(job.since, now);
  const unknown: DeliveryNews = { state: 'unknown', at: now, by: 'us' };
  const failed = (failure: Failure): Verdict => ({
    news: doubtful && leavesDoubt(failure) ? unknown : { state: 'failed', at: now, by: 'us', failure },
    retryAfterMs: undefined,
  });
  switch (outcome.outcome) {
    case 'accepted': {
      const parts = outcome.parts === undefined ? {} : { parts: outcome.parts };
      return { news: { state: 'sent', at: now, by: 'us', ...parts }, retryAfterMs: undefined };
    }
    case 'refused':
      return failed(outcome.failure);
    case 'not-accepted':
      if (age >= SEND_FOR) return failed({ reason: 'provider-unreachable' });
      return { news: doubtful ? unknown : undefined, retryAfterMs: pauseBefore(job.attempt, outcome.retryAfterMs) };
    case 'unclear':
      return {
        news: unknown,
        retryAfterMs: age >= SEND_UNCLEAR_FOR ? undefined : backOff(job.attempt),
      };
  }
}

async function record(ports: Ports, job: SendJob, message: OutboundMessage, verdict: Verdict): Promise<Round<null>> {
  const delivery = verdict.news === undefined ? message.delivery : advance(message.delivery, verdict.news);
  const { startedAt: _over, ...resting } = job;
  const changes: Change[] = [
    ...(delivery === message.delivery ? [] : [{ put: 'message', value: { ...message, delivery } } as const]),
    verdict.retryAfterMs === undefined
      ? { delete: 'job', key: job.id }
      : { put: 'job', value: postponed(resting, ports.now(), verdict.retryAfterMs) },
  ];
  if ((await ports.store.commit(changes)) === 'committed') return { done: null };
  const { jobs } = await ports.store.read({ jobs: [job.id] });
  // Somebody took the job over after our mark had aged: what we learned about the message still counts.
  const taken = jobs.get(job.id)?.version !== job.version;
  if (!taken) return 'conflict';
  return delivery === message.delivery ? { done: null } : recordNews(ports, { ...message, delivery });
}

async function recordNews(ports: Ports, message: OutboundMessage): Promise<Round<null>> {
  return (await ports.store.commit([{ put: 'message', value: message }])) === 'committed' ? { done: null } : 'conflict';
}

async function reload(ports: Ports, key: string): Promise<OutboundMessage | undefined> {
  const message = (await ports.store.read({ messages: [key] })).messages.get(key);
  return message?.direction === 'outbound' ? message : undefined;
}

async function drop(ports: Ports, job: SendJob): Promise<JobOutcome> {
  await ports.store.commit([{ delete: 'job', key: job.id }]);
  return 'finished';
}
