/** Bytes as text. */

const MARKS = { 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] } as const;

/** How many bytes at the beginning tell of UTF-16. */
export const UTF16_HEAD = 4;

/** A character of ASCII; the other byte of its two is zero. */
const isAscii = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d));

/** Which order of bytes the mark of UTF-16 tells of, or its first two characters without one; undefined for others. */
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

/** The text of bytes of UTF-8, without the mark that some programs begin a file with; undefined where they are not UTF-8. */
export const utf8TextOf = (bytes: Uint8Array): string | undefined => decoded(bytes, 'utf-8');

/** The same, also of UTF-16: shells of Windows write files so. */
export const textOf = (bytes: Uint8Array): string | undefined => decoded(bytes, utf16Of(bytes) ?? 'utf-8');
