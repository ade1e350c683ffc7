/** Decodes UTF-8 and UTF-16. */

/** The byte order marks of UTF-16. */
const MARKS = { 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] } as const;

/** The number of leading bytes from which UTF-16 is recognised. */
export const UTF16_HEAD = 4;

/** Whether a byte is printable ASCII or white space. */
const isAscii = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d));

/** The UTF-16 encoding of bytes, by their byte order mark, or by two leading ASCII characters; undefined if there is neither. */
export const utf16Of = (head: Uint8Array): keyof typeof MARKS | undefined => {
  for (const [name, mark] of Object.entries(MARKS))
    if (mark.every((byte, i) => head[i] === byte)) return name as keyof typeof MARKS;
  const [a, b, c, d] = head;
  if (isAscii(a) && b === 0 && isAscii(c) && d === 0) return 'utf-16le';
  return a === 0 && isAscii(b) && c === 0 && isAscii(d) ? 'utf-16be' : undefined;
};

const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Decodes UTF-8, without a byte order mark; undefined if the bytes are not UTF-8. */
export const utf8TextOf = (bytes: Uint8Array): string | undefined => decoded(bytes, 'utf-8');

/** Decodes UTF-8 or UTF-16, which Windows shells write; undefined if the bytes are neither. */
export const textOf = (bytes: Uint8Array): string | undefined => decoded(bytes, utf16Of(bytes) ?? 'utf-8');
