import { shownState, type Category, type Rest } from '../../src/domain/conversation';
import { closedSince, reconcile, unreachable } from '../../src/domain/reconcile';
import { aConversation, aMergedConversation } from '../support/a-conversation';
import { aClaim, activeIn, aCustomer } from '../support/a-customer';
import { at } from '../support/moments';

const now = at('12:00');
const elsewhere = (category: Category) => ({ category, since: at('10:00'), service: false });
const home = (category: Category) => ({ ...elsewhere(category), service: true });
const active = aCustomer({ active: activeIn('1001') });
const gone: Rest = { because: 'unreachable', since: at('10:00') };

describe('a request that left the service projects', () => {
  it('rests, read-only, and says so once', () => {
    const first = reconcile(aConversation('1001'), active, elsewhere('new'), now);
    expect(shownState(first.conversation, first.customer)).toBe('paused');
    expect(first.conversation.readOnly).toEqual({ because: 'not-service-project', since: now });
    expect(first.activities).toEqual([{ what: 'read-only' }]);
    const second = reconcile(first.conversation, first.customer, elsewhere('new'), at('13:00'));
    expect(second).toEqual({ ...first, activities: [] });
  });

  it('follows its status all the same, but is never resumed there', () => {
    const done = reconcile(aConversation('1001'), active, elsewhere('done'), now);
    expect(done.conversation.state).toBe('ended');
    expect(done.activities).toEqual([{ what: 'ended' }]);
    const again = reconcile(done.conversation, done.customer, elsewhere('active'), now);
    expect(shownState(again.conversation, again.customer)).toBe('paused');
    expect(again.customer.active).toEqual({ kind: 'none' });
    expect(again.activities).toEqual([]);
  });

  it('takes nothing from another request, nor from one that is being opened', () => {
    for (const customer of [aCustomer({ active: activeIn('1002') }), aCustomer({ active: aClaim() })]) {
      expect(reconcile(aConversation('1001'), customer, elsewhere('new'), now).customer).toEqual(customer);
    }
  });

  it('is paused when it comes back, and can be read and written again', () => {
    const away = reconcile(aConversation('1001'), active, elsewhere('new'), now);
    const back = reconcile(away.conversation, away.customer, home('active'), at('12:05'));
    expect(back.conversation).not.toHaveProperty('readOnly');
    expect(shownState(back.conversation, back.customer)).toBe('paused');
  });

  it('stays merged where it was merged', () => {
    const { conversation, activities } = reconcile(aMergedConversation('1001', '1002'), active, elsewhere('new'), now);
    expect(conversation.state).toBe('merged');
    expect(activities).toEqual([]);
  });
});

describe('a request that is gone or hidden from the app', () => {
  it('rests: the next message opens a new request', () => {
    const { conversation, customer, activities } = unreachable(aConversation('1001'), active, now);
    expect(shownState(conversation, customer)).toBe('paused');
    expect(conversation.readOnly).toEqual({ because: 'unreachable', since: now });
    expect(customer.active).toEqual({ kind: 'none' });
    expect(activities).toEqual([{ what: 'read-only' }]);
  });

  it('takes nothing from another request', () => {
    const customer = aCustomer({ active: activeIn('1002') });
    expect(unreachable(aConversation('1001'), customer, now).customer).toBe(customer);
  });

  it('keeps the moment it was missed first, and forgets it when it is back', () => {
    const missed = aConversation('1001', { readOnly: gone });
    const again = unreachable(missed, aCustomer(), now);
    expect(again.conversation.readOnly).toEqual(gone);
    expect(again.activities).toEqual([]);
    const back = reconcile(missed, aCustomer(), home('new'), now);
    expect(back.conversation).not.toHaveProperty('readOnly');
    expect(shownState(back.conversation, back.customer)).toBe('paused');
  });

  it('that is found again in another kind of project is read-only for that reason, from now on', () => {
    const { conversation } = reconcile(aConversation('1001', { readOnly: gone }), aCustomer(), elsewhere('new'), now);
    expect(conversation.readOnly).toEqual({ because: 'not-service-project', since: now });
  });
});

describe('messages count as late since', () => {
  const open = aConversation('1001', { readAt: at('11:30') });

  it('the change to Done, whenever it is seen', () => {
    const { conversation } = reconcile(open, active, home('done'), now);
    expect(closedSince(open, conversation, active, now)).toBe(at('10:00'));
  });

  it('an agent last opened a request that went out of reach', () => {
    const { conversation } = unreachable(open, active, now);
    expect(closedSince(open, conversation, active, now)).toBe(at('11:30'));
  });

  it.each([
    ['never', undefined],
    ['long ago', at('08:00')],
  ])('two hours before it went out of reach, if an agent opened it %s', (_, readAt) => {
    const unread = aConversation('1001', { readAt });
    const { conversation } = unreachable(unread, active, now);
    expect(closedSince(unread, conversation, active, now)).toBe(at('10:00'));
  });

  it.each([
    ['goes on', open, reconcile(open, active, home('active'), now)],
    ['left the service projects: it can still be read', open, reconcile(open, active, elsewhere('new'), now)],
    ['was paused when it went out of reach', open, unreachable(open, aCustomer(), now)],
  ])('never, when the conversation %s', (title, before, { conversation }) => {
    const customer = title.startsWith('was paused') ? aCustomer() : active;
    expect(closedSince(before, conversation, customer, now)).toBeUndefined();
  });

  it('never again, once it has ended', () => {
    const ended = aConversation('1001', { state: 'ended' });
    const { conversation } = reconcile(ended, aCustomer(), home('done'), now);
    expect(closedSince(ended, conversation, aCustomer(), now)).toBeUndefined();
  });
});
