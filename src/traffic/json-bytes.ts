/** What single bytes and words mean in the text of JSON. */

/** Bytes that end a plain run within a string: the quote, the backslash, control characters. */
export const STOPS = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === 0x22 || byte === 0x5c || byte < 0x20 ? 1 : 0,
);
/** A number as JSON writes it. */
export const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** Bytes that may follow a backslash, `u` apart. */
export const ESCAPED = Uint8Array.from({ length: 256 }, (_, byte) =>
  '"\\/bfnrt'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

const HEX = Uint8Array.from({ length: 256 }, (_, byte) => (/[0-9a-fA-F]/.test(String.fromCharCode(byte)) ? 1 : 0));
/**
 * Whether any of the four bytes of a word ends a plain run. All four are compared by one subtraction, which sets the
 * high bit of a byte that matches.
 */
export const stopsIn = (word: number): boolean => {
  const quotes = word ^ 0x22222222;
  const slashes = word ^ 0x5c5c5c5c;
  // A subtraction borrows from the next byte only where its own byte is a hit: a wrong hit never stands alone, so the
  // answer for the word is right. Bytes with the high bit set are masked out.
  return (((quotes - 0x01010101) | (slashes - 0x01010101) | (word - 0x20202020)) & ~word & 0x80808080) !== 0;
};

/** The hash of a name begins with 0; for each byte it is multiplied by this, then XORed with the byte. */
export const HASH_FACTOR = 0x01000193;

const hashOf = (name: string): number => {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, HASH_FACTOR) ^ name.charCodeAt(i)) | 0;
  return hash;
};
/** The hash of a name that is a part of every object. */
export const PROTO = hashOf('__proto__');

/** Whether four hexadecimal digits stand somewhere. */
export const isUnicode = (bytes: Uint8Array, from: number): boolean => {
  for (let i = from; i < from + 4; i++) if (HEX[bytes[i] as number] !== 1) return false;
  return true;
};
