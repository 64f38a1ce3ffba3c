const CONTEXT = 60;

export interface MatchInContext {
  before: string;
  match: string;
  after: string;
}

/** As the backend compares: accents and case make no difference. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Where a text matches in the original; folding may make several characters of one, and none. */
function rangeOf(characters: readonly string[], wanted: string): { from: number; to: number } | undefined {
  const origins: number[] = [];
  let folded = '';
  characters.forEach((character, index) => {
    const piece = plain(character);
    folded += piece;
    origins.push(...Array.from({ length: piece.length }, () => index));
  });
  const start = folded.indexOf(wanted);
  const from = origins[start];
  const last = origins[start + wanted.length - 1];
  return start < 0 || wanted === '' || from === undefined || last === undefined ? undefined : { from, to: last + 1 };
}

/** The words around the first match, in one line. Without a match, the text's beginning. */
export function matchInContext(text: string, wanted: string): MatchInContext {
  const characters = [...text.replace(/\s+/gu, ' ').trim()];
  const { from, to } = rangeOf(characters, plain(wanted.trim().replace(/\s+/gu, ' '))) ?? { from: 0, to: 0 };
  const start = Math.max(0, from - CONTEXT);
  const end = Math.min(characters.length, to + CONTEXT);
  const part = (begin: number, stop: number) => characters.slice(begin, stop).join('');
  return {
    before: (start > 0 ? '…' : '') + part(start, from),
    match: part(from, to),
    after: part(to, end) + (end < characters.length ? '…' : ''),
  };
}
