/** How a shell's text is read: where the reading stands, and the names of which the value is known. */

/** A word of a command after quotes and escapes: `offsets[i]` is where its i-th character stands. */
export interface Word {
  readonly text: string;
  readonly offsets: readonly number[];
  readonly at: number;
}

/** A command: its words, and what it reads and writes. */
export interface Command {
  readonly words: readonly Word[];
  /** The text of a here-document, or behind `<<<`. */
  readonly input?: Word;
  /** The file that it reads. */
  readonly from?: Word;
  /** The file that it writes, and whether to its end. */
  readonly to?: { readonly file: Word; readonly appends: boolean };
  /** The command whose output it is handed. */
  readonly piped?: Command;
  readonly at: number;
}

/** A command whose characters stand at other places. */
export const moved = (command: Command, word: (one: Word) => Word, place: (at: number) => number): Command => {
  const { words, input, from, to, piped, at } = command;
  return {
    words: words.map(word),
    ...(input ? { input: word(input) } : {}),
    ...(from ? { from: word(from) } : {}),
    ...(to ? { to: { ...to, file: word(to.file) } } : {}),
    ...(piped ? { piped: moved(piped, word, place) } : {}),
    at: place(at),
  };
};

/** A text of a shell that is being read, and where the reading stands. */
export interface Cursor {
  readonly text: string;
  at: number;
  /** Here-documents whose text begins on the next line. */
  waiting: { end: string; strip: boolean; literal: boolean; set: (word: Word) => void }[];
  /** The commands of substitutions. */
  readonly inner: Command[];
  /** Names that are given a value once, and what it is so far as it was read. */
  readonly constants: Map<string, string | undefined>;
  /** Names that are given a list of words once, in what was read. */
  readonly lists: Map<string, readonly Word[]>;
  /** How many characters names may still stand for: those that stand for one another would grow without end. */
  left: number;
  /** Whether it stands in a substitution that a backtick ends. */
  ticked: boolean;
  /** In how many substitutions it stands, one within another. */
  depth: number;
  /** Whether only the command that the text begins with is read. */
  readonly isFirstOnly: boolean;
}

/**
 * No script has more. Without a limit the stack could end while a pattern is being compiled, which ends the process.
 */
const DEEPEST = 200;

/** Reads within a substitution. @throws RangeError where substitutions are nested too deep. */
export const nested = <Read>(cursor: Cursor, read: () => Read): Read => {
  if (cursor.depth === DEEPEST) throw new RangeError('substitutions are nested too deep');
  cursor.depth++;
  const done = read();
  cursor.depth--;
  return done;
};

/** Characters, each with its place. */
export interface Letters {
  text: string;
  offsets: number[];
}
/** Adds what stands for a character of the text. */
export const letter = (word: Letters, text: string, at: number): void => {
  word.text += text;
  for (let i = 0; i < text.length; i++) word.offsets.push(at);
};

