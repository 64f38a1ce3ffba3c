import {
  backOff,
  MARK_HOLDS,
  newJob,
  pauseBefore,
  postponed,
  SEARCH_FOR,
  searchPause,
  watchPause,
  type LinkJob,
} from '../../src/domain/job';
import { HOUR, MINUTE, SECOND } from '../../src/domain/time';
import { anOpenJob } from '../support/an-open-job';
import { at } from '../support/moments';

it('searching after an unclear outcome goes on for two minutes, and not much longer', () => {
  let waited = 0;
  let rounds = 0;
  while (waited < SEARCH_FOR) {
    waited += searchPause(rounds);
    rounds += 1;
  }
  expect(waited).toBeGreaterThanOrEqual(2 * MINUTE);
  expect(waited).toBeLessThanOrEqual(3 * MINUTE);
  expect(rounds).toBeGreaterThanOrEqual(5);
});

it('a search is never nearer than the one before, until the last', () => {
  const pauses = [0, 1, 2, 3, 4, 5].map(searchPause);
  expect([...pauses].sort((a, b) => a - b)).toEqual(pauses);
});

it('failures are repeated ever more slowly, at most every ten minutes, for as long as it takes', () => {
  const pauses = Array.from({ length: 20 }, (_, attempt) => backOff(attempt));
  expect([...pauses].sort((a, b) => a - b)).toEqual(pauses);
  expect(pauses[0]).toBe(5 * SECOND);
  expect(backOff(1000)).toBe(10 * MINUTE);
});

it('strays are looked for during an hour, then no more', () => {
  const pauses = [0, 1, 2, 3].map(watchPause);
  expect(pauses.reduce<number>((sum, pause) => sum + (pause ?? 0), 0)).toBe(HOUR);
  expect(watchPause(4)).toBeUndefined();
});

it('a new job is one that nobody has tried, which the sweep finds in a minute', () => {
  const task = { id: 'job-1', kind: 'link', request: '1002', previous: '1001', as: 'related' } as const;
  expect(newJob<LinkJob>(task, at('10:00'))).toEqual({ ...task, version: 1, attempt: 0, due: at('10:01') });
  expect(newJob<LinkJob>(task, at('10:00'), at('10:10')).due).toBe(at('10:10'));
});

it('a mark holds for the 55 seconds of a function and five more', () => {
  expect(MARK_HOLDS).toBe(60 * SECOND);
});

it('a postponed job is the same job, due later', () => {
  expect(postponed(anOpenJob(), at('10:00'), 90 * SECOND)).toEqual(anOpenJob({ due: at('10:01:30') }));
});

it.each([
  [undefined, 5 * SECOND],
  [0, 5 * SECOND],
  [20 * SECOND, 20 * SECOND],
  [1e15, 60 * MINUTE],
])('a pause that the other side asks for (%s ms) is never less than our own, nor more than an hour', (asked, pause) => {
  expect(pauseBefore(1, asked)).toBe(pause);
});
