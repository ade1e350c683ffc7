/** Node's own modules, where there are any: they are no import that another runtime lacks. */

/** A module of Node; undefined where the runtime is not Node. */
const nodeBuiltin = (name: string): unknown => {
  const { process: node } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return node?.getBuiltinModule?.(name);
};

/** Digests bytes in one call. */
export interface Hash {
  (algorithm: 'sha256', data: Uint8Array, encoding: 'buffer'): Uint8Array;
  (algorithm: 'sha256', data: Uint8Array, encoding: 'hex'): string;
}

/** As much as is used of Node's digests and ids. */
interface NodeCrypto {
  readonly hash?: Hash;
  randomUUID(): string;
}

/** What answers at once, and sooner than what every runtime has; undefined where the runtime is not Node. */
export const nodeCrypto = (): NodeCrypto | undefined => nodeBuiltin('crypto') as NodeCrypto | undefined;

/** What turns text into bytes and back. */
interface Codecs {
  readonly TextEncoder: typeof TextEncoder;
  readonly TextDecoder: typeof TextDecoder;
}

/** Jest's jsdom takes these two globals away, which every runtime has; Node's own module still holds them. */
export const codecs: Codecs =
  typeof TextDecoder === 'function' && typeof TextEncoder === 'function'
    ? { TextEncoder, TextDecoder }
    : (nodeBuiltin('util') as Codecs);
