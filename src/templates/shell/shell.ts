/** Shell texts → the words of their commands, each character with its place. Nothing is run. */

import {
  type Command,
  type Cursor,
  constant,
  givenOnce,
  type Letters,
  letter,
  listed,
  MOST_EXPANDED,
  moved,
  nested,
  noteGiven,
  noteList,
  type Word,
} from './cursor.js';
import { jqProgram } from './said.js';

export type { Command, Word } from './cursor.js';

const ENDS = /[;|&\n)`]/;
const ANSI: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"' };

const single = (cursor: Cursor, word: Letters): void => {
  for (cursor.at++; cursor.at < cursor.text.length && cursor.text[cursor.at] !== "'"; cursor.at++) {
    letter(word, cursor.text[cursor.at] ?? '', cursor.at);
  }
  cursor.at++;
};

const ansi = (cursor: Cursor, word: Letters): void => {
  for (cursor.at += 2; cursor.at < cursor.text.length && cursor.text[cursor.at] !== "'"; cursor.at++) {
    const at = cursor.at;
    if (cursor.text[at] === '\\') {
      const next = cursor.text[++cursor.at] ?? '';
      letter(word, ANSI[next] ?? next, at);
    } else letter(word, cursor.text[at] ?? '', at);
  }
  cursor.at++;
};

const double = (cursor: Cursor, word: Letters): void => {
  for (cursor.at++; cursor.at < cursor.text.length && cursor.text[cursor.at] !== '"'; cursor.at++) {
    const at = cursor.at;
    const next = cursor.text[at + 1] ?? '';
    if (cursor.text[at] === '\\' && '"\\$`\n'.includes(next)) {
      cursor.at++;
      if (next !== '\n') letter(word, next, at);
    } else if (isSubstitution(cursor)) substitution(cursor, word);
    else if (constant(cursor, word, true)) cursor.at--;
    else letter(word, cursor.text[at] ?? '', at);
  }
  cursor.at++;
};

/** `$(…)`, or a backtick that begins one: the next ends it. */
const isSubstitution = ({ text, at, ticked }: Cursor): boolean =>
  text.startsWith('$(', at) || (text[at] === '`' && !ticked);

