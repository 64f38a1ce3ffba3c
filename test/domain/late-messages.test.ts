import { lateMessages } from '../../src/domain/late-messages';
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

  it('named with the request that it was written in', () => {
    const items = [{ key: 'from-elsewhere', at: at('09:50'), since: at('10:01'), origin: '1002' }];
    const segments = [
      { id: 'segment-of-1003', out: [], origin: '1003' },
      { id: 'segment-of-1001', out: [] },
    ];
    const stored = [aStored('written', at('10:02')), aStored('merged', at('10:03'), { segment: 'segment-of-1003' })];
    expect(lateMessages(aConversation('1001', { items, segments }), stored, done)).toEqual([
      { key: 'from-elsewhere', at: at('09:50'), since: at('10:01'), origin: '1002' },
      { key: 'written', at: at('10:02'), origin: '1001' },
      { key: 'merged', at: at('10:03'), origin: '1003' },
    ]);
  });
});
