import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Place } from '../sandbox/forge/realtime/channel';
import type { FrontEnd } from '../sandbox/forge/resolvers';
import type { Site } from '../sandbox/site';

export const PANEL = 'omnichat-panel';

const answer = z.looseObject({ code: z.string() });
export type PanelAnswer = z.infer<typeof answer>;

const base = { key: z.string(), position: z.string(), at: z.string() };
const entry = z.discriminatedUnion('kind', [
  z.looseObject({
    ...base,
    kind: z.literal('message'),
    direction: z.enum(['inbound', 'outbound']),
    author: z.looseObject({ kind: z.enum(['customer', 'agent', 'automatic']) }),
    sender: z.string(),
    content: z.looseObject({ text: z.string() }),
    delivery: z
      .looseObject({
        state: z.string(),
        failure: z.looseObject({ reason: z.string(), description: z.string().optional() }).optional(),
        parts: z.number().optional(),
      })
      .optional(),
  }),
  z.looseObject({
    ...base,
    kind: z.literal('activity'),
    activity: z.looseObject({ what: z.string(), count: z.number().optional() }),
  }),
]);
export type PanelEntry = z.infer<typeof entry>;
const conversation = z.looseObject({
  kind: z.literal('conversation'),
  state: z.enum(['active', 'paused', 'ended', 'merged']),
  customer: z.looseObject({ address: z.string() }),
  reply: z.looseObject({ open: z.boolean(), because: z.string().optional(), sender: z.string().optional() }),
  unsentComments: z.array(z.looseObject({ id: z.string(), by: z.string() })),
  asOf: z.string(),
  thread: z.array(entry),
  hasEarlier: z.boolean(),
  live: z.string(),
});
const viewed = z.looseObject({ code: z.literal('ok'), view: conversation });
const page = z.looseObject({ code: z.literal('ok'), entries: z.array(entry), hasEarlier: z.boolean() });

type MergeChoice = { consent?: boolean; pause?: string };

/** Agents (and whoever pretends to be one) in the panel of a request. */
export function panelCalls(site: () => Site) {
  const placeOf = (request: string): Place => {
    const issue = site().jira.issueRef(request);
    if (issue === undefined) throw new Error(`There is no request ${request}.`);
    const { project, ...named } = issue;
    return { moduleKey: PANEL, extension: { type: 'jira:issuePanel', issue: named, project, isNewToIssue: false } };
  };
  const pageOf = (request: string, role: string): FrontEnd => {
    const account = site().jira.account(role);
    if (account === undefined) throw new Error(`The site has no ${role}.`);
    const accountType = account.accountType === 'customer' ? 'customer' : 'licensed';
    return { ...placeOf(request), account: { accountId: account.id, accountType }, locale: 'de-DE' };
  };
  /** A call of the panel's resolver; a lost process is an answer too. */
  const call = async (request: string, name: string, payload: unknown = {}, role = 'agent'): Promise<PanelAnswer> => {
    const result = await site().invoke(pageOf(request, role), name, payload);
    return result.ok ? answer.parse(result.result) : { code: result.error.code };
  };
  const panelOf = async (request: string, role = 'agent') => viewed.parse(await call(request, 'view', {}, role)).view;
  const lineOf = (shown: PanelEntry): string => {
    if (shown.kind === 'activity') {
      const { what, count } = shown.activity;
      return count === undefined ? `- ${what}` : `- ${what} ${count}`;
    }
    const said = `${shown.author.kind}: ${shown.content.text}`;
    return shown.delivery === undefined ? said : `${said} [${shown.delivery.state}]`;
  };
  /** Keys of the messages that read so, in this order. */
  const keysOf = async (request: string, texts: string[]): Promise<string[]> => {
    const { thread } = await panelOf(request);
    return texts.map((text) => {
      const found = thread.find((each) => each.kind === 'message' && each.content.text === text);
      if (found === undefined) throw new Error(`${request} does not show '${text}'.`);
      return found.key;
    });
  };
  const earlierThan = async (request: string, before: string) => page.parse(await call(request, 'earlier', { before }));
  const saidIn = async (request: string): Promise<string[]> => {
    let { thread, hasEarlier } = await panelOf(request);
    while (hasEarlier) {
      const earlier = await earlierThan(request, thread[0]?.position ?? '');
      thread = [...earlier.entries, ...thread];
      hasEarlier = earlier.hasEarlier;
    }
    return thread.flatMap((each) =>
      each.kind === 'message' && each.direction === 'inbound' ? [each.content.text] : [],
    );
  };
  return {
    keysOf,
    /** What the customer said, as the whole thread shows it. */
    saidIn,
    /** `active`, `paused`, … of requests, in their order. */
    statesOf: (...requests: string[]): Promise<string[]> =>
      Promise.all(requests.map(async (request) => (await panelOf(request)).state)),
    /** What the panel takes over, by key. */
    agentSplits: async (
      request: string,
      texts: string[],
      { id = randomUUID(), role = 'agent', ...more }: { id?: string; role?: string; pause?: string } = {},
    ) => call(request, 'split', { messages: await keysOf(request, texts), id, ...more }, role),
    agentMerges: async (
      request: string,
      requests: string[],
      into: string,
      { id = randomUUID(), role = 'agent', ...more }: { id?: string; role?: string } & MergeChoice = {},
    ) => call(request, 'merge', { requests, into, id, ...more }, role),
    panelPlace: placeOf,
    panelCall: call,
    panelOf,
    /** The thread as a person reads it: `customer: …`, `agent: … [delivered]`, `- opened`. */
    threadOf: async (request: string): Promise<string[]> => (await panelOf(request)).thread.map(lineOf),
    earlierThan,
    /** The answer's code and the message's key. */
    agentReplies: (
      request: string,
      text: string,
      { id = randomUUID(), role = 'agent', ...more }: { id?: string; role?: string; attachment?: string } = {},
    ): Promise<PanelAnswer> => call(request, 'reply', { id, text, ...more }, role),
    agentResends: (request: string, message: string, id: string = randomUUID()): Promise<PanelAnswer> =>
      call(request, 'resend', { id, message }),
    /** The one outbound message of an agent with this text. */
    replyShown: async (request: string, text: string) => {
      const found = (await panelOf(request)).thread.filter(
        (each) => each.kind === 'message' && each.author.kind === 'agent' && each.content.text === text,
      );
      const [only] = found;
      if (only?.kind !== 'message' || found.length > 1) throw new Error(`${found.length} replies read '${text}'.`);
      return only;
    },
  };
}
