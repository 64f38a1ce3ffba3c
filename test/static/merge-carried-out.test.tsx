import { mergingAction } from '../support/merging-action';
import type { IssueAnswers } from '../../src/contract/issue';
import { message, named, requestId } from '../support/conversation-views';
import { mergePreview } from '../support/operation-previews';
import type { IssueBackend } from '../support/panel-backend';
import { settle } from '../support/panel-driver';

const { dialog, isOff, words, asked, open, pick, aimAt } = mergingAction();
const moved: IssueAnswers['merge'] = { code: 'ok', request: { id: '10007', key: 'OMN-7' } };
const toPreview = async (backend: IssueBackend = {}) => {
  await open({ mergePreview: () => mergePreview(), ...backend });
  await pick('OMN-5');
  await dialog().press('Show preview');
};

describe('the preview', () => {
  it('shows the target, what it will be, what is closed and what stays open', async () => {
    await toPreview({
      mergePreview: () =>
        mergePreview({
          sources: [
            { ...named(5), state: 'paused', closes: true },
            { ...named(4, { status: 'Waiting' }), state: 'paused', closes: false },
            { ...named(3, { status: 'Done', category: 'done' }), state: 'ended', closes: true },
          ],
        }),
    });
    expect(words('merge-target')).toContain('OMN-7 · Summary 7');
    expect(words('merge-target')).toContain('Active');
    expect(words('merge-sources')).toContain('OMN-5 · Summary 5 · In Progress: is closed, linked');
    expect(words('merge-sources')).toContain('OMN-4 · Summary 4 · Waiting: stays open');
    expect(words('merge-sources')).toContain('OMN-3 · Summary 3 · Done: is closed already');
    expect(asked('merge')).toEqual([]);
  });

  it('shows the one thread by time, each message with the request that it was written in', async () => {
    const thread = [message(1, { origin: requestId(5) }), message(2), message(3, { origin: requestId(2) })];
    await toPreview({
      mergePreview: () => mergePreview({ thread: [...thread, message(4, { origin: requestId(1) })], hasEarlier: true }),
      names: ({ requests }) => {
        expect(requests).toEqual([requestId(2), requestId(1)]);
        return { code: 'ok', requests: [named(2)] };
      },
    });
    expect(words('previewed-m1')).toContain('Customer · Nov 24, 2026, 10:01 AM · from OMN-5');
    expect(words('previewed-m2')).toContain('from OMN-7');
    expect(words('previewed-m3')).toContain('from OMN-2');
    expect(words('previewed-m4')).toContain('you may not see');
    expect(words('previewed-m4')).not.toContain(requestId(1));
    expect(words('merge-thread')).toContain('Earlier messages come along as well');
  });

  it('shows what a new request will hold', async () => {
    const { target: _, ...rest } = mergePreview({ thread: [message(1, { origin: requestId(5) })] });
    const made = { summary: 'SMS request', description: 'message 1', project: 'Support', requestType: 'Question' };
    await toPreview({ mergePreview: () => ({ ...rest, made }) });
    expect(words('merge-target').split('\n')).toEqual(
      expect.arrayContaining(['SMS request', 'Project Support, request type “Question”', 'message 1']),
    );
  });

  it('wants a yes of its own before a done request is set to In Progress', async () => {
    await toPreview({ mergePreview: () => mergePreview({ reopens: true }), merge: () => moved });
    expect(words('merge-reopens')).toContain('OMN-7 will be set to In Progress');
    expect(isOff('merge-confirm')).toBe(true);
    await dialog().switchTestId('merge-consent', true);
    await dialog().press('Merge');
    expect(asked('merge')).toEqual([{ id: expect.any(String), requests: ['10005'], into: 'OMN-7', consent: true }]);
  });

  it('names the active request outside that becomes paused, and confirms it by the press', async () => {
    await toPreview({ mergePreview: () => mergePreview({ pauses: named(2) }), merge: () => moved });
    expect(words('merge-pauses')).toContain('OMN-2 “Summary 2” is this customer’s active request');
    await dialog().press('Merge and pause OMN-2');
    expect(asked('merge')).toEqual([{ id: expect.any(String), requests: ['10005'], into: 'OMN-7', pause: '10002' }]);
  });
});

