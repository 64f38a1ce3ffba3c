import { z } from 'zod';
import { type Account, hasInProject } from '../account';
import type { Instance } from '../instance';
import { isAgent, visibleComments } from '../issue-fields';
import type { Issue } from '../issue';
import { refuse } from '../refusal';
import { flag, json, list, parse, type Route } from '../route';
import { fromWiki } from '../wiki';
import { jsmPage } from './service-desks';

/** `public` has no default here: leaving it out would publish by accident. */
const commentBody = z.strictObject({
  body: z.string().refine((text) => text.trim() !== '', 'The comment body must not be empty.'),
  public: z.boolean(),
});

const listQuery = jsmPage.extend({
  public: flag.default(true),
  internal: flag.default(true),
  expand: list.optional(),
});

export function requestCommentRoutes(instance: Instance): Route[] {
  const { store, access, changes, shapes } = instance;
  const comments = '/rest/servicedeskapi/request/{issueIdOrKey}/comment';

  const allowed = (actor: Account, issue: Issue, isPublic: boolean): boolean => {
    if (!hasInProject(actor, 'ADD_COMMENTS', issue.projectId)) return false;
    if (actor.accountType === 'customer') return isPublic;
    return !isPublic || isAgent(actor, issue.projectId);
  };

  return [
    {
      method: 'GET',
      template: comments,
      handle(call) {
        const query = parse(listQuery, call.query);
        const idOrKey = call.param('issueIdOrKey');
        const issue = store.findIssue(idOrKey);
        if (!issue) throw refuse(404, 'The request does not exist.', 'sd.request.not.found');
        // Without access the answer is an empty page, not a refusal.
        const visible = access.seesIssue(call.actor, issue) ? visibleComments(issue, call.actor) : [];
        const values = visible
          .filter((comment) => (comment.public ? query.public : query.internal))
          .map((comment) => shapes.jsmComment(issue.id, comment));
        return json(200, shapes.jsmPage(`/request/${idOrKey}/comment`, values, query.start, query.limit));
      },
    },
    {
      method: 'POST',
      template: comments,
      handle(call) {
        const given = parse(commentBody, call.body);
        const issue = access.request(call.actor, call.param('issueIdOrKey'));
        if (!allowed(call.actor, issue, given.public)) {
          throw refuse(403, 'You do not have permission to add this comment.', 'sd.request.comment.noPermission');
        }
        const comment = changes.comment(
          issue,
          { body: fromWiki(given.body), public: given.public },
          { accountId: call.actor.id, byApp: call.asApp },
        );
        return json(201, shapes.jsmComment(issue.id, comment));
      },
    },
  ];
}
