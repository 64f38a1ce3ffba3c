import { isActive, shows } from '../../src/domain/conversation';
import type { Customer } from '../../src/domain/customer';
import { select, split, splitProblem, type Selection, type Split } from '../../src/domain/split';
import { aConversation, aMergedConversation, aReservation } from '../support/a-conversation';
import { aClaim, activeIn, aCustomer } from '../support/a-customer';
import { aLine, anInbound, anOutbound } from '../support/a-message';
import { at } from '../support/moments';

const segment = 'segment-of-1001';
const m1 = anInbound('m1', { segment, at: at('09:10'), storedAt: at('09:10') });
const reply = anOutbound('reply', { segment, at: at('09:20'), storedAt: at('09:20') });
const m2 = anInbound('m2', { segment, at: at('09:30'), storedAt: at('09:30') });

describe('what may be selected', () => {
  it('any messages, at least one of them the customer’s; they are put in the order of the thread', () => {
    expect(select(['m2', 'reply', 'm1'], [m2, reply, m1], true)).toEqual({ moving: [m1, reply, m2], first: m1 });
    expect(select(['m2', 'reply'], [m2, reply], true)).toEqual({ moving: [reply, m2], first: m2 });
  });

  it('a message that is named twice, once', () => {
    expect(select(['m1', 'm1'], [m1], true)).toEqual({ moving: [m1], first: m1 });
  });

  it('not what the thread does not show', () => {
    expect(select(['m1', 'gone'], [m1], true)).toEqual({ code: 'message-not-found' });
  });

  it('no line about what happened', () => {
    expect(select(['m1', 'line'], [m1, aLine('line', { segment })], true)).toEqual({ code: 'message-not-found' });
  });

  it('not agents’ replies alone', () => {
    expect(select(['reply'], [reply], true)).toEqual({ code: 'no-customer-message' });
  });

  it('not everything: at least one stays', () => {
    expect(select(['m1'], [m1], false)).toEqual({ code: 'nothing-stays' });
  });

  it('fifty at most', () => {
    const many = Array.from({ length: 51 }, (_, index) => anInbound(`m${index}`, { segment }));
    const keys = many.map(({ key }) => key);
    expect(select(keys, many, true)).toEqual({ code: 'too-many', most: 50 });
    expect(select(keys.slice(1), many.slice(1), true)).toMatchObject({ first: { direction: 'inbound' } });
  });
});

describe('may the conversation be split', () => {
  const open = aConversation('1001');
  const readOnly = aConversation('1001', { readOnly: { because: 'unreachable', since: at('09:00') } });
  const elsewhere = aCustomer({ active: activeIn('1002') });
  it.each([
    ['active: yes', open, aCustomer({ active: activeIn('1001') }), undefined, undefined],
    ['paused: yes', open, aCustomer(), undefined, undefined],
    ['ended: yes', aConversation('1001', { state: 'ended' }), aCustomer(), undefined, undefined],
    ['merged: no', aMergedConversation('1001', '1002'), elsewhere, '1002', { code: 'wrong-state', state: 'merged' }],
    ['read-only: no', readOnly, aCustomer(), undefined, { code: 'wrong-state', state: 'read-only' }],
    ['while a request is being opened: no', open, aCustomer({ active: aClaim() }), undefined, { code: 'opening' }],
    ['another is active: it is named', open, elsewhere, undefined, { code: 'confirm-pause', other: '1002' }],
    [
      'another was confirmed: the one there is, is named',
      open,
      elsewhere,
      '1003',
      { code: 'confirm-pause', other: '1002' },
    ],
    ['the other is confirmed: yes', open, elsewhere, '1002', undefined],
  ] as const)('%s', (_, source, customer, confirmed, problem) => {
    expect(splitProblem(source, customer, confirmed)).toEqual(problem);
  });
});

const order = { id: 'op-1', by: 'agent-1', now: at('10:00'), segment: 'segment-of-1002', project: '10000' };
const waiting = { since: at('09:30'), unopened: at('09:30'), noted: false };
const source = aConversation('1001', { first: { key: 'm1', at: at('09:10') } });

