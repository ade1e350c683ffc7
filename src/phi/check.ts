/** What a check is given and says. */

/** The match, the string it stands in, and where; the row's confidence if it holds, the weaker one, or 0. */
export interface Found {
  readonly match: string;
  readonly text: string;
  readonly at: number;
  readonly confidence: number;
  readonly weaker: number;
}
/** How sure a match is, 0 to 1; 0 where it is none. */
export type Check = (found: Found) => number;

/** The digits of a text, joined. */
export const digitsOf = (text: string): string => text.replace(/\D/g, '');
/** The check that holds or does not. */
export const when =
  (holds: (match: string, found: Found) => boolean): Check =>
  (found) =>
    holds(found.match, found) ? found.confidence : found.weaker;
/** The row's confidence, or less. */
export const capped = (found: Found, confidence: number): number => Math.min(found.confidence, confidence);
