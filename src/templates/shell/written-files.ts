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

/** An option of curl or wget that precedes the file to write. */
const OUTPUT = /^-\w*[oO]$|^--output(?:-document)?$/;

const nameOf = (file: string): string => file.replace(/^(?:\.\/)+/, '');

/** Creates a tracker for the files of a text. */
export const newFiles = (text: string): WrittenFiles => {
  const files = new Map<string, Word | 'unknown'>();
  const isAtTop = ({ at }: Command): boolean => at === 0 || text[at - 1] === '\n';
  return {
    note: (command) => {
      const { words, to } = command;
      const name = words[0]?.text ?? '';
      const operands = words.filter(({ text: word }, i) => i > 0 && !word.startsWith('-'));
      const changed = READERS.has(name) ? words.filter((_, i) => OUTPUT.test(words[i - 1]?.text ?? '')) : operands;
      for (const word of changed) if (files.has(nameOf(word.text))) files.set(nameOf(word.text), 'unknown');
      const target = name === 'tee' ? operands[0]?.text : to?.file.text;
      const file = target === undefined ? undefined : nameOf(target);
      if (file === undefined) return;
      const output = to?.appends || words.some(({ text: word }) => word === '-a') ? undefined : outputOf(command);
      // A file written again under a condition may hold either text.
      files.set(file, output && (!files.has(file) || isAtTop(command)) ? output : 'unknown');
    },
    read: (file) => files.get(nameOf(file)),
  };
};
