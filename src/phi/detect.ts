/** Detects identifiers of persons in the strings of a schema. */
import type { DetectPlace } from '../model.js';
import { newCacheBudget } from './cache-budget.js';
import { type Leaning, leaningOf, personName } from './names.js';
import { literals } from './pattern.js';
import { inNamespace, inRoster, listStatistics, sharesLastWord } from './roster.js';
import { type Best, better, byRows, tryUnder, type UnderRow, underRows } from './rows.js';
import { plain } from './text.js';

/** A digit or a sign. No row matches a string without one. */
const MARK = /[ -@[-`{-\x7f]/;
/** The fewest letters of a name. */
const FOUR_LETTERS = /(?:[A-Za-z\x80-\uffff][\0-@[-`{-\x7f]*){4}/;

const judge = (raw: string, place: DetectPlace, leaning: Leaning): Best => {
  const text = plain(raw);
  let best = MARK.test(text) ? byRows(text) : undefined;
  // Annotations may mention people who are not patients, so a name counts less there.
  if (FOUR_LETTERS.test(text) && (best?.confidence ?? 0) < 0.9) {
    const name = personName(text, leaning);
    best = better(best, 'name', place === 'annotation' ? name - 0.15 : name);
  }
  return best;
};

/** What the name of the enclosing property gives: evidence for a name, and the rows for its values. */
interface Enclosing {
  readonly leaning: Leaning;
  readonly rows: readonly UnderRow[];
}
const UNKNOWN: Enclosing = { leaning: 0, rows: [] };
const enclosings = new Map<string, Enclosing>();
const MOST_PROPERTIES = 4096;

const enclosingOf = (property: string | undefined): Enclosing => {
  if (property === undefined) return UNKNOWN;
  const known = enclosings.get(property);
  if (known) return known;
  const enclosing = { leaning: leaningOf(property), rows: underRows(property) };
  if (enclosings.size >= MOST_PROPERTIES) enclosings.clear();
  // The name of a property may itself be a finding, and is then not cached.
  if (!detect(property, 'property-name')) enclosings.set(property, enclosing);
  return enclosing;
};

/**
 * Strings in which nothing was found, with the bits of the questions. The same strings recur in every request. Strings with
 * a finding are never cached.
 */
const nothing = new Map<string, number>();
const isFull = newCacheBudget();
const LONGEST_KEPT = 1000;

const keep = (text: string, asked: number): void => {
  if (text.length > LONGEST_KEPT) return;
  if (isFull(text)) nothing.clear();
  nothing.set(text, asked);
};

/**
 * The bit of a question about a string. There are eleven bits each for patterns, for names and values, and for annotations,
 * one for each leaning; annotations use only one.
 */
const askedOf = (place: DetectPlace, leaning: Leaning): number =>
  (place === 'pattern' ? 1 : place === 'annotation' ? 1 << 22 : 1 << 11) << (leaning + 6);

const judgeLiterals = (text: string, leaning: Leaning): Best => {
  let best: Best;
  const pieces = literals(text);
  for (const literal of pieces) {
    const piece = judge(literal, 'pattern', leaning);
    if (piece) best = better(best, piece.identifier, piece.confidence);
  }
  // Alternatives of a pattern are like the values of an enum: `^(Karin|Rajesh|Siobhan)$`.
  const isRoster = !best && leaning >= 0 && pieces.some((piece) => inRoster(piece, pieces, leaning > 0));
  return isRoster ? { identifier: 'name', confidence: 0.6 } : best;
};

/** The more confident of the best identification so far and those of the rows for the property. */
const byEnclosing = (known: Best, text: string, place: DetectPlace, rows: readonly UnderRow[]): Best => {
  let best = known;
  for (const value of place === 'pattern' ? literals(text) : [text]) {
    for (const row of rows) best = better(best, row.identifier, tryUnder(row, plain(value).trim()));
  }
  return best;
};

/** The confidence whose odds are `times` as high. */
const atOdds = (confidence: number, times: number): number => confidence / (confidence + (1 - confidence) / times);

/**
 * The confidence of a name, adjusted by the other values of its list. It is higher among names, lower if most values are not
 * names, as in lists of companies or fonts, and low if the property or most values refer to things.
 */
const adjustedToSiblings = (
  confidence: number,
  text: string,
  siblings: readonly string[],
  leaning: Leaning,
): number => {
  const { several, share, things, isRoster } = listStatistics(siblings);
  if (leaning >= 0 && isRoster) return atOdds(confidence, 2.5);
  if (leaning > 0) return confidence;
  if (leaning < 0) return several >= 4 && share < 0.5 ? Math.min(confidence, 0.45) : confidence;
  if (several < 8 || share >= 0.25) return confidence;
  // A list of diseases, firms or breeds is a code list, even if they are named for people; so is one of kinds of a thing.
  if (things >= 0.5 || sharesLastWord(text, siblings)) return Math.min(confidence, 0.45);
  return Math.min(0.65, atOdds(confidence, 1 / 4));
};

/** Whether a string begins with a capital or a non-ASCII letter, as a single name of a roster does. */
export const startsLikeName = (text: string): boolean => {
  const code = text.charCodeAt(0);
  return code > 127 || (code >= 65 && code <= 90);
};

/**
 * The likeliest identifier in a string, with its confidence (0.3 to 1); undefined if there is none. `siblings` are the values
 * of the same enum, `property` is the name of the property that encloses the value.
 */
export const detect = (text: string, place: DetectPlace, siblings?: readonly string[], property?: string): Best => {
  if (text.length < 2) return undefined;
  const enclosing = place === 'property-name' ? UNKNOWN : enclosingOf(property);
  const { rows } = enclosing;
  // A title or a description of a property about people names nobody.
  const leaning = place === 'annotation' ? 0 : enclosing.leaning;
  const asked = askedOf(place, leaning);
  let best: Best;
  const known = nothing.get(text) ?? 0;
  if ((known & asked) === 0) {
    best = place === 'pattern' ? judgeLiterals(text, leaning) : judge(text, place, leaning);
    if (!best) keep(text, known | asked);
  }
  // A version may look like an address: `2.44.8.228`.
  if (best?.identifier === 'ip-address' && /version/i.test(`${property}`)) best = undefined;
  if (rows.length > 0 && (best?.confidence ?? 0) < 0.7) best = byEnclosing(best, text, place, rows);
  if (place === 'enum' && siblings) {
    if (startsLikeName(text) && (best?.confidence ?? 0) < 0.6 && leaning >= 0 && inRoster(text, siblings, leaning > 0))
      best = better(best, 'name', 0.6);
    if (best?.identifier === 'name') {
      if (inNamespace(text, siblings)) return undefined;
      best = { ...best, confidence: adjustedToSiblings(best.confidence, text, siblings, leaning) };
    }
  }
  return best && { ...best, confidence: Math.round(best.confidence * 100) / 100 };
};
