import fc from 'fast-check';
import { advance, sendingSince, type Delivery, type DeliveryNews, type DeliveryState } from '../../src/domain/delivery';
import { at } from '../support/moments';

const fresh = sendingSince(at('10:00'));
type Told = DeliveryNews['state'];

const reported = (state: Told, time: string, more: Partial<DeliveryNews> = {}): DeliveryNews => ({
  state,
  at: at(time),
  by: 'provider',
  ...more,
});
const ours = (state: Told, time: string): DeliveryNews => ({ state, at: at(time), by: 'us' });
const after = (...news: DeliveryNews[]): Delivery => news.reduce(advance, fresh);

describe('delivery only moves forward', () => {
  it.each<[string, DeliveryNews[], DeliveryState]>([
    ['handed over', [ours('sent', '10:01')], 'sent'],
    ['handed over, and nobody knows', [ours('unknown', '10:01')], 'unknown'],
    ['a report settles what was unknown', [ours('unknown', '10:01'), reported('delivered', '10:02')], 'delivered'],
    ['the report is faster than the answer', [reported('delivered', '10:01'), ours('sent', '10:02')], 'delivered'],
    ['seen, then a late delivery', [reported('seen', '10:03'), reported('delivered', '10:02')], 'seen'],
    ['delivered, then a newer pending', [reported('delivered', '10:02'), reported('sent', '10:03')], 'delivered'],
    ['failed while pending', [reported('sent', '10:01'), reported('failed', '10:02')], 'failed'],
    ['failed at the very time of pending', [reported('sent', '10:01'), reported('failed', '10:01')], 'failed'],
    ['failed, then an older pending', [reported('failed', '10:02'), reported('sent', '10:01')], 'failed'],
    ['failed, then an older delivery', [reported('failed', '10:02'), reported('delivered', '10:01')], 'failed'],
    ['failed, then a newer delivery', [reported('failed', '10:02'), reported('delivered', '10:03')], 'delivered'],
    ['delivered, then an older failure', [reported('delivered', '10:03'), reported('failed', '10:02')], 'delivered'],
    ['seen, then a failure', [reported('seen', '10:02'), reported('failed', '10:03')], 'seen'],
    ['given up by us', [ours('failed', '10:01')], 'failed'],
    ['given up by us, but sent after all', [ours('failed', '10:05'), reported('sent', '10:02')], 'sent'],
    ['given up by us after the provider took it', [reported('sent', '10:02'), ours('failed', '10:03')], 'sent'],
    ['failed for the provider, sent for us', [reported('failed', '10:01'), ours('sent', '10:02')], 'failed'],
  ])('%s', (_, news, state) => {
    expect(after(...news).state).toBe(state);
  });

  it('a pending report after delivery and failure does not undo the delivery', () => {
    const news = [reported('delivered', '10:01'), reported('failed', '10:02'), reported('sent', '10:03')];
    expect(after(...news).state).toBe('delivered');
  });
});

describe('what is kept', () => {
  it('every time stamp, also of reports that come too late to count', () => {
    const delivery = after(ours('sent', '10:01'), reported('seen', '10:03'), reported('delivered', '10:02'));
    expect(delivery.times).toEqual({
      sending: at('10:00'),
      sent: at('10:01'),
      seen: at('10:03'),
      delivered: at('10:02'),
    });
  });

  it('the first time of a state', () => {
    expect(after(reported('delivered', '10:02'), reported('delivered', '10:04')).times.delivered).toBe(at('10:02'));
  });

  it('the reason of a failure, until a newer report says otherwise', () => {
    const failed = after(reported('failed', '10:02', { failure: { reason: 'phone-unreachable' } }));
    expect(failed.failure).toEqual({ reason: 'phone-unreachable' });
    expect(advance(failed, reported('delivered', '10:03'))).not.toHaveProperty('failure');
  });

  it('parts and price', () => {
    const price = { amount: 0.01, currency: 'EUR' };
    expect(after(reported('delivered', '10:02', { parts: 2, price }))).toMatchObject({ parts: 2, price });
  });
});

const aReport = fc.record({
  state: fc.constantFrom<Told>('sent', 'delivered', 'seen', 'failed'),
  at: fc.integer({ min: 1, max: 9 }).map((minute) => at(`10:0${minute}`)),
  by: fc.constant('provider' as const),
});
const aWordOfOurs = fc.record({
  state: fc.constantFrom<Told>('unknown', 'sent'),
  at: fc.constant(at('10:05')),
  by: fc.constant('us' as const),
});
const news = fc.array(fc.oneof(aReport, aWordOfOurs), { minLength: 1, maxLength: 8 });

describe('whatever is reported, in whatever order', () => {
  it('a message never moves backwards', () => {
    const ranks: DeliveryState[] = ['sending', 'unknown', 'sent', 'delivered', 'seen'];
    fc.assert(
      fc.property(news, (told) => {
        let furthest = 0;
        let delivery = fresh;
        for (const each of told) {
          delivery = advance(delivery, each);
          if (delivery.state === 'failed') continue;
          expect(ranks.indexOf(delivery.state)).toBeGreaterThanOrEqual(furthest);
          furthest = ranks.indexOf(delivery.state);
        }
      }),
    );
  });

  it('a repeated report changes nothing: the very same object comes back', () => {
    fc.assert(
      fc.property(news, fc.nat(), (told, which) => {
        const delivery = after(...told);
        const again = told[which % told.length];
        if (again !== undefined) expect(advance(delivery, again)).toBe(delivery);
      }),
    );
  });

  it('the last report repeated at once changes nothing', () => {
    fc.assert(
      fc.property(news, (told) => {
        const delivery = after(...told);
        const last = told.at(-1);
        if (last !== undefined) expect(advance(delivery, last)).toBe(delivery);
      }),
    );
  });

  it('the order does not decide what an SMS comes to', () => {
    const ofAnSms = news.map((told) => told.filter(({ state }) => state !== 'seen'));
    const twoOrders = ofAnSms.chain((told) =>
      fc.tuple(fc.constant(told), fc.shuffledSubarray(told, { minLength: told.length })),
    );
    fc.assert(
      fc.property(twoOrders, ([one, other]) => {
        expect(after(...one).state).toBe(after(...other).state);
      }),
    );
  });
});
