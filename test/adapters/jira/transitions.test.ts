import { bringBack, canLeadTo, setDone, setInProgress } from '../../../src/adapters/jira/transitions';
import { aJiraThatAnswers, bodyOf, byPath, jsonAnswer, type Answer } from '../../support/a-jira-that-answers';

const ISSUE = '/rest/api/3/issue/1001';
const MOVE = `POST ${ISSUE}/transitions`;

/** A way to a status of a category; its fields are those of its screen. */
const way = (id: string, key: 'new' | 'indeterminate' | 'done', fields: Record<string, object> = {}, more = {}) => ({
  id,
  to: { id: `status-${id}`, name: `Status ${id}`, statusCategory: { key } },
  fields,
  ...more,
});
const required = { required: true, hasDefaultValue: false };
const resolution = (...names: string[]) => ({
  resolution: {
    required: true,
    hasDefaultValue: true,
    allowedValues: names.map((name, id) => ({ id: `${id}`, name })),
  },
});
const standsIn = (key: string) =>
  jsonAnswer(200, {
    fields: {
      status: { statusCategory: { key } },
      updated: '2026-11-24T10:00:00.000+0000',
      project: { projectTypeKey: 'service_desk' },
    },
  });
const moved: Answer = { status: 204 };

/** A request with these ways; what becomes of a move, and where it stands then. */
function aRequest(ways: object[], about: { move?: Parameters<typeof byPath>[0][string]; stands?: Answer } = {}) {
  return aJiraThatAnswers(
    byPath({
      [`GET ${ISSUE}/transitions`]: jsonAnswer(200, { transitions: ways }),
      [MOVE]: about.move ?? moved,
      [`GET ${ISSUE}`]: about.stands ?? standsIn('new'),
    }),
  );
}

const movesOf = (asked: ReturnType<typeof aRequest>) =>
  asked.filter(({ method }) => method === 'POST').map((call) => ({ as: call.meta, body: bodyOf(call) }));
const moveTo = (id: string, more = {}) => ({ transition: { id }, ...more });

describe('the way to Done', () => {
  it('is the first that leads to the category and asks for nothing', async () => {
    const asked = aRequest([
      way('1', 'indeterminate'),
      way('2', 'done', { customfield_1: required }),
      way('3', 'done', {}, { isAvailable: false }),
      way('4', 'done', { customfield_1: { ...required, hasDefaultValue: true }, customfield_2: { required: false } }),
      way('5', 'done'),
    ]);
    expect(await setDone('1001')).toBe(true);
    expect(movesOf(asked)).toMatchObject([{ as: { provider: 'app' }, body: moveTo('4') }]);
    expect(asked[0]?.path).toContain('expand=transitions.fields');
  });

  it('is taken as the agent, found by the app', async () => {
    const asked = aRequest([way('1', 'done')]);
    expect(await setDone('1001', { accountId: 'agent-1', duplicate: false })).toBe(true);
    expect(asked.map(({ meta }) => [meta.provider, meta.accountId])).toEqual([
      ['app', undefined],
      ['user', 'agent-1'],
    ]);
  });

  it('is taken by the app where the agent may not', async () => {
    const asked = aRequest([way('1', 'done')], {
      move: ({ meta }) => (meta.provider === 'app' ? moved : { status: 403 }),
    });
    expect(await setDone('1001', { accountId: 'agent-1', duplicate: false })).toBe(true);
    expect(movesOf(asked).map(({ as }) => as.provider)).toEqual(['user', 'app']);
  });

  it.each([
    ['English', ['Done', 'Duplicate'], { fields: { resolution: { id: '1' } } }],
    ['German', ['Duplikat', 'Erledigt'], { fields: { resolution: { id: '0' } } }],
    ['no site that has none', ['Done', "Won't do"], {}],
  ])('says that it is a duplicate: %s', async (_, names, fields) => {
    const asked = aRequest([way('1', 'done', resolution(...names))]);
    expect(await setDone('1001', { accountId: 'agent-1', duplicate: true })).toBe(true);
    expect(movesOf(asked)).toMatchObject([{ body: moveTo('1', fields) }]);
    if (!('fields' in fields)) expect(movesOf(asked)[0]?.body).not.toHaveProperty('fields');
  });

  it('says nothing of a duplicate when it is none', async () => {
    const asked = aRequest([way('1', 'done', resolution('Duplicate'))]);
    await setDone('1001', { accountId: 'agent-1', duplicate: false });
    expect(movesOf(asked)[0]?.body).toEqual(moveTo('1'));
  });
});

