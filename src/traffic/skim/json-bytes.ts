/** Tables and tests for bytes and words (four bytes) of JSON text. */

/** 1 for bytes that end a run of ordinary characters in a string: the quote, the backslash, control characters. */
export const STOPS = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === 0x22 || byte === 0x5c || byte < 0x20 ? 1 : 0,
);
/** A JSON number. */
export const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** 1 for bytes that may follow a backslash, except `u`. */
export const ESCAPED = Uint8Array.from({ length: 256 }, (_, byte) =>
  '"\\/bfnrt'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

const HEX = Uint8Array.from({ length: 256 }, (_, byte) => (/[0-9a-fA-F]/.test(String.fromCharCode(byte)) ? 1 : 0));
/**
 * Whether any of the four bytes of a word is one of `STOPS`. All four are compared by one subtraction, which sets the
 * high bit of each byte that matches.
 */
export const stopsIn = (word: number): boolean => {
  const quotes = word ^ 0x22222222;
  const slashes = word ^ 0x5c5c5c5c;
  // A subtraction borrows from the next byte only if its own byte matches. So a false match never occurs without a true
  // one, and the result for the word is right. Bytes with the high bit set are masked out.
  return (((quotes - 0x01010101) | (slashes - 0x01010101) | (word - 0x20202020)) & ~word & 0x80808080) !== 0;
};

/** The hash of a name starts at 0; for each byte it is multiplied by this factor, then XORed with the byte. */
export const HASH_FACTOR = 0x01000193;

const hashOf = (name: string): number => {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, HASH_FACTOR) ^ name.charCodeAt(i)) | 0;
  return hash;
};
/** The hash of `__proto__`. */
export const PROTO = hashOf('__proto__');

/** Whether there are four hexadecimal digits at `from`. */
export const isUnicode = (bytes: Uint8Array, from: number): boolean => {
  for (let i = from; i < from + 4; i++) if (HEX[bytes[i] as number] !== 1) return false;
  return true;
};
