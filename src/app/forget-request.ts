import { shows } from '../domain/conversation';
import type { ForgetJob } from '../domain/job';
import { emptied, type Message } from '../domain/message';
import { plus, between, SECOND } from '../domain/time';
import { decide, type Round } from './decide';
import type { Change, Ports } from './ports';
import { readMessages } from './read-messages';
import type { JobOutcome } from './run-job';

const AT_ONCE = 20;
/** Batches of one run, well within a consumer's time. */
const BATCHES = 25;

/**
 * Empties the messages of a deleted request, batch by batch; a message that is empty already costs nothing, so that
 * running again goes on where it stopped. It ends after a round that found nothing to do.
 */
export async function forgetRequest(ports: Ports, job: ForgetJob): Promise<JobOutcome> {
  const early = between(ports.now(), job.due);
  if (job.attempt === 0 && early > 0) return { later: early };
  const found = await toEmpty(ports, job);
  for (let start = 0; start < Math.min(found.length, AT_ONCE * BATCHES); start += AT_ONCE) {
    await empty(
      ports,
      found.slice(start, start + AT_ONCE).map(({ key }) => key),
    );
  }
  if (found.length > 0) {
    const next = { ...job, attempt: job.attempt + 1, due: plus(ports.now(), 30 * SECOND) };
    await ports.store.commit([{ put: 'job', value: next }]);
    return { later: 30 * SECOND };
  }
  return finish(ports, job);
}

async function toEmpty(ports: Ports, { lists }: ForgetJob): Promise<Message[]> {
  const [inSegments, items] = await Promise.all([
    Promise.all(lists.segments.map(({ id }) => ports.thread.all(id))),
    readMessages(
      ports,
      lists.items.map(({ key }) => key),
    ),
  ]);
  return [...inSegments.flat(), ...items].filter((message) => shows(lists, message) && emptied(message) !== message);
}

/** Strictly read and conditionally written: a delivery report may come in between. */
async function empty(ports: Ports, keys: string[]): Promise<void> {
  await decide(async (): Promise<Round<null>> => {
    const { messages } = await ports.store.read({ messages: keys });
    const changes: Change[] = [...messages.values()].flatMap((message) => {
      const value = emptied(message);
      return value === message ? [] : [{ put: 'message', value } as const];
    });
    if (changes.length === 0) return { done: null };
    return (await ports.store.commit(changes)) === 'committed' ? { done: null } : 'conflict';
  });
}

async function finish(ports: Ports, job: ForgetJob): Promise<JobOutcome> {
  await decide(async (): Promise<Round<null>> => {
    const { customer } = await ports.store.read({ customer: job.customer });
    const changes: Change[] = [
      { delete: 'job', key: job.id },
      ...(customer === undefined
        ? []
        : [
            {
              put: 'customer',
              value: { ...customer, removed: customer.removed.filter((each) => each !== job.request) },
            } as const,
          ]),
    ];
    return (await ports.store.commit(changes)) === 'committed' ? { done: null } : 'conflict';
  });
  return 'finished';
}
