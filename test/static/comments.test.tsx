import type { ConversationView } from '../../src/contract/conversation-view';
import type { IssueAnswers, IssueInputs } from '../../src/contract/issue';
import { Panel } from '../../static/panel/panel';
import { conversation } from '../support/conversation-views';
import { issueResolver, type IssueBackend } from '../support/panel-backend';
import { openScreen, wordsOf, type Screen } from '../support/panel-driver';

const unsentComments = [{ id: '501', at: '2026-11-24T09:05:00.000Z', by: 'agent-1' }];
const preview: IssueAnswers['commentPreview'] = { code: 'ok', text: 'Danke, gelöst.', missing: ['plan.pdf'] };

let panel: Screen;
const open = async (backend: IssueBackend = {}, more: Partial<ConversationView> = {}, locale?: 'de-DE') => {
  const view = conversation({ unsentComments, ...more });
  panel = await openScreen(<Panel />, {
    resolver: issueResolver({ view: () => ({ code: 'ok', view }), ...backend }),
    ...(locale && { locale }),
  });
};
afterEach(() => panel.leave());

const said = (testId: string) => wordsOf(panel.byTestId(testId));
const SEND_NOW = 'Send now … (10:05 AM)';

describe('a public comment', () => {
  it('was not sent, and the panel says whose and when', async () => {
    await open();
    expect(said('comment-501')).toContain('of Nov 24, 2026, 10:05 AM was NOT sent by SMS');
    expect(panel.all().some(({ type, props }) => type === 'User' && props['accountId'] === 'agent-1')).toBe(true);
  });

  it('is told of in German', async () => {
    await open({}, {}, 'de-DE');
    expect(said('comment-501')).toMatch(
      /Der öffentliche Kommentar von\nvom 24.11.2026, 10:05 wurde NICHT per SMS gesendet/,
    );
  });

  it('is sent only after text, parts and missing files were shown', async () => {
    const asked: IssueInputs['sendComment'][] = [];
    let sent = false;
    await open({
      view: () => ({ code: 'ok', view: conversation({ unsentComments: sent ? [] : unsentComments }) }),
      commentPreview: () => preview,
      sendComment: (input) => {
        asked.push(input);
        sent = true;
        return { code: 'ok', message: 'm2' };
      },
    });
    await panel.press(SEND_NOW);
    expect(said('comment-501')).toContain('Danke, gelöst.');
    expect(said('comment-501')).toContain('GSM-7 · 14 characters · 1 SMS part');
    expect(said('comment-501')).toContain('plan.pdf');
    expect(asked).toEqual([]);
    await panel.press('Send comment by SMS');
    expect(asked).toEqual([{ comment: '501' }]);
    expect(panel.has('unsent-comments')).toBe(false);
  });

  it('can be looked at without being sent', async () => {
    await open({ commentPreview: () => preview });
    await panel.press(SEND_NOW);
    await panel.press('Back without sending');
    expect(panel.has('send-comment')).toBe(false);
    expect(panel.button(SEND_NOW)).toBeDefined();
  });

  it('is put away without being sent', async () => {
    const asked: IssueInputs['dismissComment'][] = [];
    await open({
      dismissComment: (input) => {
        asked.push(input);
        return { code: 'ok' };
      },
    });
    await panel.press('Do not send (10:05 AM)');
    expect(asked).toEqual([{ comment: '501' }]);
    expect(panel.has('comment-501-decided')).toBe(true);
  });

  it.each([
    ['  ', 'no text that could be sent'],
    ['a'.repeat(153 * 25 + 1), '26 SMS parts, at most 25'],
  ])('of %j cannot be sent, and says why', async (text, words) => {
    await open({ commentPreview: () => ({ code: 'ok', text, missing: [] }) });
    await panel.press(SEND_NOW);
    expect(said('comment-501')).toContain(words);
    expect(panel.byTestId('send-comment').props['isDisabled']).toBe(true);
  });

  it('cannot be sent while the conversation is not active, but put away', async () => {
    await open({}, { state: 'paused', reply: { open: false, because: 'paused' } });
    expect(said('comments-closed')).toContain('It cannot be sent now. The conversation is paused.');
    expect(panel.byTestId('comment-501-preview').props['isDisabled']).toBe(true);
    expect(panel.byTestId('comment-501-dismiss').props['isDisabled']).toBe(false);
  });

  it('is left to people who may reply', async () => {
    await open({}, { missing: ['ADD_COMMENTS'] });
    expect(panel.byTestId('comment-501-preview').props['isDisabled']).toBe(true);
    expect(panel.byTestId('comment-501-dismiss').props['isDisabled']).toBe(true);
    expect(said('comment-501')).toContain('Add comments');
  });

  it.each<[IssueAnswers['sendComment'] | 'breaks', string]>([
    [{ code: 'comment-not-found' }, 'sent, put away or deleted meanwhile'],
    [{ code: 'no-conversation' }, 'no conversation any more'],
    [{ code: 'reply-closed', because: 'paused' }, 'The conversation is paused'],
    [{ code: 'text-empty' }, 'no text that could be sent'],
    [{ code: 'text-too-long', parts: 26, bytes: 4100 }, '26 SMS parts'],
    [{ code: 'no-permission', missing: ['ADD_COMMENTS'] }, 'Add comments'],
    [{ code: 'unavailable', reference: 'ref-4' }, 'ref-4'],
    ['breaks', 'only once'],
  ])('%j is told in words, and it can be tried again', async (refusal, words) => {
    await open({
      commentPreview: () => preview,
      sendComment: () => {
        if (refusal === 'breaks') throw new Error('no matter what');
        return refusal;
      },
    });
    await panel.press(SEND_NOW);
    await panel.press('Send comment by SMS');
    expect(said('comment-501-problem')).toContain(words);
    expect(panel.button('Send comment by SMS')).toBeDefined();
  });

  it('that cannot be read says so before anything is sent', async () => {
    await open({ commentPreview: () => ({ code: 'unavailable', reference: 'ref-5' }) });
    await panel.press(SEND_NOW);
    expect(said('comment-501-problem')).toContain('ref-5');
    expect(panel.has('send-comment')).toBe(false);
  });

  it('has buttons that tell it from the other ones', async () => {
    await open(
      {},
      { unsentComments: [...unsentComments, { id: '502', at: '2026-11-24T09:07:00.000Z', by: 'agent-2' }] },
    );
    expect(panel.button('Send now … (10:07 AM)')).toBeDefined();
    expect(panel.button('Do not send (10:07 AM)')).toBeDefined();
  });
});

