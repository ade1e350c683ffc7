/** `checkWith`: the check with an asynchronous detector. */

import { check, schemaDetector } from './full-check.js';
import type { Context, DetectPlace, Report } from './model.js';
import { detect as builtIn } from './phi/detect.js';
import type { DetectText, Identification } from './phi/detect-text.js';
import type { Policy } from './policy/compile.js';

/** An asynchronous detector, such as a model: `DetectText`, but with a promise as its result. */
export type DetectLater = (...asked: Parameters<DetectText>) => Promise<Identification | undefined>;

type Answer = { readonly found: Identification | undefined } | 'failed';

/** The key of a question, without siblings: with them a long enum would be serialised once for each of its values. */
const keyOf = (text: string, place: DetectPlace, _siblings?: readonly string[], property?: string): string =>
  JSON.stringify([text, place, property]);

const surer = (a: Identification | undefined, b: Identification | undefined): Identification | undefined =>
  a && b ? (b.confidence > a.confidence ? b : a) : (a ?? b);

/**
 * Judges a parsed request like `check`, and also passes every string of its compiled schemas and identifier fields to
 * `later`. The built-in detector is used too, and the result with the higher confidence counts. All strings are passed
 * at the same time, each once for its kind of place and property. Where `later` rejects, the schema counts as not
 * examined.
 */
export const checkWith = async (
  value: unknown,
  later: DetectLater,
  context: Omit<Context, 'detect'> = {},
  policy?: Policy,
): Promise<Report> => {
  if (typeof context !== 'object' || context === null) return check(value, context, policy);
  const checked = (detect: DetectText): Report => check(value, { ...context, detect: schemaDetector(detect) }, policy);
  const asked = new Map<string, Parameters<DetectText>>();
  // The request is checked twice: first to collect the questions, then with their answers.
  checked((...question) => void asked.set(keyOf(...question), question));
  const answers = new Map<string, Answer>();
  await Promise.all(
    [...asked].map(async ([key, question]) => {
      try {
        answers.set(key, { found: await later(...question) });
      } catch {
        answers.set(key, 'failed');
      }
    }),
  );
  return checked((...question) => {
    const answer = answers.get(keyOf(...question));
    // No answer: the detector failed, or the value changed between the two checks.
    if (answer === undefined || answer === 'failed') throw new Error('no answer');
    return surer(builtIn(...question), answer.found);
  });
};
