import type { ReactNode } from 'react';
import { z } from 'zod';

/** Jira's document format, as far as descriptions and comments of a sandbox use it. */
interface AdfNode {
  readonly type: string;
  readonly text?: string | undefined;
  readonly attrs?: Record<string, unknown> | undefined;
  readonly marks?: readonly { type: string; attrs?: Record<string, unknown> | undefined }[] | undefined;
  readonly content?: readonly AdfNode[] | undefined;
}
const attrs = z.record(z.string(), z.unknown()).optional();
const nodeSchema: z.ZodType<AdfNode> = z.object({
  type: z.string(),
  text: z.string().optional(),
  attrs,
  marks: z.array(z.object({ type: z.string(), attrs })).optional(),
  get content() {
    return z.array(nodeSchema).optional();
  },
});

const blocks: Readonly<Record<string, 'p' | 'ul' | 'ol' | 'li' | 'blockquote' | 'h3' | 'pre'>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  heading: 'h3',
  codeBlock: 'pre',
};
const marked: Readonly<Record<string, 'strong' | 'em' | 's' | 'u' | 'code'>> = {
  strong: 'strong',
  em: 'em',
  strike: 's',
  underline: 'u',
  code: 'code',
};

/** Draws a document; plain strings too, since the service desk's comments are such. */
export function Adf({ document, otherwise }: { document: unknown; otherwise: string }) {
  if (typeof document === 'string') return <div className="adf">{document === '' ? otherwise : document}</div>;
  const parsed = nodeSchema.safeParse(document);
  const content = parsed.success ? parsed.data.content : undefined;
  if (!content || content.length === 0) return <p className="quiet">{otherwise}</p>;
  return <div className="adf">{content.map(draw)}</div>;
}

function draw(node: AdfNode, index: number): ReactNode {
  if (node.type === 'text') return <span key={index}>{withMarks(node)}</span>;
  if (node.type === 'hardBreak') return <br key={index} />;
  if (node.type === 'rule') return <hr key={index} />;
  const inside = node.content?.map(draw) ?? text(node);
  const Block = blocks[node.type];
  return Block ? <Block key={index}>{inside}</Block> : <span key={index}>{inside}</span>;
}

const text = ({ attrs: given }: AdfNode): ReactNode =>
  typeof given?.['text'] === 'string' ? given['text'] : typeof given?.['url'] === 'string' ? given['url'] : null;

function withMarks({ text: words, marks = [] }: AdfNode): ReactNode {
  return marks.reduce<ReactNode>((inside, { type, attrs: given }) => {
    if (type === 'link' && typeof given?.['href'] === 'string') return <a href={given['href']}>{inside}</a>;
    const Mark = marked[type];
    return Mark ? <Mark>{inside}</Mark> : inside;
  }, words);
}
