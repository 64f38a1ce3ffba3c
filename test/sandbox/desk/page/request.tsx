import { useState } from 'react';
import { readIssue, findRequestTypeId, type Issue } from './jira';
import { Adf } from './adf';
import { Comments } from './comments';
import { useDesk } from './desk-context';
import { DeskLink } from './desk-link';
import { IssueActions } from './issue-actions';
import { useLoaded } from './loaded';
import { ModuleFrame } from './module-frame';
import { RequestDetails } from './request-details';
import { Shown } from './states';
import { StatusMenu } from './status-menu';

/** A request as Jira shows it, with the app's panel above the activity. */
export function Request({ issueKey }: { issueKey: string }) {
  const { api, site, view } = useDesk();
  const { loaded, reload } = useLoaded(
    `issue ${issueKey} ${view.account}`,
    async () => {
      const [issue, typeId] = await Promise.all([readIssue(api, issueKey), findRequestTypeId(api, issueKey)]);
      const types = site.projects.flatMap(({ requestTypes }) => requestTypes);
      return { issue, requestType: types.find(({ id }) => id === typeId)?.name };
    },
    (event) => event.type === 'issue-changed' && event.issueKey === issueKey,
  );
  return (
    <main className="request" aria-label={issueKey}>
      <Shown loaded={loaded} reload={reload}>
        {({ issue, requestType }) => <RequestParts issue={issue} requestType={requestType} reload={reload} />}
      </Shown>
    </main>
  );
}

function RequestParts({
  issue,
  requestType,
  reload,
}: {
  issue: Issue;
  requestType: string | undefined;
  reload: () => void;
}) {
  const { words, modules } = useDesk();
  const { key, fields } = issue;
  const [commentsTurn, setCommentsTurn] = useState(0);
  const refresh = () => {
    reload();
    setCommentsTurn((turn) => turn + 1);
  };
  return (
    <>
      <nav className="crumbs" aria-label={words.projects}>
        {words.projects} / {fields.project.name} / <DeskLink path={`/browse/${key}`}>{key}</DeskLink>
      </nav>
      <header className="request-head">
        <h1 data-testid="summary">{fields.summary}</h1>
        <IssueActions issueKey={key} onDone={refresh} />
      </header>
      <div className="request-body">
        <div className="request-main">
          <section aria-labelledby="description-title">
            <h2 id="description-title">{words.description}</h2>
            <div data-testid="description">
              <Adf document={fields.description} otherwise={words.noDescription} />
            </div>
          </section>
          {modules
            .filter(({ type }) => type === 'jira:issuePanel')
            .map((module) => (
              <section key={module.key} className="panel" aria-label={module.title}>
                <h2>
                  {module.icon === undefined ? null : <img src={module.icon} alt="" width={20} height={20} />}
                  {module.title}
                </h2>
                <div className="panel-content">
                  <ModuleFrame module={module} issue={key} onRefresh={refresh} />
                </div>
              </section>
            ))}
          <Comments key={`${key} ${String(commentsTurn)}`} issueKey={key} />
        </div>
        <aside className="request-aside" aria-label={words.details}>
          <StatusMenu issueKey={key} status={fields.status} onMoved={refresh} />
          <RequestDetails issue={issue} requestType={requestType} />
        </aside>
      </div>
    </>
  );
}
