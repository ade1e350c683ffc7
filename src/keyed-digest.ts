/** Digests of content, keyed: without the key nobody can try out what the content was. */

import { hmacSha256 } from './sha256.js';

/** Where the key is from: given by the operator (`CLAUDE_PREFLIGHT_KEY`), or made for the run and then forgotten. */
export type KeyOrigin = 'given' | 'run';

/** A way to digest content; outputs that hold its digests also say where its key is from. */
export interface KeyedDigest {
  readonly key: KeyOrigin;
  /** `hmac-sha256:` and the hexadecimal digest; a text counts as its UTF-8. */
  readonly digest: (content: string | Uint8Array<ArrayBuffer>) => Promise<string>;
}

const encoder = new TextEncoder();
const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const hexadecimal = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
};

/** Up to so many bytes are digested at once; more are left to another thread. */
const AT_ONCE = 32 * 1024;

/**
 * Digests keyed with a text, or, without one (or an empty one), with a key made for this call. With the same key the
 * same content has the same digest, on every runtime.
 */
export const keyedDigest = (key?: string): KeyedDigest => {
  const given = key !== undefined && key !== '';
  const bytes = given ? encoder.encode(key) : crypto.getRandomValues(new Uint8Array(32));
  const atOnce = hmacSha256(bytes);
  let imported: ReturnType<typeof crypto.subtle.importKey> | undefined;
  return {
    key: given ? 'given' : 'run',
    digest: async (content) => {
      const data = typeof content === 'string' ? encoder.encode(content) : content;
      if (data.length <= AT_ONCE) return `hmac-sha256:${hexadecimal(atOnce(data))}`;
      imported ??= crypto.subtle.importKey('raw', bytes, HMAC, false, ['sign']);
      return `hmac-sha256:${hexadecimal(new Uint8Array(await crypto.subtle.sign('HMAC', await imported, data)))}`;
    },
  };
};
