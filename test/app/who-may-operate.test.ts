import { randomUUID } from 'node:crypto';
import type { ProjectPermission } from '../sandbox/jira/account';
import { aScene } from '../support/a-scene';
import { CUSTOMER } from '../support/customer-phone';

const scene = aScene();
const { site, openedBy, panelCall, settled } = scene;
const SEE: ProjectPermission[] = ['BROWSE_PROJECTS', 'SERVICEDESK_AGENT'];
const REPLY: ProjectPermission[] = [...SEE, 'ADD_COMMENTS'];
const CHANGE: ProjectPermission[] = [...SEE, 'EDIT_ISSUES'];
const CLOSE: ProjectPermission[] = [...CHANGE, 'LINK_ISSUES', 'TRANSITION_ISSUES'];
const MAKE: ProjectPermission[] = [...CHANGE, 'LINK_ISSUES', 'CREATE_ISSUES'];

/** Every function of the issue modules with what it needs (design §2.10). */
const FUNCTIONS: [string, unknown, ProjectPermission[]][] = [
  ['seen', { asOf: '2026-11-24T08:00:00.000Z' }, SEE],
  ['others', {}, SEE],
  ['names', { requests: ['10000'] }, SEE],
  ['search', { text: 'Hallo' }, SEE],
  ['draft', {}, SEE],
  ['writers', {}, SEE],
  ['internalComments', {}, SEE],
  ['commentPreview', { comment: '1' }, SEE],
  ['saveDraft', { text: 'Guten' }, REPLY],
  ['sendComment', { comment: '1' }, REPLY],
  ['dismissComment', { comment: '1' }, REPLY],
  ['addNumber', { number: '+436641234567' }, REPLY],
  ['changeNumber', { number: '+436641234567' }, REPLY],
  ['removeNumber', {}, REPLY],
  ['pause', {}, CHANGE],
  ['reactivate', {}, CHANGE],
  ['swap', {}, CHANGE],
  ['resume', {}, [...SEE, 'TRANSITION_ISSUES']],
  ['splitPreview', { messages: ['x'] }, MAKE],
  ['split', { messages: ['x'], id: randomUUID() }, MAKE],
  ['mergePreview', { requests: ['OMN-2'], into: 'OMN-1' }, CLOSE],
  ['merge', { requests: ['OMN-2'], into: 'OMN-1', id: randomUUID() }, CLOSE],
  ['merge', { requests: ['OMN-2'], into: 'new', id: randomUUID() }, [...CLOSE, 'CREATE_ISSUES']],
];

/** OMN-1 rests, OMN-2 is active. */
async function twoRequests(): Promise<void> {
  await openedBy('Hallo');
  await panelCall('OMN-1', 'pause');
  await openedBy('Noch etwas');
  await scene.passes(10 * 60_000);
}

/** Nothing is stored and nothing leaves, whoever asks. */
async function changesNothing(what: () => Promise<void>): Promise<void> {
  const before = [scene.storageText(), JSON.stringify(scene.requests()), scene.receivedBy().length];
  await what();
  await settled();
  expect([scene.storageText(), JSON.stringify(scene.requests()), scene.receivedBy().length]).toEqual(before);
}

