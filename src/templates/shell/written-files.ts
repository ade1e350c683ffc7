/** Tracks the files that commands of a text write and later commands send. */
import type { Command, Word } from './command.js';
import { outputOf } from './output.js';

/** The files written by the commands of one text. */
export interface WrittenFiles {
  /** Records what a command does to files. */
  readonly note: (command: Command) => void;
  /** The text of a file; undefined if no command wrote it. */
  readonly read: (file: string) => Word | 'unknown' | undefined;
}

/** Programs that do not change the files that they name. */
const READERS: ReadonlySet<string> = new Set(
  'cat curl wget http https xh jq rm test [ [[ echo printf head tail wc less more ls chmod sha256sum trap'.split(' '),
);

/** Creates a tracker for the files of a text. */
export const newFiles = (text: string): WrittenFiles => {
  const files = new Map<string, Word | 'unknown'>();
  const isAtTop = ({ at }: Command): boolean => at === 0 || text[at - 1] === '\n';
  return {
    note: (command) => {
      const { words, to } = command;
      const name = words[0]?.text ?? '';
      const operands = words.slice(1).filter(({ text: word }) => !word.startsWith('-'));
      if (!READERS.has(name)) for (const { text: word } of operands) if (files.has(word)) files.set(word, 'unknown');
      const file = name === 'tee' ? operands[0]?.text : to?.file.text;
      if (file === undefined) return;
      const output = to?.appends || words.some(({ text: word }) => word === '-a') ? undefined : outputOf(command);
      // A file written again under a condition may hold either text.
      files.set(file, output && (!files.has(file) || isAtTop(command)) ? output : 'unknown');
    },
    read: (file) => files.get(file),
  };
};
