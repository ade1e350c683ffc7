/** Whether a string of a schema holds an identifier of a person. */
import type { DetectPlace, Identification } from '../model.js';
import { checks } from './checks.js';
import { rows, under } from './detectors.generated.js';
import { leansTo, personName } from './names.js';
import { literals } from './pattern.js';
import { inRoster } from './roster.js';
import { type Marks, marksOf, plain, spaced } from './text.js';

/** Below this nothing is said. */
const LEAST = 0.3;
/** Matches of one row that are checked; a string with more is judged by the first ones. */
const MOST_MATCHES = 50;

type Best = Identification | undefined;

const better = (best: Best, identifier: string, confidence: number): Best =>
  confidence >= LEAST && (best === undefined || confidence > best.confidence) ? { identifier, confidence } : best;

const byRows = (text: string, marks: Marks): Best => {
  let words: string | undefined;
  let best: Best;
  for (const row of rows) {
    if (marks.digits < row.digits || (row.has !== '' && !marks.signs.includes(row.has))) continue;
    if (best && best.confidence >= row.confidence) continue;
    if (row.words) words ??= spaced(text);
    const subject = row.words ? (words as string) : text;
    row.pattern.lastIndex = 0;
    for (let tries = 0; tries < MOST_MATCHES; tries += 1) {
      const match = row.pattern.exec(subject);
      if (!match) break;
      const { confidence, weaker } = row;
      const found = { match: match[0], text: subject, at: match.index, confidence, weaker };
      best = better(best, row.identifier, row.check === '' ? confidence : (checks[row.check]?.(found) ?? 0));
      if (match[0] === '') row.pattern.lastIndex += 1;
    }
  }
  return best;
};

const byProperty = (text: string, property: string): Best => {
  const name = spaced(plain(property));
  let best: Best;
  for (const row of under) {
    if (!row.pattern.test(text) || !row.property.test(name)) continue;
    const found = { match: text, text, at: 0, confidence: row.confidence, weaker: 0 };
    best = better(best, row.identifier, row.check === '' ? row.confidence : (checks[row.check]?.(found) ?? 0));
  }
  return best;
};

const round = (best: Best): Best => best && { ...best, confidence: Math.round(best.confidence * 100) / 100 };

const judge = (raw: string, place: DetectPlace, leaning: number): Best => {
  const text = plain(raw);
  const marks = marksOf(text);
  let best = marks.digits > 0 || marks.signs !== '' ? byRows(text, marks) : undefined;
  // Prose mentions people that are nobody's patient: there a name must be surer.
  if (marks.letters > 3 && (best?.confidence ?? 0) < 0.9) {
    const name = personName(text, leaning);
    best = better(best, 'name', place === 'annotation' ? name - 0.15 : name);
  }
  return best;
};

/** What the name of the enclosing property says of a value: a person, a thing, or nothing. */
const leaningOf = (property: string | undefined): number => {
  if (property === undefined || property === '') return 0;
  const known = leanings.get(property);
  if (known !== undefined) return known;
  const leaning = leansTo(property);
  if (leanings.size >= MOST_KEPT) leanings.clear();
  if (property.length <= LONGEST_KEPT) leanings.set(property, leaning);
  return leaning;
};
const leanings = new Map<string, number>();

/** Strings in which nothing was found; those in which something was are never kept. */
const nothing = new Set<string>();
const MOST_KEPT = 8192;
const LONGEST_KEPT = 64;

const remembered = (text: string, place: DetectPlace, leaning: number): Best => {
  const key = place === 'pattern' || leaning !== 0 ? `${place === 'pattern'}${leaning} ${text}` : text;
  if (nothing.has(key)) return undefined;
  let best: Best;
  if (place === 'pattern') {
    for (const literal of literals(text)) {
      const found = judge(literal, place, leaning);
      if (found) best = better(best, found.identifier, found.confidence);
    }
  } else best = judge(text, place, leaning);
  if (!best && text.length <= LONGEST_KEPT) {
    if (nothing.size >= MOST_KEPT) nothing.clear();
    nothing.add(key);
  }
  return best;
};

/**
 * The likeliest identifier in a string, and how sure that is (0.3 to 1); undefined where there is none. `siblings`
 * are the values of the same enum, `property` the name of the property that encloses the value.
 */
export const detect = (text: string, place: DetectPlace, siblings?: readonly string[], property?: string): Best => {
  if (text.length < 2) return undefined;
  const value = place === 'enum' || place === 'const' || place === 'pattern';
  let best = remembered(text, place, value ? leaningOf(property) : 0);
  if (value && property !== undefined && property !== '' && (best?.confidence ?? 0) < 0.7) {
    for (const literal of place === 'pattern' ? literals(text) : [text]) {
      const found = byProperty(plain(literal).trim(), property);
      if (found) best = better(best, found.identifier, found.confidence);
    }
  }
  if (place === 'enum' && siblings && (best?.confidence ?? 0) < 0.6 && inRoster(text, siblings)) best = better(best, 'name', 0.6);
  return round(best);
};
