import { z } from 'zod';
import { isConversation, type Conversation } from '../../../src/domain/conversation';
import type { Mirror } from '../mirror';
import type { SimulatedSite } from '../platform/simulated-site';
import type { Stage } from './stage';

export type AgentRole = 'agent' | 'agent2';

const coded = z.looseObject({ code: z.string() });
/** Refusals that a person may meet without anything being wrong. */
const expected = new Set([
  ...['ok', 'unavailable', 'no-conversation', 'reply-closed', 'message-not-found', 'not-resendable'],
  ...['wrong-state', 'another-active', 'opening', 'nothing-to-swap', 'no-transition'],
  ...['no-customer-message', 'nothing-stays', 'confirm-pause', 'cannot-create', 'unclear', 'in-progress'],
  ...['self', 'too-few', 'different-customers', 'consent-needed'],
  ...['nothing-to-undo', 'too-late', 'used', 'changed-since'],
  ...['has-conversation', 'number-unknown', 'request-done', 'no-reporter', 'linked-elsewhere', 'not-changeable'],
  'comment-not-found',
]);
/** Only where a request was deleted or moved to another project. */
const outOfReach = new Set(['no-permission', 'request-not-found', 'not-service-project']);

/** Where agents click: the app's functions on a request, and which requests there are. */
export function createPanel(site: SimulatedSite, mirror: Mirror, stage: Stage & { somethingIsOutOfReach(): boolean }) {
  const { forge, jira, timeline } = site;

  async function call(role: AgentRole, request: string, name: string, payload: unknown): Promise<unknown> {
    if (!jira.findIssue(request)) return undefined;
    const answer = await forge.invoke({ ...site.page(role, request), functionKey: name, payload });
    const code = (answer.ok ? coded.safeParse(answer.result).data?.code : answer.error.code) ?? 'nothing';
    stage.note(`${role} in ${request}: ${name} → ${code}`);
    stage.answered(name, code);
    const sensible = expected.has(code) || (outOfReach.has(code) && stage.somethingIsOutOfReach());
    if (answer.ok && !sensible) stage.report('a person gets a sensible answer', `${name}: ${code}`);
    return answer.ok ? answer.result : undefined;
  }

  const conversations = (): Conversation[] =>
    [...mirror.conversations.values()].filter(isConversation).filter(({ request }) => jira.findIssue(request));

  return {
    call,
    conversations,
    /** Clicks of one form, by one person or several: the same payload each time. */
    click(
      roles: AgentRole[],
      request: string,
      name: string,
      payload: unknown,
      told: (answer: unknown) => void = () => undefined,
    ): void {
      for (const role of roles) {
        timeline.at(timeline.now(), `click on ${name}`, async () => told(await call(role, request, name, payload)));
      }
    },
    requestAt(nth: number): string | undefined {
      const requests = jira.issues('OMN');
      return requests[nth % Math.max(1, requests.length)]?.id;
    },
    conversationAt(
      nth: number,
      wanted: (conversation: Conversation) => boolean = () => true,
    ): Conversation | undefined {
      const all = conversations();
      const fitting = all.filter(wanted);
      const from = fitting.length > 0 && nth % 7 !== 0 ? fitting : all;
      return from[nth % Math.max(1, from.length)];
    },
    isActive({ request, customer }: Conversation): boolean {
      const active = mirror.customers.get(customer)?.active;
      return active?.kind === 'request' && active.request === request;
    },
  };
}
export type Panel = ReturnType<typeof createPanel>;
