import { baseUrl } from '../sandbox/infobip/api';
import { demo } from '../sandbox/site-demo';
import { aScene } from '../support/a-scene';

const scene = aScene();
const { adminCall, adminSaves, settings, storageText, site } = scene;

describe('N04: the connection to Infobip', () => {
  it("refuses addresses that are not Infobip's: a key is never sent elsewhere", async () => {
    const before = storageText();
    for (const address of [
      'http://sandbox.api.infobip.com',
      'https://api.infobip.com.evil.example',
      'https://evilapi.infobip.com',
      'https://user@api.infobip.com',
      'https://api.infobip.com:8443',
      'ftp://api.infobip.com',
      'nonsense',
    ]) {
      const refused = await adminSaves('saveConnection', { baseUrl: address, apiKey: 'k' });
      expect(refused).toEqual({ code: 'base-url-not-infobip' });
    }
    expect(storageText()).toBe(before);
  });

  it('saves nothing as working that was not, and says what is wrong', async () => {
    const before = await settings();
    const attempts: [Record<string, unknown>, () => void, Record<string, unknown>][] = [
      [{ baseUrl, apiKey: 'wrong' }, () => undefined, { code: 'api-key-refused' }],
      [{ baseUrl }, () => site().infobip.changeAccount({ keyScopes: [] }), { code: 'scope-missing' }],
      [{ baseUrl }, () => scene.fault('infobip', { code: 'timeout' }), { code: 'provider-unreachable' }],
      [{ baseUrl }, () => scene.fault('infobip', { code: 'refused' }), { code: 'provider-unreachable' }],
      [{ baseUrl }, () => scene.fault('infobip', { status: 502 }), { code: 'provider-problem', status: 502 }],
    ];
    for (const [payload, breaks, refusal] of attempts) {
      breaks();
      expect(await adminSaves('saveConnection', payload)).toMatchObject(refusal);
      site().infobip.changeAccount({ keyScopes: ['message:send', 'sms:manage'] });
    }
    expect(await settings()).toEqual(before);
    await scene.openedBy('Hallo');
    expect(scene.receivedBy()).toMatchObject([{ status: 'delivered' }]);
  });

  it('goes on with a new key at once, and clears the alarm', async () => {
    await scene.openedBy('Hallo');
    site().infobip.changeAccount({ apiKeys: ['new-key'] });
    await scene.agentReplies('OMN-1', 'Ja');
    expect(await scene.alarms()).toEqual(['sending-refused']);
    expect(
      await adminSaves('saveConnection', { baseUrl: 'sandbox.api.infobip.com/', apiKey: 'new-key' }),
    ).toMatchObject({
      code: 'ok',
      view: { connection: { baseUrl, apiKeySet: true } },
    });
    expect(await scene.alarms()).toEqual([]);
    await scene.passes(61_000);
    const failed = await scene.replyShown('OMN-1', 'Ja');
    expect(await scene.agentResends('OMN-1', failed.key)).toMatchObject({ code: 'ok' });
    expect(scene.textsReceivedBy()).toEqual([demo.autoReply, 'Ja']);
  });

  it('keeps the stored key when none is given', async () => {
    expect(await adminSaves('saveConnection', { baseUrl })).toMatchObject({ code: 'ok' });
    await scene.openedBy('Hallo');
    expect(scene.receivedBy()).toMatchObject([{ status: 'delivered' }]);
  });
});

describe('the other settings', () => {
  it('tell the second of two administrators that something changed, and overwrite nothing', async () => {
    const { version } = await settings();
    const first = { version, autoReply: 'Erste', language: 'de', showFullNumber: false };
    const second = { ...first, autoReply: 'Zweite' };
    expect(await adminCall('saveTexts', first)).toMatchObject({ code: 'ok' });
    for (const [name, payload] of [
      ['saveTexts', second],
      ['saveSender', { version, sender: '41799000009' }],
      ['renewSecret', { version }],
    ] as const) {
      expect(await adminCall(name, payload)).toMatchObject({
        code: 'changed-meanwhile',
        view: { texts: { autoReply: 'Erste' }, sender: { sender: demo.sender } },
      });
    }
  });

  it('let one of two administrators win who save at the same moment', async () => {
    const { version } = await settings();
    const save = (autoReply: string) =>
      adminCall('saveTexts', { version, autoReply, language: 'de', showFullNumber: false });
    const codes = (await Promise.all([save('Erste'), save('Zweite')])).map(({ code }) => code);
    expect(codes.sort()).toEqual(['changed-meanwhile', 'ok']);
  });

  it('write requests in English, with the whole number, when that is wanted', async () => {
    await adminSaves('saveTexts', { autoReply: 'Thank you', language: 'en', showFullNumber: true });
    await scene.passes(61_000);
    expect(await scene.openedBy('Hello')).toMatchObject({ summary: 'SMS request from +385981234567' });
    expect(scene.textsReceivedBy()).toEqual(['Thank you']);
  });

  it('offer request types with what makes them unusable, and refuse those', async () => {
    expect(await adminCall('requestTypes', { serviceDeskId: '1' })).toMatchObject({
      requestTypes: expect.arrayContaining([
        expect.objectContaining({ requestTypeId: '25', name: 'Allgemeine Anfrage' }),
        expect.objectContaining({
          requestTypeId: '27',
          problem: { code: 'required-fields', fields: ['Wunschtermin'] },
        }),
      ]),
    });
    expect(await adminSaves('saveTarget', { serviceDeskId: '1', requestTypeId: '27' })).toMatchObject({
      code: 'target-not-usable',
    });
    expect(await adminSaves('saveTarget', { serviceDeskId: '1', requestTypeId: '999' })).toEqual({
      code: 'target-not-found',
    });
    expect(await adminCall('requestTypes', { serviceDeskId: '77' })).toEqual({ code: 'project-not-found' });
  });

  it('refuse an automatic reply that no SMS can carry, and senders that are none', async () => {
    const texts = { autoReply: 'a'.repeat(3_900), language: 'de', showFullNumber: false };
    expect(await adminSaves('saveTexts', texts)).toEqual({ code: 'auto-reply-too-long', parts: 26 });
    for (const sender of ['12', 'Ein viel zu langer Name', '<script>']) {
      expect(await adminSaves('saveSender', { sender })).toEqual({ code: 'sender-invalid' });
    }
  });

  it('open requests in another project when that is chosen', async () => {
    await adminSaves('saveTarget', { serviceDeskId: '2', requestTypeId: '35' });
    await scene.passes(61_000);
    await scene.customerWrites('Hallo');
    await scene.settled();
    expect(site().jira.issues('TEC')).toHaveLength(1);
    expect(scene.requests()).toEqual([]);
  });
});
