/** What commands write to where their output goes, as far as their words show it. */
import type { Command, Word } from './cursor.js';

/** Options of jq that take a name and a value. */
const PAIRS = new Set(['--arg', '--argjson', '--slurpfile', '--rawfile']);

/** What `jq -n` is told to make: the text of its program, which is much like JSON. */
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

/** What a command writes: what it is handed, what it is told to say, or what jq makes. */
export const saidBy = (command: Command): Word | undefined => {
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
