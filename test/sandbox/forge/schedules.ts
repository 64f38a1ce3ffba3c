import type { Chance, Timeline } from '../ports';
import type { Environment } from './environment';
import type { Invoker } from './invoker';
import type { Logs } from './logs';
import type { Manifest } from './manifest';
import { describeEnding } from './retry';

export interface Schedules {
  /** From now on: the first run of each comes five minutes later, as after a deployment. */
  start(): void;
  /** @throws {Error} for an unknown key */
  run(key: string): Promise<void>;
}

const minute = 60_000;
const intervals = { fiveMinute: 5 * minute, hour: 60 * minute, day: 1_440 * minute, week: 10_080 * minute };

/** Scheduled triggers; a run that fails is not repeated. */
export function createSchedules(options: {
  manifest: Manifest;
  environment: Environment;
  timeline: Timeline;
  chance: Chance;
  invoker: Invoker;
  logs: Logs;
}): Schedules {
  const { manifest, environment, timeline, chance, invoker, logs } = options;
  const schedules = manifest.modules.scheduledTrigger;
  let cancel: (() => void)[] = [];

  async function run(key: string): Promise<void> {
    const schedule = schedules.find((each) => each.key === key);
    if (!schedule) throw new Error(`The manifest has no schedule '${key}'.`);
    const ending = await invoker.invoke({
      functionKey: schedule.function,
      moduleKey: key,
      moduleType: 'scheduledTrigger',
      payload: { context: { cloudId: environment.cloudId, moduleKey: key }, contextToken: chance.id() },
    });
    if (ending.status !== 'returned') logs.platform('error', `Schedule ${key} ${describeEnding(ending)}`);
  }

  return {
    start() {
      for (const each of cancel) each();
      cancel = schedules.map(({ key, interval }) => {
        let stop: () => void = () => undefined;
        const arm = (at: number): void => {
          const task = (): Promise<void> => {
            arm(timeline.now() + intervals[interval]);
            return run(key);
          };
          stop = timeline.at(at, `schedule ${key}`, task, { recurring: true });
        };
        arm(timeline.now() + intervals.fiveMinute);
        return () => stop();
      });
    },
    run,
  };
}
