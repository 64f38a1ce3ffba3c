import { textDocument } from '../../../src/adapters/jira/adf';
import { candidates, disagreeing } from '../../../src/adapters/jira/search';
import { aJiraThatAnswers, bodyOf, jsonAnswer } from '../../support/a-jira-that-answers';
import { anAttempt } from '../../support/an-open-job';
import { at } from '../../support/moments';

const attempt = anAttempt({ description: 'Mein Router\r\ngeht nicht' });

const issue = (id: string, fields: Record<string, unknown> = {}, more: Record<string, unknown> = {}) => ({
  id,
  fields: {
    summary: attempt.summary,
    description: textDocument(attempt.description),
    created: '2026-11-24T11:00:02.000+0100',
    ...fields,
  },
  ...more,
});

async function found(...issues: unknown[]): Promise<string[]> {
  aJiraThatAnswers(() => jsonAnswer(200, { issues, isLast: true }));
  return (await candidates(attempt)).map(({ request }) => request);
}

describe('requests that a doubtful attempt may have made', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse(at('10:02:30')), doNotFake: ['nextTick', 'setImmediate', 'setTimeout'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('are those of the app, in that project, since the attempt began', async () => {
    const asked = aJiraThatAnswers(() => jsonAnswer(200, { issues: [], isLast: true }));
    await candidates(attempt);
    expect(asked).toMatchObject([{ method: 'POST', path: '/rest/api/3/search/jql', meta: { provider: 'app' } }]);
    expect(bodyOf(asked[0])).toMatchObject({
      jql: expect.stringMatching(
        /^project = 10000 AND creator = currentUser\(\) AND .*created >= "-4m" ORDER BY created ASC$/,
      ),
      fields: expect.arrayContaining(['summary', 'description', 'created']),
      properties: ['omnichat.conversation'],
    });
  });

  it('have its summary and its text', async () => {
    expect(await found(issue('1'))).toEqual(['1']);
  });

  it.each([
    ['another summary', issue('1', { summary: 'SMS-Anfrage von 44 **** ******' })],
    ['another text', issue('1', { description: textDocument('Guten Tag') })],
    ['no text', issue('1', { description: null })],
    ['created before the attempt', issue('1', { created: '2026-11-24T09:59:54.999+0000' })],
    ['no time of creation', issue('1', { created: null })],
    ['a conversation of its own', issue('1', {}, { properties: { 'omnichat.conversation': { state: 'active' } } })],
    ['no fields that we may see', { id: '1' }],
  ])('%s: not that one', async (_, other) => {
    expect(await found(other, issue('2'))).toEqual(['2']);
  });

  it('may be created a little before, since clocks differ', async () => {
    expect(await found(issue('1', { created: '2026-11-24T09:59:55.000+0000' }))).toEqual(['1']);
  });

  it('are those of the agent who made them, where a split or merge did', async () => {
    const asked = aJiraThatAnswers(() => jsonAnswer(200, { issues: [], isLast: true }));
    await candidates({ ...attempt, creator: '557058:f58131cb-b67d-43c7-b30d-6b58d40bd077' });
    expect(bodyOf(asked[0])).toMatchObject({
      jql: expect.stringContaining(' AND creator = "557058:f58131cb-b67d-43c7-b30d-6b58d40bd077" AND '),
    });
  });

  it('cannot be asked about with a creator that is more than an account id', async () => {
    const asked = aJiraThatAnswers(() => jsonAnswer(200, { issues: [], isLast: true }));
    await candidates({ ...attempt, creator: 'a" OR creator != "' });
    expect(bodyOf(asked[0])).toMatchObject({ jql: expect.stringContaining(' AND creator = "aORcreator" AND ') });
  });

  it('cannot be asked about with a project that is no number', async () => {
    const asked = aJiraThatAnswers(() => jsonAnswer(200, { issues: [], isLast: true }));
    await candidates({ ...attempt, projectId: '10000 OR 1=1' });
    expect(bodyOf(asked[0])).toMatchObject({ jql: expect.stringMatching(/^project = \d+ AND /) });
  });
});

describe('requests whose status and conversation disagree', () => {
  const seen = (id: string, state: string, key: string) => ({
    id,
    fields: { status: { statusCategory: { key } } },
    properties: { 'omnichat.conversation': { state } },
  });

  it('are found by the category’s key: its name is translated', async () => {
    const issues = [
      seen('1', 'active', 'done'),
      seen('2', 'paused', 'done'),
      seen('3', 'ended', 'indeterminate'),
      seen('4', 'active', 'new'),
      seen('5', 'active', 'indeterminate'),
      seen('6', 'ended', 'done'),
      seen('7', 'ended', 'new'),
    ];
    aJiraThatAnswers(() => jsonAnswer(200, { issues, isLast: true }));
    expect(await disagreeing()).toEqual(['1', '2', '3']);
  });

  it('are read page by page to the end', async () => {
    const asked = aJiraThatAnswers((_, number) =>
      jsonAnswer(200, {
        issues: [seen(`${number}`, 'active', 'done')],
        ...(number < 3 ? { isLast: false, nextPageToken: `page-${number + 1}` } : { isLast: true }),
      }),
    );
    expect(await disagreeing()).toEqual(['1', '2', '3']);
    expect(asked.map((call) => bodyOf(call))).toMatchObject([
      {},
      { nextPageToken: 'page-2' },
      { nextPageToken: 'page-3' },
    ]);
  });
});

it('a search that Jira refuses is a breakage, never an empty list', async () => {
  aJiraThatAnswers(() => jsonAnswer(400, { errorMessages: ['JQL'] }));
  await expect(candidates(attempt)).rejects.toMatchObject({ name: 'JiraProblem', code: 'HTTP_400' });
});

it('no answer is a breakage, never an empty list', async () => {
  aJiraThatAnswers(() => ({ failure: 'timeout' }));
  await expect(disagreeing()).rejects.toMatchObject({ code: 'NO_ANSWER' });
});
