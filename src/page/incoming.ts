/** Reads the text of a file that is chosen or dropped. */
import { textOf } from '../decoded-text.js';

/** The maximum size; larger files are for the command line, which reads streams. */
export const MOST_BYTES = 50_000_000;

/** The text of a file, or why it has none. */
type Incoming = { readonly text: string } | { readonly why: string };

/** Decodes a file as the command line does. Invalid text is reported, never judged with replaced characters. */
export const incomingOf = (bytes: Uint8Array): Incoming => {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return { why: 'It is compressed: decompress it first.' };
  const text = textOf(bytes);
  return text === undefined ? { why: 'It is not text in UTF-8 or UTF-16.' } : { text };
};
