import { personRequests } from '../../../src/adapters/jira/person';
import { removeProperty, setProperty } from '../../../src/adapters/jira/property';
import { readStatus } from '../../../src/adapters/jira/status';
import { aJiraThatAnswers, bodyOf, jsonAnswer } from '../../support/a-jira-that-answers';
import { at } from '../../support/moments';

describe('how a request stands', () => {
  const standing = (key: string, more: Record<string, unknown> = {}, properties: object = {}) =>
    jsonAnswer(200, {
      fields: {
        status: { statusCategory: { key } },
        statuscategorychangedate: '2026-11-24T11:00:00.000+0100',
        updated: '2026-11-24T11:30:00.000+0100',
        project: { projectTypeKey: 'service_desk' },
        ...more,
      },
      properties,
    });

  it.each([
    ['new', 'new'],
    ['undefined', 'new'],
    ['indeterminate', 'active'],
    ['done', 'done'],
  ])('its category %s is %s, by key and since when', async (key, category) => {
    const asked = aJiraThatAnswers(() => standing(key));
    expect(await readStatus('1001')).toMatchObject({ found: true, category, since: at('10:00'), service: true });
    expect(asked[0]?.meta.provider).toBe('app');
  });

  it('since its last change, where the category never changed', async () => {
    aJiraThatAnswers(() => standing('new', { statuscategorychangedate: null }));
    expect(await readStatus('1001')).toMatchObject({ since: at('10:30') });
  });

  it('it may lie in no service project', async () => {
    aJiraThatAnswers(() => standing('new', { project: { projectTypeKey: 'software' } }));
    expect(await readStatus('1001')).toMatchObject({ service: false });
  });

  it.each([
    [
      { 'omnichat.conversation': { state: 'active', waitingSince: at('09:00') } },
      { state: 'active', waitingSince: at('09:00') },
    ],
    [{ 'omnichat.conversation': 'active' }, undefined],
    [{}, undefined],
  ])('with properties %j ours is %j', async (properties, property) => {
    aJiraThatAnswers(() => standing('new', {}, properties));
    expect(await readStatus('1001')).toMatchObject({ property });
  });

  it.each([403, 404])('gone and hidden look alike: %i', async (status) => {
    aJiraThatAnswers(() => ({ status }));
    expect(await readStatus('1001')).toEqual({ found: false });
  });

  it('it is never gone because Jira fails', async () => {
    aJiraThatAnswers(() => ({ status: 500 }));
    await expect(readStatus('1001')).rejects.toMatchObject({ code: 'HTTP_500' });
  });
});

describe('the property of a request', () => {
  const PATH = '/rest/api/3/issue/1001/properties/omnichat.conversation';
  const value = { state: 'active', waitingSince: at('10:00') };

  it('is written and removed by the app', async () => {
    const asked = aJiraThatAnswers(() => ({ status: 204 }));
    expect(await setProperty('1001', value)).toBe(true);
    await removeProperty('1001');
    expect(asked).toMatchObject([
      { method: 'PUT', path: PATH, meta: { provider: 'app' } },
      { method: 'DELETE', path: PATH, meta: { provider: 'app' } },
    ]);
    expect(bodyOf(asked[0])).toEqual(value);
  });

  it.each([403, 404])('cannot be written where the app may not: %i', async (status) => {
    aJiraThatAnswers(() => ({ status }));
    expect(await setProperty('1001', value)).toBe(false);
    await expect(removeProperty('1001')).resolves.toBeUndefined();
  });

  it('comes again when Jira fails', async () => {
    aJiraThatAnswers(() => ({ failure: 'reset' }));
    await expect(setProperty('1001', value)).rejects.toMatchObject({ code: 'NO_ANSWER' });
    await expect(removeProperty('1001')).rejects.toMatchObject({ code: 'NO_ANSWER' });
  });
});

describe('what a new request like this one takes', () => {
  const known = {
    issueKey: 'OMN-1',
    requestTypeId: '10',
    serviceDeskId: '1',
    reporter: { accountId: 'mia' },
    requestType: { name: 'Anfrage' },
    serviceDesk: { projectId: '10000', projectName: 'Omnichat' },
  };

  it('its desk, type and reporter, as the person sees them', async () => {
    const asked = aJiraThatAnswers(() => jsonAnswer(200, known));
    expect(await personRequests().typeOf('1001')).toEqual({
      key: 'OMN-1',
      reporter: 'mia',
      serviceDeskId: '1',
      requestTypeId: '10',
      requestTypeName: 'Anfrage',
      projectId: '10000',
      projectName: 'Omnichat',
    });
    expect(asked[0]?.meta.provider).toBe('user');
  });

  it.each([
    ['hidden or no request', { status: 404 }],
    ['closed to the person', { status: 403 }],
    ['an issue that no request type made', jsonAnswer(200, { ...known, requestTypeId: '' })],
    ['an answer that says less', jsonAnswer(200, { issueKey: 'OMN-1' })],
  ])('nothing is known of it: %s', async (_, answer) => {
    aJiraThatAnswers(() => answer);
    expect(await personRequests().typeOf('1001')).toBeUndefined();
  });

  it('is a breakage when Jira fails', async () => {
    aJiraThatAnswers(() => ({ status: 502 }));
    await expect(personRequests().typeOf('1001')).rejects.toMatchObject({ code: 'HTTP_502' });
  });
});
