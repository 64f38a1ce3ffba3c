import { undoable, type Operation } from '../../src/domain/operation';
import { operationOf } from '../../src/domain/undo';
import { aConversation } from '../support/a-conversation';
import { at } from '../support/moments';

const split: Operation = {
  kind: 'split',
  id: 'op-1',
  at: at('10:00'),
  by: 'agent-1',
  result: '1002',
  made: true,
  sources: ['1001'],
};
const lateMove = { kind: 'late-move', id: 'op-2', at: at('10:00') } as const;
const lastMoment = '2026-11-25T09:59:59.999Z';
const aDayLater = '2026-11-25T10:00:00.000Z';

describe('what may be undone', () => {
  it.each([
    ['a split, a moment before a day is over', split, lastMoment, split],
    ['no split that is a day old', split, aDayLater, undefined],
    ['no late move: no agent made it', lateMove, at('10:01'), undefined],
    ['nothing, where nothing happened', undefined, at('10:01'), undefined],
  ] as const)('%s', (_, last, now, operation) => {
    expect(undoable(last, now)).toEqual(operation);
  });
});

describe('asked from one of its conversations, it is', () => {
  it.each([
    ['the last one', split, lastMoment, split],
    ['over', split, aDayLater, { code: 'too-late' }],
    ['none, since late messages moved', lateMove, at('10:01'), { code: 'nothing-to-undo' }],
    ['none', undefined, at('10:01'), { code: 'nothing-to-undo' }],
  ] as const)('%s', (_, lastOperation, now, answer) => {
    expect(operationOf(aConversation('1001', { lastOperation }), now)).toEqual(answer);
  });
});
