/** The key of digests in tests of audits. */
export const KEY = 'a key invented for tests';
