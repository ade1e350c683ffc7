/** The literal strings inside a regular expression: `^(john\.smith|none)$` has two, `^\d{9}$` has none. */
import { type AST, RegExpParser } from '@eslint-community/regexpp';

/**
 * Stands for what a pattern leaves open; no detector looks across it. A control character that stands in no name, and
 * one of a single byte: other characters would make all texts with them twice as long, and slower.
 */
const HOLE = '\x80';
/** Alternatives are multiplied out up to here. */
const MOST_STRINGS = 64;
/** Characters of alternatives that are carried along; more are let go, and what follows stands alone. */
const MOST_CARRIED = 65_536;
/** What is let go leaves so much of its end behind, so that nothing is cut in two. */
const OVERLAP = 64;
const LONGEST_PATTERN = 20_000;
const MOST_DEPTH = 100;

/** Each head with one tail. */
const follow = (heads: readonly string[], tail: string): string[] =>
  heads.length === 1 ? [heads[0] + tail] : heads.map((head) => head + tail);

/**
 * Each head with each tail; where those are too many, each head and each tail in one string at least: a pattern with
 * many alternatives is never multiplied out, and none of them is left out.
 */
const join = (heads: readonly string[], tails: readonly string[]): string[] => {
  if (tails.length === 1) return follow(heads, tails[0] as string);
  if (heads.length * tails.length <= MOST_STRINGS) return tails.flatMap((tail) => heads.map((head) => head + tail));
  const joined: string[] = [];
  for (let i = 0; i < Math.max(heads.length, tails.length); i += 1)
    joined.push((heads[i % heads.length] as string) + (tails[i % tails.length] as string));
  return joined;
};

/** Stands before a letter that may have either case. */
const EITHER = '\x81';

/** Stands for a blank or a hyphen: between digits a hyphen, as in `[- ]?` of a number, else a blank. */
const EITHER_SIGN = '\x82';
const BETWEEN_DIGITS = /(?<=\d)\x82(?=\d)/g;

/** A letter of either case takes the case of its neighbours: `MR[Nn]` is MRN, `Ka[Cc]i` Kaci, `[Jj]ohn` John. */
const settle = (text: string): string =>
  text.includes(EITHER)
    ? text.replace(
        /([A-Za-z]?)\x81([a-z])(?=\x81?([A-Za-z]?))/g,
        (_, before: string, letter: string, after: string) => {
          const like = before === '' ? 'A' : after === '' ? before : after;
          return before + (like < 'a' ? letter.toUpperCase() : letter);
        },
      )
    : text;

/** `\s`, `\W`, `\D`, `[\W_]` and `[^0-9]` are written for what stands between words. */
const BETWEEN = /^(?:\\[sDW]|\[(?:(?:\\[sDW]|[_-]){1,4}|\^(?!.{0,99}(?: |\\s)).{0,99}(?:\\[dw]|0-9|a-z).{0,99})\])$/;
const ofOpen = ({ raw }: AST.CharacterClass | AST.CharacterSet): string => (BETWEEN.test(raw) ? ' ' : HOLE);

/** A class is its letter where it is one letter in both cases, a separator where it holds only those. */
const ofClass = (node: AST.CharacterClass): string => {
  if (node.negate || node.elements.length === 0 || node.elements.length > 6) return ofOpen(node);
  const letters: string[] = [];
  for (const element of node.elements) {
    if (element.type === 'Character') letters.push(String.fromCodePoint(element.value));
    else if (element.type === 'CharacterSet' && element.kind === 'space') letters.push(' ');
    else return ofOpen(node);
  }
  const [first = ''] = letters;
  const small = first.toLowerCase();
  if (letters.every((letter) => letter.toLowerCase() === small))
    return letters.every((letter) => letter === first) ? first : `${EITHER}${small}`;
  if (!letters.some((letter) => /[^\W_]/.test(letter)))
    return letters.includes(' ') ? (letters.includes('-') ? EITHER_SIGN : ' ') : first;
  return HOLE;
};

/** Strings that whatever stands before and after does not touch. */
const apart = (strings: readonly string[]): string[] =>
  strings.map((text) => (text === '' || text === HOLE ? text : `${HOLE}${text}${HOLE}`));

