import { activityLines } from '../../src/domain/activity';
import { emptied } from '../../src/domain/message';
import { aLine, anInbound, anOutbound } from '../support/a-message';
import { at } from '../support/moments';

describe('what happened stands in the thread as lines', () => {
  let made = 0;
  const occasion = {
    customer: 'customer-1',
    segment: 'segment-of-1001',
    by: { kind: 'agent', accountId: 'agent-1' },
    now: at('10:05'),
    newKey: () => `line-${(made += 1)}`,
  } as const;
  const lines = activityLines([{ what: 'ended' }, { what: 'moved-on', count: 2 }], occasion);

  it('what, who and where, each under its own key', () => {
    expect(lines).toMatchObject([
      { key: 'line-1', direction: 'none', activity: { what: 'ended' }, by: { kind: 'agent', accountId: 'agent-1' } },
      { key: 'line-2', activity: { what: 'moved-on', count: 2 }, segment: 'segment-of-1001', customer: 'customer-1' },
    ]);
  });

  it('a millisecond apart, so that they are read in the order of things', () => {
    expect(lines.map((line) => line.at)).toEqual([at('10:05'), at('10:05:00.001')]);
    expect(lines.map((line) => line.storedAt)).toEqual(lines.map((line) => line.at));
  });

  it('none, where nothing happened', () => {
    expect(activityLines([], occasion)).toEqual([]);
  });
});

describe('an emptied message', () => {
  it('says nothing any more, nor where it came from', () => {
    expect(emptied(anInbound('m1'))).toEqual(anInbound('m1', { content: { kind: 'erased' }, providerId: '' }));
    expect(emptied(anOutbound('r1'))).toEqual(anOutbound('r1', { content: { kind: 'erased' }, to: '' }));
  });

  it('is the same one when there is nothing left to empty', () => {
    const line = aLine('line-1');
    expect(emptied(line)).toBe(line);
    const empty = emptied(anInbound('m1'));
    expect(emptied(empty)).toBe(empty);
  });
});
