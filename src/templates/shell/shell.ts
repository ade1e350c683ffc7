/** Splits a shell text into commands and words, with the offset of each character. Nothing is executed. */

import { type Command, moved, offsetsIn, type Word } from './command.js';
import { type CommandList, endCommand, newCommandList } from './command-list.js';
import {
  addCharacter,
  assignedOnce,
  type Characters,
  type Cursor,
  MOST_EXPANDED,
  nested,
  noteAssignment,
  noteList,
  readListVariable,
  readVariable,
} from './cursor.js';
import { readHereDocuments, readHereMark } from './here-documents.js';
import { jqProgram } from './output.js';
import { textsRunBy } from './run-texts.js';

const ENDS = /[;|&\n)`]/;
const ANSI: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"' };

const readSingleQuoted = (cursor: Cursor, word: Characters): void => {
  for (cursor.at++; cursor.at < cursor.text.length && cursor.text[cursor.at] !== "'"; cursor.at++) {
    addCharacter(word, cursor.text[cursor.at] ?? '', cursor.at);
  }
  cursor.at++;
};

const readAnsiQuoted = (cursor: Cursor, word: Characters): void => {
  for (cursor.at += 2; cursor.at < cursor.text.length && cursor.text[cursor.at] !== "'"; cursor.at++) {
    const at = cursor.at;
    if (cursor.text[at] === '\\') {
      const next = cursor.text[++cursor.at] ?? '';
      addCharacter(word, ANSI[next] ?? next, at);
    } else addCharacter(word, cursor.text[at] ?? '', at);
  }
  cursor.at++;
};

const readDoubleQuoted = (cursor: Cursor, word: Characters): void => {
  for (cursor.at++; cursor.at < cursor.text.length && cursor.text[cursor.at] !== '"'; cursor.at++) {
    const at = cursor.at;
    const next = cursor.text[at + 1] ?? '';
    if (cursor.text[at] === '\\' && '"\\$`\n'.includes(next)) {
      cursor.at++;
      if (next !== '\n') addCharacter(word, next, at);
    } else if (isSubstitution(cursor)) readSubstitution(cursor, word);
    else if (readVariable(cursor, word, true)) cursor.at--;
    else addCharacter(word, cursor.text[at] ?? '', at);
  }
  cursor.at++;
};

/** Whether a substitution begins: `$(`, or a backtick outside of another pair. */
const isSubstitution = ({ text, at, isInBackticks }: Cursor): boolean =>
  text.startsWith('$(', at) || (text[at] === '`' && !isInBackticks);

