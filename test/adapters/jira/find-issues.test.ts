import { astray, findIssues } from '../../../src/adapters/jira/find-issues';
import { aJiraThatAnswers, bodyOf, jsonAnswer } from '../../support/a-jira-that-answers';

const issue = (id: string, fields: Record<string, unknown> = {}) => ({
  id,
  key: `OMN-${id}`,
  fields: {
    summary: 'SMS-Anfrage von 385 **** *****',
    status: { id: '10001', name: 'Offen', statusCategory: { key: 'new' } },
    project: { id: '10000', name: 'Omnichat', projectTypeKey: 'service_desk' },
    ...fields,
  },
});
const inStatus = (key: string) => ({ status: { id: '3', name: 'Status', statusCategory: { key } } });

describe('issues by id or key', () => {
  it('are fetched at once, as whoever asks', async () => {
    const asked = aJiraThatAnswers(() => jsonAnswer(200, { issues: [issue('1'), issue('2')] }));
    expect((await findIssues('person', ['1', 'OMN-2'])).map(({ key }) => key)).toEqual(['OMN-1', 'OMN-2']);
    expect(asked).toMatchObject([{ method: 'POST', path: '/rest/api/3/issue/bulkfetch', meta: { provider: 'user' } }]);
    expect(bodyOf(asked[0])).toMatchObject({ issueIdsOrKeys: ['1', 'OMN-2'] });
  });

  it('are told in our words', async () => {
    const full = issue('1', {
      reporter: { accountId: 'mia', accountType: 'customer' },
      priority: { name: 'Hoch' },
      assignee: { displayName: 'Ana Horvat' },
      labels: ['router'],
      ...inStatus('indeterminate'),
    });
    aJiraThatAnswers(() => jsonAnswer(200, { issues: [full] }));
    expect(await findIssues('app', ['1'])).toEqual([
      {
        id: '1',
        key: 'OMN-1',
        summary: 'SMS-Anfrage von 385 **** *****',
        status: { id: '3', name: 'Status', category: 'active' },
        project: { id: '10000', name: 'Omnichat', service: true },
        reporter: { accountId: 'mia', isApp: false },
        priority: 'Hoch',
        assignee: 'Ana Horvat',
        labels: ['router'],
      },
    ]);
  });

  it('have no more than there is', async () => {
    const bare = issue('1', { reporter: null, priority: null, assignee: null, labels: null });
    aJiraThatAnswers(() => jsonAnswer(200, { issues: [bare] }));
    expect(await findIssues('app', ['1'])).toMatchObject([
      { reporter: undefined, priority: undefined, assignee: undefined, labels: [] },
    ]);
  });

  it('say whether the app reported them', async () => {
    const ours = issue('1', { reporter: { accountId: 'app', accountType: 'app' } });
    aJiraThatAnswers(() => jsonAnswer(200, { issues: [ours] }));
    expect(await findIssues('app', ['1'])).toMatchObject([{ reporter: { isApp: true } }]);
  });

  it('are asked for a hundred at a time', async () => {
    const asked = aJiraThatAnswers(() => jsonAnswer(200, { issues: [issue('1')] }));
    const names = Array.from({ length: 201 }, (_, index) => `${index}`);
    expect(await findIssues('app', names)).toHaveLength(3);
    expect(asked.map(bodyOf)).toMatchObject([
      { issueIdsOrKeys: names.slice(0, 100) },
      { issueIdsOrKeys: names.slice(100, 200) },
      { issueIdsOrKeys: names.slice(200) },
    ]);
  });

  it('are none, and nothing is asked, when none are named', async () => {
    const asked = aJiraThatAnswers(() => ({ status: 500 }));
    expect(await findIssues('app', [])).toEqual([]);
    expect(asked).toEqual([]);
  });

  it.each([400, 401, 403, 404])('are none for names or people that Jira refuses: %i', async (status) => {
    aJiraThatAnswers(() => ({ status }));
    expect(await findIssues('person', ['nonsense'])).toEqual([]);
  });

  it('are never none because Jira fails', async () => {
    aJiraThatAnswers(() => ({ status: 500 }));
    await expect(findIssues('app', ['1'])).rejects.toMatchObject({ code: 'HTTP_500' });
  });
});

it('astray are those that the app cannot reach, that are Done, or that lie in no service project', async () => {
  const elsewhere = { project: { id: '2', name: 'Web', projectTypeKey: 'software' } };
  const issues = [
    issue('1'),
    issue('2', inStatus('done')),
    issue('3', elsewhere),
    issue('5', inStatus('indeterminate')),
  ];
  const asked = aJiraThatAnswers(() => jsonAnswer(200, { issues }));
  expect(await astray(['1', '2', '3', '4', '5'])).toEqual(['2', '3', '4']);
  expect(asked[0]?.meta.provider).toBe('app');
});
