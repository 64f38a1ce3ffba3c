/** How often what happened, so that one sees that things did happen. */
export type Tally = Record<string, number>;

export function count(tally: Tally, what: string, times = 1): void {
  tally[what] = (tally[what] ?? 0) + times;
}

export function addTo(total: Tally, tally: Tally): void {
  for (const [what, times] of Object.entries(tally)) count(total, what, times);
}
