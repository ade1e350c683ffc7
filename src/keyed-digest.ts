/** Digests of content, keyed: without the key nobody can try out what the content was. */

import { nodeCrypto } from './node-crypto.js';

/** Where the key is from: given by the operator (`CLAUDE_PREFLIGHT_KEY`), or made for the run and then forgotten. */
export type KeyOrigin = 'given' | 'run';

/** A way to digest content; outputs that hold its digests also say where its key is from. */
export interface KeyedDigest {
  readonly key: KeyOrigin;
  /** `hmac-sha256:` and the hexadecimal digest; a text counts as its UTF-8. At once where the runtime can and it is short. */
  readonly digest: (content: string | Uint8Array<ArrayBuffer>) => string | Promise<string>;
}

const encoder = new TextEncoder();
const SCHEME = 'hmac-sha256:';
const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const;

const hexadecimal = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
};

/** Longer content is digested by another thread, so that nobody waits for it. */
const LONG = 256 * 1024;

/**
 * Digests keyed with a text, or, without one (or an empty one), with a key made for this call. With the same key the
 * same content has the same digest, on every runtime.
 */
export const keyedDigest = (key?: string): KeyedDigest => {
  const given = key !== undefined && key !== '';
  const bytes = given ? encoder.encode(key) : crypto.getRandomValues(new Uint8Array(32));
  const node = nodeCrypto();
  const secret = node?.createSecretKey(bytes);
  let imported: ReturnType<typeof crypto.subtle.importKey> | undefined;
  const later = async (content: string | Uint8Array<ArrayBuffer>): Promise<string> => {
    const data = typeof content === 'string' ? encoder.encode(content) : content;
    imported ??= crypto.subtle.importKey('raw', bytes, HMAC, false, ['sign']);
    return `${SCHEME}${hexadecimal(new Uint8Array(await crypto.subtle.sign('HMAC', await imported, data)))}`;
  };
  return {
    key: given ? 'given' : 'run',
    digest: (content) =>
      node && secret && content.length < LONG
        ? `${SCHEME}${node.createHmac('sha256', secret).update(content).digest('hex')}`
        : later(content),
  };
};
