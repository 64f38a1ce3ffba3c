import { z } from 'zod';
import type { PlatformCall } from '../../sandbox/ports';
import type { DoorAnswer, Invocation, Outcome } from '../../sandbox/forge/invocation';
import { phones } from '../actors/phones';
import type { Heard } from '../actors/in-jira';
import type { Stage } from '../actors/stage';
import type { Mirror } from '../mirror';
import { count, type Tally } from '../tally';
import { describeChange } from '../trace';
import { activeConversation } from './active-conversation';
import { autoReply } from './auto-reply';
import { deedOf, functionOf } from './deeds';
import { createDepartureRule } from './departures';
import { messageWrites } from './messages';
import { createNoteRule } from './notes';
import { numbersStand } from './numbers';
import { createOpeningRule } from './opening';
import { createOperationRule } from './operations';
import { personalIn } from './privacy';
import { createReadingRule } from './readings';
import { createPlaceRule } from './threads';
import { versions } from './versions';

export interface Violation {
  rule: string;
  detail: string;
}

/** What a function answers when it wants to be called again. Optional, since a refusal costs more than reading. */
const answered = z.looseObject({ _retry: z.boolean().optional(), code: z.string().optional() }).optional();
/** What is repeated by a schedule or an event may fail at times. */
const mayThrow = new Set(['sweep', 'reconcile-all', 'request-changed', 'project-changed']);

/** Watches what the app writes, and keeps what people were told; the first broken rule is the run's violation. */
export function createJudgement(options: { mirror: Mirror; now: () => number; note: (text: string) => void }) {
  const { mirror, now, note } = options;
  const names = new Map<string, string>();
  const deeds = new Map<string, string>();
  const acknowledged = new Map<string, string>();
  const accepted = new Map<string, string>();
  const providerIds = new Map<string, string>();
  const deleted = new Map<string, number>();
  /** Whether the app can have heard of the last time that a request went to another project. */
  const transferred = new Map<string, Heard>();
  const comments = new Set<string>();
  const answers: Tally = {};
  const opening = createOpeningRule();
  const readings = createReadingRule();
  const operations = createOperationRule();
  const notes = createNoteRule();
  const departures = createDepartureRule((request) => deleted.get(request));
  const rules = [
    versions,
    messageWrites,
    departures.rule,
    createPlaceRule(departures.isGone),
    activeConversation,
    operations.rule,
    autoReply,
    numbersStand,
    opening.rule,
    readings.rule,
    notes.rule,
  ];
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
    const observation = { changes, mirror, by, deed: deeds.get(by) ?? '', now: now() };
    for (const rule of rules) rule(observation, report);
  }

  const stage: Stage = {
    note,
    report,
    acknowledged(providerId, phone) {
      acknowledged.set(providerId, phone);
      const message = mirror.messages.get(providerIds.get(providerId) ?? '');
      const owner = message && mirror.customers.get(message.customer);
      if (!message) report('what is acknowledged is stored', providerId);
      const digits = owner?.addresses.map((address) => (address.kind === 'phone' ? address.digits : ''));
      if (message && !digits?.includes(phone)) report('a message belongs to the number that sent it', providerId);
    },
    accepted(key, request) {
      accepted.set(key, request);
      if (mirror.messages.get(key)?.direction !== 'outbound') report('what is accepted is stored', key);
    },
    moved(form, request) {
      const bound = operations.boundBy(form);
      if (bound !== undefined && bound !== request)
        report('a form names the request that it made', `${request} for ${bound}`);
    },
    deleted: (request) => void deleted.set(request, now()),
    transferred: (request, events) => void transferred.set(request, events),
    commented: (text) => void comments.add(text),
    answered: (name, code) => count(answers, `${name}: ${code}`),
  };

  return {
    ...stage,
    violation: () => violation,
    acknowledgedMessages: () => acknowledged,
    acceptedReplies: () => accepted,
    comments: () => comments,
    keyOf: (providerId: string) => providerIds.get(providerId),
    name: (invocation: string) => names.get(invocation) ?? '?',
    isGone: departures.isGone,
    /** Texts of all notes that the app meant to write there. */
    notesMeant: notes.meant,
    /** An operation brought this message there, or back. */
    wasPlaced: operations.wasPlaced,
    answers: () => answers,
    wasDeleted: (request: string) => deleted.has(request),
    lastTransfer: (request: string) => transferred.get(request),
    /** Rights may be missing where requests went away. */
    somethingIsOutOfReach: () => deleted.size + transferred.size > 0,

    began(invocation: Invocation): void {
      deeds.set(invocation.id, deedOf(invocation));
      names.set(invocation.id, `#${names.size + 1} ${deedOf(invocation)}`);
      note(`#${names.size} ${deedOf(invocation)} begins`);
    },
    ended(invocation: Invocation, end: Outcome['end']): void {
      const answer = end.status === 'returned' ? answered.safeParse(end.result).data : undefined;
      const asksAgain = answer?._retry === true || answer?.code === 'unavailable';
      readings.ended(invocation.id, end.status === 'returned' && !asksAgain);
      const functionKey = functionOf(invocation);
      if (functionKey === 'reconcile-all' && end.status === 'returned') reconciledAt = now();
      if (end.status === 'threw' && !mayThrow.has(functionKey)) {
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
      const isStatus = call.meta.remote === 'jira' && call.method === 'GET' && [200, 404].includes(answer.status);
      if (isStatus && typeof answer.body === 'string') readings.read(call.path, answer.body, by);
      if (answer.status >= 300) return;
      if (call.meta.type === 'kvs') wrote(call.path, body, by);
      if (call.meta.remote !== 'jira') return;
      if (call.path === '/rest/servicedeskapi/request' && answer.status === 201) opening.created(by);
      if (call.path.includes('/properties/') && personalIn(body, phones))
        report('nothing personal in properties', body);
    },
    /** When the hourly comparison last finished. */
    comparedAt: () => reconciledAt,
    /** What must not be left at rest. Messages of a deleted request wait for 30 days until they are emptied. */
    unfinished: (): string[] => [
      ...[...mirror.jobs.values()].flatMap(({ kind, id }) => (kind === 'forget' ? [] : [`${kind} job ${id}`])),
      ...[...mirror.customers.values()].flatMap(({ key, active }) =>
        active.kind === 'claim' ? [`claim of ${key}`] : [],
      ),
    ],
    /** Messages that the panel offers to send again. */
    resendable: () =>
      [...mirror.messages.values()].flatMap((m) =>
        m.direction === 'outbound' && (m.delivery.state === 'failed' || m.delivery.state === 'unknown')
          ? [...mirror.conversations.values()]
              .filter((c) => 'segments' in c && c.segments.some(({ id }) => id === m.segment))
              .map(({ request }) => ({ key: m.key, request }))
          : [],
      ),
  };
}
export type Judgement = ReturnType<typeof createJudgement>;
