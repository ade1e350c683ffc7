/** Node's own digests, where there are any: they answer at once, and are no import that another runtime lacks. */

/** What is used of Node's own digests. */
interface NodeCrypto {
  createHmac(
    algorithm: string,
    key: Uint8Array,
  ): { update(data: string | Uint8Array): { digest(encoding: 'hex'): string } };
}

/** Node's own digests, which answer at once; undefined elsewhere. */
export const nodeCrypto = (): NodeCrypto | undefined => {
  const { process: node } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return node?.getBuiltinModule?.('crypto') as NodeCrypto | undefined;
};
