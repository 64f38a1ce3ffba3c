import { parseWebhook } from '../../../src/adapters/infobip/webhook';
import { describeWithExamples, infobipExamples } from '../../support/infobip-examples';
import { at } from '../../support/moments';

const now = at('10:00');
const named = (part: RegExp) =>
  infobipExamples.filter(({ name }) => part.test(name)).map((e) => [e.name, e.body] as const);

const deliveryReports = /(sms|viber)\.receive-outbound-.*report/;
const notices = /marketing-update|template-update|payment-notification/;
const othersItems = new RegExp(`^(?!.*(${deliveryReports.source}|${notices.source}))`);

// jest refuses an empty table, and a skipped block still builds its tables
const orNone = (examples: (readonly [string, string])[]) =>
  examples.length > 0 ? examples : [['no example', '{}'] as const];

describeWithExamples('every example of Infobip', () => {
  it.each(orNone(named(/./)))('%s is read without a throw, and no customer comes out of it', (_, body) => {
    expect(parseWebhook(body, now).inbound).toEqual([]);
  });

  it.each(orNone(named(deliveryReports)))('%s is understood as reports', (_, body) => {
    const { reports, bad, ignored } = parseWebhook(body, now);
    expect(reports.length).toBeGreaterThan(0);
    expect({ bad, ignored }).toEqual({ bad: [], ignored: 0 });
    for (const report of reports) expect(report.news).toMatchObject({ by: 'provider', state: 'delivered' });
  });

  it.each(orNone(named(othersItems)))(
    '%s belongs to another channel or kind: kept when a person said it',
    (_, body) => {
      const { inbound, reports, bad, ignored } = parseWebhook(body, now);
      expect({ inbound, reports }).toEqual({ inbound: [], reports: [] });
      expect(bad.length + ignored).toBeGreaterThan(0);
      const saidSomething = /"message"\s*:\s*\{|"event"\s*:\s*"MO"/.test(body);
      expect(bad.map((item) => item.reason === 'malformed' && item.problem)).toEqual(
        saidSomething ? bad.map(() => 'a message of another channel') : [],
      );
      expect(bad.length > 0).toBe(saidSomething);
    },
  );

  it.each(orNone(named(notices)))('%s is a notice outside any list: it is not malformed', (_, body) => {
    expect(parseWebhook(body, now)).toEqual({ inbound: [], reports: [], bad: [], ignored: 1 });
  });

  it('the SMS report keeps id, time, parts and price', () => {
    const [example] = named(/^sms\.receive-outbound/);
    expect(parseWebhook(example?.[1] ?? '', now).reports[0]).toEqual({
      message: 'MESSAGE-ID-123-xyz',
      news: {
        state: 'delivered',
        at: '2019-11-09T16:00:00.000Z',
        by: 'provider',
        parts: 1,
        price: { amount: 0.01, currency: 'EUR' },
      },
    });
  });
});
