/** What detectors of strings take and return. */
import type { DetectPlace, Identified } from '../model.js';

/** The kind of identifier that was detected in a string, and how sure that is. It never contains the string itself. */
export type Identification = Pick<Identified, 'identifier' | 'confidence'>;

/**
 * Detects an identifier of a person in a string; undefined if there is none. `siblings` are all strings of the same enum,
 * `property` is the name of the property that encloses a value.
 */
export type DetectText = (
  text: string,
  place: DetectPlace,
  siblings?: readonly string[],
  property?: string,
) => Identification | undefined;
