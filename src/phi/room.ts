/** How much is remembered. */

const CHARACTERS = 2_000_000;
/** A string takes up more than its characters. */
const EACH = 64;

/** Room for strings: says of each whether it finds none, and all that were there must go. */
export const newRoom = (): ((text: string) => boolean) => {
  let left = CHARACTERS;
  return (text) => {
    left -= text.length + EACH;
    if (left >= 0) return false;
    left = CHARACTERS;
    return true;
  };
};
