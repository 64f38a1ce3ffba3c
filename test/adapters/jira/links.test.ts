import { linkIssues } from '../../../src/adapters/jira/links';
import { aJiraThatAnswers, bodyOf, byPath, jsonAnswer, type Answer } from '../../support/a-jira-that-answers';

const TYPES = 'GET /rest/api/3/issueLinkType';
const LINK = 'POST /rest/api/3/issueLink';
const types = (...names: string[]) =>
  jsonAnswer(200, { issueLinkTypes: names.map((name, index) => ({ id: `${index}`, name })) });

function aSite(listed: Answer, linked: Answer = { status: 201 }) {
  return aJiraThatAnswers(byPath({ [TYPES]: listed, [LINK]: linked }));
}

describe('two requests are linked by the app', () => {
  it.each([
    ['related', ['Blocks', 'Relates'], '1'],
    ['related', ['Blockiert', 'Beziehung'], '1'],
    ['duplicate', ['Relates', 'Duplicate'], '1'],
    ['duplicate', ['Beziehung', 'Duplikat'], '1'],
    ['duplicate', ['Blocks', 'Relates'], '1'],
    ['related', ['Hängt zusammen', 'Klont'], '0'],
  ] as const)('as %s, where there are %j', async (as, names, id) => {
    const asked = aSite(types(...names));
    await linkIssues('1001', '1002', as);
    expect(bodyOf(asked[1])).toMatchObject({ type: { id } });
    expect(asked.map(({ meta }) => meta.provider)).toEqual(['app', 'app']);
  });

  it.each([
    ['duplicate', { inwardIssue: { id: '1001' }, outwardIssue: { id: '1002' } }],
    ['related', { inwardIssue: { id: '1002' }, outwardIssue: { id: '1001' } }],
  ] as const)('%s, in the right direction', async (as, issues) => {
    const asked = aSite(types('Relates', 'Duplicate'));
    await linkIssues('1001', '1002', as);
    expect(bodyOf(asked[1])).toMatchObject(issues);
  });
});

describe('a link is a comfort, not a promise', () => {
  it.each<[string, Answer]>([
    ['links are switched off', { status: 404 }],
    ['there are no types', types()],
  ])('%s: nothing is linked', async (_, listed) => {
    const asked = aSite(listed);
    await linkIssues('1001', '1002', 'related');
    expect(asked).toHaveLength(1);
  });

  it.each([400, 401, 403, 404, 413])('one of the two is gone or closed to the app: %i', async (status) => {
    aSite(types('Relates'), { status });
    await expect(linkIssues('1001', '1002', 'related')).resolves.toBeUndefined();
  });

  it.each<Answer>([{ status: 500 }, { failure: 'timeout' }])(
    'but it comes again when Jira fails: %j',
    async (linked) => {
      aSite(types('Relates'), linked);
      await expect(linkIssues('1001', '1002', 'related')).rejects.toMatchObject({ name: 'JiraProblem' });
    },
  );
});
