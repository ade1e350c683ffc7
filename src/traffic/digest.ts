/** Keyed digests (HMAC-SHA-256): they show what is equal, and reveal nothing to anyone without the key. */
import { createHmac, randomBytes } from 'node:crypto';
import type { AuditTerms } from './aggregate.js';

/** A key and where it comes from. */
export interface Key {
  readonly from: AuditTerms['key']['from'];
  readonly bytes: Uint8Array;
}

/** The given key (from the environment); else a random one for this run. */
export const keyOf = (given: string | undefined): Key =>
  given === undefined || given === ''
    ? { from: 'run', bytes: randomBytes(32) }
    : { from: 'CLAUDE_PREFLIGHT_KEY', bytes: Buffer.from(given) };

/** The digest of the parts as `hmac-sha256:` and hexadecimal digits. */
export const keyed = ({ bytes }: Key, ...parts: readonly (string | Uint8Array)[]): string => {
  const mac = createHmac('sha256', bytes);
  for (const part of parts) mac.update(part);
  return `hmac-sha256:${mac.digest('hex')}`;
};

/** The digest of an input up to and including a block; `before` is that up to the block before, or '' for the first. */
export const chained = (key: Key, before: string, block: string): string => keyed(key, before, block);
