import { z } from 'zod';
import { type Account, hasInProject } from '../account';
import { adfDocument } from '../adf';
import type { Instance } from '../instance';
import type { Issue } from '../issue';
import { isAgent } from '../issue-fields';
import { refuse, refuseField } from '../refusal';
import { empty, json, list, parse, type Route } from '../route';

export const propertyList = z.array(z.strictObject({ key: z.string().min(1).max(255), value: z.unknown() }));

const commentBody = z.strictObject({
  body: adfDocument,
  properties: propertyList.optional(),
  visibility: z
    .strictObject({
      type: z.enum(['group', 'role']).optional(),
      value: z.string().optional(),
      identifier: z.string().nullish(),
    })
    .optional(),
});

const internalMark = z.looseObject({ internal: z.boolean() });

/**
 * Platform comments are public to the customer unless they carry `sd.public.comment` `{ internal: true }`; people who are
 * neither agents nor customers can only comment internally. Outside service projects nothing is public.
 */
export function isInternal(
  { access }: Instance,
  issue: Issue,
  author: Account,
  given: { properties?: z.infer<typeof propertyList> | undefined },
): boolean {
  if (access.projectOf(issue).type !== 'service_desk') return true;
  if (author.accountType === 'customer') return false;
  if (!isAgent(author, issue.projectId)) return true;
  const mark = internalMark.safeParse(given.properties?.find(({ key }) => key === 'sd.public.comment')?.value);
  return mark.success && mark.data.internal;
}

/** Comments of the platform API; reading lists is with the other reads of an issue. */
export function commentRoutes(instance: Instance): Route[] {
  const { access, changes, shapes } = instance;
  const comments = '/rest/api/3/issue/{issueIdOrKey}/comment';
  return [
    {
      method: 'POST',
      template: comments,
      handle(call) {
        parse(z.strictObject({ expand: list.optional() }), call.query);
        const given = parse(commentBody, call.body);
        const issue = access.issue(call.actor, call.param('issueIdOrKey'));
        if (!access.may(call.actor, 'ADD_COMMENTS', issue)) {
          throw refuseField('comment', 'You do not have the permission to comment on this issue.');
        }
        const isPublic = !isInternal(instance, issue, call.actor, given);
        const comment = changes.comment(
          issue,
          { body: given.body, public: isPublic, properties: given.properties ?? [] },
          { accountId: call.actor.id, byApp: call.asApp },
        );
        return json(201, shapes.comment(issue.id, comment));
      },
    },
    {
      method: 'GET',
      template: `${comments}/{id}`,
      handle(call) {
        const issue = access.issue(call.actor, call.param('issueIdOrKey'));
        const comment = issue.comments.find(({ id }) => id === call.param('id'));
        const hidden = call.actor.accountType === 'customer' && !comment?.public;
        if (!comment || hidden) throw refuse(404, `Can not find a comment for the id: ${call.param('id')}.`);
        return json(200, shapes.comment(issue.id, comment));
      },
    },
    {
      method: 'DELETE',
      template: `${comments}/{id}`,
      handle(call) {
        const issue = access.issue(call.actor, call.param('issueIdOrKey'));
        const comment = issue.comments.find(({ id }) => id === call.param('id'));
        if (!comment) throw refuse(404, `Can not find a comment for the id: ${call.param('id')}.`);
        const permission = comment.author === call.actor.id ? 'DELETE_OWN_COMMENTS' : 'DELETE_ALL_COMMENTS';
        if (!hasInProject(call.actor, permission, issue.projectId)) {
          throw refuse(400, 'You do not have permission to delete this comment.');
        }
        changes.removeComment(issue, comment.id, { accountId: call.actor.id, byApp: call.asApp });
        return empty(204);
      },
    },
  ];
}
