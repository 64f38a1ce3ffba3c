import { z } from 'zod';
import { answerBridgeWith } from './bridge';
import { serveLocaleFiles, type Locale } from './locale-files';

/** A function of the app's resolver; what it throws rejects the call, as on a real site. */
export type Resolver = (functionKey: string, payload: unknown) => unknown;

export interface ForgePageOptions {
  resolver: Resolver;
  locale?: Locale;
  timezone?: string;
  /** The module and the request that the page shows it on. */
  moduleKey?: string;
  issueKey?: string;
  /** Realtime is down: subscriptions fail. */
  deaf?: boolean;
}

type Listener = (payload: unknown) => unknown;
const listenerSchema = z.custom<Listener>((value) => typeof value === 'function', 'a function is expected');

const docNodeSchema = z.object({
  type: z.string(),
  props: z.record(z.string(), z.unknown()),
  get children() {
    return z.array(docNodeSchema);
  },
});
export type DocNode = z.infer<typeof docNodeSchema>;

const invokeSchema = z.object({ functionKey: z.string(), payload: z.unknown() });
const subscribeSchema = z.object({
  channelName: z.string(),
  onEvent: listenerSchema,
  isGlobal: z.literal(true),
  options: z.object({ replaySeconds: z.number().positive() }).optional(),
});
const navigateSchema = z.object({ url: z.string().startsWith('/'), type: z.enum(['same-tab', 'new-tab']) });
const onSchema = z.object({ event: z.string(), callback: listenerSchema });

/**
 * The product page around one UI Kit bundle: answers the bridge as a real one does and refuses commands that our
 * modules have no use for. `document` is a copy of the last one; the reconciler changes its own in place.
 */
export function createForgePage({
  resolver,
  locale = 'en-US',
  timezone = 'Europe/Zagreb',
  moduleKey = 'omnichat-panel',
  issueKey = 'OMN-7',
  deaf,
}: ForgePageOptions) {
  let document: DocNode | undefined;
  let commits = 0;
  const invoked: { functionKey: string; payload: unknown }[] = [];
  const unknown: string[] = [];
  const visited: string[] = [];
  const told: ('close' | 'refresh')[] = [];
  const channels = new Map<string, Set<Listener>>();

  const listen = (name: string, listener: Listener) => {
    const listeners = channels.get(name) ?? new Set();
    channels.set(name, listeners.add(listener));
    return { unsubscribe: async () => void listeners.delete(listener) };
  };

  const isAction = moduleKey !== 'omnichat-panel';
  const placeOf = () => ({
    type: isAction ? 'jira:issueAction' : 'jira:issuePanel',
    issue: { id: '10007', key: issueKey, type: 'Service Request', typeId: '10001' },
    project: { id: '10000', key: issueKey.split('-')[0], type: 'service_desk' },
  });

  const answer = (command: string, data: unknown): unknown => {
    switch (command) {
      case 'reconcile':
        document = z.object({ forgeDoc: docNodeSchema }).parse(data).forgeDoc;
        commits += 1;
        return undefined;
      case 'getContext':
        return { locale, timezone, moduleKey, siteUrl: 'https://example.atlassian.net', extension: placeOf() };
      case 'invoke': {
        const { functionKey, payload } = invokeSchema.parse(data);
        invoked.push({ functionKey, payload: structuredClone(payload) });
        return resolver(functionKey, structuredClone(payload));
      }
      case 'subscribeRealtimeChannel': {
        const { channelName, onEvent } = subscribeSchema.parse(data);
        if (deaf) throw new Error('realtime is down');
        return listen(`realtime ${channelName}`, onEvent);
      }
      case 'on': {
        const { event, callback } = onSchema.parse(data);
        return listen(`event ${event}`, callback);
      }
      case 'navigate':
        visited.push(navigateSchema.parse(data).url);
        return undefined;
      case 'refresh':
        told.push(command);
        return true;
      case 'close':
        // only a dialog can be closed
        if (isAction) told.push(command);
        return isAction;
      default:
        unknown.push(command);
        throw new Error(`no page answers the bridge command ${command}`);
    }
  };

  serveLocaleFiles();
  answerBridgeWith(answer);

  return {
    invoked,
    unknown,
    /** Addresses that somebody was sent to. */
    visited,
    /** What the module asked of the page around it. */
    told,
    commits: () => commits,
    document(): DocNode {
      if (!document) throw new Error('nothing was rendered');
      return document;
    },
    /** How many listen to `realtime <channel>` or `event <name>`. */
    listeners: (name: string) => channels.get(name)?.size ?? 0,
    async push(name: string, payload: unknown): Promise<void> {
      for (const listener of channels.get(name) ?? []) await listener(structuredClone(payload));
    },
  };
}
