/** Makes a detector for schemas and fields from one for strings; never keeps a string. */
import type { Detect, DetectPlace, Examination, Identified } from '../model.js';
import type { DetectText, Identification } from '../phi/detect-text.js';
import { walkSchema } from './schema.js';

/** Below this confidence nothing is reported; from it on the name of a property is shown by its position. */
const LEAST = 0.3;

/** A kind must be a plain word: anything else that a custom detector returns might be the string itself. */
const KIND = /^[a-z][\w-]{0,31}$/i;

/** The result of a detector with its place; undefined below the least confidence. @throws Error if it is invalid. */
const identified = (
  { identifier, confidence }: Identification,
  text: string,
  place: DetectPlace,
  at: () => string,
): Identified | undefined => {
  if (!(confidence >= 0)) throw new Error();
  if (confidence < LEAST) return undefined;
  const kind = KIND.test(identifier) ? `${identifier}` : 'unique-code';
  return { at: at(), place, identifier: kind, confidence: Math.min(confidence, 1), length: text.length };
};

/** Of two results at one place the graver: not in an annotation, then the more confident. */
const weighsMore = (a: Identified, b: Identified): boolean =>
  a.place === b.place ? a.confidence > b.confidence : b.place === 'annotation';

const inSchema = (schema: unknown, detect: DetectText, isSchema: (value: unknown) => boolean): Examination => {
  const found = new Map<string, Identified>();
  const { whole, plain } = walkSchema(schema, detect, (said, text, place, here) => {
    const one = identified(said, text, place, here);
    if (!one) return false;
    const other = found.get(one.at);
    if (!other || weighsMore(one, other)) found.set(one.at, one);
    return true;
  });
  const valid = plain || isSchema(schema);
  return { found: [...found.values()], unexamined: whole ? (valid ? undefined : 'no-schema') : 'too-large' };
};

const inField = (text: string, detect: DetectText): Examination => {
  const identification = detect(text, 'field');
  const one = identification && identified(identification, text, 'field', () => '');
  return { found: one ? [one] : [] };
};

/**
 * A detector for schemas and fields. `reading` makes the detector for the strings of one schema, in document order, or
 * of one field; `isSchema` says whether a value is valid JSON Schema.
 */
export const detectorOf =
  (reading: () => DetectText, isSchema: (value: unknown) => boolean): Detect =>
  (value, role) =>
    role === 'schema' ? inSchema(value, reading(), isSchema) : inField(value as string, reading());
