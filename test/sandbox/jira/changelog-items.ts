import type { ChangeItem } from './issue';
import { type Project, resolutions, statusOf } from './project';

/** A changelog item; each side is `[id, text]`. */
export function changeItem(
  field: string,
  fieldId: string,
  [from, fromString]: [string | null, string | null],
  [to, toString]: [string | null, string | null],
): ChangeItem {
  return { field, fieldId, from, fromString, to, toString };
}

export function statusItem(project: Project, from: string, to: string, formerProject = project): ChangeItem {
  return changeItem('status', 'status', [from, statusOf(formerProject, from).name], [to, statusOf(project, to).name]);
}

export function resolutionItem(from: string | null, to: string | null): ChangeItem {
  const name = (id: string | null) => resolutions.find((resolution) => resolution.id === id)?.name ?? null;
  return changeItem('resolution', 'resolution', [from, name(from)], [to, name(to)]);
}
