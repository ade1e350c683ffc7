/** Limits the memory of caches. */

const CHARACTERS = 2_000_000;
/** The overhead of an entry, counted in characters. */
const EACH = 64;

/** Returns a function that counts the entries of a cache. It returns true if one no longer fits and the cache must be cleared. */
export const newCacheBudget = (): ((entry: { readonly length: number }) => boolean) => {
  let left = CHARACTERS;
  return (entry) => {
    left -= entry.length + EACH;
    if (left >= 0) return false;
    left = CHARACTERS;
    return true;
  };
};
