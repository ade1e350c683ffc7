/** Constructors for the rows of detectors.generated.ts. A pattern is compiled on first use, because most are never needed. */
import { lazy } from './lazy.js';
import { lettersOf } from './text.js';

/** The hints of a row: pieces of text, each with the set of its letters. */
const piecesOf = (hints: string) => lazy(() => hints.split('|').map((piece) => ({ piece, letters: lettersOf(piece) })));

/**
 * A row of rules/phi.yaml. `words`: it is tried on the string split into words; `exact`: on the string as written, not in
 * lower case; `digits`: the least number of digits in the string; `signs`: characters of which the string must have one;
 * `behind`: whether a letter must follow a digit; `weaker`: the confidence if the check fails.
 */
export const row = (
  identifier: string,
  words: boolean,
  exact: boolean,
  digits: number,
  signs: string,
  behind: boolean,
  hints: string,
  pattern: () => RegExp,
  confidence: number,
  check = '',
  weaker = 0,
) => ({
  identifier,
  words,
  exact,
  digits,
  signs,
  behind,
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
