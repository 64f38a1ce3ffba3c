import type { Conversation } from '../../src/domain/conversation';
import type { ActiveRequest, Customer } from '../../src/domain/customer';
import { freshConversation, merge, type Merge } from '../../src/domain/merge';
import type { Operation } from '../../src/domain/operation';
import { split, type Split } from '../../src/domain/split';
import { beforeOf, undo, undoProblem, type Undone } from '../../src/domain/undo';
import { aConversation, aReservation } from '../support/a-conversation';
import { aClaim, activeIn, aCustomer } from '../support/a-customer';
import { anInbound } from '../support/a-message';
import { at } from '../support/moments';

const now = at('10:30');
const m1 = anInbound('m1', { segment: 'segment-of-1001', at: at('09:10') });
const source = aConversation('1001', { first: { key: 'm1', at: at('09:10') }, readAt: at('09:20') });

function splitOf(active: Customer['active'], from = source): Split {
  const order = { id: 'op-1', by: 'agent-1', now: at('10:00'), segment: 'segment-of-1002', project: '10000' };
  const customer = aCustomer({ active, conversations: ['1001'] });
  const result = split(from, customer, { moving: [m1], first: m1 }, aReservation('1002'), order);
  if ('code' in result) throw new Error(result.code);
  return result;
}

function operationIn({ lastOperation }: Conversation): Operation {
  if (lastOperation === undefined || lastOperation.kind === 'late-move') throw new Error('there is an operation');
  return lastOperation;
}

function undone(result: Conversation, sources: Conversation[], customer: Customer, paused?: Conversation): Undone {
  const concerned = { operation: operationIn(result), result, sources, paused };
  expect(undoProblem(concerned, customer, false)).toBeUndefined();
  return undo(concerned, customer, now, 'agent-2');
}

const undoneSplit = ({ made, source: left, customer }: Split, paused?: Conversation) =>
  undone(made, [left], customer, paused);

/** Without what only says that an operation was here. */
const plain = ({ merged: _pointer, undone: _form, ...rest }: Conversation & { merged?: unknown }) => rest;

describe('a split is undone', () => {
  it('the thread is as it was, to the letter', () => {
    expect(undoneSplit(splitOf(activeIn('1001'))).sources.map(plain)).toEqual([source]);
  });

  it('the new request is left with a pointer', () => {
    const { result } = undoneSplit(splitOf(activeIn('1001')));
    expect(result).toMatchObject({
      request: '1002',
      state: 'merged',
      merged: { into: '1001', by: 'agent-2', at: now },
    });
    expect(result).not.toHaveProperty('lastOperation');
  });

  it('the source is active again if it was', () => {
    const { customer, restoredPaused } = undoneSplit(splitOf(activeIn('1001')));
    expect(customer.active).toEqual(activeIn('1001'));
    expect(restoredPaused).toBe(false);
  });

  it('the customer waits there as before', () => {
    const active = activeIn('1001', { waiting: { since: at('09:10'), unopened: at('09:10'), noted: true } });
    expect(undoneSplit(splitOf(active)).customer.active).toEqual(active);
  });

  it('a paused source is paused, and the third one that had to rest is active again', () => {
    const { customer } = undoneSplit(splitOf(activeIn('1003')), aConversation('1003'));
    expect(customer.active).toEqual(activeIn('1003'));
  });

  it.each([
    ['ended', aConversation('1003', { state: 'ended' })],
    ['went out of reach', aConversation('1003', { readOnly: { because: 'unreachable', since: at('10:10') } })],
    ['was deleted', undefined],
  ])('unless it %s meanwhile', (_, third) => {
    expect(undoneSplit(splitOf(activeIn('1003')), third).customer.active).toEqual({ kind: 'none' });
  });

  it('an ended source is ended, and nothing is active', () => {
    const ended = aConversation('1001', { state: 'ended' });
    const { sources, customer, restoredPaused } = undoneSplit(splitOf({ kind: 'none' }, ended));
    expect(sources.map(plain)).toEqual([ended]);
    expect(customer.active).toEqual({ kind: 'none' });
    expect(restoredPaused).toBe(false);
  });
});

