/** The digest of a policy: the same rows in the same order have the same one. */
import { createHash } from 'node:crypto';
import type { PolicyData, Prose } from '../policy/data.js';

/** `sha256:` and the hexadecimal digest of data and prose as JSON. */
export const digestOf = (policy: { readonly data: PolicyData; readonly prose: Prose }): string =>
  `sha256:${createHash('sha256')
    .update(JSON.stringify([policy.data, policy.prose]))
    .digest('hex')}`;
