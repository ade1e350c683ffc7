/** Programs that commands of a shell are handed: `python - <<EOF`, `python -c '…'`, `node -e '…'`. */
import type { Block } from '../documents/blocks.js';
import { commandsOf, type Word } from './shell.js';

const RUNNERS: Readonly<Record<string, 'python' | 'javascript'>> = {
  python: 'python',
  python3: 'python',
  node: 'javascript',
  bun: 'javascript',
  tsx: 'javascript',
};

/** The language of what a program runs, by the program's name and what follows it. */
export const languageRunBy = (command: string): 'python' | 'javascript' | undefined => {
  const name = /^\s*(?:\S*\/)?([\w.]+)/.exec(command)?.[1] ?? '';
  return Object.hasOwn(RUNNERS, name) ? RUNNERS[name] : undefined;
};

/** Names of programs that run a text as a program: every text with such a command holds one. */
export const RUNS = /\b(?:python3?|node|bun|tsx)\b/;

const GIVEN: ReadonlySet<string> = new Set(['-c', '-e', '--eval', '-p', '--print']);

/** The programs that the commands of a text run, in order. */
export const inlineIn = (text: string, offsetOf: (index: number) => number): Block[] =>
  commandsOf(text).flatMap(({ words, input }): Block[] => {
    const first = words.findIndex((word) => Object.hasOwn(RUNNERS, word.text));
    const language = RUNNERS[words[first]?.text ?? ''];
    if (language === undefined) return [];
    const given = words.findIndex((word, i) => i > first && GIVEN.has(word.text));
    const program: Word | undefined = given < 0 ? input : words[given + 1];
    if (!program) return [];
    const { offsets, at } = program;
    return [{ language, text: program.text, offsetOf: (index) => offsetOf(offsets[index] ?? offsets.at(-1) ?? at) }];
  });
