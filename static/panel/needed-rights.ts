import type { Permission } from '../../src/contract/refusal';
import type { Texts } from '../shared/texts';

/** What each step needs besides seeing the conversation; the backend asks Jira again, on every request involved. */
const NEEDED = {
  pause: ['EDIT_ISSUES'],
  reactivate: ['EDIT_ISSUES'],
  swap: ['EDIT_ISSUES'],
  resume: ['TRANSITION_ISSUES'],
  split: ['EDIT_ISSUES', 'LINK_ISSUES', 'CREATE_ISSUES'],
  merge: ['EDIT_ISSUES', 'LINK_ISSUES', 'TRANSITION_ISSUES'],
  undo: ['EDIT_ISSUES', 'LINK_ISSUES', 'TRANSITION_ISSUES'],
} as const satisfies Record<string, readonly Permission[]>;

export type Step = keyof typeof NEEDED;

/** Which rights the person lacks for a step. */
export function lackedFor(step: Step, missing: readonly Permission[]): Permission[] {
  return NEEDED[step].filter((permission) => missing.includes(permission));
}

/** The reason beside controls that are off for want of rights; nothing where none is lacked. */
export function lackText(t: Texts, lacked: readonly Permission[]): string | undefined {
  if (lacked.length === 0) return undefined;
  const named = [...new Set(lacked)].map((permission) => t(`permission.${permission}`));
  return t('trouble.no-permission.line', { missing: named.join(', ') });
}