describe('carrying out', () => {
  it('shows where everything is, leads there, and says that it can be undone', async () => {
    await toPreview({ merge: () => moved });
    await dialog().press('Merge');
    expect(words('moved')).toContain('All messages are now in OMN-7');
    expect(words('moved')).toContain('undone for 24 hours');
    await dialog().press('Open OMN-7');
    expect(dialog().page.visited).toEqual(['/browse/OMN-7']);
    expect(dialog().page.told).toEqual(['refresh', 'close']);
  });

  it('happens once for a double click', async () => {
    await toPreview({ merge: () => moved });
    const press = dialog().handler(dialog().byTestId('merge-confirm'), 'onClick');
    press({});
    press({});
    await settle();
    expect(asked('merge')).toHaveLength(1);
  });

  it.each([
    ['Jira did not answer', { code: 'unclear' }],
    ['being carried out at this moment', { code: 'in-progress' }],
    ['The connection broke off', undefined],
  ] as const)('is asked about again under the same id: %s', async (sentence, first) => {
    const answers: (IssueAnswers['merge'] | undefined)[] = [first, moved];
    await toPreview({
      merge: () => {
        const next = answers.shift();
        if (next === undefined) throw new Error('the connection broke off');
        return next;
      },
    });
    await dialog().press('Merge');
    expect(words('merge-problem')).toContain(sentence);
    expect(words('merge-problem')).toMatch(/nothing was lost|Nothing is lost/);
    await dialog().press('Check again');
    const [one, other] = asked('merge');
    expect(other).toEqual(one);
    expect(dialog().has('moved')).toBe(true);
  });

  it('asks again when another request became active meanwhile', async () => {
    await toPreview({ merge: ({ pause }) => (pause ? moved : { code: 'confirm-pause', other: named(2) }) });
    await dialog().press('Merge');
    await dialog().press('Merge and pause OMN-2');
    expect(dialog().has('moved')).toBe(true);
  });

  it('shows both ways when the target was done meanwhile: consent', async () => {
    await toPreview({
      merge: ({ consent }) => (consent ? moved : { code: 'consent-needed', target: named(7), propose: named(5) }),
    });
    await dialog().press('Merge');
    expect(words('merge-problem')).toContain('There are two ways');
    expect(isOff('merge-confirm')).toBe(true);
    await dialog().switchTestId('merge-consent', true);
    await dialog().press('Merge');
    expect(dialog().has('moved')).toBe(true);
  });

  it('and the active request as the target instead', async () => {
    await toPreview({ merge: () => ({ code: 'consent-needed', target: named(7), propose: named(5) }) });
    await dialog().press('Merge');
    await dialog().press('Merge into OMN-5 instead');
    expect(asked('mergePreview').at(-1)).toEqual({ requests: ['10005'], into: '10005' });
    expect(dialog().has('merge-problem')).toBe(false);
  });

  it('proposes this request by its key where that is the active one', async () => {
    await open({
      mergePreview: ({ into }) =>
        into === 'OMN-7' ? mergePreview() : { code: 'no-transition', target: named(5), propose: named(7) },
    });
    await pick('OMN-5');
    await aimAt('10005');
    await dialog().press('Show preview');
    expect(words('merge-problem')).toContain('no transition of its workflow leads to In Progress');
    await dialog().press('Merge into OMN-7 instead');
    expect(dialog().has('merge-target')).toBe(true);
  });

  it('goes back to the choice when one of the requests is out of the question', async () => {
    await toPreview({ merge: () => ({ code: 'wrong-state', state: 'merged', request: requestId(5) }) });
    await dialog().press('Merge');
    expect(words('merge-problem')).toContain('OMN-5 has been merged into another request already');
    expect(dialog().byTestId('pick-OMN-5').props['isChecked']).toBe(true);
  });
});
