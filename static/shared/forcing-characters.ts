import type { Texts } from './texts';

const SHOWN = 12;

/** Characters that a reader could not see in a list go by their name or number. */
function nameOf(t: Texts, character: string): string {
  switch (character) {
    case '\t':
      return t('meter.character.tab');
    case '\u00a0':
    case '\u202f':
      return t('meter.character.no-break-space');
  }
  if (/[\p{L}\p{P}\p{S}\p{N}]/u.test(character)) return character;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The characters that make an SMS a Unicode one, for a sentence; a text in Greek names the first dozen. */
export function namedCharacters(t: Texts, characters: readonly string[]): string {
  const named = characters.slice(0, SHOWN).map((character) => nameOf(t, character));
  const more = characters.length - named.length;
  return more > 0 ? t('meter.characters-and-more', { characters: named.join(' '), more }) : named.join(' ');
}
