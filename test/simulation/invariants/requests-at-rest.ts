import { z } from 'zod';
import { isConversation, type Conversation } from '../../../src/domain/conversation';
import type { SimulatedSite } from '../platform/simulated-site';
import type { AtRest } from './at-rest';
import { nothingLate } from './late-at-rest';

const property = z.looseObject({ state: z.string(), waitingSince: z.string().optional() });
type Issue = NonNullable<ReturnType<SimulatedSite['jira']['findIssue']>>;

/** Requests and conversations fit together: every request that OmniChat made is bound, or closed with a note. */
export function requestsAgree(parts: AtRest): void {
  const { site, mirror } = parts;
  for (const issue of site.jira.issues()) {
    const record = mirror.conversations.get(issue.id);
    if (isConversation(record)) bound(parts, issue, record);
    else unbound(parts, issue, record?.state);
    notesAgree(parts, issue);
  }
  for (const record of mirror.conversations.values()) {
    if (!site.jira.findIssue(record.request)) lost(parts, record.request);
  }
}

/** Its deletion was never heard of: then at least nothing arrives there any more. */
function lost({ mirror, judgement }: AtRest, request: string): void {
  const record = mirror.conversations.get(request);
  if (!judgement.wasDeleted(request)) judgement.report('a conversation has its request', request);
  if (isConversation(record) && isActive(record, mirror))
    judgement.report('nothing is active without a request', request);
}

/** Nothing is bound to it: customers and agents made it for themselves, or it is closed with a note. */
function unbound({ site, judgement }: AtRest, issue: Issue, state: string | undefined): void {
  const { jira } = site;
  const isOthers = jira.account(issue.creator)?.accountType === 'customer' || issue.summary.startsWith('CLONE');
  const told = issue.properties['omnichat.conversation'];
  if (isOthers) {
    if (told !== undefined) judgement.report('a request without conversation has no property', issue.id);
    return;
  }
  // A reservation of a request that was there before is taken over by whoever needs it next.
  if (state === 'reserved') judgement.report('no reservation is left', issue.id);
  closed({ site, judgement }, issue, state ?? 'unknown');
}

/** A person who moves it afterwards has reasons; in another project it may be no request, or closed to whoever made it. */
function closed({ site, judgement }: Pick<AtRest, 'site' | 'judgement'>, issue: Issue, state: string): void {
  if (judgement.lastTransfer(issue.id) !== undefined) return;
  const app = site.jira.account('app')?.id;
  const category = categoryOf(site, issue);
  const lastMove = issue.changes.findLast(({ items }) => items.some(({ field }) => field === 'status'));
  const movedByPerson = lastMove !== undefined && lastMove.author !== app && category !== 'done';
  const noted = issue.comments.some(({ author, public: shownToAll }) => author === app && !shownToAll);
  if (!noted || (category !== 'done' && !movedByPerson)) {
    judgement.report('a request that nobody needs is closed with a note', `${issue.id} (${state})`);
  }
}

function bound(parts: AtRest, issue: Issue, record: Conversation): void {
  const { site, mirror, judgement } = parts;
  const category = categoryOf(site, issue);
  const isService = site.jira.issueRef(issue.id)?.project.type === 'service_desk';
  const { request, state } = record;
  if (state === 'merged') {
    closed(parts, issue, state);
  } else if (isService) {
    if (category === 'done' && state !== 'ended') judgement.report('a Done request has ended', request);
    if (category === 'indeterminate' && state !== 'open') judgement.report('a request in progress is open', request);
    // A way back that nobody heard of is seen when somebody opens the panel.
    const isKnown = judgement.lastTransfer(request) !== 'unheard';
    if (record.readOnly !== undefined && isKnown) judgement.report('a request within reach is not read-only', request);
  } else if (isActive(record, mirror)) {
    judgement.report('nothing is active outside of service projects', request);
  }
  propertyAgrees(parts, issue, record);
  describesCustomer(parts, issue, record);
  if (category === 'done' && state === 'ended') nothingLate(record, doneSince(site, issue), parts);
}

function propertyAgrees({ mirror, judgement }: AtRest, issue: Issue, record: Conversation): void {
  const active = mirror.customers.get(record.customer)?.active;
  const isOpen = record.state === 'open';
  const mine = isOpen && active?.kind === 'request' && active.request === record.request ? active : undefined;
  const state = !isOpen ? record.state : mine ? 'active' : 'paused';
  const told = property.safeParse(issue.properties['omnichat.conversation']).data;
  if (told?.state !== state || told.waitingSince !== mine?.waiting?.since)
    judgement.report(
      'the property shows the state',
      `${record.request}: ${JSON.stringify(told)} for ${state} ${mine?.waiting?.since ?? ''}`,
    );
}

function describesCustomer({ site, mirror, judgement }: AtRest, issue: Issue, record: Conversation): void {
  if (site.jira.account(issue.creator)?.accountType === 'customer') return;
  const text = JSON.stringify(issue.description);
  const texts = [...mirror.messages.values()].flatMap((m) =>
    m.direction === 'inbound' && m.customer === record.customer && m.content.kind === 'text' ? [m.content.text] : [],
  );
  if (texts.length > 0 && !texts.some((each) => text.includes(JSON.stringify(each))))
    judgement.report('a request describes a message of its customer', record.request);
}

/** Every note that was meant is written, and once. */
function notesAgree({ site, judgement }: AtRest, issue: Issue): void {
  const app = site.jira.account('app')?.id;
  const texts = issue.comments.flatMap(({ author, body }) => (author === app ? [JSON.stringify(body)] : []));
  for (const text of new Set(texts)) {
    const times = texts.filter((each) => each === text).length;
    const meant = judgement
      .notesMeant(issue.id)
      .filter((each) => text.includes(JSON.stringify(each).slice(1, -1))).length;
    if (meant > 0 && times > meant) judgement.report('a note is written once', `${issue.id}: ${times} for ${meant}`);
  }
}

function isActive({ customer, request }: Conversation, mirror: AtRest['mirror']): boolean {
  const active = mirror.customers.get(customer)?.active;
  return active?.kind === 'request' && active.request === request;
}

function categoryOf(site: SimulatedSite, issue: Issue): string | undefined {
  const project = site.jira.projects().find(({ id }) => id === issue.projectId);
  return project?.workflow.statuses.find(({ id }) => id === issue.statusId)?.category;
}

function doneSince(site: SimulatedSite, { statusHistory, projectId }: Issue): number {
  const statuses = site.jira.projects().find(({ id }) => id === projectId)?.workflow.statuses ?? [];
  const isDone = (statusId: string): boolean => statuses.find(({ id }) => id === statusId)?.category === 'done';
  return statusHistory[statusHistory.findLastIndex(({ statusId }) => !isDone(statusId)) + 1]?.at ?? 0;
}
