import { z } from 'zod';
import { isConversation, type Conversation } from '../../../src/domain/conversation';
import { phones } from '../actors/customers';
import type { createPeople } from '../actors/people';
import type { Mirror } from '../mirror';
import type { SimulatedSite } from '../platform/simulated-site';
import type { Judgement } from './judgement';
import { personalIn } from './privacy';
import { shownBy } from './threads';

interface AtRest {
  site: SimulatedSite;
  mirror: Mirror;
  judgement: Judgement;
}

const storedRow = z.object({ version: z.number() });
const property = z.object({ state: z.string() });
const view = z.looseObject({
  code: z.literal('ok'),
  view: z.looseObject({
    kind: z.string(),
    state: z.string().optional(),
    thread: z.array(z.looseObject({ key: z.string() })).optional(),
  }),
});

/** What must hold when everything has come to rest. */
export async function judgeRest(
  parts: AtRest,
  people: ReturnType<typeof createPeople>,
  settle: () => Promise<boolean>,
): Promise<void> {
  for (const rule of [
    storageAgrees,
    everyMessageIsShown,
    oneRequestPerClaim,
    statusesAgree,
    phonesAgree,
    nothingPersonal,
  ])
    rule(parts);
  await panelsAgree(parts, people, settle);
  for (const complaint of parts.site.complaints())
    parts.judgement.report('the app asks only what platforms answer', complaint);
}

function storageAgrees({ site, mirror, judgement }: AtRest): void {
  const kept: Record<string, ReadonlyMap<string, { version: number }>> = {
    customer: mirror.customers,
    conversation: mirror.conversations,
    message: mirror.messages,
    job: mirror.jobs,
  };
  let rows = 0;
  for (const { entity, key, value } of site.forge.storage()) {
    const records = kept[entity ?? ''];
    if (!records) continue;
    rows += 1;
    const { version } = storedRow.parse(value);
    if (records.get(key)?.version !== version)
      judgement.report('the mirror shows what is stored', `${entity ?? ''} ${key}`);
  }
  const mirrored = Object.values(kept).reduce((sum, records) => sum + records.size, 0);
  if (mirrored !== rows) judgement.report('the mirror shows what is stored', `${mirrored} records for ${rows} rows`);
}

function everyMessageIsShown({ mirror, judgement }: AtRest): void {
  const shown = [...mirror.conversations.values()].filter(isConversation).flatMap((c) => shownBy(c, mirror));
  for (const providerId of judgement.acknowledgedMessages().keys()) {
    const key = judgement.keyOf(providerId);
    const times = shown.filter((each) => each === key).length;
    if (times !== 1) judgement.report('an acknowledged message shows once', `${providerId}: ${times} times`);
  }
}

function oneRequestPerClaim({ site, mirror, judgement }: AtRest): void {
  const { jira } = site;
  const workflow = jira.projects().find(({ key }) => key === 'OMN')?.workflow;
  const app = jira.account('app')?.id;
  for (const issue of jira.issues('OMN')) {
    const record = mirror.conversations.get(issue.id);
    if (isConversation(record)) continue;
    if (record?.state === 'reserved') judgement.report('no reservation is left', issue.id);
    const done = workflow?.statuses.find(({ id }) => id === issue.statusId)?.category === 'done';
    // A person who moves it afterwards has reasons.
    const movedByPerson = issue.changes.at(-1)?.author !== app;
    const noted = issue.comments.some(({ author, public: shownToAll }) => author === app && !shownToAll);
    if (!noted || !(done || movedByPerson)) {
      judgement.report(
        'a request of no conversation is closed with a note',
        `${issue.id} (${record?.state ?? 'unknown'})`,
      );
    }
  }
  for (const record of mirror.conversations.values()) {
    if (!jira.findIssue(record.request)) judgement.report('a conversation has its request', record.request);
  }
}

