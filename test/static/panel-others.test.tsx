import type { ConversationView } from '../../src/contract/conversation-view';
import type { IssueAnswers, IssueInputs } from '../../src/contract/issue';
import { Panel } from '../../static/panel/panel';
import { conversation, named, otherRequest, requestId } from '../support/conversation-views';
import { issueResolver, type IssueBackend } from '../support/panel-backend';
import { openScreen, settle, wordsOf, type Screen } from '../support/panel-driver';

let panel: Screen;
const open = async (backend: IssueBackend, more: Partial<ConversationView> = {}) => {
  const resolver = issueResolver({
    view: () => ({ code: 'ok', view: conversation(more) }),
    draft: () => ({ code: 'ok', text: '' }),
    ...backend,
  });
  panel = await openScreen(<Panel />, { resolver });
};
const calls = (name: string) => panel.page.invoked.filter(({ functionKey }) => functionKey === name);
const words = (testId: string) => wordsOf(panel.byTestId(testId));
afterEach(() => panel.leave());

describe('the other requests of the customer', () => {
  const page = (more: Partial<Extract<IssueAnswers['others'], { code: 'ok' }>> = {}): IssueAnswers['others'] => ({
    code: 'ok',
    requests: [otherRequest(3), otherRequest(2, { state: 'ended', status: 'Done', category: 'done' })],
    more: false,
    hidden: 0,
    ...more,
  });

  it('are asked for when somebody opens the list, not before', async () => {
    await open({ others: () => page() });
    expect(calls('others')).toHaveLength(0);
    await panel.pressTestId('others-toggle');
    expect(words('other-OMN-3')).toContain('Paused');
    expect(words('other-OMN-2')).toContain('Ended\nDone · opened Nov 24, 2026, 10:02 AM\nSummary 2');
    expect(words('other-OMN-2')).toContain('Customer, Nov 24, 2026, 10:02 AM: last of 2');
    await panel.pressTestId('others-toggle');
    expect(panel.has('other-OMN-3')).toBe(false);
  });

  it('lead there', async () => {
    await open({ others: () => page() });
    await panel.pressTestId('others-toggle');
    expect(panel.link('OMN-3').props['href']).toBe('/browse/OMN-3');
  });

  it('come page by page, none of them twice', async () => {
    const others = ({ after }: IssueInputs['others']) =>
      after === 2 ? page({ requests: [otherRequest(2), otherRequest(1)], hidden: 3 }) : page({ more: true, hidden: 3 });
    await open({ others });
    await panel.pressTestId('others-toggle');
    expect(panel.text()).toContain('3 more that you may not see');
    await panel.press('Show more requests');
    expect(panel.all().filter(({ props }) => String(props['testId']).startsWith('other-OMN'))).toHaveLength(3);
    expect(panel.has('others-more')).toBe(false);
  });

  it('are searched by the backend', async () => {
    await open({ others: ({ search }) => (search === 'router' ? page({ requests: [] }) : page()) });
    await panel.pressTestId('others-toggle');
    await panel.type('Search other requests by key or summary', ' router ');
    await panel.press('Find requests');
    expect(panel.text()).toContain('No other request contains “router”');
    await panel.type('Search other requests by key or summary', '');
    await panel.press('Find requests');
    expect(panel.has('other-OMN-3')).toBe(true);
    expect(calls('others').map(({ payload }) => payload)).toEqual([{}, { search: 'router' }, {}]);
  });

  it('say that there are none', async () => {
    await open({ others: () => page({ requests: [] }) });
    await panel.pressTestId('others-toggle');
    expect(panel.text()).toContain('This customer has no other requests.');
  });

  it('say that there are only such as the person may not see', async () => {
    await open({ others: () => page({ requests: [], hidden: 1 }) });
    await panel.pressTestId('others-toggle');
    expect(panel.text()).toContain('no other requests that you may see');
    expect(panel.text()).toContain('1 more that you may not see');
  });

  it('that cannot be loaded are not taken for none', async () => {
    let broken = true;
    await open({ others: () => (broken ? { code: 'unavailable', reference: 'ref-5' } : page()) });
    await panel.pressTestId('others-toggle');
    expect(words('others-failed')).toContain('ref-5');
    broken = false;
    await panel.press('Try again');
    expect(panel.has('other-OMN-3')).toBe(true);
  });

  it('stay when more of them cannot be loaded', async () => {
    await open({ others: ({ after }) => (after === undefined ? page({ more: true }) : { code: 'no-conversation' }) });
    await panel.pressTestId('others-toggle');
    await panel.press('Show more requests');
    expect(words('others-problem')).toContain('could not be loaded');
    expect(panel.has('other-OMN-3')).toBe(true);
  });

  it('show right-to-left and long last messages as lines', async () => {
    const lastMessage = { at: '2026-11-24T10:00:00.000Z', direction: 'outbound', text: 'ab\n'.repeat(100) } as const;
    await open({ others: () => page({ requests: [otherRequest(3, { summary: 'مرحبا', lastMessage })] }) });
    await panel.pressTestId('others-toggle');
    expect(words('other-OMN-3')).toContain('\u2068مرحبا\u2069');
    expect(words('other-OMN-3')).toContain(`We, Nov 24, 2026, 11:00 AM: ${'ab '.repeat(40)}…`);
  });
});

