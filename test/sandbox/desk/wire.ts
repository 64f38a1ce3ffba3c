/**
 * What the desk's pages and the sandbox's server say to each other, beside `/rest/…` (Jira, as the account in header
 * `x-account`) and the `/sandbox/…` calls of the control interface. Errors are `{error: {code, message}}` with a 4xx
 * or 5xx status. All bodies are JSON; times are ISO strings.
 *
 * Files the server serves:
 * - `GET /`, `/queue`, `/browse/{key}`, `/admin`, `/phones/{number}`: `build/desk/index.html` (one page, it reads its
 *   own address), on `localhost`; `GET /desk/assets/…`: the other files of `build/desk`.
 * - `GET /frame/{resource}/…` on the `127.0.0.1` origin: the UI bundle of that resource, each answer with
 *   `frameContentSecurityPolicy`; the bundle's `index.html` has `<script src="{bridgeScriptPath}"></script>` as the
 *   first element of its head. `bridgeScriptPath` itself is `build/desk/bridge.js`.
 */
import { z } from 'zod';

export const bridgeScriptPath = '/frame/bridge.js';
export const frameContentSecurityPolicy =
  "default-src 'self'; script-src 'self'; style-src 'self'; form-action 'self'; img-src 'self'";
/** The page may load frames from the other origin of the same server, and nothing else from outside. */
export const framePath = (resource: string): string => `/frame/${resource}/index.html`;

export const accountNameSchema = z.enum(['agent', 'agent2', 'admin', 'customer', 'viewer']);
export type AccountName = z.infer<typeof accountNameSchema>;
export const localeSchema = z.enum(['de-DE', 'en-US']);
export type Locale = z.infer<typeof localeSchema>;
export const themeSchema = z.enum(['light', 'dark']);
export type Theme = z.infer<typeof themeSchema>;

const record = z.record(z.string(), z.unknown());

/** Where on the desk a module runs: sent with every call that a frame causes. `page` is made by the browser. */
const placeSchema = z.object({
  module: z.string(),
  /** Key or id; absent on the admin page. */
  issue: z.string().optional(),
  account: accountNameSchema,
});
export type Place = z.infer<typeof placeSchema>;

export const errorSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** `GET /desk/modules?account=&locale=`: the app's modules that have a UI, in the order of the manifest. */
export const modulesAnswerSchema = z.object({
  modules: z.array(
    z.object({
      key: z.string(),
      type: z.enum(['jira:issuePanel', 'jira:issueAction', 'jira:adminPage']),
      /** Resolved for the locale when the manifest gives an i18n key. */
      title: z.string(),
      resource: z.string(),
      /** Address of the icon, when the server has one. */
      icon: z.string().optional(),
      useAsConfig: z.boolean(),
    }),
  ),
});
export type DeskModule = z.infer<typeof modulesAnswerSchema>['modules'][number];

/** `GET /desk/context?module=&issue=&account=&locale=&theme=`: the answer of the bridge's `getContext`. */
export const contextQuerySchema = placeSchema.extend({ locale: localeSchema, theme: themeSchema });
export const contextAnswerSchema = z.object({
  accountId: z.string().optional(),
  cloudId: z.string(),
  siteUrl: z.string(),
  environmentId: z.string(),
  environmentType: z.string(),
  localId: z.string(),
  moduleKey: z.string(),
  locale: z.string(),
  timezone: z.string(),
  theme: z.object({ colorMode: themeSchema }),
  license: record.optional(),
  permissions: record.optional(),
  /** By module as forge.md section 14 shows it: `{type, issue, project, location}` or `{type, location}`. */
  extension: record,
});

/**
 * `POST /sandbox/invoke` of the control interface; `locale` and `theme` are the page's and optional. Answers
 * `{result}`; `result` is absent where the resolver returned nothing.
 */
export const invokeBodySchema = z.object({
  module: z.string(),
  function: z.string(),
  payload: z.unknown(),
  account: accountNameSchema.optional(),
  issue: z.string().optional(),
  locale: localeSchema.optional(),
  theme: themeSchema.optional(),
});
export const invokeAnswerSchema = z.object({ result: z.unknown() });

/** `POST /desk/fetch-product`: the bridge's `fetchProduct`, as the page's account. */
export const fetchProductBodySchema = placeSchema.extend({
  product: z.literal('jira'),
  /** Begins with `/rest/`. */
  restPath: z.string(),
  fetchRequestInit: z.object({
    method: z.string(),
    body: z.string().nullable(),
    headers: z.array(z.tuple([z.string(), z.string()])),
  }),
  isMultipartFormData: z.boolean(),
});
export const fetchProductAnswerSchema = z.object({
  /** Base64 when `isAttachment`. */
  body: z.string(),
  headers: z.record(z.string(), z.string()),
  status: z.number(),
  statusText: z.string(),
  isAttachment: z.boolean().optional(),
});

