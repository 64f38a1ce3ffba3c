/** A rule of the protocol switched off: `find` occurs exactly once in `file` and is replaced. */
export interface Mutation {
  name: string;
  file: string;
  find: string;
  replace: string;
}
