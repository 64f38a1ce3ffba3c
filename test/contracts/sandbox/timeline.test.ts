import { createLiveTimeline } from '../../sandbox/timeline';

const minute = 60_000;

/** A timeline whose real clock is the machine's; `log` notes what ran and at which site time since the start. */
function givenTimeline() {
  const offsets: number[] = [];
  const errors: string[] = [];
  const timeline = createLiveTimeline({
    realNow: Date.now,
    offset: 0,
    onJump: (offset) => offsets.push(offset),
    onError: (name) => errors.push(name),
  });
  const start = timeline.now();
  const log: [string, number][] = [];
  const note = (name: string) => log.push([name, Math.round((timeline.now() - start) / 1_000)]);
  const after = (ms: number, name: string, task?: () => void | Promise<void>) =>
    timeline.at(start + ms, name, () => {
      note(name);
      return task?.();
    });
  return { timeline, start, log, note, after, offsets, errors };
}

const aMoment = (ms = 20) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the site clock', () => {
  it('runs what is due without being asked', async () => {
    const { after, log } = givenTimeline();
    after(10, 'soon');
    after(minute, 'later');
    await aMoment(60);
    expect(log).toEqual([['soon', 0]]);
  });

  it('advances through everything that is due, in order and at its own time', async () => {
    const { timeline, start, after, log, offsets } = givenTimeline();
    after(2 * minute, 'second', () => {
      after(3 * minute, 'third');
    });
    after(minute, 'first', async () => {
      await aMoment();
    });
    after(11 * minute, 'not yet');
    await timeline.advance(10 * minute);
    expect(log).toEqual([
      ['first', 60],
      ['second', 120],
      ['third', 180],
    ]);
    expect(timeline.now() - start).toBeGreaterThanOrEqual(10 * minute);
    expect(offsets.at(-1)).toBeGreaterThan(9 * minute);
  });

  it('settles what is due within five minutes and what follows from it', async () => {
    const { timeline, start, after, log } = givenTimeline();
    after(4 * minute, 'delivery', () => {
      after(4.5 * minute, 'its effect');
      after(20 * minute, 'a retry much later');
    });
    await timeline.settle();
    expect(log.map(([name]) => name)).toEqual(['delivery', 'its effect']);
    expect(timeline.now() - start).toBeLessThan(5 * minute);
  });

  it('rests although schedules go on, and runs those that it passes', async () => {
    const { timeline, start, after, log, note } = givenTimeline();
    const every = (at: number) => {
      timeline.at(
        at,
        'schedule',
        () => {
          note('schedule');
          every(at + minute);
        },
        { recurring: true },
      );
    };
    every(start + minute);
    after(2.5 * minute, 'delivery');
    await timeline.settle();
    expect(log.map(([name]) => name)).toEqual(['schedule', 'schedule', 'delivery']);
  });

  it('starts together what is due together', async () => {
    const { timeline, after, log } = givenTimeline();
    let open: () => void = () => undefined;
    const meeting = new Promise<void>((resolve) => (open = resolve));
    after(minute, 'waits for the other', () => meeting);
    after(minute, 'the other', () => {
      open();
    });
    await timeline.settle();
    expect(log).toHaveLength(2);
  });

  it('waits for work that came from elsewhere', async () => {
    const { timeline, note, log } = givenTimeline();
    void timeline.track(aMoment().then(() => note('a web request')));
    await timeline.settle();
    expect(log.map(([name]) => name)).toEqual(['a web request']);
  });

  it('moves on under work that itself waits for the clock', async () => {
    const { timeline, start, after, log } = givenTimeline();
    after(minute, 'a slow call', () => new Promise((resolve) => timeline.at(start + 2 * minute, 'its end', resolve)));
    await timeline.settle();
    expect(log).toEqual([['a slow call', 60]]);
    expect(timeline.now() - start).toBeGreaterThanOrEqual(2 * minute);
  });

  it('does not move to the time-out of work that is only slow', async () => {
    const { timeline, start, after, log } = givenTimeline();
    after(minute, 'slow work', async () => {
      const cancel = timeline.at(start + 1.5 * minute, 'its time-out', () => void log.push(['killed', 0]), {
        recurring: true,
      });
      await aMoment(300);
      cancel();
    });
    await timeline.settle();
    expect(log).toEqual([['slow work', 60]]);
  });

  it('reports a task that fails and goes on', async () => {
    const { timeline, after, errors, log } = givenTimeline();
    after(minute, 'broken', () => Promise.reject(new Error('no')));
    after(2 * minute, 'fine');
    await timeline.settle();
    expect(errors).toEqual(['broken']);
    expect(log).toHaveLength(2);
  });

  it('forgets what was cancelled', async () => {
    const { timeline, after, log } = givenTimeline();
    after(minute, 'cancelled')();
    await timeline.settle();
    expect(log).toEqual([]);
  });
});
