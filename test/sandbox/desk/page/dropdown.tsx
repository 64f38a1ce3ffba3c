import { useState, type ReactNode } from 'react';
import Popup, { type TriggerProps } from '@atlaskit/popup';

interface Props {
  label: string;
  placement: 'bottom' | 'bottom-start' | 'bottom-end';
  /** The control; `ref` marks the place below which it opens. */
  trigger: (control: { ref: TriggerProps['ref']; isOpen: boolean; toggle: () => void }) => ReactNode;
  content: (close: () => void) => ReactNode;
}

/** What opens below a control, a menu or a small form; Escape and a press elsewhere close it. */
export function Dropdown({ label, placement, trigger, content }: Props) {
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  const toggle = () => {
    setOpen(!isOpen);
  };
  return (
    <Popup
      isOpen={isOpen}
      onClose={close}
      placement={placement}
      role="dialog"
      label={label}
      trigger={({ ref }) => trigger({ ref, isOpen, toggle })}
      content={() => content(close)}
    />
  );
}
