import type { ReactNode } from 'react';
import Avatar from '@atlaskit/avatar';
import { useDesk } from './desk-context';
import type { Issue } from './jira';

/** The fields beside the request. */
export function RequestDetails({ issue: { fields }, requestType }: { issue: Issue; requestType: string | undefined }) {
  const { words, moments } = useDesk();
  const person = (who: Issue['fields']['reporter'], otherwise: string) => (
    <span className="person">
      <Avatar size="xsmall" name={who?.displayName ?? ''} />
      {who?.displayName ?? otherwise}
    </span>
  );
  return (
    <section className="details">
      <h2>{words.details}</h2>
      <dl>
        <Field name={words.assignee}>{person(fields.assignee, words.unassigned)}</Field>
        <Field name={words.reporter}>{person(fields.reporter, words.none)}</Field>
        <Field name={words.requestType}>{requestType ?? fields.issuetype.name}</Field>
        <Field name={words.priority}>{fields.priority?.name ?? words.none}</Field>
      </dl>
      <p className="quiet">
        {words.created} {moments.whole(fields.created)}
        <br />
        {words.updated} {moments.whole(fields.updated)}
      </p>
    </section>
  );
}

const Field = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
