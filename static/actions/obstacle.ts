import type { ConversationView } from '../../src/contract/conversation-view';
import { lackedFor, lackText } from '../panel/needed-rights';
import type { Texts } from '../shared/texts';
import type { Tool } from './use-chosen-tool';

/** Why a tool cannot be used on this conversation, and what to do; nothing where it can. */
export function obstacle(t: Texts, tool: Tool, view: ConversationView): string | undefined {
  const { state, readOnly, missing } = view;
  if (readOnly) return t('actions.read-only');
  if (state === 'merged') return t('actions.merged');
  const lack = lackText(t, lackedFor(tool, missing));
  return lack === undefined ? undefined : `${lack} ${t('actions.ask-administrator')}`;
}
