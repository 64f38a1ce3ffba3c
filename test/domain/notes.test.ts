import * as notes from '../../src/domain/notes';
import type { Language } from '../../src/domain/settings';

const facts = (count: number) => ({ source: 'OMN-1', made: 'OMN-2', count });
const merged = { key: 'OMN-3', status: 'Offen', priority: 'Hoch', assignee: 'Ana Horvat', labels: ['router', 'wlan'] };

/** Every note, with what it must name. */
const all: [string, (language: Language) => string, string[]][] = [
  ['a message that nobody opened', notes.unopenedNote, []],
  ['what was split off', (language) => notes.splitOffNote(language, facts(3)), ['3', 'OMN-2']],
  ['one message that was split off', (language) => notes.splitOffNote(language, facts(1)), ['1', 'OMN-2']],
  ['what a request was split from', (language) => notes.splitFromNote(language, facts(3)), ['3', 'OMN-1']],
  ['what was merged into a request', (language) => notes.mergedHereNote(language, [merged]), ['OMN-3']],
  ['where a request was merged', (language) => notes.mergedAwayNote(language, 'OMN-1'), ['OMN-1']],
  ['a split that was undone', (language) => notes.undoneNote(language, 'split', ['OMN-1']), ['OMN-1']],
  ['a merge that was undone', (language) => notes.undoneNote(language, 'merge', ['OMN-1', 'OMN-2']), ['OMN-1, OMN-2']],
  ['a request that was emptied', (language) => notes.emptiedNote(language, 'OMN-1'), ['OMN-1']],
  ['a request that stays open', notes.staysOpenNote, []],
];

describe.each(all)('the note about %s', (_, write, names) => {
  it.each(['de', 'en'] as const)('says so in %s, and by whom it is written', (language) => {
    const note = write(language);
    expect(note.startsWith('OmniChat: ')).toBe(true);
    for (const name of names) expect(note).toContain(name);
  });

  it('is written in the language of the settings', () => {
    expect(write('de')).not.toBe(write('en'));
  });
});

it('the note about an unopened message does not say what it says, nor who wrote it', () => {
  expect(notes.unopenedNote('en')).not.toMatch(/\d/);
});

it.each([
  ['de', 1, '1 Nachricht dieser Konversation gehört jetzt'],
  ['de', 2, '2 Nachrichten dieser Konversation gehören jetzt'],
  ['en', 1, '1 message of this conversation now belongs'],
  ['en', 2, '2 messages of this conversation now belong'],
] as const)('in %s, %i: %s', (language, count, begins) => {
  expect(notes.splitOffNote(language, facts(count))).toContain(begins);
});

describe('the note in the target of a merge keeps the values that the target does not take over', () => {
  it('a line for each source', () => {
    const bare = { key: 'OMN-4', status: 'Wartet', labels: [] };
    expect(notes.mergedHereNote('de', [merged, bare]).split('\n')).toEqual([
      'OmniChat: Die Konversationen dieser Anfragen wurden hier zusammengeführt:',
      'OMN-3: Status Offen, Priorität Hoch, Bearbeiter Ana Horvat, Stichwörter router wlan',
      'OMN-4: Status Wartet',
    ]);
    expect(notes.mergedHereNote('en', [merged]).split('\n')[1]).toBe(
      'OMN-3: status Offen, priority Hoch, assignee Ana Horvat, labels router wlan',
    );
  });

  it.each([
    ['a mention', '[~accountid:557058]', 'accountid:557058'],
    ['a link', '[here|https://example.com]', 'here https://example.com'],
    ['an image', '!bild.png!', 'bild.png'],
    ['a macro', '{code}rm{code}', 'code rm code'],
    ['bold', '*laut*', 'laut'],
    ['raised and lowered', '^a^ ~b~', 'a b'],
    ['a table', '||a|b||', 'a b'],
    ['an escape', 'a\\b', 'a b'],
    ['more lines', 'Offen\n\nh1. Titel', 'Offen h1. Titel'],
  ])('no markup from there: %s', (_, status, plain) => {
    const note = notes.mergedHereNote('en', [{ ...merged, status, assignee: status, labels: [status] }]);
    expect(note.split('\n')[1]).toBe(`OMN-3: status ${plain}, priority Hoch, assignee ${plain}, labels ${plain}`);
  });
});
