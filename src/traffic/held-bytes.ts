/** The bytes of an input that were read and not yet cut, in a buffer that grows with them. */

const BOM = [0xef, 0xbb, 0xbf];

/** What is read at once may come on top of a block. */
const MARGIN = 1 << 20;

/** A buffer of so many bytes or more, whatever they are: of those that are spare, else a new one. */
const bufferOf = (size: number, spare: Buffer[]): Buffer => {
  const found = spare.findIndex(({ length }) => length >= size);
  return found < 0 ? Buffer.allocUnsafeSlow(size) : (spare.splice(found, 1)[0] as Buffer);
};

/** Bytes that are held. */
export interface HeldBytes {
  readonly length: () => number;
  /** Where those begin that were taken in last. */
  readonly newest: () => number;
  /** A view of all of them, good until more are taken in. */
  readonly all: () => Buffer;
  /** Takes in a copy of more. */
  readonly push: (bytes: Uint8Array) => void;
  /** Goes on in another buffer, with a copy of these alone: whoever has a view of the old one keeps it. */
  readonly restart: (rest: Uint8Array) => void;
  readonly clear: () => void;
  /** Takes a byte order mark away that they begin with. */
  readonly dropMark: () => void;
}

/** None yet: room for a block of so many, and for a line or a document of at most `whole`. */
export const newHeldBytes = (block: number, whole: number, spare: Buffer[]): HeldBytes => {
  let held = bufferOf(block + MARGIN, spare);
  let length = 0;
  let newest = 0;
  const push = (bytes: Uint8Array): void => {
    newest = length;
    length += bytes.length;
    if (length > held.length) {
      const larger = bufferOf(Math.max(length, Math.min(2 * held.length, whole + MARGIN)), spare);
      held.copy(larger, 0, 0, newest);
      held = larger;
    }
    held.set(bytes, newest);
  };
  return {
    length: () => length,
    newest: () => newest,
    all: () => held.subarray(0, length),
    push,
    restart: (rest) => {
      held = bufferOf(block + MARGIN, spare);
      length = 0;
      push(rest);
    },
    clear: () => {
      length = 0;
    },
    dropMark: () => {
      if (!BOM.every((byte, i) => i < length && held[i] === byte)) return;
      held.copyWithin(0, BOM.length, length);
      length -= BOM.length;
    },
  };
};
