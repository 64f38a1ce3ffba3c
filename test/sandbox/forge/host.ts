import type { DatabaseSync } from 'node:sqlite';
import type { Chance, Documents, EgressAnswer, EgressRequest, JiraSite, Timeline } from '../ports';
import { createDoor } from './calls/door';
import { createEgressCalls } from './calls/egress-calls';
import { createGraphqlCalls } from './calls/graphql-calls';
import { createProductCalls } from './calls/product-calls';
import { createQueueCalls } from './calls/queue-calls';
import { mildConditions, type Conditions } from './conditions';
import type { Environment } from './environment';
import { createFaults } from './faults';
import type { AppProcess, Seams } from './invocation';
import { createInvoker } from './invoker';
import { createKvs } from './kvs/kvs';
import { createLifecycle } from './lifecycle';
import { createLogs } from './logs';
import type { Manifest } from './manifest';
import { createMetrics } from './metrics';
import { createProcessPool } from './processes/process-pool';
import { createProductEvents } from './product-events';
import { createQueue } from './queue/queue';
import { createRealtime } from './realtime/realtime';
import { createResolvers } from './resolvers';
import { createSchedules } from './schedules';
import { createStorageCalls } from './calls/storage-calls';
import { createWebTriggerAddresses } from './web-trigger-addresses';
import { createWebTriggers } from './web-triggers';

export interface ForgeHostOptions {
  manifest: Manifest;
  environment: Environment;
  /** The key-value store's own tables go here; everything else that lasts is kept in `documents`. */
  database: DatabaseSync;
  documents: Documents;
  timeline: Timeline;
  chance: Chance;
  jira: JiraSite;
  /** The world outside Atlassian; called only for what the manifest allows. */
  egress: (request: EgressRequest) => Promise<EgressAnswer>;
  /** A worker thread (`createWorkerProcess`) or a process in this thread (`createAppProcess`). */
  startProcess: (seams: Seams) => AppProcess;
  /** How many processes may run at once; more invocations wait. */
  processLimit?: number;
  conditions?: Partial<Conditions>;
}
export type ForgeHost = ReturnType<typeof createForgeHost>;

/** The platform around one installation of the app: who may call what, when, and how often. */
export function createForgeHost(options: ForgeHostOptions) {
  const { manifest, environment, database, documents, timeline, chance, jira } = options;
  const conditions: Conditions = { ...mildConditions, ...options.conditions };
  const current = (): Conditions => conditions;
  const logs = createLogs(timeline);
  const { complain } = logs;
  const metrics = createMetrics(manifest.app.runtime.memoryMB);
  const faults = createFaults();
  const kvs = createKvs({
    database,
    timeline,
    chance,
    entities: manifest.app.storage?.entities ?? [],
    hasStorageScope: manifest.permissions.scopes.has('storage:app'),
    conditions: current,
  });

  const pool = createProcessPool({ start: startProcess, limit: options.processLimit ?? 8 });
  const invoker = createInvoker({ manifest, environment, timeline, chance, metrics, pool });
  const parts = { manifest, environment, documents, timeline, chance, invoker, faults, logs, conditions: current };
  const addresses = createWebTriggerAddresses(parts);
  const realtime = createRealtime({ timeline, chance, conditions: current, complain });
  const queue = createQueue(parts);
  const events = createProductEvents(parts);
  const schedules = createSchedules(parts);
  const lifecycle = createLifecycle({ ...parts, events });
  const door = createDoor({
    parts: {
      kvs: createStorageCalls(kvs, metrics),
      queue: createQueueCalls({ queue, timeline, conditions: current }),
      graphql: createGraphqlCalls({ manifest, environment, addresses, complain }),
      realtime: realtime.serve,
      product: createProductCalls({ manifest, jira, complain }),
      egress: createEgressCalls(manifest, options.egress),
    },
    find: invoker.find,
    faults,
    metrics,
    timeline,
    complain,
  });

  function startProcess(): AppProcess {
    return options.startProcess({
      door,
      log: (line) => {
        metrics.logged(Buffer.byteLength(line.text));
        logs.app(line, invoker.find(line.invocationId ?? '')?.call.functionKey);
      },
    });
  }

  jira.onEvent((event) => events.publish(event));

  return {
    /** After creation, a restart, `clear`, or when the timeline forgot: what is due is due again, schedules start. */
    start(): void {
      queue.resume();
      events.resume();
      schedules.start();
      lifecycle.installOnce();
    },
    ...createResolvers({ ...parts, contextToken: realtime.contextToken }),
    /** `/webtrigger/{key}…` or `/public/{id}…`. */
    webTrigger: createWebTriggers({ ...parts, addresses }),
    /** The module's newest address; undefined for a key that the manifest does not have. */
    webTriggerUrl(key: string): string | undefined {
      const address = addresses.of(key);
      return address && addresses.url(address);
    },
    runSchedule: schedules.run,
    subscribe: realtime.subscribe,
    publish: realtime.publish,
    /** Changeable while the host runs. */
    conditions,
    faults: { add: faults.add, clear: faults.clear },
    metrics: { report: metrics.report, clear: metrics.clear },
    logs: logs.all,
    /** What no platform would do, or this host does not model; tests expect none. */
    complaints: logs.complaints,
    storage: kvs.dump,
    /** Every invocation that runs now, and what is due (schedules aside). */
    pending() {
      return {
        running: invoker.running().map(({ id, call }) => ({ id, function: call.functionKey })),
        due: [
          ...queue.waiting().map(({ dueAt, queue: name }) => ({ at: dueAt, what: `delivery of ${name}` })),
          ...events.waiting().map(({ dueAt, trigger }) => ({ at: dueAt, what: `event for ${trigger}` })),
        ],
      };
    },
    idle: invoker.idle,
    /** A fresh installation: nothing stored, nothing due, no warm process. Call `start` afterwards. */
    clear(): void {
      pool.clear('the site was reset');
      queue.clear();
      events.clear();
      addresses.clear();
      lifecycle.clear();
      realtime.clear();
      kvs.clear();
      faults.clear();
      logs.clear();
      metrics.clear();
    },
    /** New processes from now on, as after a deployment. */
    stopProcesses: () => pool.clear('the host stops its processes'),
  };
}
