import { useEffect, useRef, useState } from 'react';
import { iconNamed } from '../renderer/icons';
import { useDesk } from './desk-context';
import { readQueue, type Issue } from './jira';
import { useLoaded } from './loaded';
import { Nothing, Shown } from './states';
import { StatusLozenge } from './status-lozenge';

const Inbox = iconNamed('inbox');

/** The requests of the service project, newest first, and live. */
export function useQueue() {
  const { api, live, site, view } = useDesk();
  const project = site.projects.find(({ requestTypes }) => requestTypes.length > 0);
  const fresh = useRef<number[]>([]);
  const queue = useLoaded(
    `queue ${view.account}`,
    () => (project ? readQueue(api, project.key, fresh.current) : Promise.resolve([])),
    ({ type }) => type === 'issue-changed',
  );
  useEffect(
    () =>
      live.listen((event) => {
        if (event.type !== 'issue-changed') return;
        const id = Number(event.issueId);
        const deleted = event.changes.some(({ changeType }) => changeType === 'deleted');
        fresh.current = fresh.current.filter((known) => known !== id);
        if (!deleted) fresh.current.push(id);
      }),
    [live],
  );
  return { ...queue, project };
}

const isOpen = ({ fields: { status } }: Issue): boolean => status.statusCategory.key !== 'done';

/** The queue as a column: the desk's left side. */
export function QueueColumn({ selected, onSelect }: { selected: string | undefined; onSelect: (key: string) => void }) {
  const { words, moments } = useDesk();
  const { loaded, reload, project } = useQueue();
  const [all, setAll] = useState(false);
  const issues = loaded.state === 'ready' ? loaded.value.filter((issue) => all || isOpen(issue)) : [];

  return (
    <nav className="queue-column" aria-label={words.queue}>
      <header className="column-head">
        <h2>{project?.name ?? words.queue}</h2>
        <div className="segments" role="group" aria-label={words.queue}>
          <button
            type="button"
            aria-pressed={!all}
            onClick={() => {
              setAll(false);
            }}
          >
            {words.openRequests}
          </button>
          <button
            type="button"
            aria-pressed={all}
            onClick={() => {
              setAll(true);
            }}
          >
            {words.allRequests}
          </button>
        </div>
      </header>
      <Shown loaded={loaded} reload={reload}>
        {() =>
          issues.length === 0 ? (
            <Nothing icon={<Inbox label="" />} title={words.noRequests} hint={words.noRequestsHint} />
          ) : (
            <ul className="queue-list" data-testid="queue">
              {issues.map(({ id, key, fields }) => (
                <li key={id}>
                  <button
                    type="button"
                    className="queue-card"
                    aria-current={key === selected ? 'true' : undefined}
                    onClick={() => {
                      onSelect(key);
                    }}
                  >
                    <span className="queue-summary">{fields.summary}</span>
                    <span className="queue-meta">
                      <span className="key">{key}</span>
                      <StatusLozenge status={fields.status} />
                      <time dateTime={fields.created}>{moments.short(fields.created)}</time>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </nav>
  );
}
