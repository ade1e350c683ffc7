/** A file as text: what a request is read from, be it of a system that writes UTF-16. */

/** Larger ones are for the command, which reads a stream. */
export const MOST_BYTES = 50_000_000;

/** The text, or why there is none. */
export type Incoming = { readonly text: string } | { readonly why: string };

const encodingOf = ([first, second]: Uint8Array): string =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';

/** Reads the bytes of a file. What is no text is told, and never judged with its odd bytes replaced. */
export const textOf = (bytes: Uint8Array): Incoming => {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return { why: 'It is packed: unpack it first.' };
  try {
    return { text: new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes) };
  } catch {
    return { why: 'It is no text in UTF-8 or UTF-16.' };
  }
};
