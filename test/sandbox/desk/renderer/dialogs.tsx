import Modal, {
  CloseButton,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
} from '@atlaskit/modal-dialog';
import { z } from 'zod';
import { entry, event, flag, text } from './entry';
import { drawn } from './nodes';
import { useFire, type Entry } from './surroundings';

const measure = z.union([z.string(), z.number()]).optional();

const ModalEntry = entry(
  {
    onClose: event,
    autoFocus: flag,
    shouldScrollInViewport: flag,
    label: text,
    width: measure,
    height: measure,
    icon: text,
    title: text,
    testId: text,
  },
  ({ props: { onClose, autoFocus: _autoFocus, icon: _icon, title, width, height, ...props }, nodes }) => {
    const fire = useFire('Modal');
    const whole = width === 'fullscreen' || height === 'fullscreen';
    const close = () => void fire(onClose);
    return (
      <Modal
        {...props}
        width={whole ? '100%' : (width ?? 'medium')}
        height={whole ? '100%' : (height ?? 'auto')}
        onClose={close}
      >
        {title !== undefined || whole ? (
          <ModalHeader>
            <ModalTitle>{title ?? ''}</ModalTitle>
            <CloseButton label="Close" onClick={close} />
          </ModalHeader>
        ) : null}
        {drawn(nodes)}
      </Modal>
    );
  },
);

export const dialogs: Readonly<Record<string, Entry>> = {
  Modal: ModalEntry,
  ModalTransition: entry({}, ({ nodes }) => <ModalTransition>{drawn(nodes)}</ModalTransition>),
  ModalHeader: entry({ testId: text }, ({ props, nodes }) => <ModalHeader {...props}>{drawn(nodes)}</ModalHeader>),
  ModalTitle: entry(
    { appearance: z.enum(['danger', 'warning']).optional(), isMultiline: flag, testId: text },
    ({ props, nodes }) => <ModalTitle {...props}>{drawn(nodes)}</ModalTitle>,
  ),
  ModalBody: entry({ hasInlinePadding: flag, testId: text }, ({ props, nodes }) => (
    <ModalBody {...props}>{drawn(nodes)}</ModalBody>
  )),
  ModalFooter: entry({ testId: text }, ({ props, nodes }) => <ModalFooter {...props}>{drawn(nodes)}</ModalFooter>),
};
