import { z } from 'zod';
import { type Account, hasInProject } from '../account';
import { adfDocument } from '../adf';
import type { Instance } from '../instance';
import type { Comment, Issue } from '../issue';
import { isAgent, visibleComments } from '../issue-fields';
import { isServiceDesk } from '../project';
import { refuse, refuseField } from '../refusal';
import { empty, flag, json, list, parse, type Call, type Route } from '../route';

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

const editQuery = z.strictObject({
  notifyUsers: flag.optional(),
  overrideEditableFlag: flag.optional(),
  expand: list.optional(),
});

const internalMark = z.looseObject({ internal: z.boolean() });

/**
 * Platform comments are public to the customer unless they carry `sd.public.comment` `{ internal: true }`; people who are
 * neither agents nor customers can only comment internally. Outside service projects `jsdPublic` is true and means nothing.
 */
export function isInternal(
  { access }: Instance,
  issue: Issue,
  author: Account,
  given: { properties?: z.infer<typeof propertyList> | undefined },
): boolean {
  if (!isServiceDesk(access.projectOf(issue))) return false;
  if (author.accountType === 'customer') return false;
  if (!isAgent(author, issue.projectId)) return true;
  const mark = internalMark.safeParse(given.properties?.find(({ key }) => key === 'sd.public.comment')?.value);
  return mark.success && mark.data.internal;
}

/** Comments of the platform API; reading lists is with the other reads of an issue. */
export function commentRoutes(instance: Instance): Route[] {
  const { access, changes, shapes } = instance;
  const comments = '/rest/api/3/issue/{issueIdOrKey}/comment';
  const author = (call: Call) => ({ accountId: call.actor.id, byApp: call.asApp });
  const find = (call: Call): { issue: Issue; comment: Comment } => {
    const issue = access.issue(call.actor, call.param('issueIdOrKey'));
    const comment = visibleComments(issue, call.actor).find(({ id }) => id === call.param('id'));
    if (!comment) throw refuse(404, `Can not find a comment for the id: ${call.param('id')}.`);
    return { issue, comment };
  };
  const mayAct = (call: Call, { issue, comment }: ReturnType<typeof find>, verb: 'EDIT' | 'DELETE') => {
    const whose = comment.author === call.actor.id ? 'OWN' : 'ALL';
    return hasInProject(call.actor, `${verb}_${whose}_COMMENTS`, issue.projectId);
  };
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
          author(call),
        );
        return json(201, shapes.comment(issue.id, comment));
      },
    },
    {
      method: 'GET',
      template: `${comments}/{id}`,
      handle(call) {
        const { issue, comment } = find(call);
        return json(200, shapes.comment(issue.id, comment));
      },
    },
    {
      method: 'PUT',
      template: `${comments}/{id}`,
      handle(call) {
        parse(editQuery, call.query);
        const given = parse(commentBody, call.body);
        const found = find(call);
        if (!mayAct(call, found, 'EDIT')) throw refuse(400, 'You do not have permission to edit this comment.');
        const { issue, comment } = found;
        const isPublic = given.properties ? !isInternal(instance, issue, call.actor, given) : comment.public;
        const patch = { body: given.body, public: isPublic, properties: given.properties ?? comment.properties };
        return json(200, shapes.comment(issue.id, changes.editComment(issue, comment.id, patch, author(call))));
      },
    },
    {
      method: 'DELETE',
      template: `${comments}/{id}`,
      handle(call) {
        const found = find(call);
        if (!mayAct(call, found, 'DELETE')) throw refuse(400, 'You do not have permission to delete this comment.');
        changes.removeComment(found.issue, found.comment.id, author(call));
        return empty(204);
      },
    },
  ];
}
