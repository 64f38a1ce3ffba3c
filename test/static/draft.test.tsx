import { act } from 'react';
import type { ConversationView } from '../../src/contract/conversation-view';
import { Panel } from '../../static/panel/panel';
import { conversation } from '../support/conversation-views';
import { issueResolver, type IssueBackend } from '../support/panel-backend';
import { openScreen, settle, wordsOf, type Screen } from '../support/panel-driver';

const FIELD = 'Message by SMS from 41799000000';
const SEND = 'Send by SMS';

let panel: Screen;
let saved: string[] = [];
const open = async (backend: IssueBackend = {}, more: Partial<ConversationView> = {}) => {
  saved = [];
  panel = await openScreen(<Panel />, {
    resolver: issueResolver({
      view: () => ({ code: 'ok', view: conversation(more) }),
      reply: () => ({ code: 'ok', message: 'm2' }),
      draft: () => ({ code: 'ok', text: '' }),
      saveDraft: ({ text }) => {
        saved.push(text);
        return { code: 'ok' };
      },
      ...backend,
    }),
  });
};
const field = () => panel.field(FIELD).props['value'];
const said = (testId: string) => wordsOf(panel.byTestId(testId));
const pass = async (ms: number) => {
  await act(async () => {
    jest.advanceTimersByTime(ms);
  });
  await settle();
};

beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] }));
afterEach(async () => {
  await panel.leave();
  jest.useRealTimers();
});

describe('a draft', () => {
  it('is in the field again when the panel opens, and is not saved for that', async () => {
    await open({ draft: () => ({ code: 'ok', text: 'Guten T' }) });
    expect(field()).toBe('Guten T');
    await pass(60_000);
    expect(saved).toEqual([]);
  });

  it('does not come over a text that was begun before it arrived', async () => {
    let arrive: (text: string) => void = () => undefined;
    await open({ draft: () => new Promise((resolve) => (arrive = (text) => resolve({ code: 'ok', text }))) });
    await panel.type(FIELD, 'new');
    arrive('old');
    await settle();
    expect(field()).toBe('new');
  });

  it('is saved after a pause in writing, once', async () => {
    await open();
    await panel.type(FIELD, 'G');
    await pass(1_500);
    await panel.type(FIELD, 'Gu');
    await pass(1_500);
    expect(saved).toEqual([]);
    await pass(500);
    expect(saved).toEqual(['Gu']);
    await pass(60_000);
    expect(saved).toEqual(['Gu']);
  });

  it('of somebody who never pauses is saved now and then', async () => {
    await open();
    for (let second = 1; second <= 11; second += 1) {
      await panel.type(FIELD, 'a'.repeat(second));
      await pass(1_000);
    }
    expect(saved).toHaveLength(1);
  });

  it('is saved at once when the field is left', async () => {
    await open();
    await panel.type(FIELD, 'Gut');
    await panel.raise(panel.field(FIELD), 'onBlur', { type: 'blur', target: { value: 'Gut' } });
    expect(saved).toEqual(['Gut']);
  });

  it('goes when the text is sent, and when the field is emptied', async () => {
    await open();
    await panel.type(FIELD, 'Gut');
    await pass(2_000);
    await panel.press(SEND);
    expect(saved).toEqual(['Gut', '']);
    await panel.type(FIELD, 'x');
    await pass(2_000);
    await panel.type(FIELD, '');
    expect(saved).toEqual(['Gut', '', 'x', '']);
  });

  it('that is being saved slowly does not come back after the text was sent', async () => {
    const finish: (() => void)[] = [];
    await open({
      saveDraft: ({ text }) => {
        saved.push(text);
        return new Promise((resolve) => finish.push(() => resolve({ code: 'ok' })));
      },
    });
    await panel.type(FIELD, 'Gut');
    await pass(2_000);
    await panel.press(SEND);
    expect(saved).toEqual(['Gut']);
    finish[0]?.();
    await settle();
    expect(saved).toEqual(['Gut', '']);
  });

  it('stays when the text was refused', async () => {
    await open({ reply: () => ({ code: 'channel-not-available' }) });
    await panel.type(FIELD, 'Gut');
    await panel.press(SEND);
    await pass(2_000);
    expect(saved).toEqual(['Gut']);
    expect(field()).toBe('Gut');
  });

  it('that cannot be saved is mentioned quietly, and tried again with the next change', async () => {
    let broken = true;
    await open({ saveDraft: () => (broken ? { code: 'unavailable', reference: 'r' } : { code: 'ok' }) });
    await panel.type(FIELD, 'Gut');
    await pass(2_000);
    expect(said('draft-trouble')).toContain('could not be saved');
    expect(field()).toBe('Gut');
    broken = false;
    await panel.type(FIELD, 'Gute');
    await pass(2_000);
    expect(panel.has('draft-trouble')).toBe(false);
  });

  it('that could not be taken away warns of sending it twice', async () => {
    let broken = false;
    await open({ saveDraft: () => (broken ? { code: 'unavailable', reference: 'r' } : { code: 'ok' }) });
    await panel.type(FIELD, 'Gut');
    await pass(2_000);
    broken = true;
    await panel.press(SEND);
    expect(said('draft-trouble')).toContain('do not send it twice');
  });

  it('that cannot be loaded can be asked for again', async () => {
    let broken = true;
    await open({ draft: () => (broken ? { code: 'unavailable', reference: 'r' } : { code: 'ok', text: 'Guten T' }) });
    expect(said('draft-trouble')).toContain('could not be loaded');
    broken = false;
    await panel.press('Load my text again');
    expect(field()).toBe('Guten T');
    expect(panel.has('draft-trouble')).toBe(false);
  });

  it('is shown where the conversation cannot be answered any more', async () => {
    await open(
      { draft: () => ({ code: 'ok', text: 'Guten T' }) },
      { state: 'paused', reply: { open: false, because: 'paused' } },
    );
    expect(panel.field('The text you were writing').props['value']).toBe('Guten T');
  });
});

describe('others who write', () => {
  const hint = () => panel.push('realtime live-1', { changed: 'writing' });

  it('are named, and forgotten when nothing more is heard of them', async () => {
    await open({ writers: () => ({ code: 'ok', accountIds: ['agent-2'] }) });
    expect(panel.has('writers')).toBe(false);
    await hint();
    expect(said('writers')).toContain('is writing a reply');
    await pass(29_000);
    expect(panel.has('writers')).toBe(true);
    await pass(1_000);
    expect(panel.has('writers')).toBe(false);
  });

  it('stay as long as they write on, and go when they have stopped', async () => {
    let accountIds = ['agent-2', 'agent-3'];
    await open({ writers: () => ({ code: 'ok', accountIds }) });
    await hint();
    expect(said('writers')).toContain('are writing a reply');
    await pass(20_000);
    await hint();
    await pass(20_000);
    expect(panel.has('writers')).toBe(true);
    accountIds = [];
    await hint();
    expect(panel.has('writers')).toBe(false);
  });

  it('are not lost when the question fails', async () => {
    let broken = false;
    await open({
      writers: () => (broken ? { code: 'unavailable', reference: 'r' } : { code: 'ok', accountIds: ['agent-2'] }),
    });
    await hint();
    broken = true;
    await hint();
    expect(panel.has('writers')).toBe(true);
  });

  it('are asked about without loading the conversation again', async () => {
    await open({ writers: () => ({ code: 'ok', accountIds: [] }) });
    const views = () => panel.page.invoked.filter(({ functionKey }) => functionKey === 'view').length;
    const before = views();
    await hint();
    expect(views()).toBe(before);
  });
});
