import type { FailureReason, MessageEntry } from '../../src/contract/conversation-view';
import type { IssueAnswers, IssueInputs } from '../../src/contract/issue';
import { Panel } from '../../static/panel/panel';
import { activity, answer, conversation, failedAnswer, message, messages } from '../support/conversation-views';
import { issueResolver, type IssueBackend } from '../support/panel-backend';
import { nodesOf, openScreen, settle, wordsOf, type Screen } from '../support/panel-driver';

let panel: Screen;
const open = async (backend: IssueBackend) => {
  panel = await openScreen(<Panel />, { resolver: issueResolver(backend) });
};
const show = (thread: readonly MessageEntry[]) => open({ view: () => ok({ thread: [...thread] }) });
afterEach(() => panel.leave());

const ok = (more = {}): IssueAnswers['view'] => ({ code: 'ok', view: conversation(more) });
const bubble = (key: string) => wordsOf(panel.byTestId(`message-${key}`));
const text = (content: string) => ({ content: { kind: 'text' as const, text: content } });

describe('messages', () => {
  it('shows who wrote, when, and what, the newest at the bottom', async () => {
    await show([message(1), answer(2), answer(3, { author: { kind: 'automatic' } })]);
    expect(bubble('m1')).toBe('Customer · 10:01 AM\nmessage 1');
    expect(nodesOf(panel.byTestId('message-m2')).find((node) => node.type === 'User')?.props['accountId']).toBe(
      'agent-1',
    );
    expect(bubble('m3')).toContain('Automatic reply');
    expect(panel.text().indexOf('message 1')).toBeLessThan(panel.text().indexOf('message 3'));
  });

  it('shows text as text, whatever it looks like', async () => {
    const nasty = '<b>*bold*</b> [link](javascript:alert(1)) {name} &amp;';
    await show([message(1, text(nasty))]);
    expect(bubble('m1')).toContain(nasty);
  });

  it('keeps line breaks, empty lines too', async () => {
    await show([message(1, text('one\n\nthree\r\nfour'))]);
    expect(bubble('m1').split('\n').slice(1)).toEqual(['one', '\u00a0', 'three', 'four']);
  });

  it('shows 1,600 characters, one very long word and emoji without cutting', async () => {
    const long = `${'x'.repeat(1597)}👩‍👩‍👧`;
    await show([message(1, text(long))]);
    expect(bubble('m1')).toContain(long);
  });

  it('sets right-to-left lines from the right, in an isolate', async () => {
    await show([message(1, text('مرحبا، كيف الحال؟'))]);
    const line = nodesOf(panel.byTestId('message-m1')).find((node) => node.props['align'] === 'end');
    expect(line && wordsOf(line)).toBe('\u2068مرحبا، كيف الحال؟\u2069');
  });

  it('names what is not supported', async () => {
    await show([
      message(1, { content: { kind: 'unsupported', type: 'STICKER' } }),
      message(2, { content: { kind: 'unsupported', type: 'HOLOGRAM' } }),
    ]);
    expect(bubble('m1')).toContain('The customer sent a sticker (not supported)');
    expect(bubble('m2')).toContain('something of the type HOLOGRAM');
  });

  it('shows what happened to the conversation, and who did it', async () => {
    await open({
      view: () =>
        ok({
          thread: [
            activity(1),
            activity(2, { activity: { what: 'moved-on', count: 2 } }),
            activity(3, { activity: { what: 'paused' }, by: { kind: 'agent', accountId: 'agent-2' } }),
          ],
        }),
    });
    expect(panel.text()).toContain('10:01 AM · Conversation opened');
    expect(panel.text()).toContain('2 messages came after the end');
    expect(panel.all().find((node) => node.type === 'User')?.props['accountId']).toBe('agent-2');
  });

  it('stays small: 30 messages with a day line are under 350 nodes', async () => {
    await show([...messages(1, 15), ...messages(16, 30).map((entry, index) => answer(16 + index, { key: entry.key }))]);
    expect(panel.all().length).toBeLessThan(350);
  });
});

