/** The type of the checks, and functions to make them. */

/** A match, its string and its position, with the row's confidence if the check holds and the weaker one if it fails. */
export interface Found {
  readonly match: string;
  readonly text: string;
  readonly at: number;
  readonly confidence: number;
  readonly weaker: number;
}
/** The confidence of a match, 0 to 1; 0 if it is not an identifier. */
export type Check = (found: Found) => number;

/** The digits of a text. */
export const digitsOf = (text: string): string => text.replace(/\D/g, '');
/** The text shortly before a match, where its label may be. */
export const before = ({ text, at }: Found): string => text.slice(0, at).slice(-40);
/** A check with two outcomes. */
export const when =
  (holds: (match: string, found: Found) => boolean): Check =>
  (found) =>
    holds(found.match, found) ? found.confidence : found.weaker;
/** The row's confidence, but at most `confidence`. */
export const capped = (found: Found, confidence: number): number => Math.min(found.confidence, confidence);
