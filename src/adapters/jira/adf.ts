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

/** A document as one would read it aloud: paragraphs and list items on lines of their own, people by their names. */
export function plainText(node: unknown): string {
  return blocks(node)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const BLOCKS = new Set(['paragraph', 'heading', 'listItem', 'blockquote', 'codeBlock', 'tableRow', 'rule']);

function blocks(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  const type = 'type' in node && typeof node.type === 'string' ? node.type : '';
  const named =
    type === 'mention' || type === 'emoji' || type === 'status' || type === 'inlineCard' ? nameIn(node) : '';
  const children = 'content' in node && Array.isArray(node.content) ? node.content.map(blocks).join('') : '';
  const own = type === 'text' || type === 'hardBreak' ? documentText(node) : named;
  return `${own}${children}${BLOCKS.has(type) ? '\n' : ''}`;
}

function nameIn(node: object): string {
  const attrs: unknown = 'attrs' in node ? node.attrs : undefined;
  if (typeof attrs !== 'object' || attrs === null) return '';
  if ('text' in attrs && typeof attrs.text === 'string') return attrs.text;
  return 'url' in attrs && typeof attrs.url === 'string' ? attrs.url : '';
}

/** Names of the files that a document shows. */
export function documentFiles(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const children = 'content' in node && Array.isArray(node.content) ? node.content.flatMap(documentFiles) : [];
  if (!('type' in node) || (node.type !== 'media' && node.type !== 'mediaInline')) return children;
  const attrs: unknown = 'attrs' in node ? node.attrs : undefined;
  const named = typeof attrs === 'object' && attrs !== null && 'alt' in attrs && typeof attrs.alt === 'string';
  return [named ? String(attrs.alt) : '', ...children];
}

/** What a document will hold of a text. */
export function visible(text: string): string {
  return [...text.replace(/\r\n?/g, '\n')]
    .filter((c) => c === '\n' || c === '\t' || !/\p{Cc}/u.test(c))
    .join('')
    .slice(0, LONGEST)
    .toWellFormed();
}
