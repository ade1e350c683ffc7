/** Tracks the variables of a text whose values later commands send. */
import { type Command, type Word, wordFrom } from './command.js';

/** The values of variables, as the commands of one text assign them. */
export interface BodyVariables {
  /** Records what a command does to variables. */
  readonly note: (command: Command) => void;
  /** The value of a variable; undefined if no command assigned it. */
  readonly read: (name: string) => Word | 'unknown' | undefined;
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(' '));
/** Words of the shell that may precede a command. */
const KEYWORDS = wordsOf('if then elif else while until do { ! time');
/** Commands that may be followed by assignments. */
const DECLARES = wordsOf('export local declare typeset readonly');
/** Commands that set the variables that they name, and those that may set any. */
const SETS = wordsOf('read for select mapfile readarray printf unset getopts');
const RUNS = wordsOf('. source eval');
const ASSIGNMENT = /^([A-Za-z_]\w*)(\+?)=/;

/** The longest text between two assignments that is searched for a condition. */
const LONGEST_BETWEEN = 10_000;

/** Whether no line between an offset and a command on a line of its own is indented less than that command. */
const isAlways = (text: string, from: number, to: number): boolean => {
  const start = text.lastIndexOf('\n', to - 1) + 1;
  if (start === to) return true;
  if (text.slice(start, to).trim() !== '' || to - from > LONGEST_BETWEEN) return false;
  const between = text.slice(text.lastIndexOf('\n', from - 1) + 1, start);
  return !new RegExp(`^[ \\t]{0,${to - start - 1}}\\S`, 'm').test(between);
};

/** Creates a tracker for the variables of a text. */
export const newVariables = (text: string): BodyVariables => {
  const found = new Map<string, Word | 'unknown'>();
  const places = new Map<string, number>();
  const forget = (names: Iterable<string>): void => {
    for (const name of names) if (found.has(name)) found.set(name, 'unknown');
  };
  return {
    note: ({ words }) => {
      const from = words.findIndex(({ text: word }) => !KEYWORDS.has(word));
      const rest = from < 0 ? [] : words.slice(from);
      const name = rest[0]?.text ?? '';
      if (RUNS.has(name)) forget(found.keys());
      if (SETS.has(name)) forget(rest.map((word) => word.text));
      const given = DECLARES.has(name) ? rest.slice(1).filter((word) => !word.text.startsWith('-')) : rest;
      const end = given.findIndex((word) => !ASSIGNMENT.test(word.text));
      const isForOne = end > 0 && given === rest;
      for (const word of given.slice(0, end < 0 ? undefined : end)) {
        const [all = '', variable = '', adds] = ASSIGNMENT.exec(word.text) ?? [];
        const before = places.get(variable);
        const at = words[0]?.at ?? word.at;
        // A variable that is assigned again under a condition, or for one command, may have either value.
        const isSure = before === undefined || (!isForOne && !adds && isAlways(text, before, at));
        found.set(variable, isSure ? wordFrom(word, all.length) : 'unknown');
        places.set(variable, at);
      }
    },
    read: (name) => found.get(name),
  };
};
