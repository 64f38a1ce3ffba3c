import { useEffect } from 'react';
import ButtonGroup from '@atlaskit/button/button-group';
import Button, { LinkButton } from '@atlaskit/button/new';
import Popup from '@atlaskit/popup';
import { z } from 'zod';
import { entry, event, flag, present, text } from './entry';
import { plainEvent } from './events';
import { iconNamed, isIconName } from './icons';
import { drawn, wrapped } from './nodes';
import { placement } from './placement';
import { useFire, useSurroundings, type Entry } from './surroundings';

const appearance = z.enum(['default', 'danger', 'primary', 'subtle', 'warning', 'discovery', 'link', 'subtle-link']);
const spacing = z.enum(['default', 'compact', 'none']);
/** Atlaskit's new button has no links among its looks and no "none". */
const looks = (props: { appearance?: z.infer<typeof appearance>; spacing?: z.infer<typeof spacing> }) =>
  present({
    appearance: props.appearance === 'link' || props.appearance === 'subtle-link' ? 'subtle' : props.appearance,
    spacing: props.spacing === 'none' ? 'compact' : props.spacing,
  } as const);

const button = {
  appearance: appearance.optional(),
  spacing: spacing.optional(),
  autoFocus: flag,
  isDisabled: flag,
  isSelected: flag,
  shouldFitContainer: flag,
  onBlur: event,
  onClick: event,
  onFocus: event,
  testId: text,
};

function useIcon(name: string | undefined) {
  const { report } = useSurroundings();
  const missing = name !== undefined && !isIconName(name);
  useEffect(() => {
    if (missing) report({ title: `There is no icon "${name}"` });
  }, [missing, name, report]);
  return name === undefined || missing ? undefined : iconNamed(name);
}

const type = z.enum(['button', 'submit', 'reset']).optional();
const ButtonEntry = entry(
  { ...button, type, iconBefore: text, iconAfter: text },
  ({
    props: { appearance: look, spacing: room, iconBefore, iconAfter, onBlur, onClick, onFocus, ...props },
    nodes,
  }) => {
    const fire = useFire('Button');
    const icons = present({ iconBefore: useIcon(iconBefore), iconAfter: useIcon(iconAfter) });
    return (
      <Button
        {...props}
        {...looks(present({ appearance: look, spacing: room }))}
        {...icons}
        onBlur={(left) => void fire(onBlur, plainEvent(left))}
        onClick={(pressed) => void fire(onClick, plainEvent(pressed))}
        onFocus={(entered) => void fire(onFocus, plainEvent(entered))}
      >
        {drawn(nodes)}
      </Button>
    );
  },
);

const LoadingButtonEntry = entry(
  { ...button, type, isLoading: flag },
  ({ props: { appearance: look, spacing: room, onBlur, onClick, onFocus, ...props }, nodes }) => {
    const fire = useFire('LoadingButton');
    return (
      <Button
        {...props}
        {...looks(present({ appearance: look, spacing: room }))}
        onBlur={(left) => void fire(onBlur, plainEvent(left))}
        onClick={(pressed) => void fire(onClick, plainEvent(pressed))}
        onFocus={(entered) => void fire(onFocus, plainEvent(entered))}
      >
        {drawn(nodes)}
      </Button>
    );
  },
);

const LinkButtonEntry = entry(
  { ...button, href: z.string(), target: text },
  ({ props: { appearance: look, spacing: room, href, target, onBlur, onClick, onFocus, ...props }, nodes }) => {
    const fire = useFire('LinkButton');
    const { navigate } = useSurroundings();
    return (
      <LinkButton
        {...props}
        {...looks(present({ appearance: look, spacing: room }))}
        href={href}
        onBlur={(left) => void fire(onBlur, plainEvent(left))}
        onClick={(pressed) => {
          pressed.preventDefault();
          void fire(onClick, plainEvent(pressed));
          navigate({ url: href, type: target === '_blank' ? 'new-tab' : 'same-tab' });
        }}
        onFocus={(entered) => void fire(onFocus, plainEvent(entered))}
      >
        {drawn(nodes)}
      </LinkButton>
    );
  },
);

const PopupEntry = entry(
  {
    isOpen: z.boolean(),
    onClose: event,
    id: text,
    testId: text,
    boundary: z.literal('clippingParents').optional(),
    rootBoundary: z.enum(['viewport', 'document']).optional(),
    shouldFlip: flag,
    placement: placement.optional(),
    fallbackPlacements: z.array(placement).optional(),
    autoFocus: flag,
    shouldUseCaptureOnOutsideClick: flag,
    shouldDisableFocusLock: flag,
    shouldRenderToParent: flag,
    strategy: z.enum(['absolute', 'fixed']).optional(),
    role: text,
    label: text,
    titleId: text,
  },
  ({ props: { onClose, role, ...props }, nodes }) => {
    const fire = useFire('Popup');
    return (
      <Popup
        {...props}
        role={role ?? 'dialog'}
        onClose={() => void fire(onClose)}
        content={() => <div className="desk-popup">{drawn(wrapped(nodes, 'content'))}</div>}
        trigger={({ ref }) => (
          <span ref={ref} className="desk-popup-trigger">
            {drawn(wrapped(nodes, 'trigger'))}
          </span>
        )}
      />
    );
  },
);

export const actions: Readonly<Record<string, Entry>> = {
  Button: ButtonEntry,
  LoadingButton: LoadingButtonEntry,
  LinkButton: LinkButtonEntry,
  ButtonGroup: entry(
    { appearance: appearance.optional(), label: text, titleId: text, testId: text },
    ({ props: { appearance: _, ...props }, nodes }) => <ButtonGroup {...props}>{drawn(nodes)}</ButtonGroup>,
  ),
  Popup: PopupEntry,
};