function done(
  about: { active?: Customer['active']; source?: typeof source; selection?: Selection } = {},
): Split & { operation: object } {
  const customer = aCustomer({ active: about.active ?? activeIn('1001', { waiting }), conversations: ['1001'] });
  const selection = about.selection ?? { moving: [reply, m2], first: m2 };
  const result = split(about.source ?? source, customer, selection, aReservation('1002', { claim: 'op-1' }), order);
  if ('code' in result) throw new Error(`must be possible: ${result.code}`);
  return { ...result, operation: { kind: 'split', id: 'op-1', result: '1002', made: true, sources: ['1001'] } };
}

describe('after a split', () => {
  it('each message is shown by one of the two', () => {
    const { source: left, made } = done();
    expect([m1, reply, m2].map((message) => [shows(left, message), shows(made, message)])).toEqual([
      [true, false],
      [false, true],
      [false, true],
    ]);
    expect(left.segments).toEqual([{ id: segment, out: ['reply', 'm2'] }]);
  });

  it('the new conversation says where its messages were written, and begins with the customer’s earliest', () => {
    expect(done().made).toMatchObject({
      request: '1002',
      version: 1,
      customer: 'customer-1',
      state: 'open',
      segments: [{ id: 'segment-of-1002', out: [] }],
      items: [
        { key: 'reply', at: at('09:20'), origin: '1001' },
        { key: 'm2', at: at('09:30'), origin: '1001' },
      ],
      first: { key: 'm2', at: at('09:30') },
      readAt: at('10:00'),
    });
  });

  it('a message that had come from a third request still says so', () => {
    const items = [{ key: 'm2', at: at('09:30'), origin: '1000' }];
    const { made } = done({ source: { ...source, items }, selection: { moving: [m2], first: m2 } });
    expect(made.items).toEqual(items);
  });

  it('a message of a thread that was merged into this one says where it was written, too', () => {
    const segments = [{ id: 'segment-of-1000', out: [], origin: '1000' }, ...source.segments];
    const old = anInbound('old', { segment: 'segment-of-1000', at: at('09:00') });
    const { made } = done({ source: { ...source, segments }, selection: { moving: [old, m2], first: old } });
    expect(made.items.map(({ key, origin }) => [key, origin])).toEqual([
      ['old', '1000'],
      ['m2', '1001'],
    ]);
  });

  it('the new conversation is the only active one; the customer waits there', () => {
    const { customer, source: left, made } = done();
    expect(customer.active).toEqual(activeIn('1002', { waiting }));
    expect([isActive(left, customer), isActive(made, customer)]).toEqual([false, true]);
    expect(customer.conversations).toEqual(['1001', '1002']);
  });

  it.each(['open', 'ended'] as const)('the source stays %s', (state) => {
    expect(done({ source: { ...source, state }, active: { kind: 'none' } }).source.state).toBe(state);
  });

  it('a third that was active is kept in mind for undo; nobody waits in the new one for what was asked there', () => {
    const { customer, made } = done({ active: activeIn('1003', { waiting }) });
    expect(made.lastOperation).toMatchObject({ paused: { request: '1003', segment: 'segment-of-1003' } });
    expect(customer.active).toEqual(activeIn('1002'));
  });

  it('both keep the operation; the source keeps what it was', () => {
    const { source: left, made, operation } = done();
    expect(made.lastOperation).toMatchObject(operation);
    expect(made.lastOperation).not.toHaveProperty('before');
    expect(left.lastOperation).toMatchObject({
      ...operation,
      before: {
        state: 'open',
        active: true,
        project: '10000',
        lists: { segments: source.segments, items: [], first: source.first },
      },
    });
  });

  it('the source’s first message is unknown if it left', () => {
    expect(done({ selection: { moving: [m1], first: m1 } }).source.first).toBeUndefined();
    expect(done().source.first).toEqual(source.first);
  });
});

it('a source that was merged meanwhile is refused', () => {
  const result = split(
    aMergedConversation('1001', '1003'),
    aCustomer(),
    { moving: [m1], first: m1 },
    aReservation('1002'),
    order,
  );
  expect(result).toEqual({ code: 'wrong-state', state: 'merged' });
});

it('a source whose record would grow too large is refused', () => {
  const out = Array.from({ length: 600 }, (_, index) => `gone-${index}`);
  const large = aConversation('1001', { segments: [{ id: segment, out }] });
  expect(split(large, aCustomer(), { moving: [m1], first: m1 }, aReservation('1002'), order)).toEqual({
    code: 'too-large',
  });
});
