/** How the rows of detectors.generated.ts are written; a pattern is made when it is first asked for, as most never are. */
import { once } from './once.js';
import { lettersOf } from './text.js';

/** Pieces of text, each with the letters that it is made of. */
const piecesOf = (hints: string) => once(() => hints.split('|').map((piece) => ({ piece, letters: lettersOf(piece) })));

/**
 * A row of rules/phi.yaml. `words`: it is tried on the string split into words; `exact`: as it stands, and not in small
 * letters; `digits`: how many digits the string holds at least; `signs`: those of which it matches one, if any;
 * `behind`: whether a letter stands behind a digit; `weaker`: its confidence where the check disagrees.
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
  pattern: once(pattern),
  check,
  confidence,
  weaker,
});

/** A row that goes by the name of the property that encloses a value. */
export const underRow = (
  identifier: string,
  hints: string,
  property: () => RegExp,
  pattern: () => RegExp,
  confidence: number,
  check = '',
) => ({ identifier, hints: piecesOf(hints), property: once(property), pattern: once(pattern), check, confidence });
