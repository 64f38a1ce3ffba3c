import { isConversation } from '../../../src/domain/conversation';
import { changesOf, type WriteRule } from './judge';

/** Agents change or remove only a number that one of them wrote down and from which nothing has come (design §2.7). */
export const numbersStand: WriteRule = ({ changes, mirror, deed }, report) => {
  if (deed !== 'changeNumber' && deed !== 'removeNumber') return;
  for (const { key, before } of changesOf(changes, 'conversation')) {
    if (!isConversation(before)) continue;
    const { customer } = before;
    if (mirror.customers.get(customer)?.addedBy === undefined)
      report('only a number that an agent added is changed or removed', key);
    const hasWritten = [...mirror.messages.values()].some(
      (message) => message.direction === 'inbound' && message.customer === customer,
    );
    if (hasWritten) report('a number from which something came stays', `request ${key} by ${deed}`);
  }
};
