/** Node's built-in modules, without an import, which other runtimes would lack. */

/** A built-in module of Node; undefined on other runtimes. Next.js's Edge Runtime throws where `process` is asked for it. */
const nodeBuiltin = (name: string): unknown => {
  const { process: node } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  try {
    return node?.getBuiltinModule?.(name);
  } catch {
    return undefined;
  }
};

/** Digests bytes in one call. */
export interface Hash {
  (algorithm: 'sha256', data: Uint8Array, encoding: 'buffer'): Uint8Array;
  (algorithm: 'sha256', data: Uint8Array, encoding: 'hex' | 'latin1'): string;
}

/** The part of `node:crypto` that is used. */
interface NodeCrypto {
  readonly hash?: Hash;
  randomUUID(): string;
}

/** Node's crypto module, which is synchronous and faster than Web Crypto; undefined on other runtimes. */
export const nodeCrypto = (): NodeCrypto | undefined => nodeBuiltin('crypto') as NodeCrypto | undefined;

/** The constructors of text encoders and decoders. */
interface Codecs {
  readonly TextEncoder: typeof TextEncoder;
  readonly TextDecoder: typeof TextDecoder;
}

/** Jest's jsdom removes these two globals, so they are taken from Node's module there. */
export const codecs: Codecs =
  typeof TextDecoder === 'function' && typeof TextEncoder === 'function'
    ? { TextEncoder, TextDecoder }
    : (nodeBuiltin('util') as Codecs);
