import { route } from '@forge/api';
import { z } from 'zod';
import type { AgentComment } from '../../app/ports/requests';
import type { Instant } from '../../domain/time';
import { documentFiles, documentText, plainText } from './adf';
import { callJira, expectOk } from './client';

const PAGE = 50;
/** Clocks of Jira and of the app may differ by this much. */
const CLOCK_SLACK_MS = 5_000;

const comment = z.object({
  id: z.string(),
  created: z.string(),
  author: z.object({ accountId: z.string(), accountType: z.string().optional() }).nullish(),
  jsdPublic: z.boolean().optional(),
  body: z.unknown(),
});
const comments = z.object({ total: z.number(), comments: z.array(comment) });
type Comment = z.infer<typeof comment>;

const reporter = z.object({ fields: z.object({ reporter: z.object({ accountId: z.string() }).nullish() }) });

/** Through JSM with `public: false`: the documented way that never mails a customer. Its text is wiki markup. */
export async function addInternalNote(request: string, text: string): Promise<void> {
  const path = route`/rest/servicedeskapi/request/${request}/comment`;
  const answer = await callJira('app', { path, method: 'POST', body: { body: text, public: false } });
  // Gone, closed to the app, or in no service project any more: there is nobody to tell.
  if (answer.reached && [400, 403, 404].includes(answer.status)) return;
  expectOk('add note', answer);
}

/** Looks through the newest comments. White space, marks and what becomes of keys are Jira's business. */
export async function hasInternalNote(request: string, text: string, since: Instant): Promise<boolean> {
  const wanted = flat(text);
  const newest = await list('app', request);
  return newest.some(
    ({ jsdPublic, created, body }) =>
      jsdPublic === false &&
      Date.parse(created) >= Date.parse(since) - CLOCK_SLACK_MS &&
      flat(documentText(body)) === wanted,
  );
}

/** The words alone: Jira shows keys and addresses as cards, and may take punctuation for markup. */
function flat(text: string): string {
  return text
    .replace(/[A-Z][A-Z0-9_]*-\d+|https?:\S+/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Public comments by people who work here: not by customers, the request's reporter, automation, or apps. The ids of
 * comments grow, so that what was looked at once is not looked at again.
 */
export async function publicComments(
  request: string,
  after: string,
): Promise<{ comments: AgentComment[]; upTo: string }> {
  const newest = (await list('app', request)).filter(({ id }) => Number(id) > Number(after));
  const upTo = newest.reduce((greatest, { id }) => (Number(id) > Number(greatest) ? id : greatest), after);
  const said = newest.filter(({ jsdPublic, author }) => jsdPublic === true && author?.accountType === 'atlassian');
  if (said.length === 0) return { comments: [], upTo };
  const whose = await reporterOf(request);
  const found = said.flatMap(({ id, created, author }) =>
    author == null || author.accountId === whose ? [] : [{ id, at: instant(created), by: author.accountId }],
  );
  return { comments: found.sort((a, b) => Number(a.id) - Number(b.id)), upTo };
}

async function reporterOf(request: string): Promise<string | undefined> {
  const answer = await callJira('app', { path: route`/rest/api/3/issue/${request}?fields=reporter` });
  if (answer.reached && answer.status === 404) return undefined;
  return reporter.parse(expectOk('read reporter', answer)).fields.reporter?.accountId;
}

/** A public comment as the person sees it. */
export async function readComment(request: string, id: string): Promise<{ text: string; files: string[] } | undefined> {
  const answer = await callJira('person', { path: route`/rest/api/3/issue/${request}/comment/${id}` });
  if (answer.reached && (answer.status === 404 || answer.status === 403)) return undefined;
  const { jsdPublic, body } = comment.parse(expectOk('read comment', answer));
  return jsdPublic === true ? { text: plainText(body), files: documentFiles(body) } : undefined;
}

/** The newest internal comments that the person may see, oldest first. */
export async function internalComments(request: string) {
  const newest = await list('person', request);
  return newest
    .filter(({ jsdPublic }) => jsdPublic === false)
    .map(({ id, created, author, body }) => ({
      id,
      at: instant(created),
      by: author?.accountId ?? '',
      text: plainText(body),
    }))
    .reverse();
}

async function list(as: 'app' | 'person', request: string): Promise<Comment[]> {
  const answer = await callJira(as, {
    path: route`/rest/api/3/issue/${request}/comment?orderBy=-created&maxResults=${String(PAGE)}`,
  });
  if (answer.reached && (answer.status === 404 || answer.status === 403)) return [];
  return comments.parse(expectOk('read comments', answer)).comments;
}

function instant(jiraTime: string): Instant {
  return new Date(jiraTime).toISOString();
}
