/** The state of reading a shell text: the position, and the variables with known values. */

import { addCount } from '../../lists.js';
import type { Command, Word } from './command.js';

/** A shell text that is being read, and the position. */
export interface Cursor {
  readonly text: string;
  at: number;
  /** Here-documents that begin on the next line. */
  waiting: { end: string; strip: boolean; literal: boolean; set: (word: Word) => void }[];
  /** Commands in substitutions. */
  readonly inner: Command[];
  /** Variables that are assigned once, and their values once these have been read. */
  readonly constants: Map<string, string | undefined>;
  /** Variables that are assigned a list of words once. */
  readonly lists: Map<string, readonly Word[]>;
  /** How many characters variables may still expand to: nested ones would grow exponentially. */
  left: number;
  /** Whether the position is between backticks. */
  isInBackticks: boolean;
  /** The nesting depth of substitutions. */
  depth: number;
  /** Whether only the first command is read. */
  readonly isFirstOnly: boolean;
}

/**
 * The nesting depth of substitutions. Without a limit the stack could overflow while a regular expression is compiled,
 * which terminates the process.
 */
const DEEPEST = 200;

/** Reads the content of a substitution. @throws RangeError if substitutions are nested too deeply. */
export const nested = <Read>(cursor: Cursor, read: () => Read): Read => {
  if (cursor.depth === DEEPEST) throw new RangeError('substitutions are nested too deep');
  cursor.depth++;
  const done = read();
  cursor.depth--;
  return done;
};

/** Characters with their offsets. */
export interface Characters {
  text: string;
  offsets: number[];
}
/** Adds the text for a character at an offset. */
export const addCharacter = (word: Characters, text: string, at: number): void => {
  word.text += text;
  for (let i = 0; i < text.length; i++) word.offsets.push(at);
};

const ASSIGNMENT =
  /(?:^|[\s;&|({])(?:(?:for|select)[ \t]+([A-Za-z_]\w*)[ \t]+in\b|(?:read|mapfile|readarray|getopts|unset|printf[ \t]+-v)((?:[ \t]+[^\s;&|<>]+)+)|([A-Za-z_]\w*)(?:\[[^\]\n]*\])?\+?=)/gm;

/** The variables that a text assigns exactly once, so that their value does not depend on the order of execution. */
export const assignedOnce = (text: string): Map<string, string | undefined> => {
  const times = new Map<string, number>();
  const count = (name: string, many: number) => addCount(times, name, many);
  for (const [, loop, inputs, name] of text.matchAll(ASSIGNMENT)) {
    if (name !== undefined) count(name, 1);
    else for (const one of [loop ?? '', ...(inputs ?? '').split(/[ \t]+/)]) count(one, 2);
  }
  return new Map([...times].flatMap(([name, many]) => (many === 1 ? [[name, undefined]] : [])));
};

/** A value that is substituted in words: a URL, a model id, a header. Not JSON, which is parsed by itself. */
const PLAIN = /^(?![[{])[^\n'"]+$/;

/** The text before and after an assignment on its line, if it is unconditional and not for one command only. */
const BEFORE = /^(?:(?:export|readonly|declare|typeset)[ \t]+(?:-\w+[ \t]+)*)?$/;
const BEHIND = /[ \t]*(?:#.*)?(?:\r?\n|;|$)/y;
/** Commands that may change any variable. */
const READS: readonly string[] = ['.', 'source', 'eval'];

/** Whether an assignment from an offset to the cursor is unconditional. */
const isUnconditional = ({ text, at: to }: Cursor, from: number): boolean => {
  BEHIND.lastIndex = to;
  return BEFORE.test(text.slice(text.lastIndexOf('\n', from - 1) + 1, from)) && BEHIND.test(text);
};

const LOCAL = /^[ \t]*local[ \t]+(?:-\w+[ \t]+)*$/;

/** The words of a list. No list of options is as long. */
const MOST_WORDS = 500;

/** Records the words of a list assignment that ends at the cursor, if it is unconditional. */
export const noteList = (cursor: Cursor, { text, at }: Word, words: readonly Word[]): void => {
  const name = /^([A-Za-z_]\w*)=$/.exec(text)?.[1];
  const before = cursor.text.slice(cursor.text.lastIndexOf('\n', at - 1) + 1, at);
  if (words.length > MOST_WORDS) return;
  if (name !== undefined && cursor.constants.has(name) && (isUnconditional(cursor, at) || LOCAL.test(before)))
    cursor.lists.set(name, words);
};

const LIST = /("?)\$\{([A-Za-z_]\w*)\[@\]\}\1(?=[\s;&|)]|$)/y;

/** A variable without quotes, whose value becomes several words at its spaces. */
const SPLIT = /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))(?=[\s;&|)]|$)/y;

/** The words of a variable without quotes. */
const splitWords = (value: string, at: number): readonly Word[] | undefined =>
  !/\s/.test(value)
    ? undefined
    : value
        .trim()
        .split(/\s+/)
        .map((text) => ({ text, offsets: Array.from(text, () => at), at }));

/** Reads a variable with several known words, and moves the cursor past it; else undefined. */
export const readListVariable = (cursor: Cursor): readonly Word[] | undefined => {
  const { text, at, lists, constants } = cursor;
  if (!'"$'.includes(text[at] ?? ' ')) return undefined;
  LIST.lastIndex = at;
  SPLIT.lastIndex = at;
  const list = LIST.exec(text);
  const match = list ?? SPLIT.exec(text);
  const value = constants.get(match?.[1] ?? match?.[2] ?? '');
  const isShort = value !== undefined && value.length <= cursor.left;
  const words = list ? lists.get(list[2] ?? '') : isShort ? splitWords(value, at) : undefined;
  const length = words?.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  if (!match || !words || length > cursor.left) return undefined;
  cursor.left -= length;
  cursor.at += match[0].length;
  return words;
};

/** Records the value of an unconditional assignment, and forgets all values after a command that may change any. */
export const noteAssignment = (cursor: Cursor, { text, at }: Word, isFirst: boolean): void => {
  const { constants, lists } = cursor;
  if (isFirst && READS.includes(text)) {
    for (const name of constants.keys()) constants.set(name, undefined);
    lists.clear();
  }
  const name = /^([A-Za-z_]\w*)=/.exec(text)?.[1];
  const value = text.slice((name?.length ?? 0) + 1);
  if (name !== undefined && constants.has(name) && PLAIN.test(value) && isUnconditional(cursor, at))
    constants.set(name, value);
};

/** How many characters variables may expand to in one text. */
export const MOST_EXPANDED = 200_000;

/** A variable, also without a slash at its end: `${NAME%/}`. */
const VARIABLE = /\$(?:\{([A-Za-z_]\w*)(%%?\/)?\}|([A-Za-z_]\w*))/y;

/** Reads a variable with a known value into the word, and moves the cursor past it; else returns false. */
export const readVariable = (cursor: Cursor, word: Characters, quoted: boolean): boolean => {
  VARIABLE.lastIndex = cursor.at;
  const match = cursor.text[cursor.at] === '$' ? VARIABLE.exec(cursor.text) : null;
  const whole = match ? cursor.constants.get(match[1] ?? match[3] ?? '') : undefined;
  const value = match?.[2] === undefined ? whole : whole?.replace(/\/$/, '');
  // Without quotes, a value with spaces would be several words.
  if (!match || value === undefined || value.length > cursor.left || (!quoted && /\s/.test(value))) return false;
  cursor.left -= value.length;
  addCharacter(word, value, cursor.at);
  cursor.at += match[0].length;
  return true;
};
