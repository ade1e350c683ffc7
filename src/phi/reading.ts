/** A detector that caches sequences of strings, because the same schema comes with every request. */
import type { DetectPlace } from '../model.js';
import { newCacheBudget } from './cache-budget.js';
import { detect, startsLikeName } from './detect.js';
import type { DetectText } from './detect-text.js';

/** A string in which nothing was found, in the sequence of its schema. */
interface Step {
  readonly text: string;
  readonly place: DetectPlace;
  readonly property: string | undefined;
  /** The step that followed it the last time, and others that have followed, by their text. */
  next: Step | undefined;
  others: Map<string, Step> | undefined;
}

const newStep = (text: string, place: DetectPlace, property?: string): Step => ({
  text,
  place,
  property,
  next: undefined,
  others: undefined,
});

let start = newStep('', 'field');
const isFull = newCacheBudget();

let count = 0;
/** How many strings have been cached so far. */
export const cachedStrings = (): number => count;

const is = (step: Step | undefined, text: string, place: DetectPlace, property: string | undefined): boolean =>
  step?.text === text && step.place === place && step.property === property;

/**
 * Whether nothing is found in a string with any other siblings either, and the name of the property, which is cached too, is
 * not a finding itself.
 */
const isQuiet = (text: string, place: DetectPlace, siblings?: readonly string[], property = ''): boolean =>
  place !== 'field' &&
  !(place === 'enum' && startsLikeName(text)) &&
  (siblings === undefined || !detect(text, place, undefined, property)) &&
  !detect(property, 'property-name');

/** A detector for the strings of one schema in document order. Its results are those of `detect`. */
export const newReading = (): DetectText => {
  let step = start;
  return (text, place, siblings, property) => {
    if (is(step.next, text, place, property)) {
      step = step.next as Step;
      return undefined;
    }
    const found = detect(text, place, siblings, property);
    if (found) return found;
    let next = step.others?.get(text);
    if (!is(next, text, place, property)) {
      if (!isQuiet(text, place, siblings, property)) return undefined;
      if (isFull(text)) start = newStep('', 'field');
      next = newStep(text, place, property);
      count++;
      if (step.next) {
        step.others ??= new Map([[step.next.text, step.next]]);
        step.others.set(text, next);
      }
    }
    step.next = next;
    step = next as Step;
    return undefined;
  };
};
