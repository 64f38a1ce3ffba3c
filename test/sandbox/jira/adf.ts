import { z } from 'zod';

const mark = z.strictObject({ type: z.string(), attrs: z.record(z.string(), z.unknown()).optional() });

const node = z.strictObject({
  type: z.string(),
  text: z.string().optional(),
  attrs: z.record(z.string(), z.unknown()).optional(),
  marks: z.array(mark).optional(),
  get content() {
    return z.array(node).optional();
  },
});
const root = z.strictObject({ type: z.literal('doc'), version: z.literal(1), content: z.array(node) });

export type AdfNode = z.infer<typeof node>;
export type AdfDocument = z.infer<typeof root>;

const inline = ['text', 'hardBreak', 'mention', 'emoji', 'inlineCard', 'date', 'status', 'mediaInline'];
const blocks = ['paragraph', 'heading', 'bulletList', 'orderedList', 'codeBlock', 'blockquote', 'rule', 'panel'];
const media = ['mediaSingle', 'mediaGroup'];
const flow = [...blocks, ...media, 'table', 'expand', 'taskList', 'decisionList', 'blockCard', 'embedCard'];

/** Node type → what it may hold; null means it is a leaf. */
const children: Record<string, string[] | null> = {
  doc: flow,
  paragraph: inline,
  heading: inline,
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: ['paragraph', 'bulletList', 'orderedList', 'codeBlock', 'mediaSingle'],
  codeBlock: ['text'],
  blockquote: ['paragraph', 'bulletList', 'orderedList', 'codeBlock', ...media],
  panel: ['paragraph', 'heading', 'bulletList', 'orderedList', 'codeBlock', 'rule', ...media],
  expand: blocks,
  mediaSingle: ['media', 'caption'],
  mediaGroup: ['media'],
  caption: inline,
  table: ['tableRow'],
  tableRow: ['tableCell', 'tableHeader'],
  tableCell: flow,
  tableHeader: flow,
  taskList: ['taskItem', 'taskList'],
  taskItem: inline,
  decisionList: ['decisionItem'],
  decisionItem: inline,
  rule: null,
  media: null,
  text: null,
  hardBreak: null,
  mention: null,
  emoji: null,
  inlineCard: null,
  date: null,
  status: null,
  mediaInline: null,
  blockCard: null,
  embedCard: null,
};

const requiredAttributes: Record<string, string[]> = {
  heading: ['level'],
  panel: ['panelType'],
  mention: ['id'],
  emoji: ['shortName'],
  date: ['timestamp'],
  status: ['text', 'color'],
  media: ['type'],
  mediaInline: ['id', 'collection'],
};

const knownMarks = 'strong em code strike underline link textColor backgroundColor subsup border'.split(' ');

/** The most characters of text that a description or a comment takes (the exact limit is unverified). */
export const longestText = 32767;

/**
 * Reads an Atlassian document. Refuses what the platform refuses: another version, unknown nodes or marks, children in
 * wrong places, empty text nodes, control characters.
 */
export const adfDocument = z.unknown().transform((value, context): AdfDocument => {
  const parsed = root.safeParse(value);
  const problem = parsed.success ? problemIn({ ...parsed.data }) : 'Operation value must be an Atlassian Document.';
  if (parsed.success && problem === undefined) return parsed.data;
  context.addIssue({ code: 'custom', message: problem ?? 'Operation value must be an Atlassian Document.' });
  return z.NEVER;
});

function problemIn(document: AdfNode): string | undefined {
  const invalid = problemOf(document);
  if (invalid !== undefined) return `INVALID_INPUT: ${invalid}`;
  if (textLength(document) > longestText) return `CONTENT_LIMIT_EXCEEDED: more than ${String(longestText)} characters`;
  return undefined;
}

function problemOf(given: AdfNode): string | undefined {
  const allowed = children[given.type];
  if (allowed === undefined) return `unknown node ${given.type}`;
  if (given.type === 'text') {
    if (given.text === undefined || given.text === '') return 'empty text node';
    if (hasControlCharacter(given.text)) return 'control character in text';
  } else if (given.text !== undefined) return `text on ${given.type}`;
  const unknownMark = given.marks?.find((candidate) => !knownMarks.includes(candidate.type));
  if (unknownMark) return `unknown mark ${unknownMark.type}`;
  const required = [...(requiredAttributes[given.type] ?? []), ...mediaAttributes(given)];
  const missing = required.find((name) => given.attrs?.[name] === undefined);
  if (missing !== undefined) return `${given.type} without ${missing}`;
  for (const child of given.content ?? []) {
    if (!allowed?.includes(child.type)) return `${child.type} inside ${given.type}`;
    const problem = problemOf(child);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Files of the site are named by id and collection (which may be empty), pictures from elsewhere by their address. */
function mediaAttributes({ type, attrs }: AdfNode): string[] {
  if (type !== 'media') return [];
  return attrs?.['type'] === 'external' ? ['url'] : ['id', 'collection'];
}

function hasControlCharacter(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return true;
  }
  return false;
}

function textLength(given: AdfNode): number {
  return (given.content ?? []).reduce((sum, child) => sum + textLength(child), given.text?.length ?? 0);
}

/** Plain text: one line per block, `hardBreak` as a line end. */
export function textOf(document: AdfDocument): string {
  return document.content.map(lineOf).join('\n');
}

function mentionOf({ attrs }: AdfNode): string {
  const shown = [attrs?.['text'], attrs?.['id']].find((value) => typeof value === 'string');
  return `@${shown ?? ''}`;
}

function lineOf(given: AdfNode): string {
  if (given.type === 'hardBreak') return '\n';
  if (given.type === 'mention') return mentionOf(given);
  const holdsBlocks = given.content?.some((child) => !inline.includes(child.type)) ?? false;
  return (given.text ?? '') + (given.content ?? []).map(lineOf).join(holdsBlocks ? '\n' : '');
}
