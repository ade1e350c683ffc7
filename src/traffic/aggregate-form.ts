/** Whether a value is an aggregate: one that somebody altered, or another program made, could count anything as nothing. */
import { isCount, isText, listOf, oneOf, optional, withMembers } from '../config/forms.js';
import { isDay } from '../evaluate/terms.js';
import { API_ANSWERS, ARRANGEMENTS, BASES, FOUNDRY_HOSTINGS, HOLDERS, PLATFORMS, VERDICTS } from '../model.js';
import { isWaiver } from '../waive.js';
import type { Aggregate } from './aggregate.js';

const OVERALL = ['fail', 'review', 'pass'];
const under = { target: optional(isText), arrangement: oneOf(...ARRANGEMENTS), platform: oneOf(...PLATFORMS) };
const seen = { requests: isCount, first: optional(isText), last: optional(isText) };
const tallied = { ...seen, fail: isCount, review: isCount, pass: isCount };
const examples = listOf(withMembers({ file: isText, line: isCount, at: optional(isText) }));
const setAside = listOf(withMembers({ why: isText, records: isCount, examples }));
const source = withMembers({ page: isText, section: isText, url: isText, captured: isText });
const finding = {
  ...under,
  ...seen,
  rule: isText,
  feature: optional(isText),
  verdict: oneOf(...VERDICTS),
  api: oneOf(...API_ANSWERS),
  findings: isCount,
  says: withMembers({ message: isText, remedy: isText, sources: listOf(source) }),
  examples,
};

const hasForm = withMembers({
  version: (value) => value === 1,
  kind: (value) => value === 'audit',
  tool: withMembers({ name: isText, version: isText }),
  policy: withMembers({ digest: isText, newest: isDay }),
  clock: (value) => value === 'record' || isDay(value),
  key: withMembers({ from: oneOf('CLAUDE_PREFLIGHT_KEY', 'run'), check: isText }),
  targets: listOf(withMembers({ name: optional(isText), context: withMembers({}) })),
  verdict: oneOf(...OVERALL),
  totals: withMembers({
    ...tallied,
    undated: isCount,
    unchecked: isCount,
    waived: isCount,
    other: isCount,
    unreadable: isCount,
  }),
  inputs: listOf(
    withMembers({
      file: isText,
      form: isText,
      bytes: isCount,
      digest: isText,
      requests: isCount,
      other: isCount,
      unreadable: isCount,
    }),
  ),
  endpoints: listOf(
    withMembers({
      ...under,
      ...tallied,
      foundryHosting: optional(oneOf(...FOUNDRY_HOSTINGS)),
      method: isText,
      endpoint: isText,
    }),
  ),
  models: listOf(withMembers({ ...under, ...tallied, family: isText })),
  days: listOf(withMembers({ ...under, ...tallied, day: optional(isDay) })),
  features: listOf(withMembers({ ...under, ...tallied, feature: isText, uses: isCount, examples })),
  signals: listOf(withMembers({ ...under, ...seen, feature: isText })),
  findings: listOf(withMembers(finding)),
  waived: listOf(withMembers({ ...finding, waiver: isWaiver })),
  retention: listOf(
    withMembers({
      ...under,
      ...seen,
      feature: optional(isText),
      what: isText,
      where: oneOf(...HOLDERS),
      upTo: isText,
      basis: oneOf(...BASES),
    }),
  ),
  shapes: listOf(
    withMembers({
      ...under,
      ...seen,
      digest: isText,
      method: isText,
      endpoint: isText,
      verdict: oneOf(...OVERALL),
      models: listOf(isText),
      features: listOf(withMembers({ id: isText, at: isText })),
      findings: listOf(withMembers({ rule: isText, at: isText, verdict: oneOf(...VERDICTS) })),
      examples,
    }),
  ),
  shapesLeftOut: isCount,
  unchecked: listOf(withMembers({ ...under, ...seen, at: isText, why: isText, examples })),
  other: setAside,
  unreadable: setAside,
});

/** Whether each request is counted once, at an endpoint, with the verdict that the totals have. */
const isCounted = ({ totals, endpoints }: Aggregate): boolean =>
  totals.fail + totals.review + totals.pass === totals.requests &&
  (['requests', 'fail', 'review', 'pass'] as const).every(
    (name) => endpoints.reduce((sum, row) => sum + row[name], 0) === totals[name],
  );

/** Whether a value is an aggregate of this version whose counts agree. */
export const isAggregate = (value: unknown): value is Aggregate => hasForm(value) && isCounted(value as Aggregate);
