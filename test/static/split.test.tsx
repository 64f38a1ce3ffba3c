import { splittingAction } from '../support/splitting-action';
import type { IssueAnswers, IssueInputs } from '../../src/contract/issue';
import { activity, message, messages, named } from '../support/conversation-views';
import { splitPreview } from '../support/operation-previews';

const { dialog, isOff, words, asked, moved, open, select, toPreview } = splittingAction();

describe('selecting', () => {
  it('offers a checkbox for each message, by author, time and words, and none for what happened', async () => {
    await open({});
    expect(dialog().byTestId('select-m1').props['label']).toBe('Customer · Nov 24, 2026, 10:01 AM · message 1');
    expect(dialog().byTestId('select-m4').props['label']).toContain('Agent · ');
    expect(dialog().has('select-a2')).toBe(false);
  });

  it('cuts a long text, keeps it on one line, and isolates right-to-left', async () => {
    const long = { kind: 'text' as const, text: `one\n\ntwo ${'x'.repeat(1600)}` };
    const arabic = { kind: 'text' as const, text: 'مرحبا' };
    await open({}, { thread: [message(1, { content: long }), message(2, { content: arabic })] });
    const label = String(dialog().byTestId('select-m1').props['label']);
    expect(label).toContain('one two xxx');
    expect(label).toMatch(/ …$/);
    expect(label.length).toBeLessThan(300);
    expect(dialog().byTestId('select-m2').props['label']).toContain('\u2068مرحبا\u2069');
  });

  it('names what cannot be shown', async () => {
    const video = { kind: 'unsupported' as const, type: 'VIDEO' };
    await open({}, { thread: [message(1, { content: video }), message(2, { content: { kind: 'erased' } })] });
    expect(dialog().byTestId('select-m2').props['label']).toContain('(The text has been erased.)');
    expect(dialog().byTestId('select-m1').props['label']).toContain('The customer sent a video (not supported)');
  });

  it('counts, and says what still lacks', async () => {
    await open({});
    expect(words('split-count')).toBe('0 messages selected');
    expect(isOff('split-preview')).toBe(true);
    await select('m4');
    expect(words('split-count')).toBe('1 message selected');
    expect(words('split-obstacle')).toContain('at least one message of the customer');
    expect(isOff('split-preview')).toBe(true);
    await select('m3');
    expect(words('split-count')).toBe('2 messages selected');
    expect(isOff('split-preview')).toBe(false);
    await select('m1');
    await select('m5');
    expect(words('split-obstacle')).toContain('At least one message has to stay here');
    expect(isOff('split-preview')).toBe(true);
    await dialog().pressTestId('split-clear');
    expect(words('split-count')).toBe('0 messages selected');
  });

  it('takes everything from the first selected message on with one press', async () => {
    await open({});
    await select('m4');
    await dialog().pressTestId('split-from-here');
    expect(words('split-count')).toBe('2 messages selected');
    expect(dialog().byTestId('select-m5').props['isChecked']).toBe(true);
    expect(dialog().byTestId('select-m3').props['isChecked']).toBe(false);
  });

  it('stops at the most that can be moved at once', async () => {
    await open({}, { thread: messages(1, 120) });
    await select('m1');
    await dialog().pressTestId('split-from-here');
    expect(words('split-obstacle')).toContain('messages can be moved at once');
    expect(isOff('split-preview')).toBe(true);
  });

  it('shows earlier messages and keeps the selection', async () => {
    let broken = true;
    const earlier = ({ before }: IssueInputs['earlier']): IssueAnswers['earlier'] => {
      expect(before).toBe('000031');
      if (broken) return { code: 'unavailable', reference: 'r1' };
      return { code: 'ok', entries: messages(11, 30), hasEarlier: true };
    };
    await open({ earlier, splitPreview: () => splitPreview() }, { thread: messages(31, 40), hasEarlier: true });
    await select('m31');
    await dialog().pressTestId('split-earlier');
    expect(dialog().text()).toContain('Earlier messages could not be loaded. Your selection is kept');
    broken = false;
    await dialog().pressTestId('split-earlier');
    await select('m11');
    await dialog().press('Show preview');
    expect(asked('splitPreview')).toEqual([{ messages: ['m11', 'm31'] }]);
  });

  it('lets all messages of the screen go where earlier ones stay', async () => {
    await open({}, { hasEarlier: true });
    for (const key of ['m1', 'm3', 'm4', 'm5']) await select(key);
    expect(isOff('split-preview')).toBe(false);
  });

  it('says that there is nothing to move', async () => {
    await open({}, { thread: [activity(1)] });
    expect(dialog().text()).toContain('There are no messages that could be moved.');
    expect(isOff('split-preview')).toBe(true);
  });

  it('ends with Cancel, and has asked for nothing', async () => {
    await open({});
    await select('m3');
    await dialog().pressTestId('split-cancel');
    expect(dialog().page.told).toEqual(['close']);
    expect(dialog().page.invoked.map((call) => call.functionKey)).toEqual(['view']);
  });
});

describe('the preview', () => {
  it('shows both results before anything changes', async () => {
    await toPreview();
    expect(asked('splitPreview')).toEqual([{ messages: ['m3'] }]);
    expect(words('split-new')).toContain('SMS request from 385 **** *****');
    expect(words('split-new')).toContain('Project Support (OMN), request type “Ask a question”');
    expect(words('split-new')).toContain('1 message moves there');
    expect(words('split-staying')).toContain('This request (OMN-7)');
    expect(words('previewed-m1')).toContain('message 1');
    expect(asked('split')).toEqual([]);
  });

  it('names the active request that becomes paused, and confirms it by the press', async () => {
    await toPreview({ splitPreview: () => splitPreview({ pauses: named(5) }), split: () => moved });
    expect(words('split-pauses')).toContain('OMN-5 “Summary 5” is this customer’s active request');
    await dialog().press('Split and pause OMN-5');
    expect(asked('split')).toEqual([{ messages: ['m3'], id: expect.any(String), pause: '10005' }]);
  });

  it('leads back to the selection as it was', async () => {
    await toPreview();
    await dialog().press('Change selection');
    expect(dialog().byTestId('select-m3').props['isChecked']).toBe(true);
  });

  it('says why there is none', async () => {
    await open({ splitPreview: () => ({ code: 'cannot-create' }) });
    await select('m3');
    await dialog().press('Show preview');
    expect(words('split-problem')).toContain('Jira refuses to open the new request');
    await select('m5');
    expect(dialog().has('split-problem')).toBe(false);
  });
});
