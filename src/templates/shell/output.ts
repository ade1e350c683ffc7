/** Determines the output of commands. */
import type { Command, Word } from './command.js';

/** Options of jq that take a name and a value. */
const PAIRS = new Set(['--arg', '--argjson', '--slurpfile', '--rawfile']);

/** The program of `jq -n`, which resembles JSON; undefined for another command. */
export const jqProgram = ({ words: [name, ...words] }: Command): Word | undefined => {
  if (name?.text !== 'jq') return undefined;
  if (!words.some(({ text }) => text === '--null-input' || /^-\w*n/.test(text))) return undefined;
  for (let i = 0; i < words.length; i++) {
    const { text } = words[i] as Word;
    if (PAIRS.has(text)) i += 2;
    else if (!text.startsWith('-')) return words[i];
  }
  return undefined;
};

/** The output of `cat`, `tee`, `echo`, `printf` or `jq`, if it is known. */
export const outputOf = (command: Command): Word | undefined => {
  const [name, ...words] = command.words;
  const plain = words.filter(({ text }) => !/^-\w+$/.test(text));
  const [first, second] = plain;
  switch (name?.text) {
    case 'cat':
    case 'tee':
      return plain.length === 0 || name.text === 'tee' ? (command.input ?? undefined) : undefined;
    case 'echo':
      return plain.length === 1 ? first : undefined;
    case 'printf':
      return /^%s(?:\\n)?$/.test(first?.text ?? '') && plain.length === 2
        ? second
        : plain.length === 1
          ? first
          : undefined;
    default:
      return jqProgram(command);
  }
};
