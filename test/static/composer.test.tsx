import type { ReplyView } from '../../src/contract/conversation-view';
import type { IssueAnswers, IssueInputs } from '../../src/contract/issue';
import { Panel } from '../../static/panel/panel';
import { answer, conversation, message } from '../support/conversation-views';
import { issueResolver, type IssueBackend } from '../support/panel-backend';
import { openScreen, settle, wordsOf, type Screen } from '../support/panel-driver';

const FIELD = 'Message by SMS from 41799000000';
const SEND = 'Send by SMS';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let panel: Screen;
let replies: IssueInputs['reply'][] = [];
const ok = (more = {}): IssueAnswers['view'] => ({ code: 'ok', view: conversation(more) });
/** `answers` are given to one reply after the other, the last one for ever; `breaks` rejects the call. */
const open = async (answers: (IssueAnswers['reply'] | 'breaks')[], backend: IssueBackend = {}) => {
  replies = [];
  const reply = (input: IssueInputs['reply']): IssueAnswers['reply'] => {
    const next = answers[Math.min(replies.length, answers.length - 1)];
    replies.push(input);
    if (next === undefined || next === 'breaks') throw new Error('no matter what');
    return next;
  };
  panel = await openScreen(<Panel />, {
    resolver: issueResolver({
      view: () => ok(),
      reply,
      draft: () => ({ code: 'ok', text: '' }),
      saveDraft: () => ({ code: 'ok' }),
      ...backend,
    }),
  });
};
afterEach(() => panel.leave());

const field = () => panel.field(FIELD).props['value'];
const accepted: IssueAnswers['reply'] = { code: 'ok', message: 'x' };

describe('sending', () => {
  it('gives the text to the backend as it was typed, and clears the field', async () => {
    await open([accepted]);
    await panel.type(FIELD, ' Guten Tag,\n  wir melden uns. ');
    await panel.press(SEND);
    expect(replies).toEqual([
      {
        id: expect.stringMatching(UUID),
        text: ' Guten Tag,\n  wir melden uns. ',
        channel: 'sms',
        sender: '41799000000',
      },
    ]);
    expect(field()).toBe('');
  });

  it('takes along what was typed last although the page has not drawn it yet', async () => {
    await open([accepted]);
    await panel.type(FIELD, 'Wir melden');
    const pressed = panel.handler(panel.button(SEND), 'onClick');
    await panel.type(FIELD, 'Wir melden uns');
    pressed();
    await settle();
    expect(replies).toMatchObject([{ text: 'Wir melden uns' }]);
    expect(field()).toBe('');
  });

  it('shows the message in the thread when the field is cleared', async () => {
    let sent = false;
    await open([accepted], { view: () => ok({ thread: sent ? [message(1), answer(2)] : [message(1)] }) });
    sent = true;
    await panel.type(FIELD, 'message 2');
    await panel.press(SEND);
    expect(panel.has('message-m2')).toBe(true);
  });

  it('makes one message of a double click', async () => {
    await open([accepted]);
    await panel.type(FIELD, 'Guten Tag');
    const click = panel.handler(panel.button(SEND), 'onClick');
    click({});
    click({});
    await settle();
    expect(replies).toHaveLength(1);
  });

  it('cannot be pressed while it is under way, nor the text be changed', async () => {
    await open([accepted], { reply: () => new Promise(() => undefined) });
    await panel.type(FIELD, 'Guten Tag');
    await panel.press(SEND);
    expect(panel.button(SEND).props['isLoading']).toBe(true);
    expect(panel.field(FIELD).props['isReadOnly']).toBe(true);
  });

  it('is off with a reason while there is nothing but white space', async () => {
    await open([accepted]);
    expect(panel.button(SEND).props['isDisabled']).toBe(true);
    await panel.type(FIELD, ' \n ');
    expect(panel.button(SEND).props['isDisabled']).toBe(true);
    expect(panel.text()).toContain('Write a message to send it.');
  });
});

describe('failure', () => {
  it('keeps the text and the id when the call breaks: sent again, it is the same message', async () => {
    await open(['breaks', accepted]);
    await panel.type(FIELD, 'Guten Tag');
    await panel.press(SEND);
    expect(field()).toBe('Guten Tag');
    expect(panel.byTestId('composer-problem').props['title']).toBe('Not clear whether the message was accepted');
    await panel.press(SEND);
    expect(replies).toHaveLength(2);
    expect(replies[1]).toEqual(replies[0]);
    expect(field()).toBe('');
  });

  it('takes another id for another text, which is another message', async () => {
    await open(['breaks', accepted]);
    await panel.type(FIELD, 'Guten Tag');
    await panel.press(SEND);
    await panel.type(FIELD, 'Guten Tag!');
    await panel.press(SEND);
    expect(replies[1]?.id).not.toBe(replies[0]?.id);
  });

  it('of the call alone is no failure when the thread shows the message', async () => {
    await open(['breaks'], {
      view: () =>
        ok({ thread: replies.map(({ id, text }) => answer(2, { key: id, content: { kind: 'text', text } })) }),
    });
    await panel.type(FIELD, 'Guten Tag');
    await panel.press(SEND);
    expect(field()).toBe('');
    expect(panel.has('composer-problem')).toBe(false);
  });

  it.each<[IssueAnswers['reply'], string]>([
    [{ code: 'text-too-long', parts: 26, bytes: 3500 }, '26 SMS parts'],
    [{ code: 'channel-not-available' }, 'no longer available'],
    [{ code: 'no-permission', missing: ['ADD_COMMENTS'] }, 'Add comments'],
    [{ code: 'unavailable', reference: 'ref-9' }, 'ref-9'],
    [{ code: 'reply-closed', because: 'paused' }, 'The conversation is paused'],
    [{ code: 'media-not-on-sms' }, 'Files cannot be sent by SMS'],
  ])('%j is told in words, and the text is kept', async (refusal, words) => {
    await open([refusal]);
    await panel.type(FIELD, 'Guten Tag');
    await panel.press(SEND);
    expect(wordsOf(panel.byTestId('composer-problem'))).toContain(words);
    expect(field()).toBe('Guten Tag');
  });
});

