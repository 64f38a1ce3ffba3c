/** Atlassian's document format, as far as we write it. */
export interface AdfDocument {
  type: 'doc';
  version: 1;
  content: { type: 'paragraph'; content: ({ type: 'text'; text: string } | { type: 'hardBreak' })[] }[];
}

/** Jira takes about 32,767 characters; what is longer stays whole in the thread. */
const LONGEST = 30_000;

/** Text as text nodes, never as markup: line ends become breaks, control characters go, empty text nodes are not allowed. */
export function textDocument(text: string): AdfDocument {
  const lines = visible(text).split('\n');
  const content = lines.flatMap((line, index) => [
    ...(index === 0 ? [] : [{ type: 'hardBreak' as const }]),
    ...(line === '' ? [] : [{ type: 'text' as const, text: line }]),
  ]);
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content }] };
}

/** The text of a document, to compare it with what was written. */
export function documentText(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  const type = 'type' in node ? node.type : undefined;
  if (type === 'hardBreak') return '\n';
  if (type === 'text') return 'text' in node && typeof node.text === 'string' ? node.text : '';
  const children = 'content' in node && Array.isArray(node.content) ? node.content : [];
  return children.map(documentText).join('');
}

/** What a document will hold of a text. */
export function visible(text: string): string {
  return [...text.replace(/\r\n?/g, '\n')]
    .filter((c) => c === '\n' || c === '\t' || !/\p{Cc}/u.test(c))
    .join('')
    .slice(0, LONGEST)
    .toWellFormed();
}
