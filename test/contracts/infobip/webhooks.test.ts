import { DatabaseSync } from 'node:sqlite';
import { givenAccount, ourLine } from './infobip-account';

const minute = 60_000;

describe('a customer writes', () => {
  it('and the web trigger is called in the format MO_JSON_2 with the configured headers', async () => {
    const { infobip, pushed, phone } = givenAccount();
    const sent = await infobip.customerSends(phone, { channel: 'sms', text: 'Mein Router geht nicht 😕' });
    expect(pushed).toHaveLength(1);
    expect(pushed[0]?.request).toMatchObject({
      method: 'POST',
      path: '/public/abc',
      headers: { 'x-omnichat-secret': 'a secret', 'content-type': 'application/json' },
    });
    expect(pushed[0]?.body).toMatchObject({
      results: [
        {
          ...sent,
          from: phone,
          to: ourLine,
          text: 'Mein Router geht nicht 😕',
          receivedAt: expect.stringMatching(/^2026-11-24T08:\d\d:\d\d\.\d{3}\+0000$/),
          smsCount: 1,
        },
      ],
      messageCount: 1,
    });
    expect(infobip.phones.of(phone)).toMatchObject([{ ...sent, direction: 'sent', status: 'delivered' }]);
  });

  it('to the line and at the time that the test names', async () => {
    const { infobip, pushed, phone } = givenAccount();
    const at = Date.parse('2026-11-24T07:59:00.000Z');
    await infobip.customerSends(phone, { channel: 'sms', text: 'Hallo', to: '41800', at });
    expect(pushed[0]?.body).toMatchObject({
      results: [{ to: '41800', receivedAt: '2026-11-24T07:59:00.000+0000' }],
    });
  });

  it('on a channel that is not there, which is refused', async () => {
    const { infobip, phone } = givenAccount();
    expect(await infobip.customerSends(phone, { channel: 'viber', text: 'Hallo' })).toEqual({
      refused: 'unknown_channel',
    });
  });

  it('twice, where the account repeats its pushes', async () => {
    const { infobip, pushed, timeline, phone } = givenAccount();
    infobip.changeAccount({ duplicates: 1 });
    await infobip.customerSends(phone, { channel: 'sms', text: 'Hallo' });
    await timeline.settle();
    expect(pushed).toHaveLength(2);
    expect(pushed[1]?.body).toEqual(pushed[0]?.body);
  });
});

describe('a push that is not answered 200', () => {
  it('comes again after 1, 2, 5, 10 … minutes, 20 times, and is lost then', async () => {
    const { infobip, pushed, answers, timeline, phone } = givenAccount();
    answers.push(...Array.from({ length: 21 }, (_, n) => (n % 2 === 0 ? 503 : 202)));
    await infobip.customerSends(phone, { channel: 'sms', text: 'Hallo' });
    await timeline.advance(3 * 24 * 60 * minute);
    const gaps = pushed.slice(1).map(({ at }, n) => Math.round((at - (pushed[n]?.at ?? 0)) / minute));
    expect(gaps.slice(0, 6)).toEqual([1, 2, 5, 10, 17, 26]);
    expect(pushed).toHaveLength(21);
    expect(infobip.phones.of(phone)).toMatchObject([{ status: 'lost' }]);
  });

  it('goes on after a restart', async () => {
    const database = new DatabaseSync(':memory:');
    const first = givenAccount({ database });
    first.answers.push(503);
    await first.infobip.customerSends(first.phone, { channel: 'sms', text: 'Hallo' });
    first.timeline.forget();
    const restarted = first.reopen();
    await first.timeline.settle();
    expect(first.pushed).toHaveLength(2);
    expect(restarted.phones.of(first.phone)).toMatchObject([{ status: 'delivered' }]);
  });
});

describe('delivery reports', () => {
  it('follow by themselves in the shape of SMS v2', async () => {
    const { send, pushed, timeline, infobip, phone } = givenAccount();
    await send('Guten Tag', { more: { callbackData: 'ours' } });
    await timeline.settle();
    expect(pushed[0]?.body).toMatchObject({
      results: [
        {
          messageId: 'm-1',
          to: phone,
          smsCount: 1,
          callbackData: 'ours',
          status: { groupName: 'DELIVERED', name: 'DELIVERED_TO_HANDSET' },
          error: { groupName: 'Ok', id: 0, name: 'NO_ERROR', permanent: false },
        },
      ],
    });
    expect(infobip.phones.of(phone)).toMatchObject([{ status: 'delivered' }]);
  });

  it('say what the person with the phone wants them to say', async () => {
    const { send, pushed, timeline, infobip, phone } = givenAccount();
    await send('Guten Tag');
    await infobip.report(phone, { messageId: 'm-1', status: 'failed', error: 'EC_UNKNOWN_SUBSCRIBER' });
    await timeline.settle();
    expect(pushed.map(({ body }) => body)).toMatchObject([
      { results: [{ status: { groupName: 'UNDELIVERABLE' }, error: { id: 1, permanent: true } }] },
    ]);
  });

  it('never say seen for an SMS', async () => {
    const { send, infobip, phone } = givenAccount();
    await send('Guten Tag');
    expect(await infobip.report(phone, { messageId: 'm-1', status: 'seen' })).toEqual({ refused: 'no_seen_reports' });
    expect(await infobip.report(phone, { messageId: 'm-2', status: 'delivered' })).toEqual({
      refused: 'unknown_message',
    });
  });
});
