/** Extracts programs embedded in shell commands: `python - <<EOF`, `python -c '…'`, `node -e '…'`. */

import type { Block } from '../documents/blocks.js';
import { offsetsIn, type Word } from './command.js';
import { commandsOf } from './shell.js';

const RUNNERS: Readonly<Record<string, 'python' | 'javascript'>> = {
  python: 'python',
  python3: 'python',
  node: 'javascript',
  bun: 'javascript',
  tsx: 'javascript',
};

/** The language that a command runs, by its first word; undefined if it is not parsed. */
export const languageRunBy = (command: string): 'python' | 'javascript' | undefined => {
  const name = /^\s*(?:\S*\/)?([\w.]+)/.exec(command)?.[1] ?? '';
  return Object.hasOwn(RUNNERS, name) ? RUNNERS[name] : undefined;
};

/** Matches every text with the name of such an interpreter. */
export const RUNS = /\b(?:python3?|node|bun|tsx)\b/;

const PROGRAM_OPTIONS: ReadonlySet<string> = new Set(['-c', '-e', '--eval', '-p', '--print']);

/** The programs embedded in the commands of a text, in order. */
export const inlineIn = (text: string, offsetOf: (index: number) => number): Block[] =>
  commandsOf(text).flatMap(({ words, input }): Block[] => {
    const first = words.findIndex((word) => Object.hasOwn(RUNNERS, word.text));
    const language = RUNNERS[words[first]?.text ?? ''];
    if (language === undefined) return [];
    const given = words.findIndex((word, i) => i > first && PROGRAM_OPTIONS.has(word.text));
    const program: Word | undefined = given < 0 ? input : words[given + 1];
    if (!program) return [];
    const inProgram = offsetsIn(program);
    return [{ language, text: program.text, offsetOf: (index) => offsetOf(inProgram(index)) }];
  });
