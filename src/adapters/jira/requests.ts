import { route } from '@forge/api';
import { z } from 'zod';
import type { Requests, StatusAnswer } from '../../app/ports';
import type { Category } from '../../domain/conversation';
import { callJira, expectOk, JiraProblem } from './client';
import { createRequest } from './create-request';
import { missingForPerson } from './permissions';
import { candidates, disagreeing } from './search';

/** No personal data: everybody who sees the request can read its properties. */
export const PROPERTY = 'omnichat.conversation';

const status = z.object({
  fields: z.object({
    status: z.object({ statusCategory: z.object({ key: z.string() }) }),
    statuscategorychangedate: z.string().nullish(),
    updated: z.string(),
  }),
  properties: z.record(z.string(), z.unknown()).optional(),
});

const property = z.object({ state: z.string() });

const transitions = z.object({
  transitions: z.array(
    z.object({
      id: z.string(),
      isAvailable: z.boolean().optional(),
      to: z.object({ statusCategory: z.object({ key: z.string() }) }),
      fields: z
        .record(z.string(), z.object({ required: z.boolean(), hasDefaultValue: z.boolean().optional() }))
        .optional(),
    }),
  ),
});

const linkTypes = z.object({ issueLinkTypes: z.array(z.object({ id: z.string(), name: z.string() })) });

/** Jira and JSM as the app, and the person's rights as the person. */
export function jiraRequests(): Requests {
  return {
    create: createRequest,
    candidates,
    disagreeing,
    missingForPerson,
    status: readStatus,
    setProperty,
    link,
    addInternalNote,
    setDone,
  };
}

async function readStatus(request: string): Promise<StatusAnswer> {
  const fields = 'status,statuscategorychangedate,updated';
  const answer = await callJira('app', {
    path: route`/rest/api/3/issue/${request}?fields=${fields}&properties=${PROPERTY}`,
  });
  // 404 hides 403: gone and invisible look alike, and both mean that nothing can be written there.
  if (answer.reached && (answer.status === 404 || answer.status === 403)) return { found: false };
  const issue = status.parse(expectOk('read status', answer));
  const { fields: read, properties } = issue;
  return {
    found: true,
    category: categoryOf(read.status.statusCategory.key),
    since: new Date(read.statuscategorychangedate ?? read.updated).toISOString(),
    property: property.safeParse(properties?.[PROPERTY]).data,
  };
}

function categoryOf(key: string): Category {
  if (key === 'done') return 'done';
  return key === 'indeterminate' ? 'active' : 'new';
}

async function setProperty(request: string, value: { state: string }): Promise<boolean> {
  const path = route`/rest/api/3/issue/${request}/properties/${PROPERTY}`;
  const answer = await callJira('app', { path, method: 'PUT', body: value });
  if (answer.reached && (answer.status === 403 || answer.status === 404)) return false;
  expectOk('set property', answer);
  return true;
}

/** `Relates` where the site has it, else the first type there is; without link types there is nothing to do. */
async function link(request: string, previous: string): Promise<void> {
  const listed = await callJira('app', { path: route`/rest/api/3/issueLinkType` });
  if (listed.reached && listed.status === 404) return;
  const { issueLinkTypes } = linkTypes.parse(expectOk('read link types', listed));
  const type = issueLinkTypes.find(({ name }) => name === 'Relates') ?? issueLinkTypes[0];
  if (type === undefined) return;
  const body = { type: { id: type.id }, inwardIssue: { id: previous }, outwardIssue: { id: request } };
  const linked = await callJira('app', { path: route`/rest/api/3/issueLink`, method: 'POST', body });
  // One of the two may be gone, or closed to the app: a link is a comfort, not a promise.
  if (linked.reached && [400, 401, 403, 404, 413].includes(linked.status)) return;
  expectOk('link requests', linked);
}

/** Through JSM with `public: false`: the documented way that never mails a customer. Its text is wiki markup, ours has none. */
async function addInternalNote(request: string, text: string): Promise<void> {
  const path = route`/rest/servicedeskapi/request/${request}/comment`;
  const answer = await callJira('app', { path, method: 'POST', body: { body: text, public: false } });
  if (answer.reached && answer.status === 404) return;
  expectOk('add note', answer);
}

async function setDone(request: string): Promise<boolean> {
  const read = await callJira('app', {
    path: route`/rest/api/3/issue/${request}/transitions?expand=transitions.fields`,
  });
  if (read.reached && read.status === 404) return true;
  const offered = transitions.parse(expectOk('read transitions', read)).transitions;
  const way = offered.find(
    ({ to, isAvailable, fields }) =>
      to.statusCategory.key === 'done' &&
      isAvailable !== false &&
      !Object.values(fields ?? {}).some((field) => field.required && field.hasDefaultValue !== true),
  );
  if (way === undefined) return isDone(request);
  const path = route`/rest/api/3/issue/${request}/transitions`;
  const answer = await callJira('app', { path, method: 'POST', body: { transition: { id: way.id } } });
  if (answer.reached && answer.status === 204) return true;
  // After a collision a target that is reached already is success.
  if (answer.reached && (answer.status === 400 || answer.status === 409)) return isDone(request);
  throw new JiraProblem('set to Done', answer);
}

async function isDone(request: string): Promise<boolean> {
  const now = await readStatus(request);
  return now.found && now.category === 'done';
}