const GIVEN =
  /(?:^|[\s;&|({])(?:(?:for|select)[ \t]+([A-Za-z_]\w*)[ \t]+in\b|(?:read|mapfile|readarray|getopts|unset|printf[ \t]+-v)((?:[ \t]+[^\s;&|<>]+)+)|([A-Za-z_]\w*)(?:\[[^\]\n]*\])?\+?=)/gm;

/** The names that a text gives a value once: what else they are is not seen in another order than it is run in. */
export const givenOnce = (text: string): Map<string, string | undefined> => {
  const times = new Map<string, number>();
  const count = (name: string, many: number) => times.set(name, (times.get(name) ?? 0) + many);
  for (const [, loop, inputs, name] of text.matchAll(GIVEN)) {
    if (name !== undefined) count(name, 1);
    else for (const one of [loop ?? '', ...(inputs ?? '').split(/[ \t]+/)]) count(one, 2);
  }
  return new Map([...times].flatMap(([name, many]) => (many === 1 ? [[name, undefined]] : [])));
};

/** What a name may stand for in a word: an address, the name of a model, a header. A text of JSON is read by itself. */
const PLAIN = /^(?![[{])[^\n'"]+$/;

/** What stands before an assignment in its line where it is surely run, and behind it where it is not for one command only. */
const BEFORE = /^(?:(?:export|readonly|declare|typeset)[ \t]+(?:-\w+[ \t]+)*)?$/;
const BEHIND = /[ \t]*(?:#.*)?(?:\r?\n|;|$)/y;
/** Commands that may give any name another value. */
const READS: readonly string[] = ['.', 'source', 'eval'];

/** Whether an assignment that begins at a place, and ends where the cursor is, is surely run. */
const isSure = ({ text, at: to }: Cursor, from: number): boolean => {
  BEHIND.lastIndex = to;
  return BEFORE.test(text.slice(text.lastIndexOf('\n', from - 1) + 1, from)) && BEHIND.test(text);
};

const LOCAL = /^[ \t]*local[ \t]+(?:-\w+[ \t]+)*$/;

/** More words than any list of options has: adding up what they would stand for takes time. */
const MOST_WORDS = 500;

/** Notes the words that a name is given for sure, in parentheses that the cursor is behind. */
export const noteList = (cursor: Cursor, { text, at }: Word, words: readonly Word[]): void => {
  const name = /^([A-Za-z_]\w*)=$/.exec(text)?.[1];
  const before = cursor.text.slice(cursor.text.lastIndexOf('\n', at - 1) + 1, at);
  if (words.length > MOST_WORDS) return;
  if (name !== undefined && cursor.constants.has(name) && (isSure(cursor, at) || LOCAL.test(before)))
    cursor.lists.set(name, words);
};

const LIST = /("?)\$\{([A-Za-z_]\w*)\[@\]\}\1(?=[\s;&|)]|$)/y;

/** Reads a list of words of which each is known; leaves the cursor behind it. */
export const listed = (cursor: Cursor): readonly Word[] | undefined => {
  LIST.lastIndex = cursor.at;
  const match = '"$'.includes(cursor.text[cursor.at] ?? ' ') ? LIST.exec(cursor.text) : null;
  const words = match ? cursor.lists.get(match[2] ?? '') : undefined;
  const length = words?.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  if (!match || !words || length > cursor.left) return undefined;
  cursor.left -= length;
  cursor.at += match[0].length;
  return words;
};

/** Notes the value that a word gives a name for sure, and what a command (a first word) may do to all names. */
export const noteGiven = (cursor: Cursor, { text, at }: Word, isFirst: boolean): void => {
  const { constants, lists } = cursor;
  if (isFirst && READS.includes(text)) {
    for (const name of constants.keys()) constants.set(name, undefined);
    lists.clear();
  }
  const name = /^([A-Za-z_]\w*)=/.exec(text)?.[1];
  const value = text.slice((name?.length ?? 0) + 1);
  if (name !== undefined && constants.has(name) && PLAIN.test(value) && isSure(cursor, at)) constants.set(name, value);
};

/** How many characters names may stand for in one text. */
export const MOST_EXPANDED = 200_000;

const VARIABLE = /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/y;

/** Reads a name of which the value is known as that value; leaves the cursor behind it. */
export const constant = (cursor: Cursor, word: Letters, quoted: boolean): boolean => {
  VARIABLE.lastIndex = cursor.at;
  const match = cursor.text[cursor.at] === '$' ? VARIABLE.exec(cursor.text) : null;
  const value = match ? cursor.constants.get(match[1] ?? match[2] ?? '') : undefined;
  // Without quotes a value with spaces would be several words.
  if (!match || value === undefined || value.length > cursor.left || (!quoted && /\s/.test(value))) return false;
  cursor.left -= value.length;
  letter(word, value, cursor.at);
  cursor.at += match[0].length;
  return true;
};
