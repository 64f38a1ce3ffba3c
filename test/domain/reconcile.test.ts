import { isActive, shownState, type Category, type Conversation } from '../../src/domain/conversation';
import type { Customer } from '../../src/domain/customer';
import { moveOn, reconcile } from '../../src/domain/reconcile';
import { aConversation, aMergedConversation } from '../support/a-conversation';
import { aClaim, activeIn, aCustomer } from '../support/a-customer';
import { aStored } from '../support/a-message';
import { at } from '../support/moments';

const now = at('10:05');
const seenIn = (category: Category, since = at('10:00')) => ({ category, since, service: true });
const ids = { claim: 'claim-new', segment: 'segment-new', notice: 'notice-new' };

type Before = 'active' | 'paused' | 'ended' | 'merged';
type Else = 'nothing' | 'another request' | 'a claim';

const elsewhere: Record<Else, Customer['active']> = {
  nothing: { kind: 'none' },
  'another request': activeIn('1002'),
  'a claim': aClaim(),
};

function before(state: Before, otherwise: Else): { conversation: Conversation; customer: Customer } {
  const conversation =
    state === 'merged'
      ? aMergedConversation('1001', '1003')
      : aConversation('1001', { state: state === 'ended' ? 'ended' : 'open' });
  const active = state === 'active' ? activeIn('1001') : elsewhere[otherwise];
  return { conversation, customer: aCustomer({ active }) };
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
    const after = reconcile(conversation, customer, seenIn(category), now);
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
    const after = reconcile(conversation, customer, seenIn('active'), now);
    expect(after.conversation.category).toEqual({ value: 'active', since: at('10:00') });
  });

  it.each<Category>(['new', 'active', 'done'])('seeing %s twice is seeing it once', (category) => {
    const { conversation, customer } = before('ended', 'nothing');
    const once = reconcile(conversation, customer, seenIn(category), now);
    const twice = reconcile(once.conversation, once.customer, seenIn(category), now);
    expect(twice).toEqual({ ...once, activities: [] });
  });

  it('a request that was paused, done and is in progress again is active', () => {
    const { conversation, customer } = before('paused', 'nothing');
    const done = reconcile(conversation, customer, seenIn('done'), now);
    const again = reconcile(done.conversation, done.customer, seenIn('active', at('10:01')), now);
    expect(isActive(again.conversation, again.customer)).toBe(true);
  });

  it('an ended request writes on in its latest segment', () => {
    const segments = [
      { id: 'first', out: [] },
      { id: 'second', out: [] },
    ];
    const conversation = aConversation('1001', { state: 'ended', segments });
    const { customer } = reconcile(conversation, aCustomer(), seenIn('active'), now);
    expect(customer.active).toEqual({ kind: 'request', request: '1001', segment: 'second', used: false });
  });
});

describe('late messages move on', () => {
  const stored = [aStored('late-1', at('10:01')), aStored('late-2', at('10:02'))];
  const late = stored.map(({ key, at: time }) => ({ key, at: time }));
  const placed = late.map((item) => ({ ...item, since: now }));
  const ended = (active: Customer['active']) =>
    reconcile(aConversation('1001'), aCustomer({ active }), seenIn('done'), now);

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
    const { customer, receiver, job, notice } = moveOn(
      ended(activeIn('1002')),
      late,
      stored,
      aConversation('1002'),
      now,
      ids,
    );
    expect(receiver).toMatchObject({ request: '1002', items: placed, lastOperation: { kind: 'late-move', at: now } });
    expect(customer.active).toEqual(
      activeIn('1002', { used: true, waiting: { since: now, unopened: now, noted: false } }),
    );
    expect(job).toBeUndefined();
    expect(notice).toMatchObject({ id: 'notice-new', kind: 'notice', request: '1002' });
  });

  it('to one where the customer waits already: nobody needs another notice', () => {
    const waiting = { since: at('10:01'), unopened: at('10:01'), noted: false };
    const moved = moveOn(ended(activeIn('1002', { waiting })), late, stored, aConversation('1002'), now, ids);
    expect(moved.customer.active).toEqual(activeIn('1002', { used: true, waiting }));
    expect(moved.notice).toBeUndefined();
  });

  it('and which message is the first here and there has to be found out anew', () => {
    const first = { key: 'late-1', at: at('10:01') };
    const customer = aCustomer({ active: activeIn('1002') });
    const there = aConversation('1002', { first: { key: 'm9', at: at('10:02') } });
    const from = (known: typeof first) =>
      reconcile(aConversation('1001', { first: known }), customer, seenIn('done'), now);
    const moved = moveOn(from(first), late, stored, there, now, ids);
    expect([moved.conversation.first, moved.receiver?.first]).toEqual([undefined, undefined]);
    const stays = { key: 'm1', at: at('09:00') };
    expect(moveOn(from(stays), late, stored, there, now, ids).conversation.first).toEqual(stays);
  });

  it('again, when they were moved here late before: then no out is written', () => {
    const items = [{ key: 'late-1', at: at('10:01'), since: at('10:03'), origin: '1003' }];
    const conversation = aConversation('1001', { items });
    const state = reconcile(conversation, aCustomer({ active: activeIn('1002') }), seenIn('done'), now);
    const moved = moveOn(state, items, [], aConversation('1002'), now, ids);
    expect(moved.conversation).toMatchObject({ items: [], segments: conversation.segments });
    expect(moved.receiver?.items).toEqual([{ key: 'late-1', at: at('10:01'), since: now, origin: '1003' }]);
  });

  it('home again: then nothing is said about where they come from', () => {
    const items = [{ key: 'late-1', at: at('10:01'), since: at('10:03'), origin: '1002' }];
    const customer = aCustomer({ active: activeIn('1002') });
    const state = reconcile(aConversation('1001', { items }), customer, seenIn('done'), now);
    const { receiver } = moveOn(state, items, [], aConversation('1002'), now, ids);
    expect(receiver?.items).toEqual([{ key: 'late-1', at: at('10:01'), since: now }]);
  });

  it('nowhere when there are none', () => {
    const state = ended(activeIn('1001'));
    expect(moveOn(state, [], stored, undefined, now, ids)).toBe(state);
  });

  it('never without the conversation that receives them', () => {
    expect(() => moveOn(ended(activeIn('1002')), late, stored, undefined, now, ids)).toThrow('was not read');
  });
});
