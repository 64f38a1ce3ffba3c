import type { ReactNode } from 'react';
import { useDesk } from './desk-context';

interface Props {
  path: string;
  /** Query parameters that change on the way. */
  changes?: Readonly<Record<string, string>>;
  isCurrent?: boolean;
  children: ReactNode;
}

/** A link to another of the desk's pages, followed without loading anew. */
export function DeskLink({ path, changes = {}, isCurrent = false, children }: Props) {
  const { addressFor, go } = useDesk();
  return (
    <a
      href={addressFor(path)}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={(pressed) => {
        pressed.preventDefault();
        go(path, changes);
      }}
    >
      {children}
    </a>
  );
}
