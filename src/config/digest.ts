/** The digest of a policy: the same rows in the same order have the same one, however the members of a row are ordered. */
import { createHash } from 'node:crypto';
import { isObject } from '../json.js';
import type { PolicyRows } from '../policy/parse.js';

const sorted = (_: string, value: unknown): unknown =>
  isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

/** `sha256:` and the hexadecimal digest of all rows as JSON. */
export const digestOf = ({ data, prose, fixes, answers }: PolicyRows): string =>
  `sha256:${createHash('sha256')
    .update(JSON.stringify([data, prose, fixes, answers], sorted))
    .digest('hex')}`;
