/** Searches a file of any form for a mention of requests to Claude, without loading all of it. */
import { isFileError } from '../../file-errors.js';
import { piecesOf } from './pieces.js';

/** The beginning of a model's name in hexadecimal digits, and in base64 at each of its three alignments. */
export const ENCODED = /636[Cc]617564652[Dd]|Y2xhdWRlL|NsYXVkZS|jbGF1ZGUt/;
/**
 * A model, a path, a host or a header, also encoded; the vendor's name alone does not count, since lists of packages have
 * it too.
 */
export const MENTIONS = new RegExp(
  `claude-[a-z]*-?v?\\d|anthropic[._-](?:claude|version|beta)|\\/v1\\/messages|\\bapi\\.anthropic\\.|${ENCODED.source}`,
  'i',
);
/** In bytes: a match may span two pieces, and takes twice the room in UTF-16. */
const LONGEST = 64;

/** Whether a file mentions requests to Claude; true if it exists but cannot be read, since its content is unknown. */
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
