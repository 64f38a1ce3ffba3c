import { randomUUID } from 'node:crypto';
import { aScene } from '../support/a-scene';
import { PANEL } from '../support/panel-calls';

const scene = aScene();
const { openedBy, panelCall, adminCall, site } = scene;
const FUNCTIONS: [string, unknown][] = [
  ['view', {}],
  ['earlier', { before: '2026' }],
  ['reply', { id: randomUUID(), text: 'Ja' }],
  ['resend', { id: randomUUID(), message: 'omnichat-x' }],
  ['refresh', {}],
];

describe('N08: the panel asks Jira who may', () => {
  beforeEach(async () => {
    await openedBy('Hallo');
  });

  it('refuses every function to a licensed person who is no agent', async () => {
    const before = scene.storageText();
    for (const [name, payload] of FUNCTIONS) {
      expect(await panelCall('OMN-1', name, payload, 'viewer')).toMatchObject({
        code: 'no-permission',
        missing: expect.arrayContaining(['SERVICEDESK_AGENT']),
      });
    }
    expect(scene.storageText()).toBe(before);
  });

  it('refuses every function to customers, to nobody at all, and to who may not see the request', async () => {
    const nobody = { ...scene.panelPlace('OMN-1'), locale: 'de-DE' };
    site().jira.secureIssue('OMN-1', ['agent']);
    for (const [name, payload] of FUNCTIONS) {
      expect(await panelCall('OMN-1', name, payload, 'customer')).toEqual({ code: 'not-licensed' });
      expect(await site().invoke(nobody, name, payload)).toEqual({ ok: true, result: { code: 'not-licensed' } });
      expect(await panelCall('OMN-1', name, payload, 'agent2')).toMatchObject({ code: 'no-permission' });
    }
  });

  it('lets somebody read who may not comment, and says so', async () => {
    site().jira.revoke('agent2', 'OMN', ['ADD_COMMENTS']);
    expect(await panelCall('OMN-1', 'view', {}, 'agent2')).toMatchObject({
      code: 'ok',
      view: { state: 'active', reply: { open: false, because: 'no-right-to-reply' } },
    });
    expect(await scene.agentReplies('OMN-1', 'Ja', { role: 'agent2' })).toEqual({
      code: 'no-permission',
      missing: ['ADD_COMMENTS'],
    });
    expect(scene.receivedBy()).toHaveLength(1);
  });

  it('takes the request from the platform, never from the payload', async () => {
    await openedBy('Geheim', '436641234567');
    const smuggled = { issue: 'OMN-2', request: scene.requestOf('OMN-2').id };
    expect(await panelCall('OMN-1', 'view', smuggled)).toMatchObject({ code: 'malformed' });
    for (const { key } of (await scene.panelOf('OMN-2')).thread) {
      expect(await scene.agentResends('OMN-1', key)).toEqual({ code: 'message-not-found' });
    }
  });

  it('answers an unknown request id like one that may not be seen', async () => {
    const { extension } = scene.panelPlace('OMN-1');
    const account = { accountId: site().jira.account('agent')?.id ?? '', accountType: 'licensed' as const };
    for (const id of ['99999999', '1', '10000000000']) {
      const place = { moduleKey: PANEL, extension: { ...extension, issue: { id, key: 'OMN-1' } } };
      const answer = await site().invoke({ ...place, account, locale: 'de-DE' }, 'view', {});
      expect(answer).toMatchObject({ ok: true, result: { code: 'no-permission' } });
    }
    for (const id of ['../1', '1 OR 1=1', '', 'OMN-1']) {
      const place = { moduleKey: PANEL, extension: { ...extension, issue: { id, key: 'OMN-1' } } };
      const answer = await site().invoke({ ...place, account, locale: 'de-DE' }, 'view', {});
      expect(answer).toEqual({ ok: true, result: { code: 'not-licensed' } });
    }
  });

  it('names the fields of a malformed payload, never their values', async () => {
    const malformed: [string, unknown, string[]][] = [
      ['reply', {}, ['id', 'text']],
      ['reply', { id: 'not-a-uuid', text: 'Ja' }, ['id']],
      ['reply', { id: randomUUID(), text: 7 }, ['text']],
      ['reply', { id: randomUUID(), text: 'Ja', channel: 'whatsapp' }, ['channel']],
      ['reply', { id: randomUUID(), text: 'Ja', to: '4366412345678' }, ['']],
      ['resend', { id: randomUUID(), message: '' }, ['message']],
      ['earlier', { before: 'x'.repeat(200) }, ['before']],
      ['view', [], ['']],
    ];
    for (const [name, payload, fields] of malformed) {
      expect(await panelCall('OMN-1', name, payload)).toEqual({ code: 'malformed', fields });
    }
  });

  it('sends only by a sender of ours', async () => {
    const payload = { id: randomUUID(), text: 'Ja', sender: '41799999999' };
    expect(await panelCall('OMN-1', 'reply', payload)).toEqual({ code: 'channel-not-available' });
  });

  it('says nothing but a reference while Jira is down, and changes nothing', async () => {
    scene.fault('jira', { status: 500 }, { match: 'permissions/check', times: 10 });
    const before = scene.storageText();
    expect(await scene.agentReplies('OMN-1', 'Ja')).toEqual({ code: 'unavailable', reference: expect.any(String) });
    expect(scene.storageText()).toBe(before);
    scene.faultsEnd();
    expect(await scene.agentReplies('OMN-1', 'Ja')).toMatchObject({ code: 'ok' });
  });
});

describe('the configuration page', () => {
  const calls: [string, Record<string, unknown>][] = [
    ['load', {}],
    ['saveConnection', { version: 1, baseUrl: 'sandbox.api.infobip.com' }],
    ['saveSender', { version: 1, sender: '41799000009' }],
    ['projects', {}],
    ['requestTypes', { serviceDeskId: '1' }],
    ['saveTarget', { version: 1, serviceDeskId: '1', requestTypeId: '26' }],
    ['saveTexts', { version: 1, autoReply: '', language: 'en', showFullNumber: true }],
    ['renewSecret', { version: 1 }],
    ['pinPanel', { projectId: '10000' }],
  ];

  it('refuses every function to everybody but administrators', async () => {
    const before = scene.storageText();
    for (const [name, payload] of calls) {
      for (const role of ['agent', 'viewer']) {
        expect(await adminCall(name, payload, role)).toEqual({ code: 'no-permission', missing: ['ADMINISTER'] });
      }
      expect(await adminCall(name, payload, 'customer')).toEqual({ code: 'not-licensed' });
    }
    expect(scene.storageText()).toBe(before);
  });

  it('lets no panel call its functions', async () => {
    await openedBy('Hallo');
    for (const [name, payload] of calls) {
      expect((await panelCall('OMN-1', name, payload, 'admin')).code).not.toBe('ok');
    }
  });
});
