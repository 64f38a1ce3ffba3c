import { shows, type Lists } from '../../src/domain/conversation';
import { earliest, isTooLarge, place, placeLate, take, unite } from '../../src/domain/lists';
import { aConversation } from '../support/a-conversation';
import { at } from '../support/moments';

const item = (key: string, more: Partial<Lists['items'][number]> = {}) => ({ key, at: at('09:00'), ...more });
const segment = (id: string, ...out: string[]) => ({ id, out });
const lists = (segments: Lists['segments'], items: Lists['items'] = []): Lists => ({ segments, items });

describe('taking', () => {
  it('a message of a segment: it goes to that segment’s out and is not shown any more', () => {
    const taken = take(lists([segment('s1')]), [{ key: 'm1', segment: 's1' }]);
    expect(taken.segments).toEqual([segment('s1', 'm1')]);
    expect(shows(taken, { key: 'm1', segment: 's1' })).toBe(false);
  });

  it('an item: it is removed, and no out is written', () => {
    const taken = take(lists([segment('s1')], [item('m1'), item('m2')]), [{ key: 'm1', segment: 's9' }]);
    expect(taken).toEqual(lists([segment('s1')], [item('m2')]));
  });

  it('an item that was written here and came back late: the out stays, and hides it', () => {
    const before = lists([segment('s1', 'm1')], [item('m1', { since: at('09:30') })]);
    const taken = take(before, [{ key: 'm1', segment: 's1' }]);
    expect(taken).toEqual(lists([segment('s1', 'm1')]));
    expect(shows(taken, { key: 'm1', segment: 's1' })).toBe(false);
  });

  it('only from the segment in which it was written', () => {
    const taken = take(lists([segment('s1', 'gone'), segment('s2')]), [{ key: 'm1', segment: 's2' }]);
    expect(taken.segments).toEqual([segment('s1', 'gone'), segment('s2', 'm1')]);
  });

  it('several at once, of segments and items', () => {
    const taken = take(lists([segment('s1'), segment('s2')], [item('m3')]), [
      { key: 'm1', segment: 's1' },
      { key: 'm2', segment: 's2' },
      { key: 'm3', segment: 's3' },
    ]);
    expect(taken).toEqual(lists([segment('s1', 'm1'), segment('s2', 'm2')]));
  });

  it('leaves the rest of the conversation as it is', () => {
    const conversation = aConversation('1001', { readAt: at('09:10') });
    expect(take(conversation, [])).toEqual(conversation);
  });
});

describe('placing', () => {
  it('a message from elsewhere: it becomes an item', () => {
    expect(place(lists([segment('s1')]), [item('m1', { origin: '1002' })])).toEqual(
      lists([segment('s1')], [item('m1', { origin: '1002' })]),
    );
  });

  it('a message that had left from here: it is no longer out, and no item', () => {
    expect(place(lists([segment('s1', 'm1', 'm2')]), [item('m1')])).toEqual(lists([segment('s1', 'm2')]));
  });

  it('a message that is here already changes nothing', () => {
    const here = lists([segment('s1')], [item('m1', { origin: '1002' })]);
    expect(place(here, [item('m1')])).toEqual(here);
  });

  it('a late-moved one never cancels against an out', () => {
    const late = item('m1', { since: at('09:30') });
    expect(place(lists([segment('s1', 'm1')]), [late])).toEqual(lists([segment('s1', 'm1')], [late]));
  });

  it('what was taken is as if nothing had happened', () => {
    const before = lists([segment('s1', 'gone'), segment('s2')]);
    const moved = ['m1', 'm2'].map((key) => ({ key, segment: 's2' }));
    const back = place(
      take(before, moved),
      moved.map(({ key }) => item(key)),
    );
    expect(back).toEqual(before);
  });
});

