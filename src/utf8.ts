/** Bytes of UTF-8 as the text that they are. */
import { codecs } from './node-builtin.js';

// A byte order mark stays: not every reader drops it, so without it the text would not be the one that is sent.
const decoder = new codecs.TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of bytes, a byte order mark with it; undefined where they are not UTF-8. */
export const utf8Text = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
};
