import fc from 'fast-check';
import { documentFiles, documentText, plainText, textDocument, visible } from '../../../src/adapters/jira/adf';

const text = (value: string) => ({ type: 'text', text: value });
const lineBreak = { type: 'hardBreak' };
const contentOf = (value: string) => textDocument(value).content[0]?.content;

describe('a text becomes text nodes, never markup', () => {
  it('stands in one paragraph', () => {
    expect(textDocument('Mein Router geht nicht')).toEqual({
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [text('Mein Router geht nicht')] }],
    });
  });

  it.each([
    [
      'wiki markup',
      '*fett* {code}x{code} h1. [~admin] !bild.png!',
      [text('*fett* {code}x{code} h1. [~admin] !bild.png!')],
    ],
    ['HTML', '<b>x</b> &amp;', [text('<b>x</b> &amp;')]],
    ['lines', 'eins\nzwei', [text('eins'), lineBreak, text('zwei')]],
    ['lines of other systems', 'eins\r\nzwei\rdrei', [text('eins'), lineBreak, text('zwei'), lineBreak, text('drei')]],
    ['empty lines: an empty text node is not allowed', '\n\nx\n', [lineBreak, lineBreak, text('x'), lineBreak]],
    ['control characters go, a tab stays', 'a\u0000b\u001b\tc\u007f', [text('ab\tc')]],
    ['an emoji', '👩‍👩‍👧 🇩🇪', [text('👩‍👩‍👧 🇩🇪')]],
    ['nothing', '', []],
  ])('%s', (_, value, content) => {
    expect(contentOf(value)).toEqual(content);
  });

  it('a very long one is cut to what Jira takes', () => {
    expect(visible('x'.repeat(40_000))).toHaveLength(30_000);
  });

  it('a very long one is cut between characters', () => {
    expect(visible(`x${'😀'.repeat(20_000)}`).isWellFormed()).toBe(true);
  });
});

describe('a document is read back', () => {
  it('as what was visible of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (value) => {
        expect(documentText(textDocument(value))).toBe(visible(value));
        for (const node of contentOf(value) ?? []) if (node.type === 'text') expect(node.text).not.toBe('');
      }),
    );
  });

  it.each([
    ['nothing', null],
    ['a text', 'text'],
    ['a node without content', { type: 'rule' }],
    ['a text node without text', { type: 'text' }],
  ])('%s holds no text', (_, node) => {
    expect(documentText(node)).toBe('');
  });
});

describe('a document is read aloud', () => {
  const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
  const doc = (...content: unknown[]) => ({ type: 'doc', version: 1, content });
  const named = (type: string, attrs: object) => ({ type, attrs });
  const list = (type: string, ...items: unknown[]) => ({
    type,
    content: items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })),
  });

  it.each([
    ['paragraphs on lines of their own', doc(paragraph(text('eins')), paragraph(text('zwei'))), 'eins\nzwei'],
    ['line breaks', doc(paragraph(text('eins'), lineBreak, text('zwei'))), 'eins\nzwei'],
    [
      'text that is marked, without its marks',
      doc(paragraph({ ...text('fett'), marks: [{ type: 'strong' }] })),
      'fett',
    ],
    ['people by their names', doc(paragraph(named('mention', { id: '1', text: '@Ana' }))), '@Ana'],
    ['emoji', doc(paragraph(named('emoji', { shortName: ':smile:', text: '😄' }))), '😄'],
    ['a status', doc(paragraph(named('status', { text: 'OFFEN', color: 'green' }))), 'OFFEN'],
    ['a link to another page', doc(paragraph(named('inlineCard', { url: 'https://x.test/1' }))), 'https://x.test/1'],
    ['nothing for what has no name', doc(paragraph(text('a'), named('mention', {}), { type: 'mention' })), 'a'],
    [
      'no more than one empty line',
      doc(paragraph(text('a')), paragraph(), paragraph(), paragraph(text('b'))),
      'a\n\nb',
    ],
    ['nothing', doc(), ''],
    ['nothing where there is no document', null, ''],
  ])('%s', (_, node, read) => {
    expect(plainText(node)).toBe(read);
  });

  it('items of a list apart', () => {
    const lines = plainText(doc(list('bulletList', text('eins'), text('zwei')))).split(/\n+/);
    expect(lines).toEqual(['eins', 'zwei']);
  });

  it('what was written from a text, as it was, apart from white space at its ends', () => {
    expect(plainText(textDocument('eins\nzwei'))).toBe('eins\nzwei');
  });
});

describe('the files that a document shows', () => {
  const media = (type: string, attrs: object) => ({ type, attrs });

  it('are named, wherever they stand', () => {
    const document = {
      type: 'doc',
      content: [
        { type: 'mediaSingle', content: [media('media', { alt: 'bild.png' })] },
        { type: 'paragraph', content: [text('siehe'), media('mediaInline', { alt: 'plan.pdf' })] },
      ],
    };
    expect(documentFiles(document)).toEqual(['bild.png', 'plan.pdf']);
  });

  it('count also without a name', () => {
    expect(documentFiles({ type: 'media', attrs: { id: 'x' } })).toEqual(['']);
    expect(documentFiles({ type: 'media' })).toEqual(['']);
  });

  it.each([[null], ['text'], [textDocument('Guten Tag')]])('are none in %j', (node) => {
    expect(documentFiles(node)).toEqual([]);
  });
});
