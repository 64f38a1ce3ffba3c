import type { Message } from '../domain/message';
import type { Ports } from './ports';

/** KVS reads 25 keys at once. */
const AT_ONCE = 25;

/** Messages by their keys, read strictly and side by side; what is not there is left out. */
export async function readMessages(ports: Ports, keys: string[]): Promise<Message[]> {
  const batches: Promise<Message[]>[] = [];
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    const messages = keys.slice(start, start + AT_ONCE);
    batches.push(ports.store.read({ messages }).then((read) => [...read.messages.values()]));
  }
  return (await Promise.all(batches)).flat();
}
