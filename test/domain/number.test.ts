import type { Customer } from '../../src/domain/customer';
import { addNumber, changeNumber, numberProblem, withoutRequest, type Agreed } from '../../src/domain/number';
import { aConversation, aReservation } from '../support/a-conversation';
import { aClaim, activeIn, aCustomer } from '../support/a-customer';
import { at } from '../support/moments';

const now = at('10:05');
const written = { lastInbound: [{ channel: 'sms', sender: '41799000000', at: at('08:00') }] } as const;

describe('may the number be used on a request of Mia', () => {
  it.each<[string, Partial<Customer>, Agreed, unknown]>([
    ['nobody has it: yes', {}, {}, undefined],
    ['it is known to be Mia’s: yes', { linked: 'mia' }, {}, undefined],
    ['its next request is being opened: wait', { active: aClaim() }, {}, { code: 'opening' }],
    ['also with consent: wait', { active: aClaim() }, { takeOver: '1001' }, { code: 'opening' }],
    [
      'it is active: that request is named',
      { active: activeIn('1001') },
      {},
      { code: 'another-active', other: '1001' },
    ],
    ['it is active, which was agreed: yes', { active: activeIn('1001') }, { takeOver: '1001' }, undefined],
    [
      'another one is active by now',
      { active: activeIn('1003') },
      { takeOver: '1001' },
      { code: 'another-active', other: '1003' },
    ],
    ['it is known to be somebody else’s', { linked: 'tom' }, {}, { code: 'linked-elsewhere' }],
    ['it is somebody else’s, which was agreed: yes', { linked: 'tom' }, { otherLink: true }, undefined],
    [
      'it is active and somebody else’s, and only one was agreed',
      { active: activeIn('1001'), linked: 'tom' },
      { takeOver: '1001' },
      { code: 'linked-elsewhere' },
    ],
  ])('%s', (_, customer, agreed, problem) => {
    expect(numberProblem(aCustomer(customer), 'mia', agreed)).toEqual(problem);
  });

  it('a request without reporter is nobody’s', () => {
    expect(numberProblem(aCustomer({ linked: 'tom' }), undefined, {})).toEqual({ code: 'linked-elsewhere' });
    expect(numberProblem(aCustomer(), undefined, {})).toBeUndefined();
  });
});

describe('a number that is added', () => {
  const order = { by: 'agent-1', now, segment: 'segment-of-1002', reporter: 'mia' };
  const added = (customer: Partial<Customer> = {}) => addNumber(aCustomer(customer), aReservation('1002'), order);

  it('gives the request a conversation, which is active, empty and read', () => {
    const { conversation, customer, left } = added({ conversations: ['1001'] });
    expect(conversation).toMatchObject({
      request: '1002',
      version: 1,
      state: 'open',
      segments: [{ id: 'segment-of-1002', out: [] }],
      items: [],
      readAt: now,
    });
    expect(customer.active).toEqual(activeIn('1002'));
    expect(customer.conversations).toEqual(['1001', '1002']);
    expect(left).toBeUndefined();
  });

  it('says whose turn is over', () => {
    expect(added({ active: activeIn('1001') }).left).toEqual(activeIn('1001'));
  });

  it('remembers the agent, if nothing ever came from it and it had no request', () => {
    expect(added().customer.addedBy).toEqual({ accountId: 'agent-1', at: now });
    expect(added({ lastInbound: [...written.lastInbound] }).customer).not.toHaveProperty('addedBy');
    expect(added({ conversations: ['1001'] }).customer).not.toHaveProperty('addedBy');
  });

  it('is linked with the reporter, unless it is somebody else’s, which stays so', () => {
    expect(added().customer.linked).toBe('mia');
    expect(added({ linked: 'tom' }).customer.linked).toBe('tom');
  });
});

describe('a number that is changed', () => {
  const items = [{ key: 'reply', at: at('09:10') }];
  const conversation = aConversation('1002', { items });
  const next = (more: Partial<Customer> = {}) =>
    aCustomer({ key: 'customer-2', addresses: [{ kind: 'phone', digits: '41791234567' }], ...more });
  const former = aCustomer({ active: activeIn('1002'), conversations: ['1001', '1002'], linked: 'mia' });
  const by = { by: 'agent-1', now };

  it('takes the conversation along, with all that was said', () => {
    const changed = changeNumber(conversation, former, next(), by);
    expect(changed.conversation).toEqual({ ...conversation, customer: 'customer-2' });
    expect(changed.next).toMatchObject({ active: activeIn('1002'), conversations: ['1002'], linked: 'mia' });
    expect(changed.next.addedBy).toEqual({ accountId: 'agent-1', at: now });
  });

  it('leaves nothing to the former number, which was not the reporter’s', () => {
    const changed = changeNumber(conversation, former, next(), by);
    expect(changed.former).toEqual({ ...former, active: { kind: 'none' }, conversations: ['1001'], linked: undefined });
  });

  it('a paused conversation stays paused', () => {
    const changed = changeNumber(conversation, { ...former, active: { kind: 'none' } }, next(), by);
    expect(changed.next.active).toEqual({ kind: 'none' });
  });

  it('an ended conversation stays ended', () => {
    const ended = aConversation('1002', { state: 'ended' });
    const changed = changeNumber(ended, { ...former, active: { kind: 'none' } }, next(), by);
    expect(changed.conversation.state).toBe('ended');
    expect(changed.next.active).toEqual({ kind: 'none' });
  });

  it('to one that is known, which keeps whose it is', () => {
    const known = next({ linked: 'tom', lastInbound: [...written.lastInbound] });
    const changed = changeNumber(conversation, former, known, by);
    expect(changed.next.linked).toBe('tom');
    expect(changed.next).not.toHaveProperty('addedBy');
  });
});

describe('a number that is removed', () => {
  const conversation = aConversation('1002');

  it('does not lead to the request any more', () => {
    const customer = aCustomer({ active: activeIn('1002'), conversations: ['1001', '1002'] });
    expect(withoutRequest(customer, conversation)).toEqual({
      ...customer,
      active: { kind: 'none' },
      conversations: ['1001'],
    });
  });

  it.each([activeIn('1001'), aClaim()])('leaves what else is active: $kind', (active) => {
    const customer = aCustomer({ active, conversations: ['1001', '1002'] });
    expect(withoutRequest(customer, conversation)).toEqual({ ...customer, conversations: ['1001'] });
  });
});
