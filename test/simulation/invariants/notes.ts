import { unopenedNote } from '../../../src/domain/notes';
import type { ActiveRequest, Customer } from '../../../src/domain/customer';
import { changesOf, type Report, type WriteRule } from './judge';

const unopened = new Set([unopenedNote('de'), unopenedNote('en')]);

/** At most one note about an unopened message until somebody opens the panel or replies; counts every note that was meant. */
export function createNoteRule(): { rule: WriteRule; meant: (request: string) => string[] } {
  /** By request: the texts of all note jobs that there were, by the jobs' ids. */
  const jobs = new Map<string, Map<string, string>>();
  const add = (id: string, request: string, text: string): void => {
    jobs.set(request, (jobs.get(request) ?? new Map<string, string>()).set(id, text));
  };

  const rule: WriteRule = ({ changes, deed }, report) => {
    for (const { before, after } of changesOf(changes, 'job')) {
      if (after?.kind !== 'note') continue;
      add(after.id, after.request, after.text);
      if (before || !unopened.has(after.text)) continue;
      const marked = changesOf(changes, 'customer').some(
        (change) => isNoted(change.after, after.request) === true && isNoted(change.before, after.request) === false,
      );
      if (!marked) report('a note about an unopened message is written once', after.request);
    }
    for (const { before, after } of changesOf(changes, 'customer')) {
      if (before && after) staysNoted(before, after, deed, report);
    }
  };
  return { rule, meant: (request) => [...(jobs.get(request)?.values() ?? [])] };
}

function activeOf(customer: Customer | undefined): ActiveRequest | undefined {
  return customer?.active.kind === 'request' ? customer.active : undefined;
}

function isNoted(customer: Customer | undefined, request: string): boolean | undefined {
  const active = activeOf(customer);
  return active?.request === request ? active.waiting?.noted : undefined;
}

function staysNoted(before: Customer, after: Customer, deed: string, report: Report): void {
  const was = activeOf(before);
  const is = activeOf(after);
  if (!was || is?.request !== was.request || was.waiting?.noted !== true) return;
  if (is.waiting?.noted === false && deed !== 'seen')
    report('what was noted stays so until somebody looks', was.request);
}
