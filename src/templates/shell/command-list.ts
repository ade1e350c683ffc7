/** Collects the commands of a shell text while it is read. */
import type { Command, Word } from './command.js';

/** The redirections of a command. */
interface Streams {
  input?: Word;
  from?: Word;
  to?: { file: Word; appends: boolean };
}

/** The commands read so far, and the parts of the current one. */
export interface CommandList {
  readonly found: Command[];
  words: Word[];
  streams: Streams;
  /** The command whose output the current one reads. */
  piped: Command | undefined;
}

/** Creates an empty list. */
export const newCommandList = (): CommandList => ({ found: [], words: [], streams: {}, piped: undefined });

/** Ends the current command; `isPiped` if the next one reads its output. */
export const endCommand = (list: CommandList, isPiped: boolean): void => {
  const { words, streams, piped } = list;
  let command: Command | undefined;
  if (words.length > 0) {
    command = {
      words,
      at: words[0]?.at ?? 0,
      // The text of a here-document is read later.
      get input() {
        return streams.input as Word;
      },
      ...(streams.from ? { from: streams.from } : {}),
      ...(streams.to ? { to: streams.to } : {}),
      ...(piped ? { piped } : {}),
    };
    list.found.push(command);
  }
  list.piped = isPiped ? command : undefined;
  list.words = [];
  list.streams = {};
};
