import { shownState, type Conversation } from '../../src/domain/conversation';
import type { Customer } from '../../src/domain/customer';
import { pause, reactivate, swap } from '../../src/domain/pause';
import { aConversation, aMergedConversation } from '../support/a-conversation';
import { aClaim, activeIn, aCustomer } from '../support/a-customer';
import { at } from '../support/moments';

const open = aConversation('1001');
const ended = aConversation('1001', { state: 'ended' });
const merged = aMergedConversation('1001', '1003');
const readOnly = aConversation('1001', { readOnly: { because: 'not-service-project', since: at('09:00') } });

const free = aCustomer();
const here = aCustomer({ active: activeIn('1001') });
const elsewhere = aCustomer({ active: activeIn('1002') });
const opening = aCustomer({ active: aClaim() });

type Row = [string, Conversation, Customer, unknown];
const set = { code: 'set' };
const wrong = (state: string) => ({ code: 'wrong-state', state });

describe('pausing', () => {
  it.each<Row>([
    ['active', open, here, set],
    ['paused', open, free, wrong('paused')],
    ['paused, another is active', open, elsewhere, wrong('paused')],
    ['paused, a request is being opened', open, opening, wrong('paused')],
    ['ended', ended, free, wrong('ended')],
    ['merged', merged, elsewhere, wrong('merged')],
  ])('%s', (_, conversation, customer, outcome) => {
    expect(pause(conversation, customer)).toMatchObject(expect.objectContaining(outcome));
  });

  it('leaves nothing active: the next message opens a new request', () => {
    expect(pause(open, here)).toEqual({ code: 'set', customer: { ...here, active: { kind: 'none' } } });
  });
});

describe('reactivating', () => {
  it.each<Row>([
    ['paused', open, free, set],
    ['active already', open, here, wrong('active')],
    ['paused, another is active: that one is named', open, elsewhere, { code: 'another-active', other: '1002' }],
    ['paused, a request is being opened', open, opening, { code: 'opening' }],
    ['ended', ended, free, wrong('ended')],
    ['merged', merged, free, wrong('merged')],
    ['read-only', readOnly, free, wrong('read-only')],
  ])('%s', (_, conversation, customer, outcome) => {
    expect(reactivate(conversation, customer)).toMatchObject(expect.objectContaining(outcome));
  });

  it('writes on in the latest segment, and nothing has been said there yet', () => {
    const segments = [
      { id: 's1', out: [] },
      { id: 's2', out: [] },
    ];
    expect(reactivate(aConversation('1001', { segments }), free)).toMatchObject({
      customer: { active: { kind: 'request', request: '1001', segment: 's2', used: false } },
    });
  });
});

describe('swapping', () => {
  it.each<Row>([
    ['paused, another is active', open, elsewhere, set],
    ['paused, nothing is active', open, free, { code: 'nothing-to-swap' }],
    ['active', open, here, wrong('active')],
    ['paused, a request is being opened', open, opening, { code: 'opening' }],
    ['ended', ended, elsewhere, wrong('ended')],
    ['merged', merged, elsewhere, wrong('merged')],
    ['read-only', readOnly, elsewhere, wrong('read-only')],
  ])('%s', (_, conversation, customer, outcome) => {
    expect(swap(conversation, customer)).toMatchObject(expect.objectContaining(outcome));
  });

  it('makes one active and the other paused in one write, and says whose turn is over', () => {
    const swapped = swap(open, elsewhere);
    if (swapped.code !== 'set') throw new Error('must be possible');
    expect(shownState(open, swapped.customer)).toBe('active');
    expect(shownState(aConversation('1002'), swapped.customer)).toBe('paused');
    expect(swapped.left).toEqual(activeIn('1002'));
  });
});
