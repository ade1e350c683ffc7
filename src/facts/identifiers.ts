/** Finds strings that may identify a person, in compiled schemas and in fields; never keeps them. */
import type { Detect, Identification } from '../model.js';
import type { Facts, Identified } from './facts.js';
import { walkSchema } from './schema.js';

/**
 * `reading` makes the detector for the strings of one schema, in document order, or of one field. The other member says
 * whether a value is valid JSON Schema; without it only plain schemas count as valid.
 */
export interface Detectors {
  readonly reading: () => Detect;
  readonly isSchema?: (value: unknown) => boolean;
}

/** Below this confidence nothing is reported; from it on the name of a property is shown by its position. */
const LEAST = 0.3;

/** A kind must be a plain word: anything else that a custom detector returns might be the string itself. */
const KIND = /^[a-z][\w-]{0,31}$/i;

/** The result of a detector with its place; undefined below the least confidence. @throws Error if it is invalid. */
const identified = (
  { identifier, confidence }: Identification,
  text: string,
  place: Identified['place'],
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

/** Whether the name of a member identifies nobody, according to the detectors, if there are any. Never throws. */
export const isNobodys = (name: string, detectors: Detectors | undefined): boolean => {
  try {
    return !detectors?.reading()(name, 'property-name');
  } catch {
    return false;
  }
};

type Why = Facts['unexamined'][number]['why'] | undefined;

const inSchema = (facts: Facts, { at, schema }: Facts['schemas'][number], { reading, isSchema }: Detectors): Why => {
  const found = new Map<string, Identified>();
  const { whole, plain } = walkSchema(schema, reading(), (said, text, place, here) => {
    const one = identified(said, text, place, () => at + here());
    if (!one) return false;
    const other = found.get(one.at);
    if (!other || weighsMore(one, other)) found.set(one.at, one);
    return true;
  });
  facts.identified.push(...found.values());
  return whole ? (plain || isSchema?.(schema) ? undefined : 'no-schema') : 'too-large';
};

const inField = (facts: Facts, { at, field, text }: Facts['fields'][number], { reading }: Detectors): Why => {
  const said = reading()(text, 'field');
  const one = said && identified(said, text, field, () => at);
  if (one) facts.identified.push(one);
  return undefined;
};

/** Examines the schemas and fields that were collected, and adds what it finds to the facts. Never throws. */
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