describe('delivery', () => {
  const delivery = (state: 'sending' | 'delivered' | 'seen') => ({
    delivery: { state, since: '2026-11-24T09:05:00.000Z', parts: 2 },
  });

  it.each([
    ['sending', 'Sending …'],
    ['delivered', '✓✓ Delivered · 10:05 AM · 2 SMS parts'],
    ['seen', '✓✓ Read · 10:05 AM'],
  ] as const)('tells %s in words', async (state, words) => {
    await show([answer(1, delivery(state))]);
    expect(bubble('m1')).toContain(words);
  });

  it.each<FailureReason>(['number-invalid', 'no-credit', 'opted-out', 'content-blocked', 'unknown-reason'])(
    'gives a reason for %s, the provider’s own words, and a way on',
    async (reason) => {
      await show([failedAnswer(1, { failure: { reason, description: 'EC_SOMETHING' } })]);
      expect(bubble('m1')).toContain('Not delivered');
      expect(bubble('m1')).toContain('The provider says: EC_SOMETHING');
      expect(bubble('m1')).not.toContain('panel.failure');
      expect(panel.button('Send again (10:01 AM)')).toBeDefined();
    },
  );

  it('sends a failed message again with one press, as one new message for a double click', async () => {
    const asked: IssueInputs['resend'][] = [];
    const resend = (input: IssueInputs['resend']): IssueAnswers['resend'] => {
      asked.push(input);
      return { code: 'ok', message: input.id };
    };
    await open({
      view: () => ok({ thread: asked.length ? [failedAnswer(1), answer(2)] : [failedAnswer(1)] }),
      resend,
    });
    const again = panel.handler(panel.byTestId('send-again'), 'onClick');
    again({});
    again({});
    await settle();
    expect(asked).toEqual([{ id: expect.any(String), message: 'm1' }]);
    expect(panel.text()).toContain('message 2');
  });

  it('warns before it sends an unclear message again', async () => {
    const resent: string[] = [];
    await open({
      view: () => ok({ thread: [failedAnswer(1, { state: 'unknown' })] }),
      resend: ({ message: key }) => {
        resent.push(key);
        return { code: 'not-resendable' };
      },
    });
    expect(bubble('m1')).toContain('may have been sent');
    await panel.press('Send again (10:01 AM)');
    expect(resent).toEqual([]);
    expect(bubble('m1')).toContain('could then get it twice');
    await panel.press('Do not send (10:01 AM)');
    await panel.press('Send again (10:01 AM)');
    await panel.press('Send again anyway (10:01 AM)');
    expect(resent).toEqual(['m1']);
    expect(bubble('m1')).toContain('This one has moved on');
  });

  it('offers no resending while the conversation is closed', async () => {
    await open({ view: () => ok({ thread: [failedAnswer(1)], reply: { open: false, because: 'ended' } }) });
    expect(panel.has('send-again')).toBe(false);
  });
});

describe('earlier messages', () => {
  const earlier = ({ before }: IssueInputs['earlier']): IssueAnswers['earlier'] => ({
    code: 'ok',
    entries: before === '000031' ? messages(11, 30) : messages(1, 10),
    hasEarlier: before === '000031',
  });

  it('come on top, page by page, and stay when something new arrives', async () => {
    let last = 60;
    await open({ view: () => ok({ thread: messages(last - 29, last), hasEarlier: true }), earlier });
    await panel.press('Show earlier messages');
    expect(panel.text()).toContain('message 11');
    await panel.press('Show earlier messages');
    expect(panel.text()).toContain('message 1\n');
    expect(panel.has('show-earlier')).toBe(false);
    last = 62;
    await panel.push('realtime live-1', { changed: 'thread' });
    expect(panel.all().filter((node) => String(node.props['testId']).startsWith('message-'))).toHaveLength(62);
  });

  it('say so when they cannot be loaded', async () => {
    await open({ view: () => ok({ thread: messages(31, 60), hasEarlier: true }) });
    await panel.press('Show earlier messages');
    expect(panel.text()).toContain('Earlier messages could not be loaded');
    expect(panel.button('Show earlier messages')).toBeDefined();
  });

  it('are read again when one of them was sent again', async () => {
    const old = (state: 'failed' | 'sent') => [failedAnswer(29, { state }), message(30)];
    let resent = false;
    await open({
      view: () => ok({ thread: messages(31, 60), hasEarlier: true }),
      earlier: () => ({ code: 'ok', entries: old(resent ? 'sent' : 'failed'), hasEarlier: false }),
      resend: ({ id }) => {
        resent = true;
        return { code: 'ok', message: id };
      },
    });
    await panel.press('Show earlier messages');
    await panel.pressTestId('send-again');
    expect(bubble('m29')).toContain('✓ Sent');
  });
});

describe('hints', () => {
  it('of realtime reload the view, those of Jira compare the status too', async () => {
    await open({ view: () => ok(), refresh: () => ok({ state: 'ended' }) });
    await panel.push('event JIRA_ISSUE_CHANGED', { issueId: '1', projectId: '2', changes: [] });
    expect(wordsOf(panel.byTestId('conversation-state'))).toBe('Ended');
    await panel.push('realtime live-1', { changed: 'thread' });
    const readings = panel.page.invoked.map((call) => call.functionKey).filter((name) => /^(view|refresh)$/.test(name));
    expect(readings).toEqual(['view', 'refresh', 'view']);
  });

  it('in a burst cost two calls', async () => {
    await open({ view: () => ok() });
    const before = panel.page.invoked.length;
    await Promise.all(Array.from({ length: 20 }, () => panel.page.push('realtime live-1', { changed: 'thread' })));
    await settle();
    expect(panel.page.invoked.length - before).toBeLessThanOrEqual(2);
  });

  it('are no longer listened to when the panel is left', async () => {
    await open({ view: () => ok() });
    await panel.leave();
    expect(panel.page.listeners('realtime live-1')).toBe(0);
    expect(panel.page.listeners('event JIRA_ISSUE_CHANGED')).toBe(0);
  });
});
