/** Keyed digests: they tell equal things apart from others, and nothing to who lacks the key. */
import { createHmac, randomBytes } from 'node:crypto';
import type { AuditTerms } from './aggregate.js';

/** A key and where it is from. */
export interface Key {
  readonly from: AuditTerms['key']['from'];
  readonly bytes: Uint8Array;
}

/** The key of the environment, else one made for the run. */
export const keyOf = (given: string | undefined): Key =>
  given === undefined || given === ''
    ? { from: 'run', bytes: randomBytes(32) }
    : { from: 'CLAUDE_PREFLIGHT_KEY', bytes: Buffer.from(given) };

/** `hmac-sha256:` and hexadecimal. */
export const keyed = ({ bytes }: Key, ...parts: readonly (string | Uint8Array)[]): string => {
  const mac = createHmac('sha256', bytes);
  for (const part of parts) mac.update(part);
  return `hmac-sha256:${mac.digest('hex')}`;
};

/** The digest of an input up to and with a further block; before the first block it is the empty text. */
export const chained = (key: Key, before: string, block: string): string => keyed(key, before, block);