describe('internal comments', () => {
  const comments = [{ id: '601', at: '2026-11-24T09:03:00.000Z', by: 'agent-2', text: 'Ask Ana first.' }];

  it('are shown on request, marked as never sent, and hidden again', async () => {
    await open({ internalComments: () => ({ code: 'ok', comments }) });
    expect(panel.has('internal-comment-601')).toBe(false);
    await panel.press('Show internal comments');
    expect(said('internal-comment-601')).toContain('Internal comment');
    expect(said('internal-comment-601')).toContain('not sent to the customer');
    expect(said('internal-comment-601')).toContain('Ask Ana first.');
    await panel.press('Hide internal comments');
    expect(panel.has('internal-comment-601')).toBe(false);
  });

  it('are read anew each time', async () => {
    let calls = 0;
    await open({
      internalComments: () => {
        calls += 1;
        return { code: 'ok', comments: calls === 1 ? [] : comments };
      },
    });
    await panel.press('Show internal comments');
    expect(panel.has('internal-comment-601')).toBe(false);
    await panel.press('Hide internal comments');
    await panel.press('Show internal comments');
    expect(panel.has('internal-comment-601')).toBe(true);
  });

  it('that cannot be loaded are told from none, and asked for again', async () => {
    let broken = true;
    await open({
      internalComments: () => (broken ? { code: 'unavailable', reference: 'r' } : { code: 'ok', comments }),
    });
    await panel.press('Show internal comments');
    expect(panel.text()).toContain('could not be loaded');
    broken = false;
    await panel.press('Show internal comments');
    expect(panel.has('internal-comment-601')).toBe(true);
  });
});
