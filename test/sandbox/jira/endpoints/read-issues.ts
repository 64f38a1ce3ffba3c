import { z } from 'zod';
import { changelogOf } from '../changelog';
import type { Account } from '../account';
import type { Instance } from '../instance';
import { issueFields, visibleComments } from '../issue-fields';
import type { Issue } from '../issue';
import { refuse } from '../refusal';
import { json, list, flag, parse, type Route, wholeNumber } from '../route';
import { availableTransitions } from './transitions';

const issueQuery = z.strictObject({
  fields: list.optional(),
  properties: list.optional(),
  expand: list.optional(),
  fieldsByKeys: flag.optional(),
  updateHistory: flag.optional(),
  failFast: flag.optional(),
});

const bulkBody = z.strictObject({
  issueIdsOrKeys: z.array(z.string()).min(1).max(100),
  fields: z.array(z.string()).default(['*navigable']),
  properties: z.array(z.string()).max(5).default([]),
  expand: z.array(z.string()).default([]),
  fieldsByKeys: z.boolean().optional(),
});

const page = z.strictObject({ startAt: wholeNumber.default(0), maxResults: wholeNumber.default(100) });

const commentsQuery = page.extend({
  orderBy: z.enum(['created', '+created', '-created']).optional(),
  expand: list.optional(),
});

/** An issue as the platform answers it, with the chosen fields and properties. */
export function issueBean(
  instance: Instance,
  issue: Issue,
  viewer: Account,
  wanted: { fields: string[]; properties?: string[] | undefined; expand?: string[] | undefined },
): object {
  const { siteUrl } = instance;
  const bean = { id: issue.id, key: issue.key, self: `${siteUrl}/rest/api/3/issue/${issue.id}` };
  const fields = issueFields(instance, issue, viewer, wanted.fields);
  const properties = wanted.properties
    ? { properties: Object.fromEntries(selectedProperties(issue, wanted.properties)) }
    : {};
  const changelog = wanted.expand?.includes('changelog') ? { changelog: changelogOf(instance, issue) } : {};
  const transitions = wanted.expand?.includes('transitions')
    ? { transitions: availableTransitions(instance, issue, viewer, false) }
    : {};
  return { expand: 'changelog,transitions', ...bean, fields, ...properties, ...changelog, ...transitions };
}

function selectedProperties(issue: Issue, keys: string[]): [string, unknown][] {
  return Object.entries(issue.properties).filter(([key]) => keys.includes('*all') || keys.includes(key));
}

export function issueReadRoutes(instance: Instance): Route[] {
  const { access, shapes } = instance;
  return [
    {
      method: 'GET',
      template: '/rest/api/3/issue/{issueIdOrKey}',
      handle(call) {
        const { fields = ['*all'], properties, expand } = parse(issueQuery, call.query);
        const issue = access.issue(call.actor, call.param('issueIdOrKey'));
        return json(200, issueBean(instance, issue, call.actor, { fields, properties, expand }));
      },
    },
    {
      method: 'POST',
      template: '/rest/api/3/issue/bulkfetch',
      handle(call) {
        const { issueIdsOrKeys, fields, properties, expand } = parse(bulkBody, call.body);
        const found = issueIdsOrKeys
          .map((idOrKey) => instance.store.findIssue(idOrKey))
          .filter((issue) => issue !== undefined && access.seesIssue(call.actor, issue))
          .filter((issue) => issue !== undefined);
        const issues = [...new Set(found)]
          .sort((a, b) => Number(a.id) - Number(b.id))
          .map((issue) => issueBean(instance, issue, call.actor, { fields, properties, expand }));
        // Absent and invisible issues are in neither list: the errors are for what could be had by asking again.
        return json(200, { issues, issueErrors: [] });
      },
    },
    {
      method: 'GET',
      template: '/rest/api/3/issue/{issueIdOrKey}/changelog',
      handle(call) {
        const { startAt, maxResults } = parse(page, call.query);
        const { histories } = changelogOf(instance, access.issue(call.actor, call.param('issueIdOrKey')));
        const values = histories.slice(startAt, startAt + maxResults);
        const isLast = startAt + maxResults >= histories.length;
        return json(200, { startAt, maxResults, total: histories.length, isLast, values });
      },
    },
    {
      method: 'DELETE',
      template: '/rest/api/3/issue/{issueIdOrKey}',
      handle(call) {
        parse(z.strictObject({ deleteSubtasks: flag.optional() }), call.query);
        const issue = access.issue(call.actor, call.param('issueIdOrKey'));
        if (!access.may(call.actor, 'DELETE_ISSUES', issue)) {
          throw refuse(403, 'You do not have permission to delete issues in this project.');
        }
        instance.changes.remove(issue, { accountId: call.actor.id, byApp: call.asApp });
        return { status: 204, headers: {}, body: '' };
      },
    },
    {
      method: 'GET',
      template: '/rest/api/3/issue/{issueIdOrKey}/comment',
      handle(call) {
        const query = parse(commentsQuery, call.query);
        const issue = access.issue(call.actor, call.param('issueIdOrKey'));
        const visible = [...visibleComments(issue, call.actor)];
        if (query.orderBy === '-created') visible.reverse();
        const comments = visible.slice(query.startAt, query.startAt + query.maxResults).map((comment) => ({
          ...shapes.comment(issue.id, comment),
          ...(query.expand?.includes('properties') ? { properties: comment.properties } : {}),
        }));
        return json(200, { startAt: query.startAt, maxResults: query.maxResults, total: visible.length, comments });
      },
    },
  ];
}
