/** How much is remembered. */

const CHARACTERS = 2_000_000;
/** A string takes up more than its characters. */
const EACH = 64;

/** Counts the strings that are kept: true when one no longer fits, and all before it must be forgotten. */
export const newRoom = (): ((text: string) => boolean) => {
  let left = CHARACTERS;
  return (text) => {
    left -= text.length + EACH;
    if (left >= 0) return false;
    left = CHARACTERS;
    return true;
  };
};
