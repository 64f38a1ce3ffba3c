import { isActive, shows, type Conversation } from '../../src/domain/conversation';
import type { Customer } from '../../src/domain/customer';
import { freshConversation, merge, type Merge, type MergeOrder, type MergeTarget } from '../../src/domain/merge';
import { aConversation, aReservation } from '../support/a-conversation';
import { activeIn, aCustomer } from '../support/a-customer';
import { at } from '../support/moments';

const order = {
  id: 'op-1',
  by: 'agent-1',
  now: at('10:00'),
  requests: new Map(
    ['1001', '1002', '1003'].map((request) => [
      request,
      { project: '10000', status: { id: `status of ${request}`, name: 'Offen' } },
    ]),
  ),
};
const waiting = { since: at('09:30'), unopened: at('09:30'), noted: true };
const fresh = (made: boolean) => ({
  kind: 'fresh' as const,
  made,
  conversation: freshConversation(aReservation('1001'), 'segment-of-1001'),
});
const existing = (more: Parameters<typeof aConversation>[1] = {}) => ({
  kind: 'existing' as const,
  conversation: aConversation('1001', more),
});

function done(
  active: Customer['active'],
  target: MergeTarget & { conversation: Conversation } = existing(),
  sources = [aConversation('1002'), aConversation('1003', { state: 'ended' })],
  reopened: MergeOrder['reopened'] = undefined,
): Merge {
  const result = merge(target, sources, aCustomer({ active, conversations: ['1002', '1003'] }), { ...order, reopened });
  if ('code' in result) throw new Error(`must be possible: ${result.code}`);
  return result;
}

describe('after a merge', () => {
  it('the target shows everything, and writes on in its own segment', () => {
    const { target, customer } = done(activeIn('1002'));
    for (const request of ['1001', '1002', '1003'])
      expect(shows(target, { key: 'any', segment: `segment-of-${request}` })).toBe(true);
    expect(customer.active).toMatchObject({ request: '1001', segment: 'segment-of-1001', used: false });
  });

  it('the sources are merged; they keep their lists, which no longer count', () => {
    const items = [{ key: 'm1', at: at('09:00'), origin: '1000' }];
    const { sources } = done(activeIn('1002'), existing(), [aConversation('1002', { items })]);
    expect(sources).toMatchObject([
      {
        request: '1002',
        state: 'merged',
        merged: { into: '1001', by: 'agent-1', at: at('10:00') },
        items,
        segments: [{ id: 'segment-of-1002', out: [] }],
      },
    ]);
  });

  it('the target is active if one of them was, and the customer goes on waiting', () => {
    const { target, customer } = done(activeIn('1002', { used: true, waiting }));
    expect(isActive(target, customer)).toBe(true);
    expect(customer.active).toEqual(activeIn('1001', { waiting }));
    expect(customer.conversations).toEqual(['1002', '1003', '1001']);
  });

  it.each([
    ['open', 'none', { kind: 'none' }],
    ['ended', 'none', { kind: 'none' }],
    ['open', 'another', activeIn('1009', { waiting })],
  ] as const)('a target that was %s stays so, with %s active', (state, _, active) => {
    const { target, customer } = done(active, existing({ state }));
    expect(target.state).toBe(state);
    expect(customer.active).toEqual(active);
  });

  it.each(['open', 'ended'] as const)(
    'a target that was set to In Progress for it is so, known before as %s',
    (state) => {
      const category = { value: 'done', since: at('09:00') } as const;
      const { target } = done(activeIn('1002'), existing({ state, category }), [aConversation('1002')], 'by-this');
      expect(target).toMatchObject({ state: 'open', category: { value: 'active', since: at('10:00') } });
    },
  );

  it('a new target is active; the one outside rests, and nobody waits here for what was asked there', () => {
    const { target, customer } = done(activeIn('1009', { waiting }), fresh(true));
    expect(customer.active).toEqual(activeIn('1001'));
    expect(target.lastOperation).toMatchObject({ paused: { request: '1009', segment: 'segment-of-1009' } });
  });

  it('one outside that stays active is not part of the operation', () => {
    expect(done(activeIn('1009')).target.lastOperation).not.toHaveProperty('paused');
  });
});

describe('for undo', () => {
  it('everybody keeps the operation', () => {
    const { target, sources } = done(activeIn('1002'));
    const operation = {
      kind: 'merge',
      id: 'op-1',
      at: at('10:00'),
      by: 'agent-1',
      result: '1001',
      sources: ['1002', '1003'],
    };
    for (const each of [target, ...sources]) expect(each.lastOperation).toMatchObject({ ...operation, made: false });
  });

  it('the sources keep state and status, the target its lists', () => {
    const first = { key: 'm1', at: at('09:00') };
    const { target, sources } = done(activeIn('1002'), existing({ first }));
    expect(target.lastOperation).toMatchObject({
      before: {
        state: 'open',
        active: false,
        project: '10000',
        lists: { segments: [{ id: 'segment-of-1001' }], first },
      },
    });
    expect(target.lastOperation).not.toHaveProperty('before.status');
    expect(sources).toMatchObject([
      { lastOperation: { before: { state: 'open', active: true, status: { id: 'status of 1002' } } } },
      { lastOperation: { before: { state: 'ended', active: false, status: { id: 'status of 1003' } } } },
    ]);
  });

  it.each(['open', 'ended'] as const)('a target that was set to In Progress was Done, known before as %s', (state) => {
    const { target } = done(activeIn('1002'), existing({ state }), [aConversation('1002')], 'by-this');
    expect(target.lastOperation).toMatchObject({ before: { state: 'ended', status: { id: 'status of 1001' } } });
  });

  it('a target that somebody else set to In Progress meanwhile was what we knew of it', () => {
    const before = (state: 'open' | 'ended') =>
      done(activeIn('1002'), existing({ state }), [aConversation('1002')], 'meanwhile').target.lastOperation;
    expect(before('open')).toMatchObject({ before: { state: 'open' } });
    expect(before('open')).not.toMatchObject({ before: { status: expect.anything() } });
    expect(before('ended')).toMatchObject({ before: { state: 'ended', status: { id: 'status of 1001' } } });
  });

  it.each([true, false])('a target without conversation was nothing before (made by this: %s)', (made) => {
    const { lastOperation } = done(activeIn('1002'), fresh(made)).target;
    expect(lastOperation).toMatchObject({ made });
    expect(lastOperation).not.toHaveProperty('before');
  });
});

it('a thread whose record would grow too large is refused', () => {
  const out = (count: number) => Array.from({ length: count }, (_, index) => `gone-${index}`);
  const large = (request: string) =>
    aConversation(request, { segments: [{ id: `segment-of-${request}`, out: out(301) }] });
  const target = { kind: 'existing' as const, conversation: large('1001') };
  expect(merge(target, [large('1002')], aCustomer(), order)).toEqual({ code: 'too-large' });
});

it('a request’s first conversation is open, empty, and of the reservation’s customer', () => {
  expect(freshConversation(aReservation('1001'), 's1')).toEqual({
    request: '1001',
    version: 1,
    customer: 'customer-1',
    openedAt: at('10:01'),
    state: 'open',
    segments: [{ id: 's1', out: [] }],
    items: [],
    category: { value: 'new', since: at('10:01') },
  });
});
