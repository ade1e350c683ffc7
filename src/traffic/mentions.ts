/** Whether a file of any form mentions requests to Claude, read to its end without holding it. */
import { isFileError } from '../config/unreadable.js';
import { piecesOf } from './pieces.js';

/**
 * A model, a path, a host or a header: lists of packages name the vendor, too. Last a model's first letters as bytes are
 * written, in hexadecimal digits or in base64, where they may begin at any of three places.
 */
export const MENTIONS =
  /claude-[a-z]*-?v?\d|anthropic[._-](?:claude|version|beta)|\/v1\/messages|\bapi\.anthropic\.|636c617564652d|Y2xhdWRlL|NsYXVkZS|jbGF1ZGUt/i;
/** A word may stand across two pieces; in UTF-16 it takes twice the room. */
const LONGEST = 64;

/** Whether a file mentions one; true where it is there but cannot be read, since nobody knows what is in it. */
export const mentionsClaude = (file: string): boolean => {
  let end = '';
  try {
    for (const piece of piecesOf(file)) {
      const text = end + Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1');
      if (MENTIONS.test(text.includes('\0') ? text.replaceAll('\0', '') : text)) return true;
      end = text.slice(-LONGEST);
    }
    return false;
  } catch (error) {
    return !isFileError(error) || error.code !== 'ENOENT';
  }
};