describe('the meter', () => {
  it.each([
    ['', 'GSM-7 · 0 characters · 0 SMS parts · 160 left in this part'],
    ['a', 'GSM-7 · 1 character · 1 SMS part · 159 left in this part'],
    ['€'.repeat(80), 'GSM-7 · 160 characters · 1 SMS part · 0 left in this part'],
    ['a'.repeat(161), 'GSM-7 · 161 characters · 2 SMS parts · 145 left in this part'],
    ['č'.repeat(71), 'Unicode (UCS-2) · 71 characters · 2 SMS parts · 63 left in this part'],
  ])('counts %j', async (text, words) => {
    await open([accepted]);
    await panel.type(FIELD, text);
    expect(panel.text()).toContain(words);
  });

  it('names what forces Unicode and replaces in one click what has a plain spelling', async () => {
    await open([accepted]);
    await panel.type(FIELD, '„Hallo“ – bis\u00a0später …');
    expect(panel.text()).toContain('„ “ – no-break space …');
    await panel.press('Replace 5 characters');
    expect(field()).toBe('"Hallo" - bis später ...');
    expect(panel.text()).toContain('GSM-7 · 24 characters');
    expect(panel.has('replace-characters')).toBe(false);
  });

  it('keeps what carries meaning, and offers nothing where nothing can be replaced', async () => {
    await open([accepted]);
    await panel.type(FIELD, 'Hvala 👍 č');
    expect(panel.text()).toContain(': 👍 č');
    expect(panel.has('replace-characters')).toBe(false);
  });

  it('names a dozen characters of a text in another alphabet, and counts the rest', async () => {
    await open([accepted]);
    await panel.type(FIELD, 'абвгдежзийклмн');
    expect(panel.text()).toMatch(/а б в г д е ж з и й к л and 2 more/);
  });

  it.each([
    [5, undefined],
    [6, 'The message is long: 6 SMS parts'],
    [8, 'The message is very long: 8 SMS parts'],
    [26, 'The message is too long: 26 SMS parts. At most 25 can be sent.'],
  ])('at %i parts warns: %s', async (parts, words) => {
    await open([accepted]);
    await panel.type(FIELD, 'a'.repeat(153 * (parts - 1) + 1));
    if (words === undefined) expect(panel.text()).not.toContain('long');
    else expect(panel.text()).toContain(words);
    expect(panel.button(SEND).props['isDisabled']).toBe(parts > 25);
    expect(field()).toHaveLength(153 * (parts - 1) + 1);
  });
});

describe('a closed conversation', () => {
  it.each<[Extract<ReplyView, { open: false }>['because'], string]>([
    ['paused', 'once it is reactivated'],
    ['ended', 'Set the request to In Progress'],
    ['merged', 'merged into another request'],
    ['no-right-to-reply', 'Add comments'],
    ['not-configured', 'configuration page'],
    ['cannot-be-answered', 'a name or a short number'],
    ['opening', 'just being opened'],
  ])('%s: says why and what would open it', async (because, words) => {
    await open([accepted], { view: () => ok({ reply: { open: false, because } }) });
    expect(wordsOf(panel.byTestId('composer-closed'))).toContain(words);
    expect(panel.has('composer-send')).toBe(false);
  });

  it('keeps a text that was being written, and gives it back when it opens again', async () => {
    let ended = false;
    await open([accepted], { view: () => ok(ended ? { reply: { open: false, because: 'ended' } } : {}) });
    await panel.type(FIELD, 'half a sent');
    ended = true;
    await panel.push('realtime live-1', { changed: 'thread' });
    expect(panel.field('The text you were writing').props['value']).toBe('half a sent');
    ended = false;
    await panel.push('realtime live-1', { changed: 'thread' });
    expect(field()).toBe('half a sent');
  });
});

it('keeps the text over every reload, and costs one commit a key', async () => {
  await open([accepted]);
  await panel.type(FIELD, 'Gut');
  await panel.push('realtime live-1', { changed: 'thread' });
  expect(field()).toBe('Gut');
  const before = panel.page.commits();
  await panel.type(FIELD, 'Gute');
  expect(panel.page.commits() - before).toBe(1);
});

it('says that files cannot leave by SMS', async () => {
  await open([accepted]);
  await panel.type(FIELD, 'Gut');
  expect(panel.text()).toContain('Text only: files cannot be sent by SMS.');
});
