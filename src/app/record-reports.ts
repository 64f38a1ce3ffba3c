import { advance } from '../domain/delivery';
import type { OutboundMessage } from '../domain/message';
import { decide, type Round } from './decide';
import type { Change, Ports, Report } from './ports';

/** A batch read and a transaction hold 25 keys. */
const AT_ONCE = 20;

/** Records what the provider reports about our messages, in whatever order and however often. Unknown ids are ignored. */
export async function recordReports(ports: Ports, reports: Report[]): Promise<void> {
  const byMessage = Map.groupBy(reports, (report) => report.message);
  const keys = [...byMessage.keys()];
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    const some = keys.slice(start, start + AT_ONCE);
    const tried = new Set<string>();
    await decide(() => recordRound(ports, some, byMessage, tried));
    if (tried.size > 0) await tell(ports, [...tried]);
  }
}

/** @param tried customers whose messages changed, also in a round whose answer was lost */
async function recordRound(
  ports: Ports,
  keys: string[],
  reports: Map<string, Report[]>,
  tried: Set<string>,
): Promise<Round<null>> {
  const { messages } = await ports.store.read({ messages: keys });
  const changed = [...messages.values()].flatMap((message): OutboundMessage[] => {
    if (message.direction !== 'outbound') return [];
    const news = (reports.get(message.key) ?? []).map((report) => report.news);
    const delivery = news.reduce(advance, message.delivery);
    return delivery === message.delivery ? [] : [{ ...message, delivery }];
  });
  if (changed.length === 0) return { done: null };
  for (const { customer } of changed) tried.add(customer);
  const changes: Change[] = changed.map((value) => ({ put: 'message', value }));
  return (await ports.store.commit(changes)) === 'committed' ? { done: null } : 'conflict';
}

async function tell(ports: Ports, customers: string[]): Promise<void> {
  const { keyedHash } = await ports.site.current();
  await ports.live.changed(customers.map((customer) => keyedHash('live-customer', customer)));
}
