import { useState } from 'react';
import { IconButton } from '@atlaskit/button/new';
import Modal, { CloseButton, ModalBody, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import { iconNamed } from '../renderer/icons';
import type { DeskModule } from '../wire';
import { useDesk } from './desk-context';
import { Dropdown } from './dropdown';
import { ModuleFrame } from './module-frame';

const More = iconNamed('show-more-horizontal');

/** The "•••" menu of the request: the app's issue actions, each in a dialog of Jira's. */
export function IssueActions({ issueKey, onDone }: { issueKey: string; onDone: () => void }) {
  const { words, modules } = useDesk();
  const [running, setRunning] = useState<DeskModule>();
  const actions = modules.filter(({ type }) => type === 'jira:issueAction');
  const close = () => {
    setRunning(undefined);
    onDone();
  };
  return (
    <>
      <Dropdown
        placement="bottom-end"
        label={words.moreActions}
        content={(closeMenu) => (
          <ul className="menu">
            {actions.map((action) => (
              <li key={action.key}>
                <button
                  type="button"
                  onClick={() => {
                    closeMenu();
                    setRunning(action);
                  }}
                >
                  {action.title}
                </button>
              </li>
            ))}
            {actions.length === 0 ? <li className="quiet">{words.noActions}</li> : null}
          </ul>
        )}
        trigger={({ ref, isOpen, toggle }) => (
          <span ref={ref}>
            <IconButton
              icon={More}
              label={words.moreActions}
              appearance="subtle"
              isSelected={isOpen}
              onClick={toggle}
            />
          </span>
        )}
      />
      <ModalTransition>
        {running ? (
          <Modal onClose={close} width="large">
            <ModalHeader>
              <ModalTitle>{running.title}</ModalTitle>
              <CloseButton label={words.close} onClick={close} />
            </ModalHeader>
            <ModalBody>
              <div className="issue-action">
                <ModuleFrame module={running} issue={issueKey} onRefresh={onDone} onClose={close} />
              </div>
            </ModalBody>
          </Modal>
        ) : null}
      </ModalTransition>
    </>
  );
}