const ofElement = (node: AST.Element, depth: number): string[] => {
  switch (node.type) {
    case 'Character':
      return [String.fromCodePoint(node.value)];
    case 'CharacterClass':
      return [ofClass(node)];
    case 'CharacterSet':
      // A dot that nobody escaped stands for itself.
      return [node.kind === 'any' ? '.' : ofOpen(node)];
    case 'CapturingGroup':
    case 'Group':
      return depth > MOST_DEPTH ? apart(crude(node.raw)) : ofAlternatives(node.alternatives, depth + 1);
    case 'Quantifier': {
      if (node.element.type === 'CharacterSet' && node.element.kind === 'any' && node.max !== 1) return [HOLE];
      const once = ofElement(node.element as AST.Element, depth);
      if (node.max === 1) return node.min === 1 ? once : once.length > 8 ? once : [...once, ''];
      if (once.length === 1 && /^[ _\-.:/,#\x82]$/.test(once[0] as string)) return once;
      if (once.length === 1 && once[0] !== HOLE && node.min === node.max)
        return [(once[0] as string).repeat(Math.min(node.min, 20))];
      if (once.every((text) => text === HOLE)) return [HOLE];
      return node.min === 0 && once.length <= 8 ? [...apart(once), ''] : apart(once);
    }
    case 'Assertion':
      if (node.kind !== 'lookahead' && node.kind !== 'lookbehind') return [''];
      // What is only looked at stands beside what is read.
      return [
        '',
        ...apart(depth > MOST_DEPTH ? crude(node.raw) : ofAlternatives(node.alternatives, depth + 1)).filter(
          (text) => text !== '' && text !== HOLE,
        ),
      ];
    case 'Backreference':
    case 'ExpressionCharacterClass':
      return [HOLE];
  }
};

const ofAlternatives = (alternatives: readonly AST.Alternative[], depth: number): string[] => {
  const found: string[] = [];
  for (const { elements } of alternatives) {
    let strings = [''];
    for (const element of elements) {
      // Nearly always a letter after letters.
      if (element.type === 'Character') strings = follow(strings, String.fromCodePoint(element.value));
      else strings = join(strings, ofElement(element, depth));
      const [first = ''] = strings;
      if (first.length * strings.length <= MOST_CARRIED) continue;
      for (const text of strings) found.push(text + HOLE);
      strings = [first.slice(-OVERLAP)];
    }
    for (const text of strings) found.push(text);
  }
  return found;
};

/** What a pattern would say if its signs were letters; for patterns that cannot be read. */
const crude = (pattern: string): string[] =>
  pattern
    .replace(/\(\?(?:[a-z-]{0,9}(?=\))|[a-z-]{0,9}:|<?[=!]|P?<\w{1,64}>)/gi, '(')
    .replace(/\\([^a-z0-9])/gi, '$1')
    .replaceAll('\\s', ' ')
    .replace(/\\[a-z]\d*|\[[^\]]{0,200}\]|\{[\d,]{1,9}\}/gi, HOLE)
    .split(/[|()^$*+?\x80]/);

/** What is no letter and no digit by itself: classes of ranges, counts, signs. */
const OPEN =
  /\\(?:[bdswBDSW]|[^\p{L}\p{N}])|\[(?:[^\]\\]|\\.){0,32}?\w-\w(?:[^\]\\]|\\.){0,32}\]|\{[\d,]{1,9}\}|[^\p{L}\p{N}]/gu;

/** No identifier has fewer letters and digits. */
const FEWEST = 4;

const EITHER_CASE = /\(\?[a-z]*i/;
/** Flags for the whole of a pattern, as other languages write them. */
const FLAGS = /^\^?\(\?[a-z]{1,9}\)/;
/** Signs of other languages that JavaScript takes for letters: ends of a text and of a quotation, blanks. */
const FOREIGN = /\\[AZzGQEhR\\]/g;
const ofForeign = (sign: string): string => (sign === '\\\\' ? sign : /[hR]/.test(sign) ? ' ' : '');

/** The distinct literal pieces of a pattern that are long enough to say something. */
export const literals = (pattern: string): string[] => {
  if (pattern.replace(OPEN, '').length < FEWEST) return [];
  let strings: string[] | undefined;
  const bare = pattern.replace(FLAGS, '').replace(FOREIGN, ofForeign);
  for (const flags of pattern.length > LONGEST_PATTERN ? [] : [{ unicode: true }, {}]) {
    try {
      const parsed = new RegExpParser({ ecmaVersion: 2024 }).parsePattern(bare, 0, bare.length, flags);
      strings = ofAlternatives(parsed.alternatives, 0);
      break;
    } catch {
      strings = undefined;
    }
  }
  const all = strings ?? crude(bare);
  // In either case: also as a name would be written.
  if (EITHER_CASE.test(pattern))
    all.push(...all.map((text) => text.replace(/(?<![\p{L}'])\p{Ll}(?=\p{L})/gu, (letter) => letter.toUpperCase())));
  const pieces = all.flatMap((text) =>
    settle(text).replace(BETWEEN_DIGITS, '-').replaceAll(EITHER_SIGN, ' ').split(HOLE),
  );
  return [...new Set(pieces.map((piece) => piece.replace(/ +/g, ' ').trim()))].filter((piece) => piece.length > 2);
};
