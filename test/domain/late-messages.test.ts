import { shows } from '../../src/domain/conversation';
import { lateMessages, placeLate, take } from '../../src/domain/late-messages';
import { aConversation } from '../support/a-conversation';
import { aStored } from '../support/a-message';
import { at } from '../support/moments';

const done = at('10:00');
const keys = (items: { key: string }[]) => items.map((item) => item.key);

describe('late is', () => {
  const conversation = aConversation('1001');

  it('what was stored after the change to Done, by provider time', () => {
    const stored = [
      aStored('third', at('10:02'), { at: at('10:02') }),
      aStored('first', at('10:03'), { at: at('09:59') }),
      aStored('second', at('10:01'), { at: at('10:01') }),
    ];
    expect(keys(lateMessages(conversation, stored, done))).toEqual(['first', 'second', 'third']);
  });

  it('not what was stored before or at that moment', () => {
    expect(lateMessages(conversation, [aStored('before', at('09:59')), aStored('at', done)], done)).toEqual([]);
  });

  it('not what agents wrote: their replies stay', () => {
    expect(lateMessages(conversation, [aStored('reply', at('10:01'), { inbound: false })], done)).toEqual([]);
  });

  it('not what the thread does not show: another segment, or moved away before', () => {
    const split = aConversation('1001', { segments: [{ id: 'segment-of-1001', out: ['away'] }] });
    const stored = [aStored('away', at('10:01')), aStored('other', at('10:01'), { segment: 'segment-of-1002' })];
    expect(lateMessages(split, stored, done)).toEqual([]);
  });

  it('what was moved here late after the change, whenever it was stored', () => {
    const items = [
      { key: 'moved-after', at: at('09:50'), since: at('10:01') },
      { key: 'moved-before', at: at('09:51'), since: at('09:59') },
      { key: 'by-a-split', at: at('09:52') },
    ];
    const stored = [aStored('by-a-split', at('10:03')), aStored('written', at('10:02'))];
    expect(keys(lateMessages(aConversation('1001', { items }), stored, done))).toEqual(['moved-after', 'written']);
  });

  it('each message once, and equal times in a fixed order', () => {
    const stored = ['b', 'a', 'b'].map((key) => aStored(key, at('10:01')));
    expect(keys(lateMessages(conversation, stored, done))).toEqual(['a', 'b']);
  });
});

describe('taking', () => {
  it('a message of a segment: it goes to that segment’s out and is not shown any more', () => {
    const stored = [aStored('m1', at('10:01'))];
    const taken = take(aConversation('1001'), [{ key: 'm1', at: at('10:01') }], stored);
    expect(taken.segments).toEqual([{ id: 'segment-of-1001', out: ['m1'] }]);
    expect(shows(taken, { key: 'm1', segment: 'segment-of-1001' })).toBe(false);
  });

  it('an item: it is removed, and no out is written', () => {
    const conversation = aConversation('1001', { items: [{ key: 'm1', at: at('09:00') }] });
    const taken = take(conversation, [{ key: 'm1', at: at('09:00') }], [aStored('m1', at('09:00'))]);
    expect(taken.items).toEqual([]);
    expect(taken.segments).toEqual(conversation.segments);
  });

  it('only from the segment in which it was written', () => {
    const segments = [
      { id: 'segment-of-1001', out: ['gone'] },
      { id: 'second', out: [] },
    ];
    const stored = [aStored('m1', at('10:01'), { segment: 'second' })];
    const taken = take(aConversation('1001', { segments }), [{ key: 'm1', at: at('10:01') }], stored);
    expect(taken.segments).toEqual([
      { id: 'segment-of-1001', out: ['gone'] },
      { id: 'second', out: ['m1'] },
    ]);
  });
});

describe('placing late messages', () => {
  it('marks since when they are here', () => {
    expect(placeLate([], [{ key: 'm1', at: at('09:00') }], at('10:05'))).toEqual([
      { key: 'm1', at: at('09:00'), since: at('10:05') },
    ]);
  });

  it('a second move dates them anew', () => {
    const [item] = placeLate([], [{ key: 'm1', at: at('09:00'), since: at('09:30') }], at('10:05'));
    expect(item?.since).toBe(at('10:05'));
  });

  it('leaves what is here already', () => {
    const here = [{ key: 'm1', at: at('09:00') }];
    expect(placeLate(here, [{ key: 'm1', at: at('09:00') }], at('10:05'))).toEqual(here);
  });

  it('shows them although an out of the receiver names them: they never cancel', () => {
    const receiver = aConversation('1002', { segments: [{ id: 'segment-of-1002', out: ['m1'] }] });
    const items = placeLate(receiver.items, [{ key: 'm1', at: at('09:00') }], at('10:05'));
    expect(shows({ ...receiver, items }, { key: 'm1', segment: 'segment-of-1002' })).toBe(true);
  });
});
