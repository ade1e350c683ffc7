/** A file as what a request is read from. */
import { textOf } from '../config/text.js';

/** Larger ones are for the command, which reads a stream. */
export const MOST_BYTES = 50_000_000;

/** The text, or why there is none. */
export type Incoming = { readonly text: string } | { readonly why: string };

/** Reads the bytes of a file, as the command does. What is no text is told, and never judged with its odd bytes replaced. */
export const incomingOf = (bytes: Uint8Array): Incoming => {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return { why: 'It is compressed: decompress it first.' };
  const text = textOf(bytes);
  return text === undefined ? { why: 'It is not text in UTF-8 or UTF-16.' } : { text };
};
