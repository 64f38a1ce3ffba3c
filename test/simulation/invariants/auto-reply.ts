import { changesOf, type WriteRule } from './judge';

const HOUR_MS = 3_600_000;

/** Once per conversation that inbound opened, in the transaction that binds it, and never elsewhere (design §2.4). */
export const autoReply: WriteRule = ({ changes, mirror, now }, report) => {
  const automatic = changesOf(changes, 'message').filter(
    ({ before, after }) => !before && after?.direction === 'outbound' && after.author.kind === 'automatic',
  );
  const [binding] = changesOf(changes, 'conversation').filter(
    ({ before, after }) => before?.state === 'reserved' && after?.state === 'open',
  );
  if (!binding?.after) {
    if (automatic.length > 0) report('an auto-reply is made when a conversation is bound', automatic[0]?.key ?? '');
    return;
  }
  const { customer: key, request } = binding.after;
  const customer = changesOf(changes, 'customer').find((change) => change.key === key)?.before;
  const claim = binding.before?.state === 'reserved' ? binding.before.claim : undefined;
  if (customer?.active.kind !== 'claim' || customer.active.id !== claim) {
    if (automatic.length > 0) report('nobody is answered for what a person did', `request ${request}`);
    return;
  }
  const { segment, items } = customer.active;
  const said = [...mirror.messages.values()].filter(
    (m) => m.direction === 'inbound' && (m.segment === segment || items.some((item) => item.key === m.key)),
  );
  const ages = said.map(({ at }) => (now - Date.parse(at)) / HOUR_MS);
  const sentToday = customer.autoReplies.filter((at) => now - Date.parse(at) < 24 * HOUR_MS).length;
  // A message on the edge of 12 hours, or messages on both sides of it, may be judged either way.
  if (sentToday < 3 && ages.every((age) => age < 11.9) && automatic.length !== 1) {
    report('a conversation opened by inbound is answered once', `request ${request}: ${automatic.length} auto-replies`);
  }
  if ((sentToday >= 3 || ages.every((age) => age > 12.1)) && automatic.length !== 0) {
    report('no auto-reply beyond the limit, nor to an old message', `request ${request}`);
  }
};
