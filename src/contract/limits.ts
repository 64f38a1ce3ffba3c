/** The forms stop where the backend would refuse. */
export { MERGE_AT_MOST, SPLIT_AT_MOST } from '../domain/operation';
