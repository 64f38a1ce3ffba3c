import type { CallKind, Fault, PlatformCall, Timeline } from '../../ports';
import type { Faults } from '../faults';
import type { Door, DoorAnswer } from '../invocation';
import type { RunningInvocation } from '../invoker';
import type { Metrics } from '../metrics';
import { proxyError } from './answers';
import { underFault } from './fault-effects';

export type ForgeCall = Extract<PlatformCall, { kind: 'forge' }>;
export type EgressCall = Extract<PlatformCall, { kind: 'egress' }>;
export type Serve<C> = (call: C, from: RunningInvocation) => DoorAnswer | Promise<DoorAnswer>;

/** Who serves which calls of the app. */
export interface DoorParts {
  kvs: Serve<ForgeCall>;
  queue: Serve<ForgeCall>;
  graphql: Serve<ForgeCall>;
  realtime: Serve<ForgeCall>;
  product: Serve<ForgeCall>;
  egress: Serve<EgressCall>;
}

/** The platform's proxy: tells calls apart, counts them, lets faults happen, and refuses loudly what nobody models. */
export function createDoor(options: {
  parts: DoorParts;
  find: (invocationId: string) => RunningInvocation | undefined;
  faults: Faults;
  metrics: Metrics;
  timeline: Timeline;
  complain: (text: string) => void;
}): Door {
  const { parts, faults, metrics, timeline } = options;

  function serve(call: PlatformCall, from: RunningInvocation): DoorAnswer | Promise<DoorAnswer> {
    if (call.kind === 'egress') return parts.egress(call, from);
    const { type, provider, remote } = call.meta;
    if (type === 'kvs' && provider === 'app' && remote === 'kvs') return parts.kvs(call, from);
    if (type === 'realtime') return parts.realtime(call, from);
    if (type === 'fpp' && remote === 'jira') return parts.product(call, from);
    if (type === 'fpp' && remote === 'stargate' && provider === 'app') {
      if (call.path.startsWith('/webhook/queue/')) return parts.queue(call, from);
      if (call.path === '/graphql') return parts.graphql(call, from);
    }
    const text = `The app made a call that the host does not model: ${JSON.stringify(call.meta)} ${call.method} ${call.path}`;
    options.complain(text);
    return proxyError(501, 'UNMODELLED_CALL', text);
  }

  return async (call, { invocationId, round }) => {
    const from = options.find(invocationId);
    // Code that runs on after its function returned: its calls belong to no invocation any more.
    if (!from) return { failure: 'reset' };
    const kind = kindOf(call);
    metrics.call(invocationId, kind, round);
    const target = targetOf(kind);
    const effect = target && faults.take(target, describe(call));
    const perform = async (): Promise<DoorAnswer> => {
      try {
        return await serve(call, from);
      } catch (error) {
        const text = `The platform could not serve ${describe(call)}: ${error instanceof Error ? error.message : String(error)}`;
        options.complain(text);
        return proxyError(500, 'HOST_ERROR', text);
      }
    };
    if (!target || !effect) return perform();
    return underFault({ target, effect }, timeline, perform, () => from.crash('crash on purpose'));
  };
}

/** By where the call goes. Web-trigger addresses are GraphQL, and `other` like calls to strangers. */
export function kindOf(call: PlatformCall): CallKind {
  if (call.kind === 'egress') return /^https:\/\/([^/]*\.)?infobip\.com[/:]/.test(call.url) ? 'infobip' : 'other';
  if (call.meta.type === 'kvs') return 'kvs';
  if (call.meta.type === 'realtime') return 'realtime';
  if (call.meta.remote === 'jira') return 'jira';
  return call.path.startsWith('/webhook/queue/') ? 'queue' : 'other';
}

function targetOf(kind: CallKind): Fault['target'] | undefined {
  return kind === 'other' ? undefined : kind;
}

function describe(call: PlatformCall): string {
  if (call.kind === 'forge') return `${call.method} ${call.path}`;
  const { pathname, search } = new URL(call.url);
  return `${call.method} ${pathname}${search}`;
}
