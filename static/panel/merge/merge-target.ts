import type { MergeForm } from './merging';

/** Where the united thread goes: the request on the page, one of the picked ones by id, or a request made for it. */
export type MergeTarget = { kind: 'this' } | { kind: 'picked'; id: string } | { kind: 'new' };

/** The value of a target's radio button. */
export function valueOf(target: MergeTarget): string {
  return target.kind === 'picked' ? target.id : target.kind;
}

export function targetFrom(value: string): MergeTarget {
  return value === 'this' || value === 'new' ? { kind: value } : { kind: 'picked', id: value };
}

/** What the backend calls the target. */
export function intoOf(target: MergeTarget, thisRequest: string): MergeForm['into'] {
  switch (target.kind) {
    case 'this':
      return thisRequest;
    case 'picked':
      return target.id;
    case 'new':
      return 'new';
  }
}
