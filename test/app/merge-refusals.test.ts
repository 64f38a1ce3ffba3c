import { aScene } from '../support/a-scene';

const scene = aScene();
const { site, openedBy, panelCall, statesOf, requestOf, settled, agentMerges, fault, customerWrites } = scene;
const OTHER = '436641234567';

/** OMN-1 rests, OMN-2 is active, OMN-3 is somebody else's. */
async function threeRequests(): Promise<void> {
  await openedBy('A1');
  await panelCall('OMN-1', 'pause');
  await openedBy('B1');
  await openedBy('Fremd', OTHER);
  await settled();
}

/** Preview and merge say the same, and nothing changes. */
async function refuses(from: string, requests: string[], into: string, answer: unknown): Promise<void> {
  const before = JSON.stringify([scene.conversations(), scene.customers(), scene.requests()]);
  expect(await panelCall(from, 'mergePreview', { requests, into })).toEqual(answer);
  expect(await agentMerges(from, requests, into)).toEqual(answer);
  await settled();
  expect(JSON.stringify([scene.conversations(), scene.customers(), scene.requests()])).toBe(before);
}

describe('a merge is refused', () => {
  beforeEach(threeRequests);

  it('F04: between different customers, with the request that is in the way', async () => {
    await refuses('OMN-2', ['OMN-3'], 'OMN-2', { code: 'different-customers', request: 'OMN-3' });
    await refuses('OMN-3', ['OMN-1', 'OMN-2'], 'OMN-2', { code: 'different-customers', request: 'OMN-3' });
    await refuses('OMN-2', ['OMN-1', 'OMN-3'], 'new', expect.objectContaining({ code: 'different-customers' }));
  });

  it('F08: into itself', async () => {
    await refuses('OMN-2', ['OMN-2'], 'OMN-2', { code: 'self' });
    await refuses('OMN-2', [requestOf('OMN-2').id], 'omn-2', { code: 'self' });
  });

  it('of one request alone into a new one', async () => {
    await refuses('OMN-2', ['OMN-2'], 'new', { code: 'too-few' });
  });

  it('F08: in circles: what was merged leads to its target, which is the request itself', async () => {
    await agentMerges('OMN-2', ['OMN-1'], 'OMN-2');
    await settled();
    await refuses('OMN-2', ['OMN-2'], 'OMN-1', { code: 'self' });
  });

  it('F16: with a request that the agent may not see, exactly as with one that does not exist', async () => {
    site().jira.secureIssue('OMN-1', ['agent2']);
    const missing = { code: 'request-not-found' };
    await refuses('OMN-2', ['OMN-1'], 'OMN-2', missing);
    await refuses('OMN-2', [requestOf('OMN-1').id], 'OMN-2', missing);
    await refuses('OMN-2', ['OMN-2'], 'OMN-1', missing);
    await refuses('OMN-2', ['OMN-999'], 'OMN-2', missing);
    await refuses('OMN-2', ['99999'], 'OMN-2', missing);
    await refuses('OMN-2', ['kein Schlüssel'], 'OMN-2', missing);
    const others = await panelCall('OMN-2', 'others');
    expect(others).toEqual({ code: 'ok', requests: [], more: false, hidden: 1 });
  });

  it('with a request that has no conversation', async () => {
    const mail = await scene.mailRequest('Per E-Mail');
    await refuses('OMN-2', [mail], 'OMN-2', { code: 'no-conversation', request: mail });
    await refuses('OMN-2', ['OMN-2'], mail, { code: 'no-conversation', request: mail });
    await refuses(mail, ['OMN-2'], 'OMN-2', { code: 'no-conversation', request: mail });
  });

  it('while a new request of the customer is being opened', async () => {
    await panelCall('OMN-2', 'pause');
    await panelCall('OMN-1', 'reactivate');
    await panelCall('OMN-1', 'pause');
    fault('jira', { status: 503 }, { match: 'POST /rest/servicedeskapi/request' });
    await customerWrites('Neu');
    expect(await agentMerges('OMN-2', ['OMN-1'], 'new')).toEqual({ code: 'opening' });
    await settled();
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['paused', 'paused']);
  });

  it('until the active request outside of it is confirmed, which becomes paused then', async () => {
    await panelCall('OMN-2', 'pause');
    await openedBy('C1');
    await settled();
    const { id, key, summary } = requestOf('OMN-4');
    const other = { id, key, summary, status: 'Offen', category: 'new' };
    expect(await agentMerges('OMN-2', ['OMN-1'], 'new')).toEqual({ code: 'confirm-pause', other });
    expect(await panelCall('OMN-2', 'mergePreview', { requests: ['OMN-1'], into: 'new' })).toMatchObject({
      code: 'ok',
      pauses: other,
    });
    expect(scene.requests()).toHaveLength(4);
    expect(await agentMerges('OMN-2', ['OMN-1'], 'new', { pause: id })).toMatchObject({ code: 'ok' });
    expect(await statesOf('OMN-1', 'OMN-2', 'OMN-4', 'OMN-5')).toEqual(['merged', 'merged', 'paused', 'active']);
    await settled();
    expect(requestOf('OMN-4').property).toEqual({ state: 'paused' });
  });

  it('around an active request that the agent may not see, which is never named', async () => {
    await panelCall('OMN-2', 'pause');
    await openedBy('Geheim');
    await settled();
    site().jira.secureIssue('OMN-4', ['agent2']);
    await refuses('OMN-2', ['OMN-1'], 'new', { code: 'another-active' });
    const pause = requestOf('OMN-4').id;
    expect(await agentMerges('OMN-2', ['OMN-1'], 'new', { pause })).toEqual({ code: 'another-active' });
  });

  it('when Jira opens no new request, and nothing is changed', async () => {
    fault('jira', { drop: true }, { match: 'POST /rest/servicedeskapi/request' });
    expect(await agentMerges('OMN-2', ['OMN-1'], 'new')).toEqual({ code: 'unclear' });
    await scene.passes(75 * 60_000);
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['paused', 'active']);
    expect(requestOf('OMN-4').category).toBe('done');
    expect(scene.notesOf('OMN-4')).toHaveLength(1);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it.each([
    ['EDIT_ISSUES', 'OMN-2'],
    ['LINK_ISSUES', 'OMN-2'],
    ['TRANSITION_ISSUES', 'OMN-2'],
    ['CREATE_ISSUES', 'new'],
  ] as const)('without %s, by name', async (permission, into) => {
    site().jira.revoke('agent2', 'OMN', [permission]);
    const answer = await agentMerges('OMN-2', ['OMN-1'], into, { role: 'agent2' });
    expect(answer).toMatchObject({ code: 'no-permission', missing: [permission] });
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['paused', 'active']);
  });
});
