import type { IssueAnswers } from '../../src/contract/issue';
import { Panel } from '../../static/panel/panel';
import { conversation, message, noConversation } from '../support/conversation-views';
import { issueResolver, type IssueBackend } from '../support/panel-backend';
import { openScreen, wordsOf, type Screen } from '../support/panel-driver';
import type { ForgePageOptions } from '../support/forge-page';

let panel: Screen;
const open = async (backend: IssueBackend, options: Partial<ForgePageOptions> = {}) => {
  panel = await openScreen(<Panel />, { resolver: issueResolver(backend), ...options });
};
afterEach(() => panel.leave());

const ok = (more = {}): IssueAnswers['view'] => ({ code: 'ok', view: conversation(more) });

it('says that it loads until the answer is there', async () => {
  await open({ view: () => new Promise(() => undefined) });
  expect(panel.byTestId('loading').props['label']).toBe('The conversation is being loaded');
});

it('shows customer, channel and state in its first row', async () => {
  await open({
    view: () => ok({ customer: { name: 'Ana', address: '385 **** *****', changeable: false }, state: 'paused' }),
  });
  expect(panel.text()).toContain('Ana\n385 **** *****\nSMS\nPaused');
});

it('tells a failed call from an empty thread and loads again on request', async () => {
  let broken = true;
  await open({
    view: () => {
      if (broken) throw new Error('no matter what');
      return ok();
    },
  });
  expect(panel.byTestId('failed').props['title']).toBe('Could not be loaded');
  expect(panel.text()).toContain('Nothing was lost');
  broken = false;
  await panel.press('Try again');
  expect(panel.text()).toContain('message 1');
});

it('gives the reference when the backend is unavailable', async () => {
  await open({ view: () => ({ code: 'unavailable', reference: 'ref-7' }) });
  expect(panel.text()).toContain('ref-7');
});

it('names each permission that is missing', async () => {
  await open({ view: () => ({ code: 'no-permission', missing: ['BROWSE_PROJECTS', 'SERVICEDESK_AGENT'] }) });
  expect(panel.has('no-permission')).toBe(true);
  expect(panel.text()).toContain('Browse projects');
  expect(panel.text()).toContain('Service Project Agent');
});

it('shows nothing but the reason to people without a licence', async () => {
  await open({ view: () => ({ code: 'not-licensed' }) });
  expect(panel.has('not-licensed')).toBe(true);
  expect(panel.has('thread')).toBe(false);
});

it('says how conversations begin where there is none, and shows one that begins', async () => {
  let begun = false;
  await open({ view: () => (begun ? ok() : { code: 'ok', view: noConversation() }) });
  expect(wordsOf(panel.byTestId('no-conversation'))).toContain('No conversation on this request');
  begun = true;
  await panel.push('realtime live-1', { changed: 'thread' });
  expect(panel.text()).toContain('message 1');
});

it('keeps what can be read when a reload fails, and says that it may be old', async () => {
  let broken = false;
  await open({
    view: () => (broken ? { code: 'unavailable', reference: 'r' } : ok()),
    refresh: () => ok({ thread: [message(1), message(2)] }),
  });
  broken = true;
  await panel.push('realtime live-1', { changed: 'thread' });
  expect(panel.text()).toContain('message 1');
  expect(panel.has('stale')).toBe(true);
  await panel.press('Refresh');
  expect(panel.has('stale')).toBe(false);
  expect(panel.text()).toContain('message 2');
});

it('hides the thread as soon as the right to see it is gone', async () => {
  let mayRead = true;
  await open({ view: () => (mayRead ? ok() : { code: 'no-permission', missing: ['BROWSE_PROJECTS'] }) });
  mayRead = false;
  await panel.push('realtime live-1', { changed: 'thread' });
  expect(panel.text()).not.toContain('message 1');
});

it('says so when no live updates can be had', async () => {
  await open({ view: () => ok() }, { deaf: true });
  expect(panel.text()).toContain('New messages do not appear by themselves');
});

it('speaks German, and tells times as the viewer reads them', async () => {
  await open({ view: () => ok() }, { locale: 'de-DE', timezone: 'Asia/Tokyo' });
  expect(panel.text()).toContain('Kunde · 18:01');
  expect(panel.text()).toContain('Dienstag, 24. November 2026');
  expect(panel.button('Per SMS senden').props['isDisabled']).toBe(true);
});

it('falls back to the browser’s own clock where it does not know the viewer’s time zone', async () => {
  await open({ view: () => ok() }, { timezone: 'Mars/Olympus_Mons' });
  expect(panel.text()).toMatch(/Customer · \d+:01/);
});

it('shows a message instead of an empty page when drawing breaks', async () => {
  const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  await open({ view: () => ok({ thread: [{ ...message(1), at: 'not a time' }] }) });
  expect(panel.text()).toContain('OmniChat could not be shown');
  logged.mockRestore();
});
