/** Finds the beta value in a request to which a finding on the whole request refers. */

import { isObject } from '../json.js';
import type { Finding, Subject } from '../model.js';
import { BETA_HEADER, type Policy } from '../policy/compile.js';
import { isEnvelope } from './envelope.js';
import { listedValues } from './listed-values.js';

/** The members of a body that list beta values. */
export const betaMembers = ({ data }: Policy): string[] =>
  Object.entries(data.shape.request?.members ?? {}).flatMap(([name, spec]) => (/\bbetas\b/.test(spec) ? [name] : []));

/** A beta value and its place in a request. */
export interface BetaPlace {
  readonly value: string;
  /** The text that lists it. */
  readonly text: string;
  /** The steps to that text, from the value that was judged. */
  readonly steps: readonly string[];
}

/** The values of a text, or of each text of a list. */
const inText = (held: unknown, steps: readonly string[]): BetaPlace[] => {
  const texts: readonly unknown[] = Array.isArray(held) ? held : [held];
  return texts.flatMap((text, i) => {
    if (typeof text !== 'string') return [];
    const own = Array.isArray(held) ? [...steps, String(i)] : steps;
    return listedValues(text)
      .filter((value) => value !== '')
      .map((value) => ({ value, text, steps: own }));
  });
};

type Held = readonly [body: unknown, steps: readonly string[]];

/** The body, or bodies of a batch line or batch, with the steps to each. */
const bodiesIn = (body: unknown, steps: readonly string[]): Held[] => {
  if (!isObject(body)) return [];
  const items = Array.isArray(body.requests) ? body.requests : [];
  return [
    [body, steps],
    [body.params, [...steps, 'params']],
    ...items.map(
      (item: unknown, i): Held => [
        isObject(item) ? item.params : undefined,
        [...steps, 'requests', String(i), 'params'],
      ],
    ),
  ];
};

const placesOf = (request: unknown, policy: Policy): BetaPlace[] => {
  if (!isObject(request)) return [];
  const envelope = isEnvelope(request);
  const headers = envelope && isObject(request.headers) ? Object.entries(request.headers) : [];
  return [
    ...headers.flatMap(([name, held]) =>
      name.trim().toLowerCase() === BETA_HEADER ? inText(held, ['headers', name]) : [],
    ),
    ...(envelope ? bodiesIn(request.body, ['body']) : bodiesIn(request, [])).flatMap(([body, steps]) =>
      isObject(body) ? betaMembers(policy).flatMap((name) => inText(body[name], [...steps, name])) : [],
    ),
  ];
};

/** The beta values of a request, sorted. */
export const betaValuesIn = (request: unknown, policy: Policy): string[] =>
  [...new Set(placesOf(request, policy).map(({ value }) => value))].sort();

/** The beta value to which a finding on the whole request refers, the first of several; undefined for others. */
export const betaOf = (
  request: unknown,
  { rule, at, feature }: Finding,
  { endpoint }: Subject,
  policy: Policy,
): BetaPlace | undefined => {
  if (at !== '' || feature === undefined) return undefined;
  const listed = rule === 'hipaa/beta-not-listed';
  return placesOf(request, policy).find(({ value }) => {
    const beta = policy.beta(value);
    // An unknown endpoint has the same rule as an unknown value.
    if (!beta) return feature === 'unknown' && (listed || endpoint !== 'unknown');
    return (listed || beta.use !== undefined) && beta.features.some((one) => policy.data.features[one]?.id === feature);
  });
};