describe('a request that followed a done one', () => {
  const follows = requestId(1);
  const done = named(1, { status: 'Done', category: 'done' });
  const names: IssueBackend['names'] = () => ({ code: 'ok', requests: [done] });

  it('is merged there in one press, as one operation', async () => {
    let merged = false;
    const state = (): Partial<ConversationView> =>
      merged
        ? {
            state: 'merged',
            reply: { open: false, because: 'merged' },
            merged: { into: follows, by: 'agent-1', at: '2026-11-24T10:00:00.000Z' },
          }
        : { follows };
    await open({
      names,
      view: () => ({ code: 'ok', view: conversation(state()) }),
      merge: () => {
        merged = true;
        return { code: 'ok', request: { id: follows, key: 'OMN-1' } };
      },
    });
    expect(panel.byTestId('belongs-there').props['title']).toBe('Does this belong to OMN-1?');
    const press = panel.handler(panel.byTestId('merge-there'), 'onClick');
    press({});
    press({});
    await settle();
    expect(calls('merge').map(({ payload }) => payload)).toEqual([
      { requests: [follows], into: follows, id: expect.any(String), consent: true },
    ]);
    expect(panel.has('belongs-there')).toBe(false);
    expect(panel.has('merged')).toBe(true);
  });

  it('keeps the form’s id when it is tried again, and names what is paused by the second press', async () => {
    const answers: IssueAnswers['merge'][] = [
      { code: 'unclear' },
      { code: 'confirm-pause', other: named(3) },
      { code: 'different-customers', request: follows },
    ];
    const asked: IssueInputs['merge'][] = [];
    await open(
      {
        names,
        merge: (input) => {
          asked.push(input);
          return answers[asked.length - 1] ?? { code: 'self' };
        },
      },
      { follows },
    );
    await panel.press('Merge into OMN-1');
    await panel.press('Merge into OMN-1');
    expect(words('belongs-there-problem')).toContain('OMN-3 “Summary 3”');
    await panel.press('Merge into OMN-1 and pause OMN-3');
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    expect(asked.map(({ pause }) => pause)).toEqual([undefined, undefined, requestId(3)]);
    expect(words('belongs-there-problem')).toContain('OMN-1 belongs to another customer');
  });

  it('is not offered anything while that one is not done, cannot be seen, or this one cannot be merged', async () => {
    await open({ names: () => ({ code: 'ok', requests: [named(1)] }) }, { follows });
    expect(panel.has('belongs-there')).toBe(false);
    await panel.leave();
    await open({ names: () => ({ code: 'ok', requests: [] }) }, { follows });
    expect(panel.has('belongs-there')).toBe(false);
    await panel.leave();
    await open({ names }, { follows, readOnly: { because: 'unreachable', since: '2026-11-24T10:00:00.000Z' } });
    expect(panel.has('belongs-there')).toBe(false);
  });

  it('says what the person lacks for it', async () => {
    await open({ names }, { follows, missing: ['LINK_ISSUES'] });
    expect(panel.byTestId('merge-there').props['isDisabled']).toBe(true);
    expect(words('belongs-there')).toContain('Link requests');
  });
});