const CAT = /^\$\(\s*(?:cat|envsubst)\s*<<(-?)\s*(['"]?)(\w+)\2[^\n]*\n/;

const parenthesised = (cursor: Cursor): Command[] => {
  cursor.at += 2;
  return readCommands(cursor, ')');
};

/** The commands between backticks, of which one that is escaped begins or ends another such pair. */
const ticked = (cursor: Cursor): Command[] => {
  const { text, at: from } = cursor;
  const inner: Letters = { text: '', offsets: [] };
  for (cursor.at++; cursor.at < text.length && text[cursor.at] !== '`'; cursor.at++) {
    if (text[cursor.at] === '\\' && '`\\$'.includes(text[cursor.at + 1] ?? ' ')) cursor.at++;
    letter(inner, text[cursor.at] ?? '', cursor.at);
  }
  if (inner.text.length === cursor.at - from - 1) {
    cursor.at = from + 1;
    return readCommands(cursor, '`');
  }
  const below: Cursor = { ...cursor, text: inner.text, at: 0, waiting: [], inner: [] };
  const place = (at: number): number => inner.offsets[Math.min(at, inner.offsets.length - 1)] ?? from;
  const word = ({ text: own, offsets, at }: Word): Word => ({ text: own, offsets: offsets.map(place), at: place(at) });
  const found = [...readCommands(below), ...below.inner];
  cursor.left = below.left;
  return found.map((command) => moved(command, word, place));
};

/**
 * `$(cat <<EOF …)` is the text itself, `$(jq -n …)` what it makes; any other substitution is a placeholder, and its
 * commands are commands too. Leaves the cursor at its end.
 */
const substitution = (cursor: Cursor, word: Letters): void => {
  const from = cursor.at;
  const cat = CAT.exec(cursor.text.slice(from, from + 200));
  if (cat) {
    const start = from + cat[0].length;
    const end = new RegExp(`^${cat[1] === '-' ? '\\t*' : ''}${cat[3]}[ \\t]*$`, 'm').exec(cursor.text.slice(start));
    const stop = start + (end?.index ?? 0);
    for (let i = start; i < stop; i++) letter(word, cursor.text[i] ?? '', i);
    const close = cursor.text.indexOf(')', stop + (end?.[0].length ?? 0));
    cursor.at = close < 0 ? cursor.text.length : close;
    return;
  }
  const inner = nested(cursor, () => (cursor.text[from] === '`' ? ticked(cursor) : parenthesised(cursor)));
  const program = inner.length === 1 ? jqProgram(inner[0] as Command) : undefined;
  if (program) {
    for (const [i, char] of [...program.text].entries()) letter(word, char, program.offsets[i] ?? from);
    return;
  }
  cursor.inner.push(...inner);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder as a shell writes it
  letter(word, '${command}', from);
};

const hereDocument = (cursor: Cursor, set: (word: Word) => void): void => {
  const match = /^<<(-?)\s*(['"\\]?)(\w+)\2?/.exec(cursor.text.slice(cursor.at, cursor.at + 100));
  if (!match) {
    cursor.at += 2;
    return;
  }
  cursor.waiting.push({ end: match[3] ?? '', strip: match[1] === '-', literal: match[2] !== '', set });
  cursor.at += match[0].length;
};

/** The text of the here-documents that begin here. */
const readWaiting = (cursor: Cursor): void => {
  for (const { end, strip, literal, set } of cursor.waiting.splice(0)) {
    const word: Letters = { text: '', offsets: [] };
    const at = cursor.at;
    while (cursor.at < cursor.text.length) {
      const to = cursor.text.indexOf('\n', cursor.at);
      const stop = to < 0 ? cursor.text.length : to + 1;
      const line = cursor.text.slice(cursor.at, stop);
      if ((strip ? line.replace(/^\t+/, '') : line).trimEnd() === end) {
        cursor.at = stop;
        break;
      }
      while (cursor.at < stop) {
        if (!literal && constant(cursor, word, true)) continue;
        letter(word, cursor.text[cursor.at] ?? '', cursor.at);
        cursor.at++;
      }
    }
    set({ ...word, at });
  }
};

/** What stands before a list of words. */
const NAMED = /^[A-Za-z_]\w*\+?=$/;

const readWord = (cursor: Cursor): Word => {
  const word: Letters = { text: '', offsets: [] };
  const from = cursor.at;
  while (cursor.at < cursor.text.length) {
    const here = cursor.text[cursor.at] ?? '';
    if (here === "'") single(cursor, word);
    else if (cursor.text.startsWith("$'", cursor.at)) ansi(cursor, word);
    else if (here === '"') double(cursor, word);
    else if (isSubstitution(cursor)) {
      substitution(cursor, word);
      cursor.at++;
    } else if (constant(cursor, word, false)) {
      // `constant` has added it to the word.
    } else if (here === '\\') {
      if (cursor.text[cursor.at + 1] !== '\n') letter(word, cursor.text[cursor.at + 1] ?? '', cursor.at);
      cursor.at += 2;
    } else if (/\s/.test(here) || ENDS.test(here) || here === '<' || here === '>') break;
    else if (here === '(' && NAMED.test(word.text)) break;
    else {
      letter(word, here, cursor.at);
      cursor.at++;
    }
  }
  return { ...word, at: from };
};

const skipBlanks = (cursor: Cursor): void => {
  while (cursor.text[cursor.at] === ' ' || cursor.text[cursor.at] === '\t') cursor.at++;
};

/** The words of `name=( … )`, from its parenthesis. */
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

/** What a command is handed and what becomes of what it says, as far as it was read. */
interface Streams {
  input?: Word;
  from?: Word;
  to?: { file: Word; appends: boolean };
}

/** Reads `< file`, `<<< text`, `> file` and their like; the number before one says which stream it is. */
const redirection = (cursor: Cursor, words: Word[], streams: Streams): void => {
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

/** Reads commands to the end of the text, or of the substitution that they stand in. */
const readCommands = (cursor: Cursor, closes?: ')' | '`'): Command[] => {
  const outer = cursor.ticked;
  cursor.ticked = closes === '`';
  const { text } = cursor;
  let depth = 0;
  const found: Command[] = [];
  let words: Word[] = [];
  let streams: Streams = {};
  let piped: Command | undefined;
  const end = (pipes: boolean): void => {
    let made: Command | undefined;
    if (words.length > 0) {
      const own = streams;
      made = {
        words,
        at: words[0]?.at ?? 0,
        // The text of a here-document is read later.
        get input() {
          return own.input as Word;
        },
        ...(own.from ? { from: own.from } : {}),
        ...(own.to ? { to: own.to } : {}),
        ...(piped ? { piped } : {}),
      };
      found.push(made);
    }
    piped = pipes ? made : undefined;
    words = [];
    streams = {};
  };
  while (cursor.at < text.length) {
    if (cursor.isFirstOnly && !closes && found.length > 0 && cursor.waiting.length === 0) break;
    const here = text[cursor.at] ?? '';
    if (here === '\\' && /^\\[ \t]*\r?\n/.test(text.slice(cursor.at, cursor.at + 20))) {
      cursor.at = text.indexOf('\n', cursor.at) + 1;
    } else if (here === '\n') {
      cursor.at++;
      // A pipe may go on in the next line.
      if (words.length > 0 || !piped) end(false);
      readWaiting(cursor);
    } else if (here === ' ' || here === '\t' || here === '\r') cursor.at++;
    else if (here === '#' && /\s|^$/.test(text[cursor.at - 1] ?? '')) {
      const to = text.indexOf('\n', cursor.at);
      cursor.at = to < 0 ? text.length : to;
    } else if (text.startsWith('<<', cursor.at) && text[cursor.at + 2] !== '<') {
      const own = streams;
      hereDocument(cursor, (word) => {
        own.input = word;
      });
    } else if (here === '<' || here === '>') redirection(cursor, words, streams);
    else if (here === '(' && text[cursor.at - 1] === '=' && NAMED.test(words.at(-1)?.text ?? ''))
      noteList(cursor, words.at(-1) as Word, readList(cursor));
    else if ((ENDS.test(here) && !isSubstitution(cursor)) || here === '(') {
      if (here === '(') depth++;
      if (here === closes && (here === '`' || depth-- === 0)) break;
      const isPipe = here === '|' && text[cursor.at + 1] !== '|' && text[cursor.at - 1] !== '|';
      cursor.at++;
      // `&>` and `|&` are of one piece.
      if (here !== '&' || text[cursor.at] !== '>') end(isPipe);
      if (isPipe && text[cursor.at] === '&') cursor.at++;
    } else {
      const before = cursor.at;
      const list = listed(cursor);
      if (list) {
        words.push(...list);
        continue;
      }
      const word = readWord(cursor);
      words.push(word);
      noteGiven(cursor, word, words.length === 1);
      if (cursor.at === before) cursor.at++;
    }
  }
  end(false);
  cursor.ticked = outer;
  return found;
};

/** The commands of a text, in order, those of substitutions too. A comment is none. */
export const commandsOf = (text: string): Command[] => read(text, false);

/** The command that a text begins with, by itself. */
export const firstCommandOf = (text: string): Command | undefined => read(text, true).find(({ at }) => at === 0);

const read = (text: string, isFirstOnly: boolean): Command[] => {
  const cursor: Cursor = {
    text,
    at: 0,
    waiting: [],
    inner: [],
    constants: isFirstOnly ? new Map() : givenOnce(text),
    lists: new Map(),
    left: MOST_EXPANDED,
    ticked: false,
    depth: 0,
    isFirstOnly,
  };
  const found = readCommands(cursor);
  return [...cursor.inner, ...found].sort((a, b) => a.at - b.at);
};
