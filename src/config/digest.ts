/** The digest of a policy. It depends on the order of the rows, but not on that of their members. */
import { createHash } from 'node:crypto';
import { orderedText } from '../json.js';
import type { PolicyRows } from '../policy/policy-rows.js';

/** `sha256:` and the hexadecimal digest of all rows as JSON. */
export const digestOf = ({ data, prose, fixes, answers }: PolicyRows): string =>
  `sha256:${createHash('sha256')
    .update(orderedText([data, prose, fixes, answers]))
    .digest('hex')}`;
