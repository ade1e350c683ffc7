/** The digest of a policy: the same rows in the same order have the same one. */
import { createHash } from 'node:crypto';
import type { PolicyRows } from '../policy/parse.js';

/** `sha256:` and the hexadecimal digest of all rows as JSON. */
export const digestOf = ({ data, prose, fixes, answers }: PolicyRows): string =>
  `sha256:${createHash('sha256')
    .update(JSON.stringify([data, prose, fixes, answers]))
    .digest('hex')}`;
