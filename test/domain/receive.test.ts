import { newCustomer, recentCovers, remember, type Customer } from '../../src/domain/customer';
import { receive } from '../../src/domain/receive';
import { aClaim, activeIn, aCustomer, aRecent } from '../support/a-customer';
import { anArrival } from '../support/a-message';
import { at } from '../support/moments';

const ids = { claim: 'claim-new', segment: 'segment-new', notice: 'notice-new' };
const now = at('10:05');

describe('where a message belongs', () => {
  it('a first message makes the claim and its job', () => {
    const customer = newCustomer('customer-1', { kind: 'phone', digits: '385981234567' }, at('10:00'));
    const { customer: after, messages, job } = receive(customer, [anArrival('m1')], now, ids);
    expect(after.active).toEqual(aClaim({ id: 'claim-new', segment: 'segment-new', since: now }));
    expect(messages).toMatchObject([{ key: 'm1', segment: 'segment-new', storedAt: now, direction: 'inbound' }]);
    expect(job).toMatchObject({
      id: 'claim-new',
      claim: 'claim-new',
      customer: 'customer-1',
      kind: 'open',
      attempt: 0,
    });
    expect(job?.phase).toEqual({ name: 'waiting' });
  });

  it('a message while the request is being opened joins the claim: no second job', () => {
    const claim = aClaim({ segment: 'segment-7', attempt: 2 });
    const { customer, messages, job } = receive(aCustomer({ active: claim }), [anArrival('m2')], now, ids);
    expect(customer.active).toEqual(claim);
    expect(messages[0]?.segment).toBe('segment-7');
    expect(job).toBeUndefined();
  });

  it('a message to an active conversation joins its thread, and undo is over', () => {
    const customer = aCustomer({ active: activeIn('1001') });
    const { customer: after, messages, job } = receive(customer, [anArrival('m2')], now, ids);
    expect(after.active).toMatchObject({ request: '1001', segment: 'segment-of-1001', used: true });
    expect(messages[0]?.segment).toBe('segment-of-1001');
    expect(job).toBeUndefined();
  });

  it('several messages at once make one claim and keep their own times', () => {
    const arrivals = [anArrival('m2', { at: at('10:00:05') }), anArrival('m1', { at: at('10:00:03') })];
    const { messages, job } = receive(aCustomer(), arrivals, now, ids);
    expect(messages.map(({ key, at: time, segment }) => [key, time, segment])).toEqual([
      ['m2', at('10:00:05'), 'segment-new'],
      ['m1', at('10:00:03'), 'segment-new'],
    ]);
    expect(job?.claim).toBe('claim-new');
  });

  it('the version is left to the store', () => {
    expect(receive(aCustomer({ version: 9 }), [anArrival('m1')], now, ids).customer.version).toBe(9);
  });
});

describe('the customer waits', () => {
  const waiting = { since: at('09:50'), unopened: at('09:50'), noted: true };
  const received = (active: Customer['active'], more: Partial<Customer> = {}) =>
    receive(aCustomer({ active, ...more }), [anArrival('m2')], now, ids);

  it('from the first message on that nobody has opened, and a job notices', () => {
    const { customer, notice } = received(activeIn('1001'));
    expect(customer.active).toMatchObject({ waiting: { since: now, unopened: now, noted: false } });
    expect(notice).toMatchObject({ id: 'notice-new', kind: 'notice', request: '1001', shown: false, due: now });
  });

  it('on, with no second job', () => {
    const { customer, notice } = received(activeIn('1001', { waiting }));
    expect(customer.active).toMatchObject({ waiting });
    expect(notice).toBeUndefined();
  });

  it('since then still, but with something new to open, once an agent has looked', () => {
    const { customer, notice } = received(activeIn('1001', { waiting: { since: at('09:50'), noted: false } }));
    expect(customer.active).toMatchObject({ waiting: { since: at('09:50'), unopened: now, noted: false } });
    expect(notice).toMatchObject({ id: 'notice-new' });
  });

  it('for a request that is being opened no notice is written: binding does that', () => {
    expect(received(aClaim()).notice).toBeUndefined();
    expect(received({ kind: 'none' }).notice).toBeUndefined();
  });

  it('an agent who was here a moment ago is told first', () => {
    expect(received(activeIn('1001'), { attendedAt: at('10:03') }).attended).toBe(true);
    expect(received(activeIn('1001')).attended).toBe(false);
  });
});

describe('what is remembered of a customer', () => {
  it('a name from a profile fills the gap', () => {
    const { customer } = receive(
      aCustomer(),
      [anArrival('m1', { name: ' ' }), anArrival('m2', { name: 'Ana' })],
      now,
      ids,
    );
    expect(customer.name).toBe('Ana');
  });

  it('a name that is there is never overwritten', () => {
    const { customer } = receive(aCustomer({ name: 'Ana Horvat' }), [anArrival('m1', { name: 'ana🌸' })], now, ids);
    expect(customer.name).toBe('Ana Horvat');
  });

  it('the last message per channel and sender, by provider time', () => {
    const known = aCustomer({ lastInbound: [{ channel: 'sms', sender: '41799000000', at: at('09:00') }] });
    const arrivals = [
      anArrival('m3', { at: at('10:03') }),
      anArrival('m2', { at: at('10:02') }),
      anArrival('m4', { at: at('10:01'), sender: '41800' }),
      anArrival('m5', { at: at('10:04'), channel: 'whatsapp' }),
    ];
    expect(receive(known, arrivals, now, ids).customer.lastInbound).toEqual([
      { channel: 'whatsapp', sender: '41799000000', at: at('10:04') },
      { channel: 'sms', sender: '41799000000', at: at('10:03') },
      { channel: 'sms', sender: '41800', at: at('10:01') },
    ]);
  });

  it('a message that comes late does not set the last one back', () => {
    const known = aCustomer({ lastInbound: [{ channel: 'sms', sender: '41799000000', at: at('10:04') }] });
    const { customer } = receive(known, [anArrival('m1', { at: at('10:00') })], now, ids);
    expect(customer.lastInbound[0]?.at).toBe(at('10:04'));
  });

  it('its recent messages, since an index may not show them yet', () => {
    const { customer } = receive(aCustomer({ active: activeIn('1001') }), [anArrival('m1')], now, ids);
    expect(customer.recent).toEqual([
      { key: 'm1', at: at('10:00'), storedAt: now, segment: 'segment-of-1001', inbound: true },
    ]);
  });
});

describe('recent messages', () => {
  it('are those stored in the last five minutes', () => {
    const recent = [aRecent('old', { storedAt: at('10:00') }), aRecent('young', { storedAt: at('10:00:01') })];
    expect(remember(recent, [], at('10:05:01')).map((m) => m.key)).toEqual(['young']);
  });

  it('are at most two hundred, the youngest', () => {
    const many = Array.from({ length: 205 }, (_, index) => aRecent(`m${index}`));
    const kept = remember([], many, at('10:01'));
    expect(kept).toHaveLength(200);
    expect(kept[0]?.key).toBe('m5');
  });

  it('spare a query only while none can have been dropped', () => {
    expect(recentCovers(aCustomer(), at('10:00'), at('10:04:59'))).toBe(true);
    expect(recentCovers(aCustomer(), at('10:00'), at('10:05'))).toBe(false);
    const flooded = aCustomer({ recent: Array.from({ length: 200 }, (_, index) => aRecent(`m${index}`)) });
    expect(recentCovers(flooded, at('10:00'), at('10:01'))).toBe(false);
  });
});
