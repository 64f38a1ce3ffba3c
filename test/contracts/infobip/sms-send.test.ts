import { givenAccount, ourLine } from './infobip-account';

describe('sending an SMS', () => {
  it('is taken over with PENDING_ACCEPTED under the id that we chose', async () => {
    const { send, infobip, phone } = givenAccount();
    const { status, body } = await send('Guten Tag');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      messages: [{ messageId: 'm-1', to: phone, status: { groupName: 'PENDING', id: 26, name: 'PENDING_ACCEPTED' } }],
    });
    expect(infobip.phones.of(phone)).toMatchObject([{ messageId: 'm-1', direction: 'received', text: 'Guten Tag' }]);
  });

  it('counts parts where it is asked to', async () => {
    const { call, phone } = givenAccount();
    const { body } = await call('POST', '/sms/2/text/advanced', {
      messages: [{ from: ourLine, destinations: [{ to: phone }], text: 'x'.repeat(161) }],
      includeSmsCountInResponse: true,
    });
    expect(body).toMatchObject({ messages: [{ smsCount: 2 }] });
  });

  it.each([
    ['an unknown key', { key: 'wrong' }, 401, 'UNAUTHORIZED'],
    ['the address of another account', { host: 'https://other.api.infobip.com' }, 401, 'UNAUTHORIZED'],
  ])('with %s is answered %#', async (_, how, status, messageId) => {
    const { call } = givenAccount();
    const answer = await call('POST', '/sms/2/text/advanced', { messages: [] }, how);
    expect(answer).toMatchObject({ status, body: { requestError: { serviceException: { messageId } } } });
  });

  it('needs the scope message:send', async () => {
    const { infobip, send } = givenAccount();
    infobip.changeAccount({ keyScopes: ['sms:manage'] });
    expect(await send('Guten Tag')).toMatchObject({
      status: 403,
      body: { requestError: { serviceException: { messageId: 'FORBIDDEN' } } },
    });
  });

  it('names the wrong fields in the envelope of SMS v2', async () => {
    const { call, phone } = givenAccount();
    const message = { from: ourLine, destinations: [{ to: phone }], text: ' ', sendAt: '2027-01-01T00:00:00.000+0000' };
    const { status, body } = await call('POST', '/sms/2/text/advanced', { messages: [{ ...message, txt: 'x' }] });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      requestError: {
        serviceException: {
          validationErrors: {
            'messages[0].text': ['must not be blank'],
            'messages[0].txt': ['is unknown'],
            'messages[0].sendAt': ['is not modelled by the sandbox'],
          },
        },
      },
    });
  });

  it('takes the extra field of the SDK, unless the account is strict', async () => {
    const { infobip, call, phone } = givenAccount();
    const body = { type: 'text', messages: [{ from: ourLine, destinations: [{ to: phone }], text: 'Hallo' }] };
    expect(await call('POST', '/sms/2/text/advanced', body)).toMatchObject({ status: 200 });
    infobip.changeAccount({ refuseExtraType: true });
    expect(await call('POST', '/sms/2/text/advanced', body)).toMatchObject({ status: 400 });
  });

  it('rejects inside a 200 what cannot be sent', async () => {
    const { infobip, statusOf, phone } = givenAccount();
    expect(await statusOf('Hallo', { to: `+${phone}` })).toBe('REJECTED_DESTINATION');
    expect(await statusOf('Hallo', { to: '123' })).toBe('REJECTED_DESTINATION');
    expect(await statusOf('Hallo', { from: '41799999999' })).toBe('REJECTED_SOURCE');
    expect(await statusOf('x'.repeat(25 * 153 + 1))).toBe('REJECTED_MESSAGE_TOO_LONG');
    infobip.changeAccount({ blocklist: [phone] });
    expect(await statusOf('Hallo')).toBe('REJECTED_DESTINATION_BLOCKLISTED');
    infobip.changeAccount({ blocklist: [], credit: 0.01 });
    expect(await statusOf('Hallo')).toBe('REJECTED_NOT_ENOUGH_CREDITS');
    expect(infobip.phones.of(phone)).toEqual([]);
  });

  it('refuses an id that was used before', async () => {
    const { infobip, statusOf, phone } = givenAccount();
    expect(await statusOf('Hallo')).toBe('PENDING_ACCEPTED');
    expect(await statusOf('Hallo')).toBe('REJECTED_DUPLICATE_MESSAGE_ID');
    expect(infobip.phones.of(phone)).toHaveLength(1);
  });

  it('stops floods where the filter is on', async () => {
    const { infobip, statusOf, timeline } = givenAccount();
    infobip.changeAccount({ floodingFilter: true });
    for (let copy = 0; copy < 6; copy += 1) {
      expect(await statusOf('Hallo', { messageId: `same-${String(copy)}` })).toBe('PENDING_ACCEPTED');
    }
    expect(await statusOf('Hallo', { messageId: 'same-7' })).toBe('REJECTED_FLOODING_FILTER');
    await timeline.advance(3_600_001);
    expect(await statusOf('Hallo', { messageId: 'same-8' })).toBe('PENDING_ACCEPTED');
  });

  it('costs credit, which the balance shows', async () => {
    const { call, send } = givenAccount();
    await send('x'.repeat(161));
    expect(await call('GET', '/account/1/balance')).toMatchObject({ body: { balance: 99.9, currency: 'EUR' } });
  });

  it('knows no other calls and says so', async () => {
    const { infobip, call } = givenAccount();
    expect(await call('POST', '/sms/3/messages', {})).toMatchObject({ status: 404 });
    expect(infobip.unknownCalls).toEqual(['POST /sms/3/messages']);
    expect(await call('GET', '/', undefined, { host: 'https://example.com' })).toEqual({ failure: 'refused' });
  });
});

describe('the preview', () => {
  it.each([
    ['x'.repeat(160), 1, 0],
    ['x'.repeat(161), 2, 145],
    ['€'.repeat(80), 1, 0],
    [`${'x'.repeat(152)}€${'x'.repeat(10)}`, 2, 141],
    ['š'.repeat(70), 1, 0],
    [`${'š'.repeat(66)}😀š😀`, 2, 62],
  ])('cuts text %# as phones do', async (text, messageCount, charactersRemaining) => {
    const { call } = givenAccount();
    expect(await call('POST', '/sms/1/preview', { text })).toMatchObject({
      body: { originalText: text, previews: [{ messageCount, charactersRemaining, configuration: {} }] },
    });
  });
});
