import { isActive, shownState, type Category, type Conversation } from '../../src/domain/conversation';
import type { Customer } from '../../src/domain/customer';
import { activityLines, moveOn, reconcile, unreachable } from '../../src/domain/reconcile';
import { aConversation } from '../support/a-conversation';
import { aClaim, activeIn, aCustomer } from '../support/a-customer';
import { aStored } from '../support/a-message';
import { at } from '../support/moments';

const now = at('10:05');
const ids = { claim: 'claim-new', segment: 'segment-new' };

type Before = 'active' | 'paused' | 'ended' | 'merged';
type Else = 'nothing' | 'another request' | 'a claim';

const elsewhere: Record<Else, Customer['active']> = {
  nothing: { kind: 'none' },
  'another request': activeIn('1002'),
  'a claim': aClaim(),
};

function before(state: Before, otherwise: Else): { conversation: Conversation; customer: Customer } {
  const stored = state === 'active' || state === 'paused' ? 'open' : state;
  const active = state === 'active' ? activeIn('1001') : elsewhere[otherwise];
  return { conversation: aConversation('1001', { state: stored }), customer: aCustomer({ active }) };
}

describe('the table of states, row by row', () => {
  it.each<[Before, Else, Category, Before, string[]]>([
    ['active', 'nothing', 'new', 'active', []],
    ['active', 'nothing', 'active', 'active', []],
    ['active', 'nothing', 'done', 'ended', ['ended']],
    ['paused', 'nothing', 'new', 'paused', []],
    ['paused', 'nothing', 'active', 'paused', []],
    ['paused', 'another request', 'active', 'paused', []],
    ['paused', 'nothing', 'done', 'ended', ['ended']],
    ['paused', 'another request', 'done', 'ended', ['ended']],
    ['paused', 'a claim', 'done', 'ended', ['ended']],
    ['ended', 'nothing', 'done', 'ended', []],
    ['ended', 'nothing', 'new', 'ended', []],
    ['ended', 'nothing', 'active', 'active', ['resumed']],
    ['ended', 'another request', 'active', 'paused', ['resumed-paused']],
    ['ended', 'a claim', 'active', 'paused', ['resumed-paused']],
    ['merged', 'another request', 'new', 'merged', []],
    ['merged', 'another request', 'active', 'merged', []],
    ['merged', 'nothing', 'active', 'merged', []],
    ['merged', 'nothing', 'done', 'merged', []],
  ])('%s, with %s active elsewhere, is seen in %s: %s', (state, otherwise, category, then, lines) => {
    const { conversation, customer } = before(state, otherwise);
    const after = reconcile(conversation, customer, { category, since: at('10:00') });
    expect(shownState(after.conversation, after.customer)).toBe(then);
    expect(after.activities.map((activity) => activity.what)).toEqual(lines);
    if (state !== 'active')
      expect(after.customer.active).toEqual(then === 'active' ? activeIn('1001') : customer.active);
    else if (then === 'ended') expect(after.customer.active).toEqual({ kind: 'none' });
  });
});

describe('whatever happened', () => {
  it.each<Before>(['active', 'paused', 'ended', 'merged'])('the category seen is written down: %s', (state) => {
    const { conversation, customer } = before(state, 'nothing');
    const after = reconcile(conversation, customer, { category: 'active', since: at('10:00') });
    expect(after.conversation.category).toEqual({ value: 'active', since: at('10:00') });
  });

  it.each<Category>(['new', 'active', 'done'])('seeing %s twice is seeing it once', (category) => {
    const { conversation, customer } = before('ended', 'nothing');
    const once = reconcile(conversation, customer, { category, since: at('10:00') });
    const twice = reconcile(once.conversation, once.customer, { category, since: at('10:00') });
    expect(twice).toEqual({ ...once, activities: [] });
  });

  it('a request that was paused, done and is in progress again is active', () => {
    const { conversation, customer } = before('paused', 'nothing');
    const done = reconcile(conversation, customer, { category: 'done', since: at('10:00') });
    const again = reconcile(done.conversation, done.customer, { category: 'active', since: at('10:01') });
    expect(isActive(again.conversation, again.customer)).toBe(true);
  });

  it('an ended request writes on in its latest segment', () => {
    const segments = [
      { id: 'first', out: [] },
      { id: 'second', out: [] },
    ];
    const conversation = aConversation('1001', { state: 'ended', segments });
    const { customer } = reconcile(conversation, aCustomer(), { category: 'active', since: at('10:00') });
    expect(customer.active).toEqual({ kind: 'request', request: '1001', segment: 'second', used: false });
  });
});

