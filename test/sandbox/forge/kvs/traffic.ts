import type { StoredRow } from './row-versions';

/**
 * What one call moved. Bytes are those of keys and values in UTF-8; a read that finds nothing counts 1 KB, as the price
 * list has it. A delete counts the bytes of the row it removes (an assumption: the price list does not say).
 */
export interface CallTraffic {
  operations: number;
  bytesRead: number;
  bytesWritten: number;
}

export interface Traffic {
  read(row: StoredRow | undefined): void;
  write(row: StoredRow): void;
  /** Something that was asked for and moves no bytes of its own. */
  operation(): void;
  begin(): void;
  last(): CallTraffic;
}

const EMPTY_READ_BYTES = 1024;

export function createTraffic(): Traffic {
  let call: CallTraffic = { operations: 0, bytesRead: 0, bytesWritten: 0 };
  const size = (row: StoredRow): number => Buffer.byteLength(row.key) + Buffer.byteLength(row.value);

  return {
    read(row) {
      call.operations += 1;
      call.bytesRead += row ? size(row) : EMPTY_READ_BYTES;
    },
    write(row) {
      call.operations += 1;
      call.bytesWritten += size(row);
    },
    operation() {
      call.operations += 1;
    },
    begin() {
      call = { operations: 0, bytesRead: 0, bytesWritten: 0 };
    },
    last: () => call,
  };
}
