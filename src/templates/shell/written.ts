/** The files that the commands of a text write, before others send them. */
import type { Command, Word } from './cursor.js';
import { saidBy } from './said.js';

/** The files that the commands of one text write. */
export interface WrittenFiles {
  /** Notes what a command does to files. */
  readonly note: (command: Command) => void;
  /** The text that a file was given; undefined where no command wrote it. */
  readonly read: (file: string) => Word | 'unknown' | undefined;
}

/** Programs that leave the files alone that they are told of. */
const LOOKS: ReadonlySet<string> = new Set(
  'cat curl wget http https xh jq rm test [ [[ echo printf head tail wc less more ls chmod sha256sum trap'.split(' '),
);

/** What is known of the files of a text: nothing yet. */
export const newFiles = (text: string): WrittenFiles => {
  const files = new Map<string, Word | 'unknown'>();
  const isAtTop = ({ at }: Command): boolean => at === 0 || text[at - 1] === '\n';
  return {
    note: (command) => {
      const { words, to } = command;
      const name = words[0]?.text ?? '';
      const told = words.slice(1).filter(({ text: word }) => !word.startsWith('-'));
      if (!LOOKS.has(name)) for (const { text: word } of told) if (files.has(word)) files.set(word, 'unknown');
      const file = name === 'tee' ? told[0]?.text : to?.file.text;
      if (file === undefined) return;
      const said = to?.appends || words.some(({ text: word }) => word === '-a') ? undefined : saidBy(command);
      // A file written again under a condition may hold either text.
      files.set(file, said && (!files.has(file) || isAtTop(command)) ? said : 'unknown');
    },
    read: (file) => files.get(file),
  };
};
