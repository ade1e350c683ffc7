/** Constructors for the rows of detectors.generated.ts. A pattern is compiled on first use, because most are never needed. */
import { lazy } from './lazy.js';
import { lettersOf, marksOf } from './text.js';

/** The hints of a row: pieces of text, each with the set of its letters. */
const piecesOf = (hints: string) => lazy(() => hints.split('|').map((piece) => ({ piece, letters: lettersOf(piece) })));

/**
 * A row of rules/phi.yaml. `digits`: the least number of digits in the string; `needs`: letters for what else it requires:
 * `w`, it is tried on the string split into words; `e`, as written, not in lower case; `a`, digits in two groups or eight
 * digits; `b`, a word after a number; `signs`: characters of which the string must have one; `weaker`: the confidence if the
 * check fails.
 */
export const row = (
  identifier: string,
  needs: string,
  digits: number,
  pattern: () => RegExp,
  confidence: number,
  check = '',
  hints = '',
  signs = '',
  weaker = 0,
) => ({
  identifier,
  words: needs.includes('w'),
  exact: needs.includes('e'),
  apart: needs.includes('a'),
  behind: needs.includes('b'),
  digits,
  signs: marksOf(signs).signs,
  hints: piecesOf(hints),
  pattern: lazy(pattern),
  check,
  confidence,
  weaker,
});

/** A row that applies to values of properties with certain names. */
export const underRow = (
  identifier: string,
  hints: string,
  property: () => RegExp,
  pattern: () => RegExp,
  confidence: number,
  check = '',
) => ({ identifier, hints: piecesOf(hints), property: lazy(property), pattern: lazy(pattern), check, confidence });