const CAT = /^\$\(\s*(?:cat|envsubst)\s*<<(-?)\s*(['"]?)(\w+)\2[^\n]*\n/;

const readParenthesised = (cursor: Cursor): Command[] => {
  cursor.at += 2;
  return readCommands(cursor, ')');
};

/** Reads the commands between backticks. Escaped backticks are those of a nested pair. */
const readBackticks = (cursor: Cursor): Command[] => {
  const { text, at: from } = cursor;
  const inner: Characters = { text: '', offsets: [] };
  for (cursor.at++; cursor.at < text.length && text[cursor.at] !== '`'; cursor.at++) {
    if (text[cursor.at] === '\\' && '`\\$'.includes(text[cursor.at + 1] ?? ' ')) cursor.at++;
    addCharacter(inner, text[cursor.at] ?? '', cursor.at);
  }
  if (inner.text.length === cursor.at - from - 1) {
    cursor.at = from + 1;
    return readCommands(cursor, '`');
  }
  const below: Cursor = { ...cursor, text: inner.text, at: 0, waiting: [], inner: [] };
  const place = offsetsIn({ ...inner, at: from });
  const found = [...readCommands(below), ...below.inner];
  cursor.left = below.left;
  return found.map((command) => moved(command, place));
};

/**
 * Reads a substitution. `$(cat <<EOF …)` is replaced by the text, `$(jq -n …)` by its program; any other becomes a
 * placeholder, and its commands are added to those of the text. Leaves the cursor at its end.
 */
const readSubstitution = (cursor: Cursor, word: Characters): void => {
  const from = cursor.at;
  const cat = CAT.exec(cursor.text.slice(from, from + 200));
  if (cat) {
    const start = from + cat[0].length;
    const end = new RegExp(`^${cat[1] === '-' ? '\\t*' : ''}${cat[3]}[ \\t]*$`, 'm').exec(cursor.text.slice(start));
    const stop = start + (end?.index ?? 0);
    for (let i = start; i < stop; i++) addCharacter(word, cursor.text[i] ?? '', i);
    const close = cursor.text.indexOf(')', stop + (end?.[0].length ?? 0));
    cursor.at = close < 0 ? cursor.text.length : close;
    return;
  }
  const inner = nested(cursor, () => (cursor.text[from] === '`' ? readBackticks(cursor) : readParenthesised(cursor)));
  const program = inner.length === 1 ? jqProgram(inner[0] as Command) : undefined;
  if (program) {
    for (const [i, char] of [...program.text].entries()) addCharacter(word, char, program.offsets[i] ?? from);
    return;
  }
  cursor.inner.push(...inner);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder as a shell writes it
  addCharacter(word, '${command}', from);
};

/** The start of an assignment of a list. */
const NAMED = /^[A-Za-z_]\w*\+?=$/;

const readWord = (cursor: Cursor): Word => {
  const word: Characters = { text: '', offsets: [] };
  const from = cursor.at;
  while (cursor.at < cursor.text.length) {
    const here = cursor.text[cursor.at] ?? '';
    if (here === "'") readSingleQuoted(cursor, word);
    else if (cursor.text.startsWith("$'", cursor.at)) readAnsiQuoted(cursor, word);
    else if (here === '"') readDoubleQuoted(cursor, word);
    else if (isSubstitution(cursor)) {
      readSubstitution(cursor, word);
      cursor.at++;
    } else if (readVariable(cursor, word, false)) {
      // `readVariable` has added the value to the word.
    } else if (here === '\\') {
      if (cursor.text[cursor.at + 1] !== '\n') addCharacter(word, cursor.text[cursor.at + 1] ?? '', cursor.at);
      cursor.at += 2;
    } else if (/\s/.test(here) || ENDS.test(here) || here === '<' || here === '>') break;
    else if (here === '(' && NAMED.test(word.text)) break;
    else {
      addCharacter(word, here, cursor.at);
      cursor.at++;
    }
  }
  return { ...word, at: from };
};

const skipBlanks = (cursor: Cursor): void => {
  while (cursor.text[cursor.at] === ' ' || cursor.text[cursor.at] === '\t') cursor.at++;
};

/** Reads the words of `name=( … )`, from the parenthesis. */
const readList = (cursor: Cursor): Word[] => {
  const words: Word[] = [];
  for (cursor.at++; cursor.at < cursor.text.length && cursor.text[cursor.at] !== ')'; ) {
    const before = cursor.at;
    if (cursor.text[before] === '#') {
      const end = cursor.text.indexOf('\n', before);
      cursor.at = end < 0 ? cursor.text.length : end;
    } else if (/\s/.test(cursor.text[before] ?? '')) cursor.at++;
    else words.push(readWord(cursor));
    if (cursor.at === before) cursor.at++;
  }
  cursor.at++;
  return words;
};

/** Reads a redirection (`< file`, `<<< text`, `> file`), which may have a stream number before it. */
const readRedirection = (cursor: Cursor, { words, streams }: CommandList): void => {
  const [mark = '<'] = /^(?:<<<|>>|>\||>&|<&|<|>)/.exec(cursor.text.slice(cursor.at, cursor.at + 3)) ?? [];
  const last = words.at(-1);
  const isNumbered = last !== undefined && /^\d$/.test(last.text) && last.at + 1 === cursor.at;
  if (isNumbered) words.pop();
  cursor.at += mark.length;
  if (cursor.text[cursor.at] === '(') return;
  skipBlanks(cursor);
  const file = readWord(cursor);
  if (mark === '<<<') streams.input = file;
  else if (mark === '<') streams.from = file;
  else if (!mark.endsWith('&') && (!isNumbered || last.text === '1')) streams.to = { file, appends: mark === '>>' };
};

/** Skips a space, a comment or an escaped line end; returns whether there was one. */
const skipIgnored = (cursor: Cursor): boolean => {
  const { text, at } = cursor;
  const here = text[at] ?? '';
  if (here === '\\' && /^\\[ \t]*\r?\n/.test(text.slice(at, at + 20))) cursor.at = text.indexOf('\n', at) + 1;
  else if (here === ' ' || here === '\t' || here === '\r') cursor.at++;
  else if (here === '#' && /\s|^$/.test(text[at - 1] ?? '')) {
    const to = text.indexOf('\n', at);
    cursor.at = to < 0 ? text.length : to;
  } else return false;
  return true;
};

/** Reads what ends a command, other than a line end: `;`, `|`, `&`, parentheses. */
const readSeparator = (cursor: Cursor, list: CommandList): void => {
  const { text, at } = cursor;
  const here = text[at];
  const isPipe = here === '|' && text[at + 1] !== '|' && text[at - 1] !== '|';
  cursor.at++;
  // `&>` and `|&` are single tokens.
  if (here !== '&' || text[cursor.at] !== '>') endCommand(list, isPipe);
  if (isPipe && text[cursor.at] === '&') cursor.at++;
};

const readWords = (cursor: Cursor, { words }: CommandList): void => {
  const before = cursor.at;
  const expanded = readListVariable(cursor);
  if (expanded) {
    words.push(...expanded);
    return;
  }
  const word = readWord(cursor);
  words.push(word);
  noteAssignment(cursor, word, words.length === 1);
  if (cursor.at === before) cursor.at++;
};

/** Reads commands to the end of the text or of the enclosing substitution. */
const readCommands = (cursor: Cursor, closes?: ')' | '`'): Command[] => {
  const outer = cursor.isInBackticks;
  cursor.isInBackticks = closes === '`';
  const { text } = cursor;
  const list = newCommandList();
  let depth = 0;
  while (cursor.at < text.length) {
    if (cursor.isFirstOnly && !closes && list.found.length > 0 && cursor.waiting.length === 0) break;
    if (skipIgnored(cursor)) continue;
    const here = text[cursor.at] ?? '';
    const last = list.words.at(-1);
    if (here === '\n') {
      cursor.at++;
      // A pipe may be continued on the next line.
      if (last || !list.piped) endCommand(list, false);
      readHereDocuments(cursor);
    } else if (text.startsWith('<<', cursor.at) && text[cursor.at + 2] !== '<') {
      const { streams } = list;
      readHereMark(cursor, (word) => {
        streams.input = word;
      });
    } else if (here === '<' || here === '>') readRedirection(cursor, list);
    else if (here === '(' && text[cursor.at - 1] === '=' && last && NAMED.test(last.text))
      noteList(cursor, last, readList(cursor));
    else if ((ENDS.test(here) && !isSubstitution(cursor)) || here === '(') {
      if (here === '(') depth++;
      if (here === closes && (here === '`' || depth-- === 0)) break;
      readSeparator(cursor, list);
    } else readWords(cursor, list);
  }
  endCommand(list, false);
  cursor.isInBackticks = outer;
  return list.found;
};

/** The commands of a text, in order, including those in substitutions and in texts that other commands run. */
export const commandsOf = (text: string): Command[] =>
  read(text, false).flatMap((command) => [command, ...textsRunBy(command).flatMap(commandsWithin)]);

const commandsWithin = (word: Word): Command[] =>
  commandsOf(word.text).map((command) => moved(command, offsetsIn(word)));

/** The command at the beginning of a text; undefined if it does not begin with one. */
export const firstCommandOf = (text: string): Command | undefined => read(text, true).find(({ at }) => at === 0);

const read = (text: string, isFirstOnly: boolean): Command[] => {
  const cursor: Cursor = {
    text,
    at: 0,
    waiting: [],
    inner: [],
    constants: isFirstOnly ? new Map() : assignedOnce(text),
    lists: new Map(),
    left: MOST_EXPANDED,
    isInBackticks: false,
    depth: 0,
    isFirstOnly,
  };
  const found = readCommands(cursor);
  return [...cursor.inner, ...found].sort((a, b) => a.at - b.at);
};
