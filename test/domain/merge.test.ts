import type { Conversation } from '../../src/domain/conversation';
import { becomesActive, mergeProblem, needsReopening, type MergeTarget } from '../../src/domain/merge';
import { aConversation, aMergedConversation } from '../support/a-conversation';
import { aClaim, activeIn, aCustomer } from '../support/a-customer';
import { at } from '../support/moments';

const existing = (conversation: Conversation): MergeTarget => ({ kind: 'existing', conversation });
const target = existing(aConversation('1001'));
const made: MergeTarget = { kind: 'fresh', made: true };
const source = aConversation('1002');
const nobody = aCustomer();
const activeThere = (request: string) => aCustomer({ active: activeIn(request) });

describe('the target is active afterwards', () => {
  it.each<[string, MergeTarget, string | undefined, boolean]>([
    ['if it was', target, '1001', true],
    ['if a source was', target, '1002', true],
    ['not if none of them was', target, undefined, false],
    ['not if another one is', target, '1009', false],
    ['always if it is new', made, undefined, true],
    ['always if it gets its first conversation', { kind: 'fresh', made: false }, '1009', true],
  ])('%s', (_, into, active, becomes) => {
    expect(becomesActive(into, [source], active === undefined ? nobody : activeThere(active))).toBe(becomes);
  });

  it('and must be set to In Progress first, if it is Done', () => {
    const ended = existing(aConversation('1001', { state: 'ended' }));
    expect(needsReopening(ended, [source], activeThere('1002'))).toBe(true);
    expect(needsReopening(ended, [source], nobody)).toBe(false);
    expect(needsReopening(target, [source], activeThere('1002'))).toBe(false);
    expect(needsReopening(made, [source], activeThere('1002'))).toBe(false);
  });
});

describe('two conversations become one', () => {
  it.each([
    ['of one customer', target, [source], nobody],
    ['whatever the state of the source', target, [aConversation('1002', { state: 'ended' })], activeThere('1001')],
    ['in a new request', made, [source, aConversation('1003')], activeThere('1002')],
  ])('%s', (_, into, sources, customer) => {
    expect(mergeProblem(into, sources, customer, undefined)).toBeUndefined();
  });
});

describe('a merge is refused', () => {
  const readOnly = { because: 'unreachable', since: at('09:00') } as const;
  it.each([
    ['with itself alone', target, [], { code: 'self' }],
    ['of one alone into a new request', made, [source], { code: 'too-few' }],
    [
      'of different customers',
      target,
      [aConversation('1002', { customer: 'customer-2' })],
      { code: 'different-customers', request: '1002' },
    ],
    [
      'into another customer’s',
      existing(aConversation('1001', { customer: 'customer-2' })),
      [source],
      { code: 'different-customers', request: '1001' },
    ],
    [
      'of what is merged already',
      target,
      [aMergedConversation('1002', '1003')],
      { code: 'wrong-state', state: 'merged', request: '1002' },
    ],
    [
      'into what is merged already',
      existing(aMergedConversation('1001', '1003')),
      [source],
      { code: 'wrong-state', state: 'merged', request: '1001' },
    ],
    [
      'of what can only be read',
      target,
      [aConversation('1002', { readOnly })],
      { code: 'wrong-state', state: 'read-only', request: '1002' },
    ],
    [
      'into what can only be read',
      existing(aConversation('1001', { readOnly })),
      [source],
      { code: 'wrong-state', state: 'read-only', request: '1001' },
    ],
  ])('%s', (_, into, sources, problem) => {
    expect(mergeProblem(into, sources, nobody, undefined)).toEqual(problem);
  });

  const many = (count: number) => Array.from({ length: count }, (_, index) => aConversation(`20${index}`));

  it('of more than ten requests, the target included', () => {
    expect(mergeProblem(target, many(9), nobody, undefined)).toBeUndefined();
    expect(mergeProblem(target, many(10), nobody, undefined)).toEqual({ code: 'too-many', most: 10 });
    expect(mergeProblem(made, many(10), nobody, undefined)).toBeUndefined();
  });

  it('while a request is being opened, if the target would become active', () => {
    const opening = aCustomer({ active: aClaim() });
    expect(mergeProblem(made, many(2), opening, undefined)).toEqual({ code: 'opening' });
    expect(mergeProblem(target, [source], opening, undefined)).toBeUndefined();
  });
});

describe('an active conversation outside of the selection', () => {
  it.each([
    ['is named when the target becomes active', made, undefined, { code: 'confirm-pause', other: '1009' }],
    ['is named when another one was confirmed', made, '1008', { code: 'confirm-pause', other: '1009' }],
    ['is paused when that is confirmed', made, '1009', undefined],
    ['stays active when the target does not become so', target, undefined, undefined],
  ] as const)('%s', (_, into, confirmed, problem) => {
    const sources = [source, aConversation('1003')];
    expect(mergeProblem(into, sources, activeThere('1009'), confirmed)).toEqual(problem);
  });
});
