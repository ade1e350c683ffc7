/** The literal strings inside a regular expression: `^(john\.smith|none)$` has two, `^\d{9}$` has none. */
import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** Stands for what a pattern leaves open; no detector looks across it. Characters for private use stand in no name. */
const HOLE = '\ue000';
const MOST_STRINGS = 64;
const MOST_LENGTH = 512;
const LONGEST_PATTERN = 20_000;

/** At most this many, the first: a pattern with more alternatives is cut, never multiplied out. */
const join = (heads: readonly string[], tails: readonly string[]): string[] => {
  const joined: string[] = [];
  for (const tail of tails) {
    for (const head of heads) {
      if (joined.length >= MOST_STRINGS) return joined;
      joined.push(head.length > MOST_LENGTH ? head : head + tail);
    }
  }
  return joined;
};

/** Stands before a letter that may have either case. */
const EITHER = '\ue001';

/** A letter of either case takes the case of its neighbours: `MR[Nn]` is MRN, `Ka[Cc]i` Kaci, `[Jj]ohn` John. */
const settle = (text: string): string =>
  text.replace(
    /([A-Za-z]?)\ue001([a-z])(?=\ue001?([A-Za-z]?))/g,
    (_, before: string, letter: string, after: string) => {
      const like = before === '' ? 'A' : after === '' ? before : after;
      return before + (like < 'a' ? letter.toUpperCase() : letter);
    },
  );

/** A class is its letter where it is one letter in both cases, a separator where it holds only those. */
const ofClass = (node: AST.CharacterClass): string => {
  if (node.negate || node.elements.length > 6) return HOLE;
  const letters = new Set<string>();
  for (const element of node.elements) {
    if (element.type === 'Character') letters.add(String.fromCodePoint(element.value));
    else if (element.type === 'CharacterSet' && element.kind === 'space') letters.add(' ');
    else return HOLE;
  }
  const list = [...letters];
  const folded = new Set(list.map((letter) => letter.toLowerCase()));
  if (folded.size === 1) return list.length === 1 ? (list[0] as string) : `${EITHER}${[...folded].join('')}`;
  if (list.every((letter) => ' -_.:/,#'.includes(letter))) return letters.has(' ') ? ' ' : (list[0] as string);
  return HOLE;
};

const ofElement = (node: AST.Element, depth: number): string[] => {
  switch (node.type) {
    case 'Character':
      return [String.fromCodePoint(node.value)];
    case 'CharacterClass':
      return [ofClass(node)];
    case 'CharacterSet':
      return [node.kind === 'space' ? ' ' : HOLE];
    case 'CapturingGroup':
    case 'Group':
      return depth > 40 ? [HOLE] : ofAlternatives(node.alternatives, depth + 1);
    case 'Quantifier': {
      const once = depth > 40 ? [HOLE] : ofElement(node.element as AST.Element, depth + 1);
      if (node.max === 1) return node.min === 1 ? once : once.length > 8 ? once : [...once, ''];
      if (once.length === 1 && /^[ _\-.:/,#]$/.test(once[0] as string)) return once;
      if (once.length === 1 && once[0] !== HOLE && node.min === node.max)
        return [(once[0] as string).repeat(Math.min(node.min, 20))];
      return once.every((text) => text === HOLE) ? [HOLE] : [`${HOLE}${once[0]}${HOLE}`];
    }
    case 'Assertion':
      return (node.kind === 'lookahead' || node.kind === 'lookbehind') && depth < 40
        ? ofAlternatives(node.alternatives, depth + 1)
            .map((text) => (text === '' ? '' : `${HOLE}${text}${HOLE}`))
            .slice(0, 16)
        : [''];
    case 'Backreference':
    case 'ExpressionCharacterClass':
      return [HOLE];
  }
};

const ofAlternatives = (alternatives: readonly AST.Alternative[], depth: number): string[] => {
  const found: string[] = [];
  for (const { elements } of alternatives) {
    if (found.length >= MOST_STRINGS * 4) break;
    let strings = [''];
    for (const element of elements) strings = join(strings, ofElement(element, depth));
    found.push(...strings);
  }
  return found;
};

/** What a pattern would say if its signs were letters; for patterns that cannot be read. */
const crude = (pattern: string): string[] =>
  pattern
    .replace(/\(\?[a-z:=!<]+/gi, '(')
    .replace(/\\([^a-z0-9])/gi, '$1')
    .replace(/\\[a-z]\d*|\[[^\]]{0,200}\]|\{[\d,]{1,9}\}/gi, HOLE)
    .split(/[|()^$*+?\ue000]/)
    .slice(0, 4 * MOST_STRINGS);

/** The distinct literal pieces of a pattern that are long enough to say something, at most 256. */
export const literals = (pattern: string): string[] => {
  if (pattern.length > LONGEST_PATTERN) return [pattern];
  let strings: string[] | undefined;
  for (const flags of [{ unicode: true }, {}]) {
    try {
      const parsed = new RegExpParser({ ecmaVersion: 2024 }).parsePattern(pattern, 0, pattern.length, flags);
      strings = ofAlternatives(parsed.alternatives, 0);
      break;
    } catch {
      strings = undefined;
    }
  }
  const pieces = (strings ?? crude(pattern)).flatMap((text) => settle(text).split(HOLE));
  return [...new Set(pieces.map((piece) => piece.trim()))].filter((piece) => piece.length > 2).slice(0, 256);
};
