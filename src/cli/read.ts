/** Reads whole streams and files. */
import { readFileSync } from 'node:fs';
import { textOf } from '../decoded-text.js';
import { whyUnreadable } from '../file-errors.js';
import { plain } from '../format/plain.js';
import { UsageError } from './io.js';

/** All bytes of a stream. */
export const bytesFrom = async (stream: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** The text of a file, or the reason it cannot be read, for a message. */
export const textIn = (file: string): { readonly text: string } | { readonly why: string } => {
  try {
    const text = textOf(readFileSync(file));
    return text === undefined ? { why: 'it is not UTF-8' } : { text };
  } catch (error) {
    return { why: whyUnreadable(error) };
  }
};

/** The text of a file. @throws UsageError if it cannot be read; `what` describes the file in the message */
export const readText = (file: string, what: string): string => {
  const read = textIn(file);
  if ('text' in read) return read.text;
  throw new UsageError(`${plain(file)}: ${what} cannot be read: ${read.why}`);
};
