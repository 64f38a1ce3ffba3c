import { isConversation, shownState, shows, strayOf, writingSegment } from '../../src/domain/conversation';
import { position } from '../../src/domain/message';
import { aConversation, aMergedConversation, aReservation } from '../support/a-conversation';
import { aClaim, activeIn, aCustomer } from '../support/a-customer';
import { at } from '../support/moments';

describe('what is active is decided by the customer alone', () => {
  it.each([
    ['names it', activeIn('1001'), 'active'],
    ['names another', activeIn('1002'), 'paused'],
    ['has a request being opened', aClaim(), 'paused'],
    ['has nothing active', { kind: 'none' }, 'paused'],
  ] as const)('the customer %s', (_, active, state) => {
    expect(shownState(aConversation('1001'), aCustomer({ active }))).toBe(state);
  });

  it.each([aConversation('1001', { state: 'ended' }), aMergedConversation('1001', '1002')])(
    '$state is not active, whatever the customer says',
    (conversation) => {
      expect(shownState(conversation, aCustomer({ active: activeIn('1001') }))).toBe(conversation.state);
    },
  );
});

describe('a thread shows', () => {
  const conversation = aConversation('1001', {
    segments: [{ id: 's1', out: ['moved-away', 'came-back'] }],
    items: [
      { key: 'moved-here', at: at('09:00') },
      { key: 'came-back', at: at('09:00'), since: at('09:30') },
    ],
  });

  it.each([
    ['what was written in its segments', 'm1', 's1', true],
    ['not what was moved away', 'moved-away', 's1', false],
    ['what was moved here from another segment', 'moved-here', 's9', true],
    ['nothing else', 'm2', 's9', false],
    ['what came back late, although it went away from here before', 'came-back', 's1', true],
  ])('%s', (_, key, segment, shown) => {
    expect(shows(conversation, { key, segment })).toBe(shown);
  });
});

it('new messages are written in the last segment', () => {
  const segments = [
    { id: 's1', out: [] },
    { id: 's2', out: [] },
  ];
  expect(writingSegment(aConversation('1001', { segments }))).toBe('s2');
  expect(() => writingSegment(aConversation('1001', { segments: [] }))).toThrow('at least one segment');
});

it('a reservation and a stray are no conversations', () => {
  expect(isConversation(undefined)).toBe(false);
  expect(isConversation(aReservation('1001'))).toBe(false);
  expect(isConversation(strayOf(aReservation('1001')))).toBe(false);
  expect(isConversation(aMergedConversation('1001', '1002'))).toBe(true);
});

it('a stray keeps nothing of the claim', () => {
  expect(strayOf(aReservation('1001'))).not.toHaveProperty('claim');
});

it('a thread is sorted by provider time, then by arrival, then by key', () => {
  const messages = [
    { at: at('10:01'), storedAt: at('10:01'), key: 'd' },
    { at: at('10:00'), storedAt: at('10:03'), key: 'a' },
    { at: at('10:00'), storedAt: at('10:02'), key: 'c' },
    { at: at('10:00'), storedAt: at('10:02'), key: 'b' },
  ];
  const sorted = messages
    .map((message) => [position(message), message.key] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  expect(sorted.map(([, key]) => key)).toEqual(['b', 'c', 'a', 'd']);
});
