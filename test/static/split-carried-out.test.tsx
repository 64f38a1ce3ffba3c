import { splittingAction } from '../support/splitting-action';
import type { SplitProblem } from '../../static/panel/split/split-problem';
import type { IssueAnswers } from '../../src/contract/issue';
import { conversation, message, named } from '../support/conversation-views';
import { settle } from '../support/panel-driver';
import { splitPreview } from '../support/operation-previews';

const { dialog, words, asked, five, moved, open, select, toPreview, leave } = splittingAction();

describe('carrying out', () => {
  it('shows where the messages are, leads there, and says that it can be undone', async () => {
    await toPreview({ split: () => moved });
    await dialog().press('Split');
    expect(words('moved')).toContain('The selected messages are now in OMN-9');
    expect(words('moved')).toContain('undone for 24 hours');
    await dialog().press('Open OMN-9');
    expect(dialog().page.visited).toEqual(['/browse/OMN-9']);
    expect(dialog().page.told).toEqual(['refresh', 'close']);
  });

  it('happens once for a double click', async () => {
    await toPreview({ split: () => moved });
    const press = dialog().handler(dialog().byTestId('split-confirm'), 'onClick');
    press({});
    press({});
    await settle();
    expect(asked('split')).toHaveLength(1);
  });

  it.each([
    ['Jira did not answer', { code: 'unclear' }],
    ['being carried out at this moment', { code: 'in-progress' }],
    ['The connection broke off', undefined],
  ] as const)('is asked about again under the same id: %s', async (sentence, first) => {
    const answers: (IssueAnswers['split'] | undefined)[] = [first, moved];
    await toPreview({
      split: () => {
        const next = answers.shift();
        if (next === undefined) throw new Error('the connection broke off');
        return next;
      },
    });
    await dialog().press('Split');
    expect(words('split-problem')).toContain(sentence);
    expect(words('split-problem')).toMatch(/nothing was lost|Nothing is lost/);
    await dialog().press('Check again');
    expect(dialog().has('moved')).toBe(true);
    const [one, other] = asked('split');
    expect(other).toEqual(one);
  });

  it('keeps its id for the same selection and takes another one for another selection', async () => {
    const ids: string[] = [];
    await toPreview({
      split: ({ id }) => {
        ids.push(id);
        return { code: 'unclear' };
      },
    });
    await dialog().press('Split');
    await dialog().press('Change selection');
    await dialog().press('Show preview');
    await dialog().press('Split');
    await dialog().press('Change selection');
    await select('m5');
    await dialog().press('Show preview');
    await dialog().press('Split');
    const [first, second, third] = ids;
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(asked('split').at(-1)).toEqual({ messages: ['m3', 'm5'], id: third });
  });

  it('asks again when another request became active meanwhile', async () => {
    await toPreview({ split: ({ pause }) => (pause ? moved : { code: 'confirm-pause', other: named(5) }) });
    await dialog().press('Split');
    expect(words('split-problem')).toContain('OMN-5 “Summary 5” is this customer’s active request by now');
    await dialog().press('Split and pause OMN-5');
    expect(dialog().has('moved')).toBe(true);
  });

  it('reads the thread again when a message was moved meanwhile', async () => {
    let gone = false;
    await open({
      view: () => ({ code: 'ok', view: conversation({ thread: gone ? [message(1), message(5)] : five }) }),
      splitPreview: () => splitPreview(),
      split: () => {
        gone = true;
        return { code: 'message-not-found' };
      },
    });
    await select('m3');
    await select('m5');
    await dialog().press('Show preview');
    await dialog().press('Split');
    expect(words('split-problem')).toContain('somebody else has moved it');
    expect(dialog().has('select-m3')).toBe(false);
    expect(words('split-count')).toBe('1 message selected');
  });
});

describe('refusals', () => {
  type Refusals = {
    [Code in Exclude<SplitProblem['code'], 'failed'>]: [Extract<SplitProblem, { code: Code }>, string, string];
  };
  const refusals: Refusals = {
    'no-conversation': [{ code: 'no-conversation' }, 'has no conversation any more', 'keine Konversation mehr'],
    'wrong-state': [{ code: 'wrong-state', state: 'merged' }, 'merged into another request', 'zusammengeführt worden'],
    'message-not-found': [{ code: 'message-not-found' }, 'is no longer here', 'ist nicht mehr hier'],
    'no-customer-message': [{ code: 'no-customer-message' }, 'one message of the customer', 'Nachricht des Kunden'],
    'nothing-stays': [{ code: 'nothing-stays' }, 'has to stay here', 'muss hier bleiben'],
    'too-many': [{ code: 'too-many', most: 75 }, 'At most 75 messages', 'höchstens 75 Nachrichten'],
    'too-large': [{ code: 'too-large' }, 'Too many single messages', 'zu viele einzelne Nachrichten'],
    opening: [{ code: 'opening' }, 'is just being opened', 'gerade eine andere Anfrage eröffnet'],
    'confirm-pause': [{ code: 'confirm-pause', other: named(5) }, 'it becomes paused', 'wird sie pausiert'],
    'another-active': [
      { code: 'another-active' },
      'that you may not see is active',
      'die Sie nicht sehen dürfen, ist aktiv',
    ],
    'cannot-create': [{ code: 'cannot-create' }, 'Jira refuses to open', 'Jira lehnt es ab'],
    unclear: [{ code: 'unclear' }, 'No message was moved', 'Es wurde keine Nachricht verschoben'],
    'in-progress': [{ code: 'in-progress' }, 'nothing happens twice', 'nichts geschieht doppelt'],
    'not-licensed': [{ code: 'not-licensed' }, 'licence', 'Lizenz'],
    'no-permission': [{ code: 'no-permission', missing: ['LINK_ISSUES'] }, 'Link requests', 'verknüpfen'],
    malformed: [{ code: 'malformed', fields: ['messages'] }, 'reload the page', 'Seite neu'],
    unavailable: [{ code: 'unavailable', reference: 'ref-1' }, 'ref-1', 'ref-1'],
  };

  it.each(Object.values(refusals))('$code is told in English and German', async (refusal, english, german) => {
    await toPreview({ split: () => refusal });
    await dialog().press('Split');
    expect(words('split-problem')).toContain(english);
    await leave();
    await open({ splitPreview: () => refusal }, {}, 'de-DE');
    await select('m3');
    await dialog().press('Vorschau anzeigen');
    expect(words('split-problem')).toContain(german);
  });

  it('tells a conversation that can only be read from a merged one', async () => {
    await toPreview({ split: () => ({ code: 'wrong-state', state: 'read-only' }) });
    await dialog().press('Split');
    expect(words('split-problem')).toContain('This conversation can only be read');
  });
});
