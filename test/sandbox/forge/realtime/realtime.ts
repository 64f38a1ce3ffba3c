import { z } from 'zod';
import type { Chance, HttpAnswer, Timeline } from '../../ports';
import { jsonAnswer, emptyAnswer, proxyError } from '../calls/answers';
import type { ForgeCall, Serve } from '../calls/door';
import type { Conditions } from '../conditions';
import { createBroadcast, type Published } from './broadcast';
import { channelIdentity, type ContextProperty, type Place } from './channel';
import { createSignedTokens } from './signed-token';

const contextProperties = z.array(z.enum(['board', 'issue', 'project']));
const operationSchema = z.strictObject({ query: z.string(), variables: z.unknown() });
const overridesSchema = z.strictObject({ contextOverrides: contextProperties });
const publishSchema = z.strictObject({
  installationId: z.string(),
  name: z.string().min(1),
  payload: z.string(),
  context: z.string().optional(),
  isGlobal: z.boolean(),
  token: z.string().optional(),
});
const signSchema = z.strictObject({
  channelName: z.string().min(1),
  claims: z.record(z.string(), z.unknown()),
  permissions: z
    .array(z.enum(['subscribe', 'publish']))
    .min(1)
    .optional(),
});
const placeSchema = z.object({ moduleKey: z.string(), extension: z.record(z.string(), z.unknown()) });

/** What a page asks for through the bridge. */
export interface PageChannel {
  channelName: string;
  isGlobal: boolean;
  place: Place;
  contextOverrides?: ContextProperty[] | undefined;
  token?: string | undefined;
}
export type PagePublished = Published & { errors?: { message: string }[] };

export interface Realtime {
  serve: Serve<ForgeCall>;
  /** Goes into the runtime of a function that a page invoked. */
  contextToken(place: Place): string;
  subscribe(
    channel: PageChannel & { replaySeconds?: number | undefined },
    onEvent: (payload: unknown) => void,
  ): { unsubscribe: () => void } | { error: string };
  publish(channel: PageChannel, payload: unknown): PagePublished;
  clear(): void;
}

/** Forge Realtime: only browsers listen, only within the installation, and what nobody hears is lost. */
export function createRealtime(options: {
  timeline: Timeline;
  chance: Chance;
  conditions: () => Conditions;
  complain: (text: string) => void;
}): Realtime {
  const { timeline, chance, complain } = options;
  const tokens = createSignedTokens(chance.id(), () => timeline.now());
  const broadcast = createBroadcast(timeline, chance);
  let second = { startedAt: 0, operations: 0 };

  function tooMany(): boolean {
    if (timeline.now() - second.startedAt >= 1000) second = { startedAt: timeline.now(), operations: 0 };
    second.operations += 1;
    return second.operations > options.conditions().realtimePerSecond;
  }

  function claimsOf(token: string | undefined, name: string, needed: 'subscribe' | 'publish') {
    return token === undefined ? { claims: undefined } : tokens.verify(token, name, needed);
  }

  function publishFromApp(variables: unknown, contextToken: string | undefined): HttpAnswer {
    const { name, payload, context, isGlobal, token } = publishSchema.parse(variables);
    const place = placeSchema.safeParse(contextToken === undefined ? undefined : tokens.open(contextToken));
    if (!isGlobal && !place.success) return errors('publish() needs a context token: invoke it from the front end.');
    const allowed = claimsOf(token, name, 'publish');
    if ('error' in allowed) return errors(allowed.error);
    const overrides = context === undefined ? undefined : overridesSchema.parse(JSON.parse(context));
    const identity = channelIdentity({
      name,
      isGlobal,
      overrides: overrides?.contextOverrides,
      place: place.data,
      claims: allowed.claims,
    });
    const published = broadcast.publish(identity, JSON.parse(payload));
    return jsonAnswer(200, { data: { ecosystem: { publishRealtimeChannel: published } } });
  }

  function sign(variables: unknown): HttpAnswer {
    const { channelName: channel, claims, permissions } = signSchema.parse(variables);
    const forgeRealtimeToken = tokens.sign({ channel, claims, permissions });
    return jsonAnswer(200, {
      data: { ecosystem: { signRealtimeToken: { success: true, errors: null, forgeRealtimeToken } } },
    });
  }

  function pageIdentity(
    channel: PageChannel,
    needed: 'subscribe' | 'publish',
  ): { identity: string } | { error: string } {
    const { channelName: name, isGlobal, place, contextOverrides: overrides, token } = channel;
    const allowed = claimsOf(token, name, needed);
    if ('error' in allowed) return allowed;
    return { identity: channelIdentity({ name, isGlobal, overrides, place, claims: allowed.claims }) };
  }

  return {
    serve({ body, headers }) {
      if (tooMany()) return emptyAnswer(429);
      const { query, variables } = operationSchema.parse(JSON.parse(typeof body === 'string' ? body : ''));
      if (query.includes('publishRealtimeChannel(')) return publishFromApp(variables, headers['x-forge-context-token']);
      if (query.includes('signRealtimeToken(')) return sign(variables);
      complain(`The host does not model this realtime operation: ${query}`);
      return proxyError(501, 'UNMODELLED_CALL', 'unknown realtime operation');
    },
    contextToken: (place) => tokens.seal(place),
    subscribe(channel, onEvent) {
      if (tooMany()) return { error: 'RATE_LIMIT_EXCEEDED' };
      const wanted = pageIdentity(channel, 'subscribe');
      if ('error' in wanted) return wanted;
      return { unsubscribe: broadcast.subscribe(wanted.identity, onEvent, channel.replaySeconds ?? 0) };
    },
    publish(channel, payload) {
      const nothing = { eventId: null, eventTimestamp: null };
      if (tooMany()) return { ...nothing, errors: [{ message: 'RATE_LIMIT_EXCEEDED' }] };
      const wanted = pageIdentity(channel, 'publish');
      if ('error' in wanted) return { ...nothing, errors: [{ message: wanted.error }] };
      return broadcast.publish(wanted.identity, payload);
    },
    clear: () => broadcast.clear(),
  };
}

function errors(message: string): HttpAnswer {
  return jsonAnswer(200, { data: null, errors: [{ message }] });
}