const realtimeOptions = z
  .object({
    replaySeconds: z.number().optional(),
    token: z.string().optional(),
    contextOverrides: z.array(z.enum(['board', 'issue', 'project'])).optional(),
  })
  .optional();
/**
 * `POST /desk/realtime/subscribe`. `page` is the id under which the page listens to `/desk/events`; `subscription` is
 * chosen by the page, and sending the same one again (after a reconnection) replaces it. A token that does not allow
 * this answers 403. Answers `{}`.
 */
export const subscribeBodySchema = placeSchema.extend({
  page: z.string(),
  subscription: z.string(),
  channelName: z.string(),
  isGlobal: z.boolean(),
  options: realtimeOptions,
});
export type SubscribeBody = z.infer<typeof subscribeBodySchema>;
/** `POST /desk/realtime/unsubscribe`. Answers `{}`, also for a subscription nobody knows. */
export const unsubscribeBodySchema = z.object({ page: z.string(), subscription: z.string() });
/** `POST /desk/realtime/publish`. */
export const publishBodySchema = placeSchema.extend({
  page: z.string(),
  channelName: z.string(),
  eventPayload: z.unknown(),
  isGlobal: z.boolean(),
  options: realtimeOptions,
});
export const publishAnswerSchema = z.object({
  eventId: z.string().nullable(),
  eventTimestamp: z.string().nullable(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

/**
 * `GET /desk/events?page=`: server-sent events, each one `data:` line of this JSON (no `event:` names). The server
 * drops a page's subscriptions when its stream has been closed for 30 s; the page subscribes again after each `hello`.
 */
export const pageEventSchema = z.discriminatedUnion('type', [
  /** First on every stream. `build` changes with every new build of the app's or the desk's bundles. */
  z.object({ type: z.literal('hello'), build: z.string() }),
  z.object({ type: z.literal('realtime'), subscription: z.string(), payload: z.unknown() }),
  /** At the moment of the change, for every issue; the page hands its own to `JIRA_ISSUE_CHANGED`. */
  z.object({
    type: z.literal('issue-changed'),
    issueId: z.string(),
    issueKey: z.string(),
    projectId: z.string(),
    changes: z.array(
      z.object({
        changeType: z.enum(['created', 'updated', 'commented', 'deleted']),
        atlassianId: z.string().optional(),
      }),
    ),
  }),
  /** Something was sent, received or reported on this phone (digits). */
  z.object({ type: z.literal('phone-changed'), number: z.string() }),
  /** The clock jumped or the site was reset: read everything again. */
  z.object({ type: z.literal('site-changed') }),
  /** New bundles were built: reload the frames. */
  z.object({ type: z.literal('bundle-changed'), build: z.string() }),
]);
export type PageEvent = z.infer<typeof pageEventSchema>;

/** `GET /desk/phones`: the phones that ever wrote or were written to, latest first. */
export const phonesAnswerSchema = z.object({
  phones: z.array(
    z.object({ number: z.string(), name: z.string().optional(), lastText: z.string(), lastAt: z.string() }),
  ),
});

/** `GET /sandbox/site`, as far as the desk reads it. */
export const siteSchema = z.object({
  accounts: z.array(z.object({ id: z.string(), name: z.string(), role: z.string() })),
  projects: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      name: z.string(),
      requestTypes: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
  senders: z.array(z.object({ channel: z.string(), sender: z.string() })),
});
export type Site = z.infer<typeof siteSchema>;

/** `GET /sandbox/phones/{number}`. `status` is the provider's word for it. */
export const phoneSchema = z.object({
  messages: z.array(
    z.object({
      messageId: z.string(),
      direction: z.enum(['received', 'sent']),
      channel: z.string(),
      sender: z.string(),
      text: z.string().optional(),
      media: z.object({ kind: z.string(), url: z.string(), name: z.string().optional() }).optional(),
      status: z.string(),
      at: z.string(),
    }),
  ),
});
export type PhoneMessage = z.infer<typeof phoneSchema>['messages'][number];
/** `POST /sandbox/phones/{number}/send`. */
export const phoneSendAnswerSchema = z.object({ messageId: z.string() });

/** `GET` and `POST /sandbox/clock`. */
export const clockSchema = z.object({ now: z.string() });
