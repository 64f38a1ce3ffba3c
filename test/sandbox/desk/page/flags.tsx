import { useSyncExternalStore } from 'react';
import Flag, { AutoDismissFlag, FlagGroup } from '@atlaskit/flag';
import type { FlagRequest } from '../bridge/commands';
import { iconNamed } from '../renderer/icons';

export interface Flags {
  show(flag: FlagRequest): void;
  close(id: string | number): boolean;
  all(): readonly FlagRequest[];
  onChange(listener: () => void): () => void;
}

/** Flags are the page's: all modules share them. One with a known id takes the other's place. */
export function createFlags(): Flags {
  let shown: readonly FlagRequest[] = [];
  const listeners = new Set<() => void>();
  const set = (next: readonly FlagRequest[]) => {
    shown = next;
    for (const listener of listeners) listener();
  };
  return {
    show: (flag) => {
      set([flag, ...shown.filter(({ id }) => id !== flag.id)]);
    },
    close(id) {
      const known = shown.some((flag) => flag.id === id);
      set(shown.filter((flag) => flag.id !== id));
      return known;
    },
    all: () => shown,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const looks = {
  info: { icon: 'information-circle', color: 'var(--ds-icon-information)' },
  success: { icon: 'status-success', color: 'var(--ds-icon-success)' },
  warning: { icon: 'status-warning', color: 'var(--ds-icon-warning)' },
  error: { icon: 'status-error', color: 'var(--ds-icon-danger)' },
};

export function FlagStack({ flags }: { flags: Flags }) {
  const shown = useSyncExternalStore(flags.onChange, flags.all);
  return (
    <FlagGroup onDismissed={(id) => flags.close(id)}>
      {shown.map(({ id, title, description, type, appearance, actions, isAutoDismiss }) => {
        const { icon, color } = looks[type];
        const Glyph = iconNamed(icon);
        const Shown = isAutoDismiss ? AutoDismissFlag : Flag;
        return (
          <Shown
            key={id}
            id={id}
            title={title ?? ''}
            description={description}
            {...(appearance === undefined ? {} : { appearance })}
            icon={
              <span style={appearance === undefined ? { color } : {}}>
                <Glyph label="" color="currentColor" spacing="spacious" />
              </span>
            }
            actions={actions.map((action) => ({ content: action.text, onClick: () => void action.onClick() }))}
          />
        );
      })}
    </FlagGroup>
  );
}