describe('no way to Done', () => {
  it.each([
    ['no transition leads there', [way('1', 'indeterminate')]],
    ['each asks for something', [way('1', 'done', { customfield_1: required })]],
    ['there is none at all', []],
  ])('%s: it stays open', async (_, ways) => {
    const asked = aRequest(ways);
    expect(await setDone('1001')).toBe(false);
    expect(movesOf(asked)).toEqual([]);
  });

  it('but it is Done already', async () => {
    aRequest([], { stands: standsIn('done') });
    expect(await setDone('1001')).toBe(true);
  });

  it.each([403, 404])('nor a request that the app can see (%i): nobody needs to close it', async (status) => {
    aJiraThatAnswers(() => ({ status }));
    expect(await setDone('1001')).toBe(true);
  });

  it.each([
    ['somebody else set it to Done a moment before', 400, 'done', true],
    ['somebody else moved it elsewhere', 409, 'indeterminate', false],
  ])('when %s', async (_, status, key, outcome) => {
    aRequest([way('1', 'done')], { move: { status }, stands: standsIn(key) });
    expect(await setDone('1001')).toBe(outcome);
  });

  it.each<[string, Answer]>([
    ['Jira fails', { status: 500 }],
    ['Jira does not answer', { failure: 'timeout' }],
  ])('is a breakage when %s, and comes again', async (_, move) => {
    aRequest([way('1', 'done')], { move });
    await expect(setDone('1001')).rejects.toMatchObject({ name: 'JiraProblem' });
  });
});

describe('In Progress', () => {
  it('is reached as the person, by the first way that asks for nothing', async () => {
    const asked = aRequest([
      way('1', 'new'),
      way('2', 'indeterminate', { comment: required }),
      way('3', 'indeterminate'),
    ]);
    expect(await setInProgress('1001')).toBe('moved');
    expect(movesOf(asked)).toMatchObject([{ as: { provider: 'user' }, body: moveTo('3') }]);
  });

  it('is where it stands: nothing is moved', async () => {
    const asked = aRequest([way('1', 'indeterminate')], { stands: standsIn('indeterminate') });
    expect(await setInProgress('1001')).toBe('was-there');
    expect(movesOf(asked)).toEqual([]);
  });

  it.each([
    ['indeterminate', 'was-there'],
    ['done', 'no-transition'],
  ])('without a way, when it stands in %s', async (key, outcome) => {
    aRequest([way('1', 'done')], { stands: standsIn(key) });
    expect(await setInProgress('1001')).toBe(outcome);
  });

  it('is not reached by somebody who may not', async () => {
    aRequest([way('1', 'indeterminate')], { move: { status: 403 }, stands: standsIn('done') });
    expect(await setInProgress('1001')).toBe('no-transition');
  });

  it('is a breakage when Jira does not answer', async () => {
    aRequest([way('1', 'indeterminate')], { move: { failure: 'reset' } });
    await expect(setInProgress('1001')).rejects.toMatchObject({ code: 'NO_ANSWER' });
  });
});

it('whether a way leads somewhere is asked as the person, and nothing is moved', async () => {
  const asked = aRequest([way('1', 'done'), way('2', 'indeterminate', { comment: required })]);
  expect([await canLeadTo('1001', 'done'), await canLeadTo('1001', 'active')]).toEqual([true, false]);
  expect(asked.map(({ method, meta }) => [method, meta.provider])).toEqual([
    ['GET', 'user'],
    ['GET', 'user'],
  ]);
});

describe('back to a former status', () => {
  const former = { id: 'status-3', name: 'Wartet' };

  it.each([
    ['by its id', [way('1', 'indeterminate'), way('3', 'new')], { id: 'status-3', name: 'Status 3' }],
    [
      'else to the first In Progress',
      [way('4', 'done'), way('1', 'indeterminate')],
      { id: 'status-1', name: 'Status 1' },
    ],
  ])('%s', async (_, ways, status) => {
    const asked = aRequest(ways);
    expect(await bringBack('1001', former, true)).toEqual(status);
    expect(movesOf(asked)).toMatchObject([{ as: { provider: 'user' } }]);
  });

  it('and nowhere else, if only that one will do', async () => {
    const asked = aRequest([way('1', 'indeterminate')]);
    expect(await bringBack('1001', former, false)).toBeUndefined();
    expect(movesOf(asked)).toEqual([]);
  });

  it('not where nothing leads', async () => {
    expect((aRequest([way('4', 'done')]), await bringBack('1001', former, true))).toBeUndefined();
    expect(
      (aRequest([way('3', 'new')], { move: { status: 400 } }), await bringBack('1001', former, true)),
    ).toBeUndefined();
  });

  it('is a breakage when Jira does not answer', async () => {
    aRequest([way('3', 'new')], { move: { failure: 'timeout' } });
    await expect(bringBack('1001', former, true)).rejects.toMatchObject({ code: 'NO_ANSWER' });
  });
});
