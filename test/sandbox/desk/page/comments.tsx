import { useState } from 'react';
import Avatar from '@atlaskit/avatar';
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import TextArea from '@atlaskit/textarea';
import { asError } from '../bridge/shapes';
import { Adf } from './adf';
import { useDesk } from './desk-context';
import { addComment, readComments } from './jira';
import { useLoaded } from './loaded';
import { Shown } from './states';

/** The activity: comments, public and internal, and a field to add one. */
export function Comments({ issueKey }: { issueKey: string }) {
  const { api, words, view, moments } = useDesk();
  const { loaded, reload } = useLoaded(
    `comments ${issueKey} ${view.account}`,
    () => readComments(api, issueKey),
    (event) => event.type === 'issue-changed' && event.issueKey === issueKey,
  );
  return (
    <section className="activity" aria-labelledby="activity-title">
      <h2 id="activity-title">{words.activity}</h2>
      <CommentEditor issueKey={issueKey} onAdded={reload} />
      <Shown loaded={loaded} reload={reload}>
        {(comments) =>
          comments.length === 0 ? (
            <p className="quiet">{words.noComments}</p>
          ) : (
            <ul className="comments" data-testid="comments">
              {comments.map(({ id, author, body, created, jsdPublic }) => (
                <li key={id} className={jsdPublic ? 'comment' : 'comment comment-internal'}>
                  <Avatar size="medium" name={author?.displayName ?? ''} />
                  <div>
                    <p className="comment-head">
                      <strong>{author?.displayName ?? ''}</strong>
                      <time dateTime={created}>{moments.short(created)}</time>
                      {jsdPublic ? null : <Lozenge appearance="warning">{words.internal}</Lozenge>}
                    </p>
                    <Adf document={body} otherwise="" />
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  );
}

function CommentEditor({ issueKey, onAdded }: { issueKey: string; onAdded: () => void }) {
  const { api, words, flags } = useDesk();
  const [isPublic, setPublic] = useState(false);
  const [text, setText] = useState('');
  const [isSaving, setSaving] = useState(false);

  async function save(): Promise<void> {
    setSaving(true);
    try {
      await addComment(api, issueKey, text, isPublic);
      setText('');
      onAdded();
    } catch (thrown) {
      const description = asError(thrown).message;
      flags.show({ id: 'comment', title: words.failed, description, type: 'error', actions: [], isAutoDismiss: true });
    } finally {
      setSaving(false);
    }
  }
  return (
    <form
      className={isPublic ? 'comment-editor' : 'comment-editor comment-editor-internal'}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void save();
      }}
    >
      <div className="segments" role="group" aria-label={words.addComment}>
        <button
          type="button"
          aria-pressed={!isPublic}
          onClick={() => {
            setPublic(false);
          }}
        >
          {words.internalNote}
        </button>
        <button
          type="button"
          aria-pressed={isPublic}
          onClick={() => {
            setPublic(true);
          }}
        >
          {words.publicComment}
        </button>
      </div>
      <TextArea
        aria-label={isPublic ? words.publicComment : words.internalNote}
        placeholder={words.commentPlaceholder}
        value={text}
        minimumRows={2}
        resize="auto"
        onChange={({ currentTarget: { value } }) => {
          setText(value);
        }}
      />
      {text.trim() === '' ? null : (
        <div className="editor-actions">
          <Button type="submit" appearance="primary" isLoading={isSaving}>
            {words.save}
          </Button>
          <Button
            appearance="subtle"
            onClick={() => {
              setText('');
            }}
          >
            {words.cancel}
          </Button>
        </div>
      )}
    </form>
  );
}
