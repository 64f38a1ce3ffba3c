import { useRef, useState } from 'react';
import type { MessageEntry } from '../../src/contract/conversation-view';
import { issue } from '../shared/backend';
import { newId } from './new-id';
import type { ReplyProblem } from './reply-problem';
import type { Conversation } from './use-conversation';

export type ResendStep =
  | { phase: 'idle' }
  | { phase: 'confirming' }
  | { phase: 'sending' }
  | { phase: 'refused'; problem: ReplyProblem };

export interface Resend {
  stepOf(key: string): ResendStep;
  confirm(key: string): void;
  cancel(): void;
  send(message: MessageEntry): Promise<void>;
}

/** Sends a failed or unclear message again: one at a time, and one id for each until it is accepted. */
export function useResend({ screen, reload, readAgain }: Conversation): Resend {
  const [current, setCurrent] = useState<{ key: string; step: ResendStep }>();
  const ids = useRef(new Map<string, string>());
  const inFlight = useRef(false);

  const refreshShown = async ({ position }: MessageEntry) => {
    await reload('read');
    const { newestFrom, entries } = screen.phase === 'ready' ? screen.thread : { entries: [] };
    const next = entries[entries.findIndex((entry) => entry.position === position) + 1];
    if (newestFrom !== undefined && position < newestFrom && next) await readAgain(next.position);
  };

  return {
    stepOf: (key) => (current?.key === key ? current.step : { phase: 'idle' }),
    confirm: (key) => setCurrent({ key, step: { phase: 'confirming' } }),
    cancel: () => setCurrent(undefined),
    async send(message) {
      if (inFlight.current) return;
      inFlight.current = true;
      const { key } = message;
      const id = ids.current.get(key) ?? newId();
      ids.current.set(key, id);
      setCurrent({ key, step: { phase: 'sending' } });
      const answer = await issue.resend({ id, message: key });
      if (answer.code === 'ok') ids.current.delete(key);
      await refreshShown(message);
      inFlight.current = false;
      setCurrent(answer.code === 'ok' ? undefined : { key, step: { phase: 'refused', problem: answer } });
    },
  };
}
