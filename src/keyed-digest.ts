/** Keyed digests of content. Without the key, nobody can guess the content by trial. */

import { codecs, type Hash, nodeCrypto } from './node-builtin.js';

/** The origin of the key: given by the operator (`CLAUDE_PREFLIGHT_KEY`), or random for the run. */
export type KeyOrigin = 'given' | 'run';

/** A digest function, and the origin of its key, which outputs with digests state. */
export interface KeyedDigest {
  readonly key: KeyOrigin;
  /** `hmac-sha256:` and the hexadecimal digest; a text counts as its UTF-8. At once where the runtime can and it is short. */
  readonly digest: (content: string | Uint8Array<ArrayBuffer>) => string | Promise<string>;
}

const encoder = new codecs.TextEncoder();
const SCHEME = 'hmac-sha256:';
const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const;
/** The block and the digest of SHA-256, in bytes. */
const BLOCK = 64;
const DIGEST = 32;

const hexadecimal = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
};

/** Longer content, in bytes, is digested asynchronously. */
const LONG = 256 * 1024;

/** The buffer into which contents are written behind the key; made for the first of them. */
let buffer: Uint8Array | undefined;

/** Writes content into a buffer. Returns its length in bytes, or undefined if it does not fit. */
const fill = (room: Uint8Array, content: string | Uint8Array): number | undefined => {
  if (typeof content === 'string') {
    const { read, written } = encoder.encodeInto(content, room);
    return read < content.length ? undefined : written;
  }
  if (content.length > room.length) return undefined;
  room.set(content);
  return content.length;
};

/**
 * HMAC (RFC 2104) of two plain digests, each of them one call: the HMAC of Node is made as a stream for each content. All
 * contents share one buffer, because a buffer for each keeps the garbage collector busier than the digest takes. Undefined
 * for content that is too long.
 */
const hmacOf = (hash: Hash, key: Uint8Array): ((content: string | Uint8Array) => string | undefined) => {
  const block = (pad: number, room: number): Uint8Array => {
    const bytes = new Uint8Array(BLOCK + room);
    bytes.set(key.length > BLOCK ? hash('sha256', key, 'buffer') : key);
    for (let i = 0; i < BLOCK; i++) bytes[i] = (bytes[i] as number) ^ pad;
    return bytes;
  };
  const inner = block(0x36, 0);
  const outer = block(0x5c, DIGEST);
  return (content) => {
    buffer ??= new Uint8Array(BLOCK + LONG);
    buffer.set(inner);
    const length = fill(buffer.subarray(BLOCK), content);
    if (length === undefined) return undefined;
    // As text, a character for each byte: a buffer for it takes longer to make.
    const digest = hash('sha256', buffer.subarray(0, BLOCK + length), 'latin1');
    for (let i = 0; i < DIGEST; i++) outer[BLOCK + i] = digest.charCodeAt(i);
    return hash('sha256', outer, 'hex');
  };
};

/**
 * Digests keyed with a text, or, without one (or an empty one), with a key made for this call. With the same key the
 * same content has the same digest, on every runtime.
 */
export const keyedDigest = (key?: string): KeyedDigest => {
  const given = key !== undefined && key !== '';
  const bytes = given ? encoder.encode(key) : crypto.getRandomValues(new Uint8Array(32));
  const hash = nodeCrypto()?.hash;
  const atOnce = hash && hmacOf(hash, bytes);
  let imported: ReturnType<typeof crypto.subtle.importKey> | undefined;
  const later = async (content: Uint8Array<ArrayBuffer>): Promise<string> => {
    imported ??= crypto.subtle.importKey('raw', bytes, HMAC, false, ['sign']);
    return `${SCHEME}${hexadecimal(new Uint8Array(await crypto.subtle.sign('HMAC', await imported, content)))}`;
  };
  return {
    key: given ? 'given' : 'run',
    digest: (content) => {
      const known = atOnce?.(content);
      if (known !== undefined) return `${SCHEME}${known}`;
      return later(typeof content === 'string' ? encoder.encode(content) : content);
    },
  };
};
