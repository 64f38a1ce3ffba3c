import type { ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import { useDesk } from './desk-context';
import type { Loaded } from './loaded';

/** Loading, failed and ready look different: failure never looks like emptiness. */
export function Shown<T>({
  loaded,
  reload,
  children,
}: {
  loaded: Loaded<T>;
  reload: () => void;
  children: (value: T) => ReactNode;
}) {
  const { words } = useDesk();
  switch (loaded.state) {
    case 'loading':
      return (
        <div className="waiting">
          <Spinner label={words.loading} />
        </div>
      );
    case 'failed':
      return (
        <div className="failure" role="alert">
          <SectionMessage appearance="error" title={words.failed}>
            <p>{loaded.error.message}</p>
            <Button spacing="compact" onClick={reload}>
              {words.retry}
            </Button>
          </SectionMessage>
        </div>
      );
    case 'ready':
      return children(loaded.value);
  }
}

export function Nothing({ icon, title, hint }: { icon: ReactNode; title: string; hint: string }) {
  return (
    <div className="nothing">
      <span aria-hidden className="nothing-icon">
        {icon}
      </span>
      <h2>{title}</h2>
      <p>{hint}</p>
    </div>
  );
}
