/** Why an input could not be read, or not to its end; in words of our own. */
export class UnreadableInput extends Error {
  override name = 'UnreadableInput';
}
