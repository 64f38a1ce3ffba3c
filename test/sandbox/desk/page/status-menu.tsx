import Button from '@atlaskit/button/new';
import { asError } from '../bridge/shapes';
import { iconNamed } from '../renderer/icons';
import { useDesk } from './desk-context';
import { Dropdown } from './dropdown';
import { moveIssue, readTransitions, type Status } from './jira';
import { useLoaded } from './loaded';
import { StatusLozenge } from './status-lozenge';

interface Props {
  issueKey: string;
  status: Status;
  onMoved: () => void;
}

const ChevronDown = iconNamed('chevron-down');

/** The request's status, and where it may go from there. */
export function StatusMenu({ issueKey, status, onMoved }: Props) {
  const { api, words, view, flags } = useDesk();
  const { loaded } = useLoaded(
    `transitions ${issueKey} ${status.name} ${view.account}`,
    () => readTransitions(api, issueKey),
    (event) => event.type === 'issue-changed' && event.issueKey === issueKey,
  );
  const transitions = loaded.state === 'ready' ? loaded.value : [];

  async function move(transition: string): Promise<void> {
    try {
      await moveIssue(api, issueKey, transition);
      onMoved();
    } catch (thrown) {
      const description = asError(thrown).message;
      flags.show({ id: 'move', title: words.failed, description, type: 'error', actions: [], isAutoDismiss: true });
    }
  }
  return (
    <Dropdown
      placement="bottom-start"
      label={words.status}
      content={(close) => (
        <ul className="menu">
          {transitions.map(({ id, name, to }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => {
                  close();
                  void move(id);
                }}
              >
                <span>{name}</span>
                <StatusLozenge status={to} />
              </button>
            </li>
          ))}
          {transitions.length === 0 ? <li className="quiet">{words.noActions}</li> : null}
        </ul>
      )}
      trigger={({ ref, toggle }) => (
        <span ref={ref} data-testid="status" className={`status-button status-${status.statusCategory.key}`}>
          <Button
            appearance="subtle"
            iconAfter={ChevronDown}
            aria-label={`${words.status}: ${status.name}`}
            onClick={toggle}
          >
            {status.name}
          </Button>
        </span>
      )}
    />
  );
}
