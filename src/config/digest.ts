/** The digest of a policy: the same rows in the same order have the same one, however the members of a row are ordered. */
import { createHash } from 'node:crypto';
import { orderedText } from '../json.js';
import type { PolicyRows } from '../policy/parse.js';

/** `sha256:` and the hexadecimal digest of all rows as JSON. */
export const digestOf = ({ data, prose, fixes, answers }: PolicyRows): string =>
  `sha256:${createHash('sha256')
    .update(orderedText([data, prose, fixes, answers]))
    .digest('hex')}`;
