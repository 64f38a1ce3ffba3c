import fc from 'fast-check';
import { parseWebhook } from '../../../src/adapters/infobip/webhook';
import { aBody, anInboundSms, aReport, aStatus } from '../../support/a-webhook-body';
import { at } from '../../support/moments';

const now = at('10:30');
const parse = (...results: unknown[]) => parseWebhook(aBody(...results), now);

describe('an inbound SMS', () => {
  it('is understood', () => {
    expect(parse(anInboundSms())).toEqual({
      inbound: [
        {
          channel: 'sms',
          providerId: 'sms-1',
          from: '385981234567',
          sender: '41799000000',
          at: at('10:00'),
          content: { kind: 'text', text: 'Mein Router geht nicht' },
          parts: 1,
        },
      ],
      reports: [],
      bad: [],
      ignored: 0,
    });
  });

  it('shows the whole text, the keyword included', () => {
    const [sms] = parse(anInboundSms({ text: 'HILFE Router', cleanText: 'Router', keyword: 'HILFE' })).inbound;
    expect(sms?.content).toEqual({ kind: 'text', text: 'HILFE Router' });
  });

  it('may be empty', () => {
    expect(parse(anInboundSms({ text: '' })).inbound).toHaveLength(1);
  });

  it('is understood with null for whatever is absent', () => {
    const nulls = {
      event: null,
      message: null,
      status: null,
      seenAt: null,
      smsCount: null,
      keyword: null,
      price: null,
    };
    const { inbound, bad, ignored } = parse(anInboundSms(nulls));
    expect({ bad, ignored }).toEqual({ bad: [], ignored: 0 });
    expect(inbound).toHaveLength(1);
  });

  it.each([
    ['an offset without a colon', '2026-11-24T11:00:00.000+0100', at('10:00')],
    ['an offset with a colon', '2026-11-24T11:00:00+01:00', at('10:00')],
    ['universal time', '2026-11-24T10:00:00Z', at('10:00')],
    ['an offset of half an hour', '2026-11-24T15:30:00.000+0530', at('10:00')],
    ['no time', null, now],
    ['an empty time', '', now],
    ['a time that is none', 'yesterday', now],
    ['a day that does not exist', '2026-13-45T10:00:00Z', now],
  ])('a time cannot cost a message: %s', (_, receivedAt, time) => {
    expect(parse(anInboundSms({ receivedAt })).inbound.map((sms) => sms.at)).toEqual([time]);
  });

  it('a time that is a number does not cost it either', () => {
    expect(parse(anInboundSms({ receivedAt: 1_795_514_400_000 })).inbound).toHaveLength(1);
  });

  it('without any time is dated by its arrival', () => {
    expect(parse(anInboundSms({ receivedAt: undefined })).inbound[0]?.at).toBe(now);
  });
});

describe('a delivery report', () => {
  it.each([
    ['pending', aStatus(1, 26), 'sent'],
    ['accepted', aStatus(0, 0), 'sent'],
    ['undeliverable', aStatus(2, 9), 'failed'],
    ['delivered to the operator: not yet the phone', aStatus(3, 2), 'sent'],
    ['delivered to the phone', aStatus(3, 5), 'delivered'],
    ['expired', aStatus(4, 15), 'failed'],
    ['rejected', aStatus(5, 12), 'failed'],
    ['a group that is new to us', aStatus(9, 999), 'sent'],
  ])('%s', (_, status, state) => {
    expect(parse(aReport({ status })).reports[0]?.news.state).toBe(state);
  });

  it('counts by the time it was done, else sent, else arrived', () => {
    const times = (more: Record<string, unknown>) => parse(aReport(more)).reports[0]?.news.at;
    expect(times({})).toBe(at('10:02'));
    expect(times({ doneAt: null })).toBe(at('10:01'));
    expect(times({ doneAt: undefined, sentAt: undefined })).toBe(now);
    expect(times({ doneAt: 'soon' })).toBe(now);
  });

  it('reads the parts of either generation of the interface', () => {
    expect(parse(aReport({ smsCount: 2 })).reports[0]?.news.parts).toBe(2);
    expect(parse(aReport({ smsCount: undefined, messageCount: 3 })).reports[0]?.news.parts).toBe(3);
    expect(parse(aReport({ smsCount: null, messageCount: null })).reports[0]?.news).not.toHaveProperty('parts');
  });

  it('carries the reason when it failed, and only then', () => {
    const error = { id: 27, description: 'Absent Subscriber' };
    expect(parse(aReport({ status: aStatus(2, 9), error })).reports[0]?.news.failure).toEqual({
      reason: 'phone-unreachable',
      description: 'Absent Subscriber',
    });
    expect(parse(aReport()).reports[0]?.news).not.toHaveProperty('failure');
  });

  it('that failed counts, although it says when it was seen', () => {
    const both = aReport({ status: aStatus(2, 9), seenAt: '2026-11-24T10:02:00.000+0000' });
    expect(parse(both).reports.map(({ news }) => news.state)).toEqual(['failed']);
  });
});

