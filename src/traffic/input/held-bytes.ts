/** A growing buffer for the bytes of an input that were read but not yet cut into blocks. */

const BOM = [0xef, 0xbb, 0xbf];

/** Extra room for one chunk beyond the size of a block. */
const MARGIN = 1 << 20;

/** A buffer that has to grow beyond this size is not doubled again: both would be in memory while one is copied. */
const LARGE = 16 << 20;

/** An uninitialised buffer of at least `size` bytes: one of `spare`, else a new one. */
const bufferOf = (size: number, spare: Buffer[]): Buffer => {
  const found = spare.findIndex(({ length }) => length >= size);
  return found < 0 ? Buffer.allocUnsafeSlow(size) : (spare.splice(found, 1)[0] as Buffer);
};

/** A growing buffer. */
export interface HeldBytes {
  readonly length: () => number;
  /** The offset of the bytes that were pushed last. */
  readonly newest: () => number;
  /** A view of all bytes, valid until more are pushed. */
  readonly all: () => Buffer;
  /** Appends a copy of the bytes. */
  readonly push: (bytes: Uint8Array) => void;
  /** Continues in another buffer with a copy of these bytes only, so that views of the old one stay valid. */
  readonly restart: (rest: Uint8Array) => void;
  readonly clear: () => void;
  /** Removes a byte order mark at the beginning. */
  readonly dropMark: () => void;
}

/** An empty buffer for a block of `block` bytes, and for a line or a document of at most `whole` bytes. */
export const newHeldBytes = (block: number, whole: number, spare: Buffer[]): HeldBytes => {
  let held = bufferOf(block + MARGIN, spare);
  let length = 0;
  let newest = 0;
  const push = (bytes: Uint8Array): void => {
    newest = length;
    length += bytes.length;
    if (length > held.length) {
      // A large buffer is made once, as large as any: room that is never written to takes no memory.
      const size = length > LARGE ? whole + MARGIN : 2 * held.length;
      const larger = bufferOf(Math.max(length, Math.min(size, whole + MARGIN)), spare);
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
