import { z } from 'zod';
import type { PlatformCall } from '../../sandbox/ports';
import type { DoorAnswer, Invocation, Outcome } from '../../sandbox/forge/invocation';
import { phones } from '../actors/customers';
import type { Stage } from '../actors/stage';
import type { Mirror } from '../mirror';
import type { SimulatedSite } from '../platform/simulated-site';
import { describeChange } from '../trace';
import { activeConversation } from './active-conversation';
import { autoReply } from './auto-reply';
import { messageWrites } from './messages';
import { createOpeningRule } from './opening';
import { personalIn } from './privacy';
import { createReadingRule } from './readings';
import { onePlaceEach } from './threads';
import { versions } from './versions';

export interface Violation {
  rule: string;
  detail: string;
}

const retry = z.looseObject({ _retry: z.literal(true) });
const unavailable = z.looseObject({ code: z.literal('unavailable') });
const appContext = z.looseObject({ functionKey: z.string() });
const minute = 60_000;

/** Watches what the app writes, and keeps what people were told; the first broken rule is the run's violation. */
export function createJudgement(options: { mirror: Mirror; now: () => number; note: (text: string) => void }) {
  const { mirror, now, note } = options;
  const opening = createOpeningRule();
  const readings = createReadingRule();
  const rules = [versions, messageWrites, onePlaceEach, activeConversation, autoReply, opening.rule, readings.rule];
  const names = new Map<string, string>();
  const acknowledged = new Map<string, string>();
  const accepted = new Map<string, string>();
  const providerIds = new Map<string, string>();
  let violation: Violation | undefined;
  let reconciledAt = 0;

  const report: Stage['report'] = (rule, detail) => {
    violation ??= { rule, detail };
    note(`## ${rule}: ${detail}`);
  };

  function wrote(path: string, body: string, by: string): void {
    const changes = mirror.apply(path, body);
    if (changes.length === 0) return;
    note(`    ${changes.map(describeChange).join(', ')}`);
    for (const { entity, after } of changes) {
      if (entity === 'message' && after?.direction === 'inbound') providerIds.set(after.providerId, after.key);
    }
    for (const rule of rules) rule({ changes, mirror, by, now: now() }, report);
  }

  return {
    note,
    report,
    violation: () => violation,
    acknowledgedMessages: () => acknowledged,
    acceptedReplies: () => accepted,
    keyOf: (providerId: string) => providerIds.get(providerId),
    name: (invocation: string) => names.get(invocation) ?? '?',

    acknowledged(providerId: string, phone: string): void {
      acknowledged.set(providerId, phone);
      const message = mirror.messages.get(providerIds.get(providerId) ?? '');
      const owner = message && mirror.customers.get(message.customer);
      if (!message) report('what is acknowledged is stored', providerId);
      const digits = owner?.addresses.map((address) => (address.kind === 'phone' ? address.digits : ''));
      if (message && !digits?.includes(phone)) report('a message belongs to the number that sent it', providerId);
    },
    accepted(key: string, request: string): void {
      accepted.set(key, request);
      if (mirror.messages.get(key)?.direction !== 'outbound') report('what is accepted is stored', key);
    },
    /** Messages that the panel offers to send again. */
    resendable: () =>
      [...mirror.messages.values()].flatMap((m) =>
        m.direction === 'outbound' && (m.delivery.state === 'failed' || m.delivery.state === 'unknown')
          ? [...mirror.conversations.values()]
              .filter((c) => 'segments' in c && c.segments.some(({ id }) => id === m.segment))
              .map(({ request }) => ({ key: m.key, request }))
          : [],
      ),

    began(invocation: Invocation): void {
      const { functionKey } = appContext.parse(invocation.appContext);
      names.set(invocation.id, `#${names.size + 1} ${functionKey}`);
      note(`#${names.size} ${functionKey} begins`);
    },
    ended(invocation: Invocation, end: Outcome['end']): void {
      const asksAgain =
        end.status === 'returned' && (retry.safeParse(end.result).success || unavailable.safeParse(end.result).success);
      readings.ended(invocation.id, end.status === 'returned' && !asksAgain);
      const { functionKey } = appContext.parse(invocation.appContext);
      if (functionKey === 'reconcile-all' && end.status === 'returned') reconciledAt = now();
      if (
        end.status === 'threw' &&
        functionKey !== 'sweep' &&
        functionKey !== 'reconcile-all' &&
        functionKey !== 'request-changed'
      ) {
        report('a function does not throw', `${functionKey}: ${end.error.message}`);
      }
    },
    performed(call: PlatformCall, answer: DoorAnswer, by: string): void {
      if ('failure' in answer) return note(`    no answer: ${answer.failure}`);
      if (answer.status >= 300) note(`    ${answer.status} ${String(answer.body).slice(0, 120)}`);
      if (/HOST_ERROR|UNMODELLED_CALL/.test(String(answer.body)))
        report('the sandbox itself works', String(answer.body));
      if (call.kind !== 'forge') return;
      const body = typeof call.body === 'string' ? call.body : '';
      if (call.meta.type === 'realtime' && personalIn(body, phones)) report('nothing personal in realtime', body);
      if (answer.status >= 300) return;
      if (call.meta.type === 'kvs') wrote(call.path, body, by);
      if (call.meta.remote !== 'jira') return;
      if (call.method === 'GET' && typeof answer.body === 'string') readings.read(call.path, answer.body, by);
      if (call.path === '/rest/servicedeskapi/request' && answer.status === 201) opening.created(by);
      if (call.path.includes('/properties/') && personalIn(body, phones))
        report('nothing personal in properties', body);
    },

    /** Nothing is left to do, and the hourly comparison has run since. */
    rests(calmSince: number, { points, timeline }: SimulatedSite): boolean {
      if (points.waiting.length > 0 || timeline.tasks().some(({ recurring }) => !recurring)) return false;
      return reconciledAt > calmSince + 5 * minute && unfinished().length === 0;
    },
    unrest: () => unfinished().join(', ') || 'something is always due',
  };

  function unfinished(): string[] {
    return [
      ...[...mirror.jobs.values()].map(({ kind, id }) => `${kind} job ${id}`),
      ...[...mirror.customers.values()].flatMap(({ key, active }) =>
        active.kind === 'claim' ? [`claim of ${key}`] : [],
      ),
    ];
  }
}
export type Judgement = ReturnType<typeof createJudgement>;
