import type { Issue } from './issue';

/**
 * The search index, which learns of a change some time after it (the platform promises no figure). A search sees each
 * issue as the index knows it at that moment; issues it does not know yet are not found.
 */
export interface SearchIndex {
  /** Notes the new state of an issue, or its deletion. */
  note(issueId: string, issue: Issue | undefined): void;
  /** Every issue as the index shows it now. */
  shown(): Issue[];
  /** The lag of later changes in milliseconds; drawn between the two where they differ. */
  setLag(least: number, most?: number): void;
  /** Knows these issues, and nothing else, at once. */
  rebuild(issues: Issue[]): void;
}

interface Version {
  shownFrom: number;
  issue: Issue | undefined;
}

export function createSearchIndex(now: () => number, draw: () => number, firstLag: number): SearchIndex {
  const versions = new Map<string, Version[]>();
  let lag = { least: firstLag, most: firstLag };

  const lagOfChange = () =>
    lag.most > lag.least ? lag.least + Math.floor(draw() * (lag.most - lag.least + 1)) : lag.least;

  return {
    note(issueId, issue) {
      const known = versions.get(issueId) ?? [];
      versions.set(issueId, [...shownAndLater(known, now()), { shownFrom: now() + lagOfChange(), issue }]);
    },
    shown() {
      const found: Issue[] = [];
      for (const [issueId, known] of versions) {
        const relevant = shownAndLater(known, now());
        const [first] = relevant;
        if (relevant.length === 1 && first && first.issue === undefined && first.shownFrom <= now()) {
          versions.delete(issueId);
          continue;
        }
        if (relevant.length !== known.length) versions.set(issueId, relevant);
        if (first?.issue && first.shownFrom <= now()) found.push(first.issue);
      }
      return found;
    },
    setLag(least, most = least) {
      lag = { least, most };
    },
    rebuild(issues) {
      versions.clear();
      for (const issue of issues) versions.set(issue.id, [{ shownFrom: 0, issue }]);
    },
  };
}

/** Drops the versions that a later, already shown one has replaced. */
function shownAndLater(known: Version[], now: number): Version[] {
  const current = known.findLastIndex((version) => version.shownFrom <= now);
  return current <= 0 ? known : known.slice(current);
}
