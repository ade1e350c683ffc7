/**
 * Reads the name asset: a binary fuse filter, which maps a word to a few bits or to nothing, and the weights of a linear
 * model of the pieces of a word. Both are strings of six-bit characters, which need no decoding step.
 */

/**
 * A filter of words. `cells` has `width` bits for each entry, one entry after another. The four entries of a word lie close
 * together, after one of `starts` positions.
 */
export interface WordFilter {
  readonly seed: number;
  readonly starts: number;
  readonly width: number;
  /** The number of low bits of an entry that identify the word; the others are its value. */
  readonly bits: number;
  readonly cells: string;
}

/** The weights of the pieces of a word: one character for each bucket, with zero in the middle of the alphabet. */
export interface PieceModel {
  readonly bits: number;
  readonly scale: number;
  readonly bias: number;
  readonly weights: string;
}

/** The value of a character of an asset, 0 to 63. */
const sixBits = (cells: string, at: number): number => {
  const code = cells.charCodeAt(at);
  // `!` is written for the backslash, which would need escaping in source text.
  return code === 33 ? 29 : code - 63;
};

/** The character for a number from 0 to 63. */
export const sixBitChar = (value: number): string => (value === 29 ? '!' : String.fromCharCode(value + 63));

/** A 32-bit hash of a word, the same on every engine. */
const hashWord = (word: string, seed: number): number => {
  let hash = seed ^ word.length;
  for (let i = 0; i < word.length; i += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(i), 0x5bd1e995);
    hash ^= hash >>> 13;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** The four entries of a word are each in another part of this many entries. */
export const SEGMENT = 128;

/** The four entries of a word in a filter, and the bits that identify it. */
export const slotsOf = (
  word: string,
  { seed, starts }: Pick<WordFilter, 'seed' | 'starts'>,
): readonly [number, number, number, number, number] => {
  const first = hashWord(word, seed);
  const second = hashWord(word, seed ^ 0x2545f491);
  const start = first % starts;
  return [
    start + (second & 127),
    start + 128 + ((second >>> 8) & 127),
    start + 256 + ((second >>> 16) & 127),
    start + 384 + (second >>> 25),
    (Math.imul(second, 0xcc9e2d51) ^ first) >>> 17,
  ];
};

/** An entry, of at most 12 bits, from the three characters that hold them; the shifts cut off what is before and after it. */
const entry = ({ cells, width }: WordFilter, at: number): number => {
  const bit = at * width;
  const from = (bit / 6) | 0;
  const three = (sixBits(cells, from) << 12) | (sixBits(cells, from + 1) << 6) | sixBits(cells, from + 2);
  return (three << (14 + (bit % 6))) >>> (32 - width);
};

/** The value of a word, or -1 if the filter does not contain it; wrong for one other word in 2^bits. */
export const lookUp = (filter: WordFilter, word: string): number => {
  const slots = slotsOf(word, filter);
  let found = 0;
  for (let i = 0; i < 4; i += 1) found ^= entry(filter, slots[i] as number);
  const mask = (1 << filter.bits) - 1;
  return (found & mask) === (slots[4] & mask) ? found >> filter.bits : -1;
};

/** Writes the buckets of a word's pieces (two to four letters, with marked ends) to `out`, and returns their number. */
export const piecesOf = (word: string, bits: number, out: Int32Array): number => {
  let count = 0;
  const marked = `^${word}$`;
  for (let i = 0; i < marked.length; i += 1) {
    let hash = 7;
    for (let at = i; at < i + 4 && at < marked.length; at += 1) {
      hash = Math.imul(hash ^ marked.charCodeAt(at), 0x9e3779b1);
      hash ^= hash >>> 15;
      if (at > i && count < out.length) {
        out[count] = Math.imul(hash, 0x85ebca6b) >>> (32 - bits);
        count += 1;
      }
    }
  }
  return count;
};

const pieces = new Int32Array(128);

/** A word that is less like a name than this, and not listed as one, is ordinary, even if the filter of words lacks it. */
export const PLAIN_WORD = -1;

/** An ordinary word that is more like a name than this is in the filter of names, which has fewer errors. */
export const LIKE_NAME = 0.8;

/** A word that is less like a name than this is not a name, whatever the filter of names says. */
export const NO_NAME = -1.85;

/** How much the spelling of a word resembles names rather than ordinary words; above 0 it is more like a name. */
export const nameLikeness = (model: PieceModel, word: string): number => {
  const count = piecesOf(word, model.bits, pieces);
  const { weights } = model;
  let sum = 0;
  for (let i = 0; i < count; i += 1) sum += weights.charCodeAt(pieces[i] as number) - 79;
  return model.bias + sum * model.scale;
};
