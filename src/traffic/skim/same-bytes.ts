/** A cache of parsed schemas by their bytes, since the lines of a log repeat the same schemas. */

/** A parsed schema: its bytes, its value, and the depth at which it was found. */
interface Known {
  readonly bytes: Buffer;
  readonly value: unknown;
  readonly depth: number;
}

/** A cache of values by the bytes at an offset. */
export interface SameBytes {
  /** Undefined also if the cached value was found at a smaller depth: here it may be nested too deeply. */
  readonly find: (bytes: Buffer, from: number, end: number, depth: number) => Known | undefined;
  readonly remember: (bytes: Buffer, from: number, to: number, end: number, known: Omit<Known, 'bytes'>) => void;
}

/** The number of slots, the maximum size of a value, and of all values together, in bytes; when full, it is cleared. */
const SLOTS = 1 << 10;
const LONGEST = 1 << 19;
const MOST = 1 << 23;
/** The hash takes every fourth of this many bytes. */
const LOOKED_AT = 256;

const slotOf = (bytes: Buffer, from: number, end: number): number => {
  const last = Math.min(end, from + LOOKED_AT);
  let hash = 0;
  for (let i = from; i < last; i += 4) hash = (Math.imul(hash, 0x01000193) ^ (bytes[i] as number)) | 0;
  return (hash ^ (hash >>> 13)) & (SLOTS - 1);
};

/** Makes an empty cache. */
export const sameBytes = (): SameBytes => {
  const slots: (Known | undefined)[] = new Array(SLOTS).fill(undefined);
  let held = 0;
  return {
    find: (bytes, from, end, depth) => {
      const known = slots[slotOf(bytes, from, end)];
      if (known === undefined || depth > known.depth) return undefined;
      const to = from + known.bytes.length;
      // The closing bracket is compared too, so equal bytes are the whole value.
      return to <= end && bytes.compare(known.bytes, 0, known.bytes.length, from, to) === 0 ? known : undefined;
    },
    remember: (bytes, from, to, end, { value, depth }) => {
      const length = to - from;
      if (length > LONGEST) return;
      const slot = slotOf(bytes, from, end);
      held += length - (slots[slot]?.bytes.length ?? 0);
      if (held > MOST) {
        slots.fill(undefined);
        held = length;
      }
      slots[slot] = { bytes: Buffer.from(bytes.subarray(from, to)), value, depth };
    },
  };
};
