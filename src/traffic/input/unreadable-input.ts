/** An input that could not be read, or not completely; the message is for users. */
export class UnreadableInput extends Error {
  override name = 'UnreadableInput';
}
