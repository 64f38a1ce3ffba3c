import { mergingAction } from '../support/merging-action';
import type { IssueAnswers, IssueInputs } from '../../src/contract/issue';
import { otherRequest } from '../support/conversation-views';
import { mergePreview } from '../support/operation-previews';
import { settle } from '../support/panel-driver';

const { dialog, isOff, words, asked, found, open, pick, aimAt, leave } = mergingAction();
const targets = (): unknown => dialog().byTestId('merge-into').props['options'];

describe('picking', () => {
  it('shows key, summary, state, status and last message of the customer’s other requests', async () => {
    await open({});
    expect(dialog().byTestId('pick-OMN-5').props['label']).toBe('OMN-5 · Summary 5');
    expect(words('choice-OMN-5').split('\n')).toEqual([
      'Paused',
      'In Progress',
      'Last: customer · Nov 24, 2026, 10:05 AM · last of 5',
    ]);
    expect(words('choice-OMN-3')).toContain('Ended\nDone');
    expect(isOff('merge-preview')).toBe(true);
    expect(dialog().text()).toContain('Pick at least one request.');
  });

  it('shows a merged one, which cannot be picked, and one without messages', async () => {
    const { lastMessage: _, ...silent } = otherRequest(4);
    await open({ others: () => found({ requests: [otherRequest(6, { state: 'merged' }), silent] }) });
    expect(isOff('pick-OMN-6')).toBe(true);
    expect(words('choice-OMN-6')).toContain('Already merged into another request');
    expect(words('choice-OMN-4')).toContain('No messages yet');
  });

  it('has the backend search, and keeps what was picked before', async () => {
    const others = ({ search }: IssueInputs['others']) => found(search ? { requests: [otherRequest(2)] } : {});
    await open({ others });
    await pick('OMN-5');
    await dialog().type('Search in keys and summaries', ' Router ');
    await dialog().press('Search');
    expect(asked('others').at(-1)).toEqual({ search: 'Router' });
    expect(dialog().has('choice-OMN-5')).toBe(false);
    expect(words('merge-picked')).toContain('Remove OMN-5');
    await dialog().press('Remove OMN-5');
    expect(dialog().has('merge-picked')).toBe(false);
  });

  it('drops an answer that comes after a later search', async () => {
    const waiting: ((answer: IssueAnswers['others']) => void)[] = [];
    const others = () => new Promise<IssueAnswers['others']>((resolve) => waiting.push(resolve));
    await open({ others });
    await dialog().press('Search');
    waiting[1]?.(found({ requests: [otherRequest(2)] }));
    await settle();
    waiting[0]?.(found());
    await settle();
    expect(dialog().has('choice-OMN-2')).toBe(true);
    expect(dialog().has('choice-OMN-5')).toBe(false);
  });

  it('shows older ones page by page, each once, and says when that fails', async () => {
    let broken = true;
    const others = ({ after }: IssueInputs['others']): IssueAnswers['others'] => {
      if (after === undefined) return found({ more: true });
      if (broken) return { code: 'unavailable', reference: 'r1' };
      return found({ requests: [otherRequest(3), otherRequest(1)] });
    };
    await open({ others });
    await dialog().press('Show older requests');
    expect(dialog().text()).toContain('What you picked is kept, but the requests could not be loaded.');
    broken = false;
    await dialog().press('Show older requests');
    expect(asked('others').at(-1)).toEqual({ after: 2 });
    expect(dialog().has('choice-OMN-1')).toBe(true);
    expect(dialog().has('merge-more')).toBe(false);
    expect(
      dialog()
        .all()
        .filter((node) => node.props['testId'] === 'choice-OMN-3'),
    ).toHaveLength(1);
  });

  it.each([
    [0, 'nothing', ''],
    [1, 'one', '1 more that you may not see'],
    [3, 'several', '3 more that you may not see'],
  ])('counts %i that the person may not see: %s', async (hidden, _name, sentence) => {
    await open({ others: () => found({ hidden }) });
    expect(dialog().has('merge-hidden')).toBe(hidden > 0);
    expect(dialog().text()).toContain(sentence);
  });

  it('tells nothing found from not loaded', async () => {
    await open({ others: () => found({ requests: [] }) });
    expect(dialog().text()).toContain('No other request of this customer was found that you may see.');
    await leave();
    const answers: IssueAnswers['others'][] = [{ code: 'unavailable', reference: 'r-2' }, found()];
    await open({ others: () => answers.shift() ?? { code: 'no-conversation' } });
    expect(words('choices-failed')).toContain('r-2');
    await dialog().press('Try again');
    expect(dialog().has('choice-OMN-5')).toBe(true);
  });

  it('stops at ten requests, the one on the page included', async () => {
    const many = Array.from({ length: 12 }, (_, index) => otherRequest(index + 20));
    await open({ others: () => found({ requests: many }) });
    for (const { key } of many.slice(0, 9)) await pick(key);
    expect(dialog().text()).toContain('At most 10 requests can be united at once');
    expect(isOff('pick-OMN-30')).toBe(true);
    expect(isOff('pick-OMN-20')).toBe(false);
  });
});

describe('where to', () => {
  it('offers this request, the picked ones, and a new one', async () => {
    await open({ mergePreview: () => mergePreview() });
    await pick('OMN-5');
    await pick('OMN-3');
    expect(targets()).toEqual([
      { value: 'this', label: 'Into this request (OMN-7)' },
      { value: '10005', label: 'Into OMN-5 · Summary 5' },
      { value: '10003', label: 'Into OMN-3 · Summary 3' },
      { value: 'new', label: 'Into a new request', isDisabled: false },
    ]);
    for (const [value, into] of [
      ['this', 'OMN-7'],
      ['10003', '10003'],
      ['new', 'new'],
    ] as const) {
      await aimAt(value);
      await dialog().press('Show preview');
      expect(asked('mergePreview').at(-1)).toEqual({ requests: ['10003', '10005'], into });
      await dialog().press('Change selection');
    }
  });

  it('falls back to this request when the target is no longer picked', async () => {
    await open({});
    await pick('OMN-5');
    await aimAt('10005');
    await pick('OMN-5', false);
    expect(dialog().byTestId('merge-into').props['value']).toBe('this');
  });

  it('says which right a new request would need', async () => {
    await open({}, { missing: ['CREATE_ISSUES'] });
    expect(targets()).toContainEqual({ value: 'new', label: 'Into a new request', isDisabled: true });
    expect(dialog().text()).toContain('For a new request you lack a permission: Create requests');
  });
});
