import type { Language } from './settings';

/** The internal notes that OmniChat writes into requests. Jira makes links of the keys in them. */

export function unopenedNote(language: Language): string {
  return language === 'de'
    ? 'OmniChat: Eine Nachricht des Kunden ist noch ungelesen. Sie steht im Bereich OmniChat dieser Anfrage.'
    : 'OmniChat: A message from the customer has not been read yet. It is in the OmniChat panel of this request.';
}

export interface SplitFacts {
  source: string;
  made: string;
  count: number;
}

export function splitOffNote(language: Language, { made, count }: SplitFacts): string {
  return language === 'de'
    ? `OmniChat: ${messages(language, count)} dieser Konversation ${count === 1 ? 'gehört' : 'gehören'} jetzt zu ${made}. Diese Konversation ist pausiert.`
    : `OmniChat: ${messages(language, count)} of this conversation now ${count === 1 ? 'belongs' : 'belong'} to ${made}. This conversation is paused.`;
}

export function splitFromNote(language: Language, { source, count }: SplitFacts): string {
  return language === 'de'
    ? `OmniChat: Diese Anfrage ist aus ${source} hervorgegangen, mit ${messages(language, count)} von dort.`
    : `OmniChat: This request was split from ${source}, with ${messages(language, count)} from there.`;
}

/** What may differ between the requests of a merge: the target keeps its own values, so the note keeps the others. */
export interface MergedSource {
  key: string;
  status: string;
  priority?: string | undefined;
  assignee?: string | undefined;
  labels: string[];
}

export function mergedHereNote(language: Language, sources: MergedSource[]): string {
  const list = sources.map((source) => `${source.key}: ${valuesOf(language, source)}`).join('\n');
  return language === 'de'
    ? `OmniChat: Die Konversationen dieser Anfragen wurden hier zusammengeführt:\n${list}`
    : `OmniChat: The conversations of these requests were merged into this one:\n${list}`;
}

function valuesOf(language: Language, { status, priority, assignee, labels }: MergedSource): string {
  const words =
    language === 'de'
      ? { status: 'Status', priority: 'Priorität', assignee: 'Bearbeiter', labels: 'Stichwörter' }
      : { status: 'status', priority: 'priority', assignee: 'assignee', labels: 'labels' };
  return [
    `${words.status} ${plain(status)}`,
    ...(priority === undefined ? [] : [`${words.priority} ${plain(priority)}`]),
    ...(assignee === undefined ? [] : [`${words.assignee} ${plain(assignee)}`]),
    ...(labels.length === 0 ? [] : [`${words.labels} ${plain(labels.join(' '))}`]),
  ].join(', ');
}

export function mergedAwayNote(language: Language, target: string): string {
  return language === 'de'
    ? `OmniChat: Diese Konversation wurde mit ${target} zusammengeführt und wird dort fortgesetzt.`
    : `OmniChat: This conversation was merged into ${target} and goes on there.`;
}

export function undoneNote(language: Language, kind: 'split' | 'merge', others: string[]): string {
  const list = others.join(', ');
  if (language === 'de') {
    return `OmniChat: ${kind === 'split' ? 'Die Teilung' : 'Die Zusammenführung'} mit ${list} wurde rückgängig gemacht.`;
  }
  return `OmniChat: The ${kind} with ${list} was undone.`;
}

/** A request that an operation made and that undo left without messages. */
export function emptiedNote(language: Language, home: string): string {
  return language === 'de'
    ? `OmniChat: Das Teilen oder Zusammenführen wurde rückgängig gemacht. Die Nachrichten stehen wieder in ${home}.`
    : `OmniChat: The split or merge was undone. The messages are in ${home} again.`;
}

export function staysOpenNote(language: Language): string {
  return language === 'de'
    ? 'OmniChat: Diese Anfrage bleibt offen, weil von hier kein Übergang zu „Erledigt“ führt.'
    : 'OmniChat: This request stays open, because no transition leads from here to Done.';
}

function messages(language: Language, count: number): string {
  if (language === 'de') return count === 1 ? '1 Nachricht' : `${String(count)} Nachrichten`;
  return count === 1 ? '1 message' : `${String(count)} messages`;
}

/** JSM reads notes as wiki markup: a value may hold none. */
function plain(text: string): string {
  return text
    .replace(/[\\{}[\]|!^~*]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
