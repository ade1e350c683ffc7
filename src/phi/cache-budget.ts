/** Limits the memory of caches of strings. */

const CHARACTERS = 2_000_000;
/** The overhead of a string, counted in characters. */
const EACH = 64;

/** Returns a function that counts the strings in a cache. It returns true if one no longer fits and the cache must be cleared. */
export const newCacheBudget = (): ((text: string) => boolean) => {
  let left = CHARACTERS;
  return (text) => {
    left -= text.length + EACH;
    if (left >= 0) return false;
    left = CHARACTERS;
    return true;
  };
};
