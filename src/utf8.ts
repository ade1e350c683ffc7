/** Decodes UTF-8. */
import { codecs } from './node-builtin.js';

// A byte order mark is kept, because not every reader drops it, and the text must be the one that is sent.
const decoder = new codecs.TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of bytes, with a byte order mark if there is one; undefined if they are not UTF-8. */
export const utf8Text = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
};
