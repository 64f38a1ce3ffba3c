import { route } from '@forge/api';
import { z } from 'zod';
import { callJira, expectOk } from './client';

const linkTypes = z.object({ issueLinkTypes: z.array(z.object({ id: z.string(), name: z.string() })) });

/** Names can be changed and translated; the first type there is says at least that the two belong together. */
const WANTED = { related: /^(relates|bezieh)/i, duplicate: /^(duplicate|dupli)/i } as const;

/** Links two requests; a site without link types has nothing to link with. Repeating a link changes nothing. */
export async function linkIssues(request: string, other: string, as: 'related' | 'duplicate'): Promise<void> {
  const listed = await callJira('app', { path: route`/rest/api/3/issueLinkType` });
  if (listed.reached && listed.status === 404) return;
  const { issueLinkTypes } = linkTypes.parse(expectOk('read link types', listed));
  const named = (wanted: RegExp) => issueLinkTypes.find(({ name }) => wanted.test(name));
  const type = named(WANTED[as]) ?? named(WANTED.related) ?? issueLinkTypes[0];
  if (type === undefined) return;
  // With the source inward and the target outward, the source "duplicates" the target.
  const [inward, outward] = as === 'duplicate' ? [request, other] : [other, request];
  const body = { type: { id: type.id }, inwardIssue: { id: inward }, outwardIssue: { id: outward } };
  const linked = await callJira('app', { path: route`/rest/api/3/issueLink`, method: 'POST', body });
  // One of the two may be gone, or closed to the app: a link is a comfort, not a promise.
  if (linked.reached && [400, 401, 403, 404, 413].includes(linked.status)) return;
  expectOk('link requests', linked);
}
