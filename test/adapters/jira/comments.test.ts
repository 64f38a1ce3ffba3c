import { textDocument } from '../../../src/adapters/jira/adf';
import {
  addInternalNote,
  hasInternalNote,
  internalComments,
  publicComments,
  readComment,
} from '../../../src/adapters/jira/comments';
import { aJiraThatAnswers, bodyOf, byPath, jsonAnswer, type Answer } from '../../support/a-jira-that-answers';
import { at } from '../../support/moments';

const ISSUE = '/rest/api/3/issue/1001';
const person = (accountId: string, accountType = 'atlassian') => ({ accountId, accountType });
const comment = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  created: '2026-11-24T11:00:00.000+0100',
  author: person('agent-1'),
  jsdPublic: true,
  body: textDocument(`Kommentar ${id}`),
  ...more,
});
const listed = (...comments: unknown[]) => jsonAnswer(200, { total: comments.length, comments });

/** Comments, newest first as Jira is asked for them, and who reported the request. */
function aRequest(comments: Answer, reporter: Answer = jsonAnswer(200, { fields: { reporter: person('mia') } })) {
  return aJiraThatAnswers(byPath({ [`GET ${ISSUE}/comment`]: comments, [`GET ${ISSUE}`]: reporter }));
}

describe('public comments that an agent may want to send', () => {
  it('are those by people who work here, oldest first', async () => {
    aRequest(
      listed(
        comment('12'),
        comment('11', { author: person('agent-2') }),
        comment('10', { jsdPublic: false }),
        comment('9', { author: person('tom', 'customer') }),
        comment('8', { author: person('automation', 'app') }),
        comment('7', { author: person('mia') }),
        comment('6', { author: null }),
        comment('5', { author: { accountId: 'who' } }),
        comment('4', { jsdPublic: undefined }),
      ),
    );
    expect(await publicComments('1001', '0')).toEqual({
      comments: [
        { id: '11', at: at('10:00'), by: 'agent-2' },
        { id: '12', at: at('10:00'), by: 'agent-1' },
      ],
      upTo: '12',
    });
  });

  it('are looked at once: only those with a greater id count, by number', async () => {
    aRequest(listed(comment('100'), comment('99'), comment('20')));
    expect(await publicComments('1001', '99')).toMatchObject({ comments: [{ id: '100' }], upTo: '100' });
  });

  it('internal ones count as looked at, and nobody asks whose request it is', async () => {
    const asked = aRequest(listed(comment('12', { jsdPublic: false })), { status: 500 });
    expect(await publicComments('1001', '0')).toEqual({ comments: [], upTo: '12' });
    expect(asked).toHaveLength(1);
  });

  it('the newest are asked for first', async () => {
    const asked = aRequest(listed());
    expect(await publicComments('1001', '7')).toEqual({ comments: [], upTo: '7' });
    expect(asked[0]).toMatchObject({ path: expect.stringContaining('orderBy=-created'), meta: { provider: 'app' } });
  });

  it.each([403, 404])('are none where the app sees no request (%i)', async (status) => {
    aRequest({ status });
    expect(await publicComments('1001', '7')).toEqual({ comments: [], upTo: '7' });
  });

  it('are never none because Jira fails', async () => {
    aRequest({ failure: 'timeout' });
    await expect(publicComments('1001', '0')).rejects.toMatchObject({ code: 'NO_ANSWER' });
    aRequest(listed(comment('12')), { status: 502 });
    await expect(publicComments('1001', '0')).rejects.toMatchObject({ code: 'HTTP_502' });
  });
});

describe('a public comment, as the person sees it', () => {
  const answered = (answer: Answer) => aJiraThatAnswers(byPath({ [`GET ${ISSUE}/comment/12`]: answer }));

  it('has its text, and the names of its files', async () => {
    const image = {
      type: 'mediaSingle',
      content: [{ type: 'media', attrs: { type: 'file', id: 'x', alt: 'bild.png' } }],
    };
    const body = {
      ...textDocument('Bitte neu starten'),
      content: [...textDocument('Bitte neu starten').content, image],
    };
    const asked = answered(jsonAnswer(200, comment('12', { body })));
    expect(await readComment('1001', '12')).toEqual({ text: 'Bitte neu starten', files: ['bild.png'] });
    expect(asked[0]?.meta.provider).toBe('user');
  });

  it.each<[string, Answer]>([
    ['internal', jsonAnswer(200, comment('12', { jsdPublic: false }))],
    ['of no service project', jsonAnswer(200, comment('12', { jsdPublic: undefined }))],
    ['gone', { status: 404 }],
    ['hidden', { status: 403 }],
  ])('is not there when it is %s', async (_, answer) => {
    answered(answer);
    expect(await readComment('1001', '12')).toBeUndefined();
  });
});

it('internal comments are those that the person may see, oldest first', async () => {
  const asked = aRequest(
    listed(comment('12', { jsdPublic: false }), comment('11'), comment('10', { jsdPublic: false, author: null })),
  );
  expect(await internalComments('1001')).toEqual([
    { id: '10', at: at('10:00'), by: '', text: 'Kommentar 10' },
    { id: '12', at: at('10:00'), by: 'agent-1', text: 'Kommentar 12' },
  ]);
  expect(asked[0]?.meta.provider).toBe('user');
});

describe('an internal note', () => {
  const PATH = '/rest/servicedeskapi/request/1001/comment';

  it('is written by the app, hidden from the customer', async () => {
    const asked = aJiraThatAnswers(byPath({ [`POST ${PATH}`]: jsonAnswer(201, {}) }));
    await addInternalNote('1001', 'OmniChat: …');
    expect(asked[0]?.meta.provider).toBe('app');
    expect(bodyOf(asked[0])).toEqual({ body: 'OmniChat: …', public: false });
  });

  it.each([400, 403, 404])('has nobody to tell where Jira refuses it (%i)', async (status) => {
    aJiraThatAnswers(() => ({ status }));
    await expect(addInternalNote('1001', 'OmniChat: …')).resolves.toBeUndefined();
  });

  it('is a breakage when Jira fails, and comes again', async () => {
    aJiraThatAnswers(() => ({ status: 503 }));
    await expect(addInternalNote('1001', 'OmniChat: …')).rejects.toMatchObject({ code: 'HTTP_503' });
  });

  it.each([
    ['is known', { jsdPublic: false }, true],
    [
      'is known, however it was broken into lines',
      { jsdPublic: false, body: textDocument('OmniChat: A\n B  C ') },
      true,
    ],
    ['is not a public comment', {}, false],
    ['is not another one', { jsdPublic: false, body: textDocument('OmniChat: A B') }, false],
    ['is not an older one', { jsdPublic: false, created: '2026-11-24T10:59:54.999+0100' }, false],
    ['may be a little older, since clocks differ', { jsdPublic: false, created: '2026-11-24T10:59:55.000+0100' }, true],
  ])('%s', async (_, more, known) => {
    aRequest(listed(comment('12', { body: textDocument('OmniChat: A\nB C'), ...more })));
    expect(await hasInternalNote('1001', 'OmniChat: A\nB C', at('10:00'))).toBe(known);
  });
});
