/** Whether a string of a schema holds an identifier of a person. */
import type { DetectPlace } from '../model.js';
import { type Leaning, leansTo, personName } from './names.js';
import { literals } from './pattern.js';
import { companyOf, inNamespace, inRoster } from './roster.js';
import { type Best, better, byRows, tryUnder, type UnderRow, underRows } from './rows.js';
import { marksOf, plain } from './text.js';

const judge = (raw: string, place: DetectPlace, leaning: Leaning): Best => {
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

/** What the name of the enclosing property says of a value: person or thing, and the rows that go by that name. */
interface Enclosing {
  readonly leaning: Leaning;
  readonly rows: readonly UnderRow[];
}
const UNKNOWN: Enclosing = { leaning: 0, rows: [] };
const enclosings = new Map<string, Enclosing>();
const MOST_PROPERTIES = 4096;

/** The last one asked for: the values of an enum come one after the other. */
let last: readonly [string, Enclosing] = ['', UNKNOWN];

const enclosingOf = (property: string | undefined): Enclosing => {
  if (property === undefined) return UNKNOWN;
  if (property === last[0]) return last[1];
  const known = enclosings.get(property);
  if (known) {
    last = [property, known];
    return known;
  }
  const leaning = leansTo(property);
  const rows = underRows(property);
  const enclosing = leaning === 0 && rows.length === 0 ? UNKNOWN : { leaning, rows };
  if (enclosings.size >= MOST_PROPERTIES) enclosings.clear();
  // The name of a property may itself be a finding; then it is not kept.
  if (property.length < 2 || nothing.plain.has(property)) enclosings.set(property, enclosing);
  return enclosing;
};

/**
 * Strings in which nothing was found, by what leans on them; those in which something was are never kept. The same
 * schema comes with every request, so most strings are known.
 */
const plainly = new Set<string>();
const inAnnotations = new Set<string>();
const nothing = {
  plain: plainly,
  annotation: inAnnotations,
  person: new Set<string>(),
  thing: new Set<string>(),
  pattern: new Set<string>(),
};
const MOST_KEPT = 16_384;
const LONGEST_KEPT = 1000;
const MOST_CHARACTERS = 2_000_000;
let characters = 0;

const keep = (kept: Set<string>, text: string): void => {
  if (text.length > LONGEST_KEPT) return;
  characters += text.length;
  if (kept.size >= MOST_KEPT || characters > MOST_CHARACTERS) {
    for (const some of Object.values(nothing)) some.clear();
    characters = text.length;
  }
  kept.add(text);
};

const judgeLiterals = (text: string, leaning: Leaning): Best => {
  let best: Best;
  for (const literal of literals(text)) {
    const piece = judge(literal, 'pattern', leaning);
    if (piece) best = better(best, piece.identifier, piece.confidence);
  }
  return best;
};

const byEnclosing = (text: string, place: DetectPlace, rows: readonly UnderRow[]): Best => {
  let best: Best;
  for (const value of place === 'pattern' ? literals(text) : [text]) {
    for (const row of rows) best = better(best, row.identifier, tryUnder(row, plain(value).trim()));
  }
  return best;
};

const keptFor = (place: DetectPlace, leaning: Leaning): Set<string> => {
  if (place === 'pattern') return nothing.pattern;
  if (place === 'annotation') return nothing.annotation;
  return leaning > 0 ? nothing.person : leaning < 0 ? nothing.thing : nothing.plain;
};

/**
 * The most that is believed of a name in a list of things that bear names of people, as companies and fonts do: nearly
 * none under a property that says so, and less than certain where most of the list names nobody.
 */
const amongThings = (siblings: readonly string[], leaning: Leaning): number => {
  if (leaning > 0) return 1;
  const { several, share } = companyOf(siblings);
  if (leaning < 0) return several >= 4 && share < 0.5 ? 0.45 : 1;
  return several >= 8 && share < 0.25 ? 0.65 : 1;
};

/** Whether a string may be one name of a roster: a capital and nothing but letters. */
const startsLikeName = (text: string): boolean => {
  const code = text.charCodeAt(0);
  return code > 127 || (code >= 65 && code <= 90);
};

/**
 * The likeliest identifier in a string, and how sure that is (0.3 to 1); undefined where there is none. `siblings`
 * are the values of the same enum, `property` the name of the property that encloses the value.
 */
export const detect = (text: string, place: DetectPlace, siblings?: readonly string[], property?: string): Best => {
  // The common case first: a name or a remark in which nothing was found before.
  if (text.length < 2) return undefined;
  if (place === 'property-name' ? plainly.has(text) : place === 'annotation' && inAnnotations.has(text))
    return undefined;
  const { leaning, rows } =
    place === 'enum' || place === 'const' || place === 'pattern' ? enclosingOf(property) : UNKNOWN;
  const kept = keptFor(place, leaning);
  if (rows.length === 0 && place !== 'pattern' && kept.has(text) && !(siblings && startsLikeName(text)))
    return undefined;
  const memorable = place !== 'pattern' || leaning === 0;
  let best: Best;
  if (!memorable || !kept.has(text)) {
    best = place === 'pattern' ? judgeLiterals(text, leaning) : judge(text, place, leaning);
    if (!best && memorable) keep(kept, text);
  }
  if (rows.length > 0 && (best?.confidence ?? 0) < 0.7) {
    const bare = byEnclosing(text, place, rows);
    if (bare) best = better(best, bare.identifier, bare.confidence);
  }
  if (
    place === 'enum' &&
    siblings &&
    startsLikeName(text) &&
    (best?.confidence ?? 0) < 0.6 &&
    leaning >= 0 &&
    inRoster(text, siblings, leaning > 0)
  ) {
    best = better(best, 'name', 0.6);
  }
  if (best?.identifier === 'name' && place === 'enum' && siblings) {
    if (inNamespace(text, siblings)) return undefined;
    best = { ...best, confidence: Math.min(best.confidence, amongThings(siblings, leaning)) };
  }
  return best && { ...best, confidence: Math.round(best.confidence * 100) / 100 };
};
