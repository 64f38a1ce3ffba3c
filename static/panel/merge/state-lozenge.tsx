import { Lozenge } from '@forge/react';
import type { ConversationState } from '../../../src/contract/conversation-view';
import type { Texts } from '../../shared/texts';

const APPEARANCE = {
  active: 'success',
  paused: 'warning',
  ended: 'neutral',
  merged: 'neutral',
} as const satisfies Record<ConversationState, string>;

/** Where a conversation stands, in its word; the colour only repeats it. */
export function StateLozenge({ t, state }: { t: Texts; state: ConversationState }) {
  return <Lozenge appearance={APPEARANCE[state]}>{t(`panel.state.${state}`)}</Lozenge>;
}
