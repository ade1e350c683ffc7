/** Extracts the literal strings of a regular expression: `^(john\.smith|none)$` has two, `^\d{9}$` has none. */
import { type AST, RegExpParser } from '@eslint-community/regexpp';

/**
 * Stands for a part of a pattern that is not literal. Strings are split at it. It is a control character of one byte, because
 * other characters would make strings twice as long in memory, and slower.
 */
const HOLE = '\x80';
/** The maximum number of strings to which alternatives are multiplied out. */
const MOST_STRINGS = 64;
/** The maximum number of characters of strings in progress. Beyond it they end, and what follows begins new ones. */
const MOST_CARRIED = 65_536;
/** The number of characters of ended strings with which the next one begins, so that no identifier is cut in two. */
const OVERLAP = 64;
const LONGEST_PATTERN = 20_000;
const MOST_DEPTH = 100;

/** Each head followed by the tail. */
const follow = (heads: readonly string[], tail: string): string[] =>
  heads.length === 1 ? [heads[0] + tail] : heads.map((head) => head + tail);

/**
 * Each head followed by each tail. If those are too many, each head and each tail is used in at least one string, so that no
 * alternative is left out.
 */
const join = (heads: readonly string[], tails: readonly string[]): string[] => {
  if (tails.length === 1) return follow(heads, tails[0] as string);
  if (heads.length * tails.length <= MOST_STRINGS) return tails.flatMap((tail) => heads.map((head) => head + tail));
  const joined: string[] = [];
  for (let i = 0; i < Math.max(heads.length, tails.length); i += 1)
    joined.push((heads[i % heads.length] as string) + (tails[i % tails.length] as string));
  return joined;
};

/** Precedes a letter that may have either case. */
const EITHER = '\x81';

/** Stands for a space or a hyphen, as in `[- ]?`; it becomes a hyphen between digits and a space elsewhere. */
const EITHER_SIGN = '\x82';
const BETWEEN_DIGITS = /(?<=\d)\x82(?=\d)/g;

/** Gives letters of either case the case of their neighbours: `M[Rr][Nn]` is MRN, `Ka[Cc]i` is Kaci, `[Jj]ohn` is John. */
const settle = (text: string): string =>
  text.replace(/([^\W_]?)((?:\x81[a-z])+)(?=([A-Za-z]?))/g, (_, before: string, run: string, after: string) => {
    const letters = run.replaceAll(EITHER, '');
    const settled = (after || before || 'A') < 'a' ? letters.toUpperCase() : letters;
    return before + (before ? settled : settled.charAt(0).toUpperCase() + settled.slice(1));
  });

/** Classes that usually match a separator: `\s`, `\W`, `\D`, `[\W_]`, `[^0-9]`. */
const BETWEEN = /^(?:\\[sDW]|\[(?:(?:\\[sDW]|[_-]){1,4}|\^(?!.{0,99}(?: |\\s)).{0,99}(?:\\[dw]|0-9|a-z).{0,99})\])$/;
const ofOpen = ({ raw }: AST.CharacterClass | AST.CharacterSet): string => (BETWEEN.test(raw) ? ' ' : HOLE);

/** The literal of a class: its letter if it is one letter in both cases, a separator if it has only separators, else a hole. */
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

/** Strings with holes around them, so that they are not joined to others. */
const apart = (strings: readonly string[]): string[] =>
  strings.map((text) => (text === '' || text === HOLE ? text : `${HOLE}${text}${HOLE}`));

const ofElement = (node: AST.Element, depth: number): string[] => {
  switch (node.type) {
    case 'Character':
      return [String.fromCodePoint(node.value)];
    case 'CharacterClass':
      return [ofClass(node)];
    case 'CharacterSet':
      // An unescaped dot is often meant literally.
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
      // The content of a lookaround is separate from what is matched.
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
      // The most frequent case.
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

/** The literal strings of a pattern that cannot be parsed, extracted by simple replacements. */
const crude = (pattern: string): string[] =>
  pattern
    .replace(/\(\?(?:[a-z-]{0,9}(?=\))|[a-z-]{0,9}:|<?[=!]|P?<\w{1,64}>)/gi, '(')
    .replace(/\\([^a-z0-9])/gi, '$1')
    .replaceAll('\\s', ' ')
    .replace(/\\[a-z]\d*|\[[^\]]{0,200}\]|\{[\d,]{1,9}\}/gi, HOLE)
    .split(/[|()^$*+?\x80]/);

/** The parts of a pattern that are not literal letters or digits: classes with ranges, quantifiers, signs. */
const OPEN =
  /\\[\0-/:-@[-`{-\x7fbdswBDSW]|\[(?:[^\]\\]|\\.){0,32}?\w-\w(?:[^\]\\]|\\.){0,32}\]|\{[\d,]{1,9}\}|[\0-/:-@[-`{-\x7f]/g;

/** The fewest letters and digits of an identifier. */
const FEWEST = 4;

const EITHER_CASE = /\(\?[a-z]*i/;
/** Inline flags of a whole pattern, as in other languages. */
const FLAGS = /^\^?\(\?[a-z]{1,9}\)/;
/** Escapes of other languages that JavaScript reads as letters: anchors, quotation, white space. */
const FOREIGN = /\\[AZzGQEhR\\]/g;
const ofForeign = (sign: string): string => (sign === '\\\\' ? sign : /[hR]/.test(sign) ? ' ' : '');

/** The distinct literal strings of a pattern that are long enough to be an identifier. */
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
  // In a case-insensitive pattern, the strings are also tried with capitals.
  if (EITHER_CASE.test(pattern))
    all.push(...all.map((text) => text.replace(/(?<![\p{L}'])\p{Ll}(?=\p{L})/gu, (letter) => letter.toUpperCase())));
  const pieces = all.flatMap((text) =>
    settle(text).replace(BETWEEN_DIGITS, '-').replaceAll(EITHER_SIGN, ' ').split(HOLE),
  );
  return [...new Set(pieces.map((piece) => piece.replace(/ +/g, ' ').trim()))].filter((piece) => piece.length > 2);
};
