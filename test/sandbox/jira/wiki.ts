import type { AdfDocument, AdfNode } from './adf';

/**
 * Jira Service Management reads plain strings as wiki markup. This covers the marks that chat text hits by accident:
 * `*bold*`, `_italic_`, `{color}` and other macros, `[~mention]`, `[link|address]`, `!image!`, `[^file]`, so that text sent
 * as markup does not come back verbatim.
 */
export function fromWiki(text: string): AdfDocument {
  const paragraphs = text.split(/\r?\n\s*\r?\n/).filter((paragraph) => paragraph.trim() !== '');
  return { type: 'doc', version: 1, content: paragraphs.map(paragraphOf) };
}

function paragraphOf(text: string): AdfNode {
  const lines = text.split(/\r?\n/);
  const content = lines.flatMap((line, position): AdfNode[] => {
    const nodes = inlineOf(line);
    return position === 0 ? nodes : [{ type: 'hardBreak' }, ...nodes];
  });
  return { type: 'paragraph', content };
}

const markup =
  /\{[a-z]+(?::[^}]*)?\}|\[~(?:accountid:)?([^\]]+)\]|\[\^([^\]]+)\]|\[([^\]|]+)\|([^\]]+)\]|!([^\s!|]+)(?:\|[^!]*)?!|(?<![\w*])\*(\S(?:[^*]*\S)?)\*(?![\w*])|(?<![\w_])_(\S(?:[^_]*\S)?)_(?![\w_])/g;

function inlineOf(line: string): AdfNode[] {
  const nodes: AdfNode[] = [];
  let end = 0;
  for (const found of line.matchAll(markup)) {
    pushText(nodes, line.slice(end, found.index));
    const [, mention, file, label, href, image, strong, emphasis] = found;
    if (mention !== undefined) nodes.push({ type: 'mention', attrs: { id: mention } });
    else if (file !== undefined) pushText(nodes, file);
    else if (image !== undefined) pushText(nodes, image);
    else if (label !== undefined && href !== undefined) pushMarked(nodes, label, { type: 'link', attrs: { href } });
    else if (strong !== undefined) pushMarked(nodes, strong, { type: 'strong' });
    else if (emphasis !== undefined) pushMarked(nodes, emphasis, { type: 'em' });
    end = found.index + found[0].length;
  }
  pushText(nodes, line.slice(end));
  return nodes;
}

function pushText(nodes: AdfNode[], text: string): void {
  if (text !== '') nodes.push({ type: 'text', text });
}

function pushMarked(nodes: AdfNode[], text: string, mark: NonNullable<AdfNode['marks']>[number]): void {
  nodes.push({ type: 'text', text, marks: [mark] });
}
