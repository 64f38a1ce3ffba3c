import { demo } from '../sandbox/site-demo';
import { aScene, HOUR, MINUTE } from '../support/a-scene';
import { CUSTOMER } from '../support/customer-phone';

const scene = aScene();
const { customerWrites, settled, passes, requests, theRequest, requestOf, threadOf, fault } = scene;
const CREATE = { match: 'POST /rest/servicedeskapi/request' };
const SECOND = 1_000;

/** One customer, one message, one request that stands, whatever became of the others. */
const expectOneConversation = async (key: string): Promise<void> => {
  expect(await threadOf(key)).toEqual(['customer: Hallo', '- opened', `automatic: ${demo.autoReply} [delivered]`]);
  expect(scene.textsReceivedBy()).toEqual([demo.autoReply]);
  expect(scene.customers()).toMatchObject([{ active: { kind: 'request', request: requestOf(key).id } }]);
};

describe('Jira does not say clearly whether the request was created', () => {
  it('B06: finds the request whose answer was lost, and binds it', async () => {
    scene.site().jira.setIndexLag(10 * SECOND);
    fault('jira', { drop: true }, CREATE);
    await customerWrites('Hallo');
    await passes(5 * MINUTE);
    await expectOneConversation(theRequest().key);
  });

  it('B06: creates it again when it is never found, and closes the one that surfaces later, with a note', async () => {
    scene.site().jira.setIndexLag(8 * MINUTE);
    fault('jira', { drop: true }, CREATE);
    await customerWrites('Hallo');
    await passes(6 * MINUTE);
    expect(requests()).toHaveLength(2);
    await expectOneConversation('OMN-2');
    await passes(2 * HOUR);
    const stray = requestOf('OMN-1');
    expect(stray.category).toBe('done');
    expect(stray.comments).toMatchObject([
      { public: false, text: expect.stringContaining('braucht diese Anfrage nicht') },
    ]);
    expect(requestOf('OMN-2').category).toBe('new');
    expect(scene.notesOf('OMN-2').filter((note) => note.includes('braucht'))).toEqual([]);
    await expectOneConversation('OMN-2');
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('B06: closes a request that a hanging call makes ten minutes later', async () => {
    fault('jira', { delayMs: 10 * MINUTE }, CREATE);
    await customerWrites('Hallo');
    await passes(2 * HOUR);
    expect(requests().map(({ category }) => category)).toEqual(['new', 'done']);
    await expectOneConversation('OMN-1');
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('B06: gives each of two customers who say the same a request of their own', async () => {
    const other = '385981234568';
    scene.site().jira.setIndexLag(5 * SECOND);
    fault('jira', { drop: true }, { ...CREATE, times: 2 });
    await Promise.all([customerWrites('Hallo'), customerWrites('Hallo', { from: other })]);
    await passes(2 * HOUR);
    const bound = scene.customers().map(({ active }) => active.request);
    expect(new Set(bound)).toEqual(new Set(requests().map(({ id }) => id)));
    expect(requests().map(({ category }) => category)).toEqual(['new', 'new']);
    expect([...scene.textsReceivedBy(CUSTOMER), ...scene.textsReceivedBy(other)]).toHaveLength(2);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('opens one request after Jira was down with 500 for a while', async () => {
    fault('jira', { status: 500 }, { ...CREATE, times: 3 });
    await customerWrites('Hallo');
    await passes(HOUR);
    await expectOneConversation(theRequest().key);
  });

  it('M06: opens one request after Jira said 429', async () => {
    fault('jira', { status: 429 }, { ...CREATE, times: 4 });
    await customerWrites('Hallo');
    await passes(1_000);
    expect(requests()).toEqual([]);
    await settled();
    await expectOneConversation(theRequest().key);
  });

  it('waits for a slow Jira', async () => {
    fault('jira', { delayMs: 20 * SECOND }, CREATE);
    await customerWrites('Hallo');
    await settled();
    await expectOneConversation(theRequest().key);
  });
});

describe('requests cannot be opened as configured', () => {
  const brokenThenRepaired = async (reason: string, repair: () => unknown): Promise<void> => {
    await customerWrites('Hallo');
    await passes(MINUTE);
    await customerWrites('Hört mich jemand?');
    await passes(20 * MINUTE);
    expect(requests()).toEqual([]);
    expect((await scene.settings()).alarms).toMatchObject([{ code: 'requests-cannot-be-opened', reason }]);
    await repair();
    await passes(20 * MINUTE);
    expect((await threadOf(theRequest().key)).slice(0, 3)).toEqual([
      'customer: Hallo',
      'customer: Hört mich jemand?',
      '- opened',
    ]);
    expect(scene.textsReceivedBy()).toEqual([demo.autoReply]);
    expect(await scene.alarms()).toEqual([]);
  };

  it('keeps the messages while a field is required that cannot be filled, and opens by itself after the repair', async () => {
    scene.site().jira.requireField('25', { fieldId: 'customfield_10077', name: 'Kundennummer' });
    await brokenThenRepaired('field-required', () => scene.site().jira.relaxField('25', 'customfield_10077'));
  });

  it('keeps the messages while the request type is gone', async () => {
    const type = scene
      .site()
      .jira.projects()
      .flatMap(({ requestTypes }) => requestTypes)
      .find(({ id }) => id === '25');
    if (type === undefined) throw new Error('The seed has no request type 25.');
    scene.site().jira.removeRequestType('25');
    await brokenThenRepaired('project-or-type-gone', () => scene.site().jira.restoreRequestType('OMN', type));
  });

  it('opens in the request type that an administrator chooses instead', async () => {
    scene.site().jira.removeRequestType('25');
    await brokenThenRepaired('project-or-type-gone', async () => {
      expect(await scene.adminSaves('saveTarget', { serviceDeskId: '1', requestTypeId: '26' })).toMatchObject({
        code: 'ok',
      });
    });
  });
});
