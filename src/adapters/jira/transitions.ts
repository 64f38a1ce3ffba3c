import { route } from '@forge/api';
import { z } from 'zod';
import type { Category } from '../../domain/conversation';
import type { SetInProgress } from '../../app/ports/requests';
import { callJira, expectOk, JiraProblem, type As, type JiraAnswer } from './client';
import { categoryOf } from './category';
import { readStatus } from './status';

const field = z.object({
  required: z.boolean(),
  hasDefaultValue: z.boolean().optional(),
  allowedValues: z.array(z.looseObject({ id: z.string().optional(), name: z.string().optional() })).optional(),
});

const transitions = z.object({
  transitions: z.array(
    z.object({
      id: z.string(),
      isAvailable: z.boolean().optional(),
      to: z.object({ id: z.string(), name: z.string(), statusCategory: z.object({ key: z.string() }) }),
      fields: z.record(z.string(), field).optional(),
    }),
  ),
});
type Way = z.infer<typeof transitions>['transitions'][number];

/** Ways that ask for nothing, in the workflow's order; a request that is gone has none. */
async function ways(as: 'app' | 'person', request: string): Promise<Way[]> {
  const read = await callJira(as, { path: route`/rest/api/3/issue/${request}/transitions?expand=transitions.fields` });
  if (read.reached && (read.status === 404 || read.status === 403)) return [];
  const offered = transitions.parse(expectOk('read transitions', read)).transitions;
  return offered.filter(({ isAvailable, fields }) => isAvailable !== false && !asksForSomething(fields));
}

function asksForSomething(fields: Way['fields']): boolean {
  return Object.values(fields ?? {}).some(({ required, hasDefaultValue }) => required && hasDefaultValue !== true);
}

function leadsTo(way: Way, category: Category): boolean {
  return categoryOf(way.to.statusCategory.key) === category;
}

function take(as: As, request: string, way: Way, duplicate: boolean): Promise<JiraAnswer> {
  const resolution = duplicate ? duplicateResolution(way) : undefined;
  const path = route`/rest/api/3/issue/${request}/transitions`;
  const body = { transition: { id: way.id }, ...(resolution === undefined ? {} : { fields: { resolution } }) };
  return callJira(as, { path, method: 'POST', body });
}

/** Resolutions are renamed and translated; a site without one keeps the transition's default. */
function duplicateResolution({ fields }: Way): { id: string } | undefined {
  const values = fields?.['resolution']?.allowedValues ?? [];
  const id = values.find(({ name }) => /^(duplicate|duplikat)/i.test(name ?? ''))?.id;
  return id === undefined ? undefined : { id };
}

/**
 * Takes the first way to Done. Listing as somebody else is not allowed outside of their session, so the app lists and
 * the agent moves; an agent who cannot be acted for, or may not, is stood in for by the app.
 */
export async function setDone(request: string, as?: { accountId: string; duplicate: boolean }): Promise<boolean> {
  const way = (await ways('app', request)).find((each) => leadsTo(each, 'done'));
  if (way === undefined) return isDoneOrGone(request);
  const duplicate = as?.duplicate === true;
  if (as !== undefined && moved(await take({ accountId: as.accountId }, request, way, duplicate))) return true;
  const answer = await take('app', request, way, duplicate);
  if (moved(answer)) return true;
  // After a collision a target that is reached already is success.
  if (answer.reached && [400, 404, 409].includes(answer.status)) return isDoneOrGone(request);
  throw new JiraProblem('set to Done', answer);
}

function moved(answer: JiraAnswer): boolean {
  return answer.reached && answer.status === 204;
}

async function isDoneOrGone(request: string): Promise<boolean> {
  const now = await readStatus(request);
  return !now.found || now.category === 'done';
}

/** As the person in session: the first way to In Progress, if it is not there already. */
export async function setInProgress(request: string): Promise<SetInProgress> {
  const before = await readStatus(request);
  if (before.found && before.category === 'active') return 'was-there';
  const way = (await ways('person', request)).find((each) => leadsTo(each, 'active'));
  if (way !== undefined) {
    const answer = await take('person', request, way, false);
    if (moved(answer)) return 'moved';
    if (!answer.reached || ![400, 403, 404, 409].includes(answer.status))
      throw new JiraProblem('set to In Progress', answer);
  }
  const now = await readStatus(request);
  return now.found && now.category === 'active' ? 'was-there' : 'no-transition';
}

export async function canLeadTo(request: string, category: Category): Promise<boolean> {
  return (await ways('person', request)).some((each) => leadsTo(each, category));
}

/** Back to a status by id; else, if wished, to the first In Progress one. */
export async function bringBack(
  request: string,
  status: { id: string; name: string },
  elseInProgress: boolean,
): Promise<{ id: string; name: string } | undefined> {
  const offered = await ways('person', request);
  const other = elseInProgress ? offered.find((each) => leadsTo(each, 'active')) : undefined;
  const way = offered.find(({ to }) => to.id === status.id) ?? other;
  if (way === undefined) return undefined;
  const answer = await take('person', request, way, false);
  if (moved(answer)) return { id: way.to.id, name: way.to.name };
  if (answer.reached && answer.status < 500) return undefined;
  throw new JiraProblem('bring back a status', answer);
}
