/** A cache of short strings by their bytes, since the lines of a log repeat the same short values. */

/** The number of strings that are cached, and the maximum length of one in bytes. */
const SLOTS = 1 << 12;
const LONGEST = 40;

/** Makes a function that returns the text between two offsets of UTF-8, and caches short ASCII texts. */
export const shortTexts = (): ((bytes: Buffer, from: number, to: number) => string) => {
  const slots: (string | undefined)[] = new Array(SLOTS).fill(undefined);
  return (bytes, from, to) => {
    const length = to - from;
    if (length === 0) return '';
    if (length > LONGEST) return bytes.toString('utf8', from, to);
    let hash = length;
    let high = 0;
    for (let i = from; i < to; i++) {
      const byte = bytes[i] as number;
      hash = (Math.imul(hash, 31) + byte) | 0;
      high |= byte;
    }
    if (high > 0x7f) return bytes.toString('utf8', from, to);
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    const known = slots[slot];
    if (known !== undefined && known.length === length) {
      let i = 0;
      while (i < length && known.charCodeAt(i) === bytes[from + i]) i++;
      if (i === length) return known;
    }
    // `Object.keys` returns the engine's interned string, with which member access is fastest.
    const [made = ''] = Object.keys({ [bytes.toString('latin1', from, to)]: 0 });
    slots[slot] = made;
    return made;
  };
};
