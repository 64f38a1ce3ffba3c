import { eventComment } from './event-payloads';
import type { Comment, Issue } from './issue';
import type { Shapes } from './shapes';
import type { Author } from './changes';

/** How comments come, change and go. Jira tells a new and an edited one by the same event. */
export interface CommentChanges {
  comment(
    issue: Issue,
    comment: Pick<Comment, 'body' | 'public'> & { properties?: Comment['properties'] },
    author: Author,
  ): Comment;
  editComment(
    issue: Issue,
    commentId: string,
    patch: Partial<Pick<Comment, 'body' | 'public' | 'properties'>>,
    author: Author,
  ): Comment;
  removeComment(issue: Issue, commentId: string, author: Author): void;
}

interface Parts {
  shapes: Shapes;
  now(): number;
  nextId(): string;
  save(issue: Issue): Issue;
  told(issue: Issue): object;
  tell(eventType: string, payload: Record<string, unknown>, author: Author): void;
}

export function createCommentChanges({ shapes, now, nextId, save, told, tell }: Parts): CommentChanges {
  const announce = (happened: string, issue: Issue, comment: Comment, author: Author) => {
    tell(`avi:jira:${happened}`, { issue: told(issue), comment: eventComment(shapes, comment) }, author);
  };
  const get = (issue: Issue, commentId: string): Comment => {
    const found = issue.comments.find(({ id }) => id === commentId);
    if (!found) throw new Error(`Issue ${issue.key} has no comment ${commentId}.`);
    return found;
  };

  return {
    comment(issue, given, author) {
      const comment: Comment = {
        id: nextId(),
        author: author.accountId,
        body: given.body,
        public: given.public,
        properties: given.properties ?? [],
        created: now(),
        updated: now(),
      };
      const changed = save({ ...issue, comments: [...issue.comments, comment], updated: now() });
      announce('commented:issue', changed, comment, author);
      return comment;
    },
    editComment(issue, commentId, patch, author) {
      const old = get(issue, commentId);
      const edited: Comment = { ...old, ...patch, editedBy: author.accountId, updated: now() };
      const comments = issue.comments.map((comment) => (comment === old ? edited : comment));
      announce('commented:issue', save({ ...issue, comments, updated: now() }), edited, author);
      return edited;
    },
    removeComment(issue, commentId, author) {
      const gone = get(issue, commentId);
      const comments = issue.comments.filter((comment) => comment !== gone);
      announce('deleted:comment', save({ ...issue, comments, updated: now() }), gone, author);
    },
  };
}