function statusesAgree({ site, mirror, judgement }: AtRest): void {
  const workflow = site.jira.projects().find(({ key }) => key === 'OMN')?.workflow;
  const categoryOf = (statusId: string) => workflow?.statuses.find(({ id }) => id === statusId)?.category;
  for (const record of mirror.conversations.values()) {
    const issue = site.jira.findIssue(record.request);
    if (!isConversation(record) || !issue) continue;
    const category = categoryOf(issue.statusId);
    if (category === 'done' && record.state !== 'ended') judgement.report('a Done request has ended', record.request);
    if (category === 'indeterminate' && record.state !== 'open')
      judgement.report('a request in progress is open', record.request);
    const active = mirror.customers.get(record.customer)?.active;
    const state =
      record.state !== 'open'
        ? record.state
        : active?.kind === 'request' && active.request === record.request
          ? 'active'
          : 'paused';
    const told = property.safeParse(issue.properties['omnichat.conversation']).data?.state;
    if (told !== state)
      judgement.report('the property shows the state', `${record.request}: ${told ?? 'none'} for ${state}`);
    const text = JSON.stringify(issue.description);
    const texts = [...mirror.messages.values()].flatMap((m) =>
      m.direction === 'inbound' && m.customer === record.customer && m.content.kind === 'text' ? [m.content.text] : [],
    );
    if (!texts.some((each) => text.includes(JSON.stringify(each))))
      judgement.report('a request describes a message of its customer', record.request);
    if (category === 'done')
      nothingLate(record, doneSince(issue.statusHistory, categoryOf), { mirror, judgement, site });
  }
}

function doneSince(
  history: { statusId: string; at: number }[],
  categoryOf: (statusId: string) => string | undefined,
): number {
  return history[history.findLastIndex(({ statusId }) => categoryOf(statusId) !== 'done') + 1]?.at ?? 0;
}

function nothingLate(conversation: Conversation, since: number, { mirror, judgement }: AtRest): void {
  const { request, items } = conversation;
  for (const key of shownBy(conversation, mirror)) {
    const message = mirror.messages.get(key);
    const moved = items.find((item) => item.key === key)?.since;
    if (message?.direction === 'inbound' && Date.parse(moved ?? message.storedAt) > since) {
      judgement.report('no message stays in a request that was done before', `${key} in ${request}`);
    }
  }
}

function phonesAgree({ site, mirror, judgement }: AtRest): void {
  const received = phones.flatMap((phone) => site.infobip.phones.of(phone)).filter((m) => m.direction === 'received');
  for (const { messageId } of received) {
    const record = mirror.messages.get(messageId);
    if (record?.direction !== 'outbound') judgement.report('what a phone got is in a thread', messageId);
    if (received.filter((each) => each.messageId === messageId).length > 1)
      judgement.report('a phone gets a message once', messageId);
  }
  for (const message of mirror.messages.values()) {
    if (message.direction !== 'outbound') continue;
    const { state } = message.delivery;
    const arrived = received.find(({ messageId }) => messageId === message.key);
    if (state === 'sending') judgement.report('at rest nothing is being sent', message.key);
    if ((state === 'sent' || state === 'delivered') && !arrived)
      judgement.report('what counts as sent was sent', message.key);
    if (arrived && arrived.phone !== message.to) judgement.report('a message goes to its customer', message.key);
    if (arrived && arrived.text !== message.content.text) judgement.report('a message arrives as written', message.key);
  }
}

function nothingPersonal({ site, judgement }: AtRest): void {
  for (const { text, source } of site.forge.logs()) {
    if (source === 'app' && personalIn(text, phones)) judgement.report('nothing personal in logs', text);
  }
}

/** The panel of every request shows what the records say. */
async function panelsAgree(
  { mirror, judgement }: AtRest,
  people: ReturnType<typeof createPeople>,
  settle: () => Promise<boolean>,
): Promise<void> {
  for (const record of mirror.conversations.values()) {
    if (!isConversation(record)) continue;
    const answers: unknown[] = [];
    void people.inPanel('agent', record.request, 'view', {}).then((answer) => answers.push(answer));
    for (let steps = 0; answers.length === 0 && steps < 500; steps += 1) await settle();
    const shown = view.safeParse(answers[0]).data?.view.thread?.map(({ key }) => key) ?? [];
    const expected = shownBy(record, mirror);
    const same = shown.length === expected.length && expected.every((key) => shown.includes(key));
    if (!same && expected.length <= 30)
      judgement.report('the panel shows the thread', `${record.request}: ${shown.length} of ${expected.length}`);
  }
}
