/** Passes what may identify a person, compiled schemas and fields, to a detector. */
import type { Detect } from '../model.js';
import type { Facts, Field } from './facts.js';

/** Whether the name of a member identifies nobody, according to the detector, if there is one. Never throws. */
export const isNobodys = (name: string, detect: Detect | undefined): boolean => {
  try {
    return !detect?.({ properties: { [name]: true } }, 'schema').found[0];
  } catch {
    return false;
  }
};

/** Examines the schemas and fields that were collected, and adds what is found to the facts. Never throws. */
export const examine = (facts: Facts, detect: Detect | undefined): void => {
  const look = (at: string, value: unknown, field?: Field): void => {
    let why: Facts['unexamined'][number]['why'] | undefined = 'no-detector';
    try {
      if (detect) {
        const { found, unexamined } = detect(value, field ? 'field' : 'schema');
        for (const one of found) facts.identified.push({ ...one, at: at + one.at, place: field ?? one.place });
        why = unexamined;
      }
    } catch {
      why = 'failed';
    }
    if (why) facts.unexamined.push({ at, why });
  };
  for (const { at, schema } of facts.schemas) look(at, schema);
  for (const { at, text, field } of facts.fields) look(at, text, field);
};
