/** Node's own digests and ids, where there are any: they are no import that another runtime lacks. */

/** Digests bytes in one call. */
export interface Hash {
  (algorithm: 'sha256', data: Uint8Array, encoding: 'buffer'): Uint8Array;
  (algorithm: 'sha256', data: Uint8Array, encoding: 'hex'): string;
}

/** As much as is used of them. */
interface NodeCrypto {
  readonly hash?: Hash;
  randomUUID(): string;
}

/** What answers at once, and sooner than what every runtime has; undefined where the runtime is not Node. */
export const nodeCrypto = (): NodeCrypto | undefined => {
  const { process: node } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return node?.getBuiltinModule?.('crypto') as NodeCrypto | undefined;
};
