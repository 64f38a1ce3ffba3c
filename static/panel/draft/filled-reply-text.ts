import { fill } from '../../shared/fill';

export interface Filling {
  /** The customer's name, where it is known. */
  name: string | undefined;
  /** The request's key, as soon as the page has told it. */
  key: string | undefined;
}

/** `{name}` and `{key}` filled in. A name that is not known takes the space before it along. */
export function filledReplyText(text: string, { name, key }: Filling): string {
  const named = name === undefined ? text.replace(/[ \u00a0]?\{name\}/g, '') : text;
  return fill(named, { ...(name === undefined ? {} : { name }), ...(key === undefined ? {} : { key }) });
}

/** Where an inserted text goes: into the empty field, else on a line of its own at the end. */
export function withInserted(text: string, inserted: string): string {
  return text === '' || /\s$/.test(text) ? text + inserted : `${text}\n${inserted}`;
}
