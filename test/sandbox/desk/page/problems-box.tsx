import { useSyncExternalStore } from 'react';
import type { Problems } from '../problems';
import { useDesk } from './desk-context';

/** Everything that went wrong on this page: nothing is silent. Always there, so that tests can ask for its emptiness. */
export function ProblemsBox({ problems }: { problems: Problems }) {
  const { words } = useDesk();
  const seen = useSyncExternalStore(problems.onChange, problems.all);
  return (
    <div data-testid="problems" className={seen.length === 0 ? '' : 'problems'} role="status">
      {seen.length === 0 ? null : (
        <>
          <strong>{words.problems}</strong>
          <ul>
            {seen.map(({ title, detail, times }) => (
              <li key={title}>
                {detail === undefined ? (
                  title
                ) : (
                  <details>
                    <summary>{title}</summary>
                    <pre>{detail}</pre>
                  </details>
                )}
                {times > 1 ? ` (${String(times)})` : ''}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
