/** Commands of a shell text, and their words. */

/** A word of a command without quotes and escapes; `offsets[i]` is the offset of its i-th character. */
export interface Word {
  readonly text: string;
  readonly offsets: readonly number[];
  readonly at: number;
}

/** A command: its words and redirections. */
export interface Command {
  readonly words: readonly Word[];
  /** The text of a here-document, or after `<<<`. */
  readonly input?: Word;
  /** The file of standard input. */
  readonly from?: Word;
  /** The file of standard output, and whether it is appended to. */
  readonly to?: { readonly file: Word; readonly appends: boolean };
  /** The command whose output it reads. */
  readonly piped?: Command;
  readonly at: number;
}

/** The rest of a word from an index. */
export const wordFrom = ({ text, offsets, at }: Word, from: number): Word => ({
  text: text.slice(from),
  offsets: offsets.slice(from),
  at: offsets[from] ?? at,
});

/** Returns a function from an index in a word to its offset. */
export const offsetsIn =
  ({ offsets, at }: Word) =>
  (index: number): number =>
    offsets[Math.min(index, offsets.length - 1)] ?? at;

/** A command with its offsets converted. */
export const moved = (command: Command, place: (at: number) => number): Command => {
  const { words, input, from, to, piped, at } = command;
  const word = (one: Word): Word => ({ text: one.text, offsets: one.offsets.map(place), at: place(one.at) });
  return {
    words: words.map(word),
    ...(input ? { input: word(input) } : {}),
    ...(from ? { from: word(from) } : {}),
    ...(to ? { to: { ...to, file: word(to.file) } } : {}),
    ...(piped ? { piped: moved(piped, place) } : {}),
    at: place(at),
  };
};

/** A word in quotes, as a shell reads it unchanged. */
export const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;