describe('another one took the place meanwhile: what was active before is paused, and the swap is offered', () => {
  it.each<[string, Customer['active']]>([
    ['another request', activeIn('1009', { used: true })],
    ['a request being opened', aClaim()],
  ])('%s', (_, active) => {
    const { made, source: left, customer } = splitOf(activeIn('1001'));
    const { customer: after, sources, restoredPaused } = undone(made, [left], { ...customer, active });
    expect(after.active).toEqual(active);
    expect(sources.map(plain)).toEqual([source]);
    expect(restoredPaused).toBe(true);
  });

  it('nothing is offered when nothing was active before', () => {
    const { made, source: left, customer } = splitOf({ kind: 'none' });
    expect(undone(made, [left], { ...customer, active: activeIn('1009') }).restoredPaused).toBe(false);
  });
});

describe('a merge is undone', () => {
  const items = [{ key: 'm9', at: at('09:00'), origin: '1000' }];
  const target = aConversation('1001', { items, first: { key: 'm0', at: at('08:00') } });
  const sources = [aConversation('1002'), aConversation('1003', { state: 'ended' })];
  const requests = new Map(
    ['1001', '1002', '1003'].map((id) => [id, { project: '1', status: { id: '3', name: 'Offen' } }]),
  );
  const order = { id: 'op-1', by: 'agent-1', now: at('10:00'), requests };
  const customer = (active: Customer['active']) => aCustomer({ active, conversations: ['1001', '1002', '1003'] });

  function mergeOf(active: Customer['active'], into = target): Merge {
    const result = merge({ kind: 'existing', conversation: into }, sources, customer(active), order);
    if ('code' in result) throw new Error(result.code);
    return result;
  }

  it('threads, order and states come back', () => {
    const { target: united, sources: merged, customer: after } = mergeOf(activeIn('1002'));
    const { result, sources: restored } = undone(united, merged, after);
    expect(result === undefined ? undefined : plain(result)).toEqual(target);
    expect(restored.map(plain)).toEqual(sources);
  });

  it.each<[string, ActiveRequest]>([
    ['the target', activeIn('1001')],
    ['a source', activeIn('1002')],
  ])('%s is active again, if it was', (_, active) => {
    const { target: united, sources: merged, customer: after } = mergeOf(active);
    expect(undone(united, merged, after).customer.active).toEqual(active);
  });

  it('nothing is active when nothing was', () => {
    const { target: united, sources: merged, customer: after } = mergeOf({ kind: 'none' });
    const { customer: now2, restoredPaused } = undone(united, merged, after);
    expect(now2.active).toEqual({ kind: 'none' });
    expect(restoredPaused).toBe(false);
  });

  it('a target that was Done has ended again', () => {
    const ended = { ...target, state: 'ended' } as const;
    const { target: united, sources: merged, customer: after } = mergeOf(activeIn('1002'), ended);
    const { result, customer: now2 } = undone(united, merged, after);
    expect(result?.state).toBe('ended');
    expect(now2.active).toEqual(activeIn('1002'));
  });

  it('a request made by it is left with a pointer to the first source; the one that had to rest is active again', () => {
    const fresh = { kind: 'fresh' as const, made: true, conversation: freshConversation(aReservation('1004'), 's4') };
    const made = merge(fresh, sources, customer(activeIn('1009')), order);
    if ('code' in made) throw new Error(made.code);
    const after = undone(made.target, made.sources, made.customer, aConversation('1009'));
    expect(after.result).toMatchObject({ state: 'merged', merged: { into: '1002' } });
    expect(after.sources.map(plain)).toEqual(sources);
    expect(after.customer.active).toEqual(activeIn('1009'));
  });

  it('a request that had no conversation has none again', () => {
    const fresh = { kind: 'fresh' as const, made: false, conversation: freshConversation(aReservation('1004'), 's4') };
    const united = merge(fresh, sources, customer(activeIn('1002')), order);
    if ('code' in united) throw new Error(united.code);
    const after = undone(united.target, united.sources, united.customer);
    expect(after.result).toBeUndefined();
    expect(after.customer).toEqual(customer(activeIn('1002')));
  });

  it('only from what is known of before', () => {
    const { target: united, customer: after } = mergeOf(activeIn('1002'));
    const concerned = { operation: operationIn(united), result: united, sources };
    expect(() => undo(concerned, after, now, 'agent-2')).toThrow('restored from what it was');
    expect(beforeOf(aConversation('1002'))).toBeUndefined();
  });
});
