/** Strings that may identify a person, in compiled schemas and in fields: found, never kept. */
import type { Detect, DetectPlace } from '../model.js';
import type { Facts, Identified } from './facts.js';
import { walkSchema } from './schema.js';

/** What looks at strings, and what says whether a schema is one; without the latter only plain schemas are. */
export interface Detectors {
  readonly detect: Detect;
  readonly isSchema?: (value: unknown) => boolean;
}

/** Below this nothing was found; from here on a property's name is written by its position. */
const LEAST = 0.3;

/** A kind is a word; whatever else a detector calls it might be the string itself. */
const KIND = /^[a-z][\w-]{0,31}$/i;

/** What a detector says of a string; undefined for nothing. @throws Error where it says something that is neither. */
const ask = (
  { detect }: Detectors,
  text: string,
  place: DetectPlace,
  at: () => string,
  ...more: [siblings?: readonly string[], property?: string]
): Identified | undefined => {
  const found = detect(text, place, ...more);
  if (!found) return undefined;
  const { identifier, confidence } = found;
  if (!(confidence >= 0)) throw new Error('a detector said something else');
  if (confidence < LEAST) return undefined;
  const kind = KIND.test(identifier) ? `${identifier}` : 'unique-code';
  return { at: at(), place, identifier: kind, confidence: Math.min(confidence, 1), length: text.length };
};

/** Of two findings at one place the one that weighs more: in an official place, then the surer. */
const weighsMore = (a: Identified, b: Identified): boolean =>
  a.place === b.place ? a.confidence > b.confidence : b.place === 'annotation';

type Why = Facts['unexamined'][number]['why'] | undefined;

const inSchema = (facts: Facts, { at, schema }: Facts['schemas'][number], detectors: Detectors): Why => {
  const found = new Map<string, Identified>();
  const { whole, plain } = walkSchema(schema, (text, place, here, siblings, property) => {
    const one = ask(detectors, text, place, () => at + here(), siblings, property);
    if (!one) return false;
    const other = found.get(one.at);
    if (!other || weighsMore(one, other)) found.set(one.at, one);
    return true;
  });
  facts.identified.push(...found.values());
  return whole ? (plain || detectors.isSchema?.(schema) ? undefined : 'no-schema') : 'too-large';
};

const inField = (facts: Facts, { at, field, text }: Facts['fields'][number], detectors: Detectors): Why => {
  const one = ask(detectors, text, 'field', () => at);
  if (one) facts.identified.push({ ...one, place: field });
  return undefined;
};

/** Looks into the schemas and fields that were collected, and adds to the facts. Never throws. */
export const examine = (facts: Facts, detectors: Detectors | undefined): void => {
  const look = (at: string, into: (detectors: Detectors) => Why): void => {
    let why: Why;
    try {
      why = detectors ? into(detectors) : 'no-detector';
    } catch {
      why = 'failed';
    }
    if (why) facts.unexamined.push({ at, why });
  };
  for (const schema of facts.schemas) look(schema.at, (some) => inSchema(facts, schema, some));
  for (const field of facts.fields) look(field.at, (some) => inField(facts, field, some));
};
