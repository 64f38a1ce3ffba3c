import { useEffect, useRef } from 'react';
import type { ConversationView } from '../../src/contract/conversation-view';
import { issue } from '../shared/backend';

/** The frame that the front end runs in; where there is no document, nothing says that the page is hidden. */
function frameDocument(): EventTarget | undefined {
  const found: unknown = Reflect.get(globalThis, 'document');
  return found instanceof EventTarget ? found : undefined;
}

/** A frame is as visible as the tab that it is in, however the frame itself is drawn. */
function isHidden(frame: EventTarget | undefined): boolean {
  return frame !== undefined && 'visibilityState' in frame && frame.visibilityState === 'hidden';
}

/** Tells the backend that an agent saw what is new, as soon as the page is in view; once for each reading. */
export function useMarkSeen({ thread, asOf }: ConversationView): void {
  const told = useRef<string>();
  const isNew = thread.some((entry) => entry.kind === 'message' && entry.unread === true);

  useEffect(() => {
    if (!isNew) return undefined;
    const frame = frameDocument();
    const tell = () => {
      if (told.current === asOf || isHidden(frame)) return;
      told.current = asOf;
      void issue.seen({ asOf });
    };
    tell();
    frame?.addEventListener('visibilitychange', tell);
    return () => frame?.removeEventListener('visibilitychange', tell);
  }, [isNew, asOf]);
}
