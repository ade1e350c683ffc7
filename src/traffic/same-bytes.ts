/** Schemas come again and again in the lines of a log, byte for byte: those that came lately are not read anew. */

/** A schema that was read: its bytes, what was made of them, and how deep it stood. */
interface Known {
  readonly bytes: Buffer;
  readonly value: unknown;
  readonly depth: number;
}

/** Finds what was remembered of the bytes at a place; remembers what was read there. */
export interface SameBytes {
  /** Nothing where it stood less deep than now: then it may be too deep here. */
  readonly find: (bytes: Buffer, from: number, end: number, depth: number) => Known | undefined;
  readonly remember: (bytes: Buffer, from: number, to: number, end: number, known: Omit<Known, 'bytes'>) => void;
}

/** So many are remembered, of so many bytes at most, and of so many together: then all are forgotten. */
const SLOTS = 1 << 10;
const LONGEST = 1 << 19;
const MOST = 1 << 23;
/** Every fourth of so many bytes tells one from another. */
const LOOKED_AT = 256;

const slotOf = (bytes: Buffer, from: number, end: number): number => {
  const last = Math.min(end, from + LOOKED_AT);
  let hash = 0;
  for (let i = from; i < last; i += 4) hash = (Math.imul(hash, 0x01000193) ^ (bytes[i] as number)) | 0;
  return (hash ^ (hash >>> 13)) & (SLOTS - 1);
};

/** A memory of what was read lately. */
export const sameBytes = (): SameBytes => {
  const slots: (Known | undefined)[] = new Array(SLOTS).fill(undefined);
  let held = 0;
  return {
    find: (bytes, from, end, depth) => {
      const known = slots[slotOf(bytes, from, end)];
      if (known === undefined || depth > known.depth) return undefined;
      const to = from + known.bytes.length;
      // Compared with its closing bracket, so equal bytes are the whole of the same value.
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
