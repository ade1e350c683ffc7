/** The requests of all fixtures with their terms, and helpers for reports. */
import { featureFixtures, ruleFixtures } from '../scripts/fixtures.ts';
import { isObject } from '../src/json.js';
import type { Context, Finding, Subject } from '../src/model.js';
import { steps } from '../src/pointer.js';

export interface FixtureCase {
  /** The file and name of the case, for messages. */
  readonly name: string;
  readonly request: unknown;
  readonly context: Context;
}

export const features = featureFixtures();
export const rules = ruleFixtures();

/** Cases that YAML cannot express: a schema with very many values, and a detector that fails. */
const inCode = (name: string, schema: unknown, context: Context): FixtureCase => ({
  name: `phi/schema-not-examined: ${name}`,
  request: { model: 'claude-opus-4-6', messages: [], output_config: { format: { type: 'json_schema', schema } } },
  context: { arrangement: 'hipaa', ...context },
});
export const tooLarge = inCode(
  'A schema that is too large.',
  { enum: Array.from({ length: 200_001 }, (_, i) => i) },
  {},
);
const detect = (): never => {
  throw new Error('of the detector');
};
export const failing = inCode('A detector that fails.', { type: 'object', properties: { a: {} } }, { detect });

/** The cases of all fixtures. */
export const cases: readonly FixtureCase[] = [
  ...features.flatMap(({ feature, cases: all }) =>
    all.map(({ name, request }) => ({ name: `${feature}: ${name}`, request, context: {} })),
  ),
  ...rules.flatMap(({ rule, cases: all }) =>
    all.map(({ name, request, context }) => ({ name: `${rule}: ${name}`, request, context })),
  ),
];

/** The value that pointers of a report refer to: the body of an envelope, else the request itself. */
export const bodyOf = (request: unknown): unknown => {
  const envelope =
    isObject(request) &&
    !Object.hasOwn(request, 'messages') &&
    ['body', 'url', 'method', 'headers'].some((member) => Object.hasOwn(request, member));
  return envelope ? (request as Record<string, unknown>).body : request;
};

/** Whether a pointer leads to an existing value. A step `#n` is the n-th member. */
export const resolves = (root: unknown, at: string): boolean => {
  let value = root;
  for (const step of steps(at)) {
    if (typeof value !== 'object' || value === null) return false;
    const name = /^#\d+$/.test(step) ? Object.keys(value)[Number(step.slice(1))] : step;
    if (name === undefined || !Object.hasOwn(value, name)) return false;
    value = (value as Record<string, unknown>)[name];
  }
  return true;
};

/** The only subject of a report. */
export const only = (report: { readonly subjects: readonly Subject[] }): Subject => {
  const [subject] = report.subjects;
  if (!subject || report.subjects.length !== 1) throw new Error('a report of one request has one subject');
  return subject;
};

export const GRAVITY: Readonly<Record<Finding['verdict'], number>> = { fail: 0, review: 1, informational: 2 };
export const LEVELS: Readonly<Record<Finding['verdict'], Finding['level']>> = {
  fail: 'error',
  review: 'warning',
  informational: 'note',
};

/** A request for structured output of a schema. */
export const asking = (schema: unknown) => ({
  model: 'claude-opus-4-6',
  max_tokens: 64,
  messages: [{ role: 'user', content: 'Good morning.' }],
  output_config: { format: { type: 'json_schema', schema } },
});
