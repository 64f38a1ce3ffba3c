import type { Instance } from './instance';
import type { Issue } from './issue';
import { platformDate } from './shapes';

/** The history of an issue, oldest entry first. */
export function changelogOf({ shapes }: Instance, issue: Issue) {
  const histories = issue.changes.map((change) => ({
    id: change.id,
    author: shapes.user(change.author),
    created: platformDate(change.created),
    items: change.items.map((item) => ({
      ...item,
      fieldtype: item.fieldId.startsWith('customfield') ? 'custom' : 'jira',
    })),
  }));
  return { startAt: 0, maxResults: histories.length, total: histories.length, histories };
}
