/** Bytes as text. */

const MARKS = { 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] } as const;

/** Which order of bytes the mark of UTF-16 tells of; undefined where there is none. */
export const utf16Of = (head: Uint8Array): keyof typeof MARKS | undefined => {
  for (const [name, mark] of Object.entries(MARKS))
    if (mark.every((byte, i) => head[i] === byte)) return name as keyof typeof MARKS;
  return undefined;
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

/** The same, also of UTF-16 that begins with its mark: shells of Windows write files so. */
export const textOf = (bytes: Uint8Array): string | undefined => decoded(bytes, utf16Of(bytes) ?? 'utf-8');