describe('one bad item hurts no other', () => {
  it.each([
    ['no id', anInboundSms({ messageId: undefined })],
    ['an id that is a number', anInboundSms({ messageId: 7 })],
    ['an empty origin', anInboundSms({ from: '' })],
    ['an origin without end', anInboundSms({ from: '3'.repeat(200) })],
    ['a text that is none', anInboundSms({ text: 5 })],
    ['a report without an id', aReport({ messageId: undefined })],
    ['a report whose status says nothing', aReport({ status: {} })],
    ['an object of no known kind', { hello: 'world' }],
    ['text', 'text'],
    ['a list', [1, 2]],
    ['a number', 5],
    ['null', null],
  ])('%s', (_, item) => {
    const { inbound, bad } = parse(anInboundSms({ messageId: 'first' }), item, anInboundSms({ messageId: 'third' }));
    expect(inbound.map((sms) => sms.providerId)).toEqual(['first', 'third']);
    expect(bad).toMatchObject([{ reason: 'malformed', receivedAt: now, raw: JSON.stringify(item) }]);
  });

  it('the problem names fields, never values', () => {
    const [item] = parse(anInboundSms({ messageId: undefined, from: '', text: 'geheim' })).bad;
    expect(item).toMatchObject({ problem: 'messageId, from' });
  });

  it('a repeated bad item is the same item, another one is not', () => {
    const [once] = parse(anInboundSms({ from: '' })).bad;
    const [again] = parseWebhook(aBody(anInboundSms({ from: '' })), at('11:00')).bad;
    const [other] = parse(anInboundSms({ from: '', text: 'other' })).bad;
    expect(again?.key).toBe(once?.key);
    expect(other?.key).not.toBe(once?.key);
  });

  it('a huge bad item is kept as far as a record holds', () => {
    const [item] = parse(anInboundSms({ from: '', text: 'x'.repeat(900_000) })).bad;
    expect(item?.reason === 'malformed' && item.raw.length).toBe(40_000);
  });
});

describe('a body that holds no items', () => {
  it.each([
    ['nothing', '', 'not JSON'],
    ['no JSON', '<html>', 'not JSON'],
    ['a list', '[]', 'no list of results'],
    ['null', 'null', 'no list of results'],
    ['results that are none', '{"results":{}}', 'no list of results'],
  ])('%s goes to quarantine as it came', (_, raw, problem) => {
    expect(parseWebhook(raw, now)).toMatchObject({ inbound: [], reports: [], bad: [{ raw, problem }], ignored: 0 });
  });

  it('an empty list is nothing', () => {
    expect(parse()).toEqual({ inbound: [], reports: [], bad: [], ignored: 0 });
  });
});

describe('nothing makes it throw', () => {
  it('whatever JSON comes as an item', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (items) => {
        const { inbound, reports, bad, ignored } = parse(...items);
        expect(inbound.length + reports.length + bad.length + ignored).toBe(items.length);
      }),
    );
  });

  it('whatever stands in the fields of an SMS or a report', () => {
    const anything = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }));
    const change = fc.dictionary(
      fc.constantFrom(
        'messageId',
        'from',
        'to',
        'text',
        'receivedAt',
        'status',
        'error',
        'price',
        'doneAt',
        'smsCount',
      ),
      anything,
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(change, fc.boolean(), (more, isReport) => {
        const { inbound, reports, bad, ignored } = parse(isReport ? aReport(more) : anInboundSms(more));
        expect(inbound.length + reports.length + bad.length + ignored).toBe(1);
      }),
    );
  });

  it('an item nested without end', () => {
    const depth = 100_000;
    const nested = `{"results":[{"text":${'['.repeat(depth)}${']'.repeat(depth)}}]}`;
    expect(parseWebhook(nested, now).bad).toHaveLength(1);
  });
});
