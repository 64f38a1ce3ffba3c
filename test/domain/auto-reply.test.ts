import { autoReplyText, isTooLate } from '../../src/domain/auto-reply';
import { INITIAL_SETTINGS, type Settings } from '../../src/domain/settings';
import { aCustomer } from '../support/a-customer';
import { at } from '../support/moments';

const settings: Settings = { ...INITIAL_SETTINGS, autoReply: 'Danke!' };
const written = at('08:00');
const now = at('10:00');

it('is the text of the settings', () => {
  expect(autoReplyText(settings, aCustomer(), written, now)).toBe('Danke!');
});

it.each(['', ' ', '\n\t'])('blank means none: %j', (autoReply) => {
  expect(autoReplyText({ ...settings, autoReply }, aCustomer(), written, now)).toBeUndefined();
});

it.each([
  ['twelve hours old to the millisecond', at('20:00'), false],
  ['a millisecond older', at('20:00:00.001'), true],
])('a message %s', (_, later, tooLate) => {
  expect(isTooLate(written, later)).toBe(tooLate);
  expect(autoReplyText(settings, aCustomer(), written, later) === undefined).toBe(tooLate);
});

describe('at most three for one address in a day', () => {
  const yesterday = '2026-11-23T10:00:00.000Z';

  it('the third goes out', () => {
    expect(autoReplyText(settings, aCustomer({ autoReplies: [at('08:00'), at('09:00')] }), written, now)).toBe(
      'Danke!',
    );
  });

  it('a fourth does not', () => {
    const autoReplies = [at('07:00'), at('08:00'), at('09:00')];
    expect(autoReplyText(settings, aCustomer({ autoReplies }), written, now)).toBeUndefined();
  });

  it('what is 24 hours old does not count any more', () => {
    const autoReplies = [yesterday, at('08:00'), at('09:00')];
    expect(autoReplyText(settings, aCustomer({ autoReplies }), written, now)).toBe('Danke!');
  });

  it('the number is a setting', () => {
    const once = { ...settings, autoRepliesPerDay: 1 };
    expect(autoReplyText(once, aCustomer({ autoReplies: [at('09:00')] }), written, now)).toBeUndefined();
  });
});
