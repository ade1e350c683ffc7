/** Where in a request the beta value stands that a finding about the whole request speaks of. */
import type { Finding, Subject } from '../model.js';
import type { Policy } from '../policy/compile.js';
import { isObject, readEnvelope } from './envelope.js';

/** The header that lists beta values, in lower case, and the members of a body that do. */
export const BETA_HEADER = 'anthropic-beta';
export const BETA_MEMBERS = ['betas', 'anthropic_beta'];

/** A beta value as it stands in a request. */
export interface BetaPlace {
  readonly value: string;
  /** The text that lists it. */
  readonly text: string;
  /** What leads to that text, from the value that was judged. */
  readonly steps: readonly string[];
}

const inText = (held: unknown, steps: readonly string[]): BetaPlace[] => {
  if (Array.isArray(held)) return held.flatMap((one, i) => inText(one, [...steps, String(i)]));
  if (typeof held !== 'string') return [];
  const values = held.split(',').map((value) => value.trim());
  return values.filter((value) => value !== '').map((value) => ({ value, text: held, steps }));
};

const placesOf = (request: unknown): BetaPlace[] => {
  if (!isObject(request)) return [];
  const envelope = readEnvelope(request).form === 'envelope';
  const headers = envelope && isObject(request.headers) ? Object.entries(request.headers) : [];
  const body = envelope ? request.body : request;
  return [
    ...headers.flatMap(([name, held]) =>
      name.trim().toLowerCase() === BETA_HEADER ? inText(held, ['headers', name]) : [],
    ),
    ...(isObject(body) ? BETA_MEMBERS.flatMap((name) => inText(body[name], envelope ? ['body', name] : [name])) : []),
  ];
};

/** The beta value that a finding at the request itself speaks of, the first where there are several; undefined for another. */
export const betaOf = (
  request: unknown,
  { rule, at, feature }: Finding,
  { endpoint }: Subject,
  policy: Policy,
): BetaPlace | undefined => {
  if (at !== '' || feature === undefined) return undefined;
  const listed = rule === 'hipaa/beta-not-listed';
  return placesOf(request).find(({ value }) => {
    const beta = policy.beta(value);
    // Of a strange endpoint the same is said as of a strange value.
    if (!beta) return feature === 'unknown' && (listed || endpoint !== 'unknown');
    return (listed || beta.use !== undefined) && beta.features.some((one) => policy.data.features[one]?.id === feature);
  });
};