describe('a request that is gone or hidden from the app', () => {
  it('rests: the next message opens a new request', () => {
    const { conversation, customer } = unreachable(aConversation('1001'), aCustomer({ active: activeIn('1001') }), now);
    expect(shownState(conversation, customer)).toBe('paused');
    expect(conversation.unreachableSince).toBe(now);
    expect(customer.active).toEqual({ kind: 'none' });
  });

  it('takes nothing from another request', () => {
    const customer = aCustomer({ active: activeIn('1002') });
    expect(unreachable(aConversation('1001'), customer, now).customer).toBe(customer);
  });

  it('keeps the moment it was missed first, and forgets it when it is back', () => {
    const gone = aConversation('1001', { unreachableSince: at('10:00') });
    expect(unreachable(gone, aCustomer(), now).conversation.unreachableSince).toBe(at('10:00'));
    const back = reconcile(gone, aCustomer(), { category: 'new', since: at('09:00') });
    expect(back.conversation).not.toHaveProperty('unreachableSince');
    expect(shownState(back.conversation, back.customer)).toBe('paused');
  });
});

describe('late messages move on', () => {
  const stored = [aStored('late-1', at('10:01')), aStored('late-2', at('10:02'))];
  const late = stored.map(({ key, at: time }) => ({ key, at: time }));
  const placed = late.map((item) => ({ ...item, since: now }));
  const ended = (active: Customer['active']) =>
    reconcile(aConversation('1001'), aCustomer({ active }), { category: 'done', since: at('10:00') });

  it('to a new claim when nothing is active', () => {
    const { customer, job, conversation, activities } = moveOn(
      ended(activeIn('1001')),
      late,
      stored,
      undefined,
      now,
      ids,
    );
    expect(customer.active).toEqual(aClaim({ id: 'claim-new', segment: 'segment-new', since: now, items: placed }));
    expect(job).toMatchObject({ id: 'claim-new', kind: 'open', customer: 'customer-1' });
    expect(conversation.segments).toEqual([{ id: 'segment-of-1001', out: ['late-1', 'late-2'] }]);
    expect(conversation.lastOperation).toEqual({ id: 'claim-new', kind: 'late-move', at: now });
    expect(activities).toEqual([{ what: 'ended' }, { what: 'moved-on', count: 2 }]);
  });

  it('to the claim there is: one request, no second job', () => {
    const claim = aClaim({ items: [{ key: 'earlier', at: at('09:59'), since: at('10:00') }] });
    const { customer, job } = moveOn(ended(claim), late, stored, undefined, now, ids);
    expect(customer.active).toEqual({ ...claim, items: [...claim.items, ...placed] });
    expect(job).toBeUndefined();
  });

  it('to the active conversation, whose last operation this becomes', () => {
    const { customer, receiver, job } = moveOn(ended(activeIn('1002')), late, stored, aConversation('1002'), now, ids);
    expect(receiver).toMatchObject({ request: '1002', items: placed, lastOperation: { kind: 'late-move', at: now } });
    expect(customer.active).toEqual({ ...activeIn('1002'), used: true });
    expect(job).toBeUndefined();
  });

  it('nowhere when there are none', () => {
    const state = ended(activeIn('1001'));
    expect(moveOn(state, [], stored, undefined, now, ids)).toBe(state);
  });

  it('never without the conversation that receives them', () => {
    expect(() => moveOn(ended(activeIn('1002')), late, stored, undefined, now, ids)).toThrow('was not read');
  });
});

it('what happened stands in the thread as lines: what, who and when', () => {
  let made = 0;
  const nextKey = () => `line-${(made += 1)}`;
  const lines = activityLines(
    aConversation('1001'),
    [{ what: 'ended' }, { what: 'resumed' }],
    { kind: 'app' },
    now,
    nextKey,
  );
  expect(lines).toMatchObject([
    { key: 'line-1', activity: { what: 'ended' }, by: { kind: 'app' }, at: now, segment: 'segment-of-1001' },
    { key: 'line-2', activity: { what: 'resumed' } },
  ]);
});
