import type { Conversation } from '../../src/domain/conversation';
import type { Customer } from '../../src/domain/customer';
import type { Operation } from '../../src/domain/operation';
import { undoProblem, type Concerned } from '../../src/domain/undo';
import { aConversation, aMergedConversation } from '../support/a-conversation';
import { activeIn, aCustomer } from '../support/a-customer';
import { at } from '../support/moments';

const before = { state: 'open', active: true, project: '10000' } as const;
const base = { id: 'op-1', at: at('10:00'), by: 'agent-1', result: '1002', sources: ['1001'] };
const ofSplit: Operation = { ...base, kind: 'split', made: true };
const ofMerge: Operation = { ...base, kind: 'merge', made: false };

/** What a split of 1001 into 1002 left; say what happened since. */
function aSplit(since: { source?: Conversation; result?: Conversation } = {}): Concerned {
  return {
    operation: ofSplit,
    result: since.result ?? aConversation('1002', { lastOperation: ofSplit }),
    sources: [since.source ?? aConversation('1001', { lastOperation: { ...ofSplit, before } })],
  };
}

/** What a merge of 1001 into 1002 left. */
function aMerge(
  source: Conversation = aMergedConversation('1001', '1002', { lastOperation: { ...ofMerge, before } }),
): Concerned {
  return {
    operation: ofMerge,
    result: aConversation('1002', { lastOperation: { ...ofMerge, before } }),
    sources: [source],
  };
}

const resultActive = aCustomer({ active: activeIn('1002') });
const readOnly = { because: 'unreachable', since: at('10:05') } as const;
const another = { kind: 'late-move', id: 'op-2', at: at('10:05') } as const;

describe('undo is possible', () => {
  it.each([
    ['of a split', aSplit(), resultActive],
    ['of a merge', aMerge(), resultActive],
    ['when the result was paused meanwhile', aSplit(), aCustomer()],
    ['when another request became active meanwhile', aSplit(), aCustomer({ active: activeIn('1009', { used: true }) })],
    [
      'when the result ended meanwhile',
      aSplit({ result: aConversation('1002', { state: 'ended', lastOperation: ofSplit }) }),
      aCustomer(),
    ],
  ])('%s', (_, concerned, customer) => {
    expect(undoProblem(concerned, customer, false)).toBeUndefined();
  });
});

describe('undo is refused, since something was built upon it', () => {
  it.each<[string, Concerned, Customer]>([
    ['the source was split again', aSplit({ source: aConversation('1001', { lastOperation: another }) }), resultActive],
    [
      'the result took late messages',
      aSplit({ result: aConversation('1002', { lastOperation: another }) }),
      resultActive,
    ],
    [
      'the result was merged into another',
      aSplit({ result: aMergedConversation('1002', '1009', { lastOperation: ofSplit }) }),
      resultActive,
    ],
    [
      'the result can only be read',
      aSplit({ result: aConversation('1002', { lastOperation: ofSplit, readOnly }) }),
      resultActive,
    ],
    [
      'the source can only be read',
      aSplit({ source: aConversation('1001', { lastOperation: { ...ofSplit, before }, readOnly }) }),
      resultActive,
    ],
    [
      'the source of the split has ended',
      aSplit({ source: aConversation('1001', { state: 'ended', lastOperation: { ...ofSplit, before } }) }),
      resultActive,
    ],
    ['the source of the split is active again', aSplit(), aCustomer({ active: activeIn('1001') })],
    [
      'the source of the merge is open again',
      aMerge(aConversation('1001', { lastOperation: { ...ofMerge, before } })),
      resultActive,
    ],
    [
      'what the source was is not known',
      aMerge(aMergedConversation('1001', '1002', { lastOperation: ofMerge })),
      resultActive,
    ],
  ])('%s', (_, concerned, customer) => {
    expect(undoProblem(concerned, customer, false)).toEqual({ code: 'changed-since' });
  });
});

describe('undo is refused, since somebody wrote', () => {
  it('and the index shows it', () => {
    expect(undoProblem(aSplit(), aCustomer(), true)).toEqual({ code: 'used' });
  });

  it('and the customer’s record knows it', () => {
    const used = aCustomer({ active: activeIn('1002', { used: true }) });
    expect(undoProblem(aMerge(), used, false)).toEqual({ code: 'used' });
  });
});
