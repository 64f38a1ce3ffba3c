import fc from 'fast-check';
import { documentText, textDocument, visible } from '../../../src/adapters/jira/adf';

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
