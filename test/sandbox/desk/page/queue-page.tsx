import DynamicTable from '@atlaskit/dynamic-table';
import { useDesk } from './desk-context';
import { DeskLink } from './desk-link';
import { MailRequestButton } from './mail-request-button';
import { useQueue } from './queue';
import { Nothing, Shown } from './states';
import { StatusLozenge } from './status-lozenge';
import { iconNamed } from '../renderer/icons';

const Inbox = iconNamed('inbox');

/** The queue as a page of its own. */
export function QueuePage() {
  const { words, moments } = useDesk();
  const { loaded, reload, project } = useQueue();
  const head = [
    { key: 'key', content: words.key, isSortable: true, width: 12 },
    { key: 'summary', content: words.summary, isSortable: true, width: 46 },
    { key: 'status', content: words.status, isSortable: true, width: 16 },
    { key: 'reporter', content: words.reporter, width: 14 },
    { key: 'created', content: words.created, isSortable: true, width: 12 },
  ];
  return (
    <main className="page-wide">
      <p className="crumbs">{`${words.projects} / ${project?.name ?? ''}`}</p>
      <header className="page-head">
        <h1>{words.queue}</h1>
        {project ? <MailRequestButton projectKey={project.key} /> : null}
      </header>
      <Shown loaded={loaded} reload={reload}>
        {(issues) =>
          issues.length === 0 ? (
            <Nothing icon={<Inbox label="" />} title={words.noRequests} hint={words.noRequestsHint} />
          ) : (
            <DynamicTable
              label={words.queue}
              head={{ cells: head }}
              rowsPerPage={25}
              rows={issues.map(({ key, fields }) => ({
                key,
                cells: [
                  {
                    key: key.replace(/\d+$/, (digits) => digits.padStart(9, '0')),
                    content: <DeskLink path={`/browse/${key}`}>{key}</DeskLink>,
                  },
                  { key: fields.summary, content: fields.summary },
                  { key: fields.status.name, content: <StatusLozenge status={fields.status} /> },
                  { key: 'reporter', content: fields.reporter?.displayName ?? words.none },
                  { key: fields.created, content: moments.short(fields.created) },
                ],
              }))}
            />
          )
        }
      </Shown>
    </main>
  );
}
