/** Node's own digests, where there are any: they are no import that another runtime lacks. */

/** As much as is used of them. */
interface NodeCrypto {
  createSecretKey(key: Uint8Array): object;
  createHmac(
    algorithm: string,
    key: object,
  ): { update(data: string | Uint8Array): { digest(encoding: 'hex'): string } };
}

/** The digests that answer at once; undefined where the runtime is not Node. */
export const nodeCrypto = (): NodeCrypto | undefined => {
  const { process: node } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return node?.getBuiltinModule?.('crypto') as NodeCrypto | undefined;
};