describe('placing late messages', () => {
  it('marks since when they are here, and keeps where they were written', () => {
    expect(placeLate([], [item('m1'), item('m2', { origin: '1001' })], at('10:05'))).toEqual([
      item('m1', { since: at('10:05') }),
      item('m2', { since: at('10:05'), origin: '1001' }),
    ]);
  });

  it('a second move dates them anew', () => {
    const [moved] = placeLate([], [item('m1', { since: at('09:30') })], at('10:05'));
    expect(moved?.since).toBe(at('10:05'));
  });

  it('leaves what is here already', () => {
    const here = [item('m1')];
    expect(placeLate(here, [item('m1')], at('10:05'))).toEqual(here);
  });

  it('shows them although an out of the receiver names them: they never cancel', () => {
    const receiver = lists([segment('s1', 'm1')]);
    const items = placeLate(receiver.items, [item('m1')], at('10:05'));
    expect(shows({ ...receiver, items }, { key: 'm1', segment: 's1' })).toBe(true);
  });
});

describe('one thread of several', () => {
  const target = (more: Partial<Lists> = {}) => ({ request: '1001', ...lists([segment('s1')]), ...more });
  const source = (more: Partial<Lists> = {}) => ({ request: '1002', ...lists([segment('s2')]), ...more });

  it('has all segments, each with where it was written; the target’s own comes last', () => {
    expect(unite(target(), [source(), { request: '1003', ...lists([segment('s3', 'gone')]) }]).segments).toEqual([
      { id: 's2', out: [], origin: '1002' },
      { id: 's3', out: ['gone'], origin: '1003' },
      segment('s1'),
    ]);
  });

  it('has all items, and those that had left one for the other are where they were written', () => {
    const united = unite(target({ segments: [segment('s1', 'split-off')] }), [
      source({ items: [item('split-off', { origin: '1001' }), item('other', { origin: '1003' }), item('own')] }),
    ]);
    expect(united.segments).toContainEqual(segment('s1'));
    expect(united.items).toEqual([item('other', { origin: '1003' }), item('own', { origin: '1002' })]);
  });

  it('keeps the origins of earlier merges, and forgets the target’s own', () => {
    const united = unite(target(), [
      source({
        segments: [
          { ...segment('s0'), origin: '1000' },
          { ...segment('s9'), origin: '1001' },
        ],
      }),
    ]);
    expect(united.segments.map(({ id, origin }) => [id, origin])).toEqual([
      ['s0', '1000'],
      ['s9', undefined],
      ['s1', undefined],
    ]);
  });

  it('shows an item of the target once, although it is out of a source', () => {
    const united = unite(target({ items: [item('m1', { origin: '1002' })] }), [
      source({ segments: [segment('s2', 'm1')] }),
    ]);
    const ways = [
      united.items.filter(({ key }) => key === 'm1').length,
      united.segments.filter(({ id, out }) => id === 's2' && !out.includes('m1')).length,
    ];
    expect(ways.reduce((sum, way) => sum + way)).toBe(1);
  });

  it('begins with the earliest first message, as far as all are known', () => {
    const first = (time: string) => ({ first: { key: `first at ${time}`, at: at(time) } });
    expect(unite(target(first('09:10')), [source(first('09:05'))])).toMatchObject(first('09:05'));
    expect(unite(target(first('09:10')), [source()]).first).toBeUndefined();
    expect(earliest([])).toEqual({});
  });
});

describe('a record holds', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `m${index}`);

  it('six hundred listed messages, items and outs together', () => {
    const items = many(300).map((key) => item(key));
    expect(isTooLarge(lists([segment('s1', ...many(200)), segment('s2', ...many(100))], items))).toBe(false);
    expect(isTooLarge(lists([segment('s1', ...many(200)), segment('s2', ...many(101))], items))).toBe(true);
  });

  it('a hundred segments', () => {
    expect(isTooLarge(lists(many(100).map((id) => segment(id))))).toBe(false);
    expect(isTooLarge(lists(many(101).map((id) => segment(id))))).toBe(true);
  });
});