describe('N09: every function asks Jira who may, at each call', () => {
  beforeEach(twoRequests);

  it('lets nobody but agents call any of them', async () => {
    await changesNothing(async () => {
      for (const [name, payload] of FUNCTIONS) {
        expect(await panelCall('OMN-1', name, payload, 'viewer')).toMatchObject({
          code: 'no-permission',
          missing: expect.arrayContaining(['SERVICEDESK_AGENT']),
        });
        for (const role of ['customer', 'customer2']) {
          expect(await panelCall('OMN-1', name, payload, role)).toEqual({ code: 'not-licensed' });
        }
        const nobody = { ...scene.panelPlace('OMN-1'), locale: 'de-DE' };
        expect(await site().invoke(nobody, name, payload)).toEqual({ ok: true, result: { code: 'not-licensed' } });
      }
    });
  });

  it('names each permission that is missing', async () => {
    await changesNothing(async () => {
      for (const [name, payload, needed] of FUNCTIONS) {
        for (const permission of needed) {
          site().jira.revoke('agent2', 'OMN', [permission]);
          const answer = await panelCall('OMN-1', name, payload, 'agent2');
          const unseen = permission === 'BROWSE_PROJECTS' && name.startsWith('merge');
          if (unseen) expect(answer).toEqual({ code: 'request-not-found' });
          else expect(answer).toMatchObject({ code: 'no-permission', missing: expect.arrayContaining([permission]) });
          site().jira.grant('agent2', 'OMN', [permission]);
        }
      }
    });
  });

  it('a request of a project that the agent does not work in gives nothing away', async () => {
    site().jira.moveIssue('OMN-2', 'TEC', 'admin');
    await settled();
    for (const [name, payload] of FUNCTIONS) {
      expect((await panelCall('TEC-1', name, payload, 'agent2')).code).toMatch(/no-permission|request-not-found/);
    }
    const others = await panelCall('OMN-1', 'others', {}, 'agent2');
    expect(others).toEqual({ code: 'ok', requests: [], more: false, hidden: 1 });
    const id = site().jira.findIssue('TEC-1')?.id;
    expect(await panelCall('OMN-1', 'names', { requests: [id] }, 'agent2')).toEqual({ code: 'ok', requests: [] });
    const merge = { requests: ['TEC-1'], into: 'OMN-1', id: randomUUID() };
    expect(await panelCall('OMN-1', 'merge', merge, 'agent2')).toEqual({ code: 'request-not-found' });
    expect(await panelCall('OMN-1', 'swap', {}, 'agent2')).toEqual({ code: 'another-active' });
    expect(await panelCall('OMN-1', 'reactivate', {}, 'agent2')).toEqual({ code: 'another-active' });
    expect(await scene.statesOf('OMN-1', 'TEC-1')).toEqual(['paused', 'active']);
  });

  it('an agent who may see but not change the other request is told which one, and what is missing', async () => {
    site().jira.moveIssue('OMN-2', 'TEC', 'admin');
    await settled();
    site().jira.grant('agent2', 'TEC', SEE);
    const merge = { requests: ['TEC-1'], into: 'OMN-1', id: randomUUID() };
    expect(await panelCall('OMN-1', 'merge', merge, 'agent2')).toEqual({
      code: 'no-permission',
      missing: ['EDIT_ISSUES', 'LINK_ISSUES', 'TRANSITION_ISSUES'],
      request: 'TEC-1',
    });
    const mail = await scene.mailRequest('Mein Vertrag');
    const takeOver = { number: CUSTOMER, choice: 'take-over' };
    expect(await panelCall(mail, 'addNumber', takeOver, 'agent2')).toMatchObject({
      code: 'no-permission',
      missing: ['EDIT_ISSUES'],
      request: 'TEC-1',
    });
  });

  it('the panel says what is missing of everything that it offers', async () => {
    site().jira.revoke('agent2', 'OMN', ['LINK_ISSUES', 'CREATE_ISSUES']);
    const shown = await scene.panelOf('OMN-1', 'agent2');
    expect(shown['missing']).toEqual(expect.arrayContaining(['LINK_ISSUES', 'CREATE_ISSUES']));
    expect((await scene.panelOf('OMN-1', 'agent'))['missing']).toEqual([]);
  });

  it('names the fields of a malformed payload, never their values', async () => {
    const malformed: [string, unknown, string[]][] = [
      ['split', { messages: [], id: randomUUID() }, ['messages']],
      ['split', { messages: ['x'], id: 'nein' }, ['id']],
      ['split', { messages: ['x; DROP'], id: randomUUID() }, ['messages.0']],
      ['split', { messages: ['x'], id: randomUUID(), pause: 'OMN-1' }, ['pause']],
      ['merge', { requests: ['OMN-1'], into: '', id: randomUUID() }, ['into']],
      ['merge', { requests: ['OMN-1'], into: 'OMN-1', id: randomUUID(), consent: 'ja' }, ['consent']],
      ['names', { requests: ['OMN-1'] }, ['requests.0']],
      ['seen', { asOf: 'gestern' }, ['asOf']],
      ['sendComment', { comment: '../1' }, ['comment']],
      ['search', { text: 'x' }, ['text']],
      ['pause', { request: '10000' }, ['']],
    ];
    for (const [name, payload, fields] of malformed) {
      expect(await panelCall('OMN-1', name, payload)).toEqual({ code: 'malformed', fields });
    }
  });
});
