import type { Category } from '../../domain/conversation';

/** Jira's status category by its key; names are translated. */
export function categoryOf(key: string): Category {
  if (key === 'done') return 'done';
  return key === 'indeterminate' ? 'active' : 'new';
}
