/** The schema of an audit's aggregate, version 1; the package includes it as JSON Schema. */
import { z } from 'zod';
import { API_ANSWERS, ARRANGEMENTS, BASES, FOUNDRY_HOSTINGS, HOLDERS, PLATFORMS, VERDICTS } from '../model.js';
import { upTo } from '../policy/schema-fields.js';
import { at, count, day, overall, policyDigest, source, waiver } from './report-schema.js';

const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)
  .describe('A time in UTC, to the second.');
const digest = z.string().describe('A keyed digest.');

const example = z.strictObject({
  file: z.string(),
  line: z.number().int().min(1),
  record: z.number().int().min(1).optional().describe('Its number on its line, where several records begin.'),
  at: at.optional().describe('JSON Pointer into the body; absent where the line itself is meant.'),
});
const examples = z.array(example);

const seen = { requests: count, first: instant.optional(), last: instant.optional() };
const tallied = { ...seen, fail: count, review: count, pass: count };
const under = { target: z.string().optional(), arrangement: z.enum(ARRANGEMENTS), platform: z.enum(PLATFORMS) };

const finding = z.strictObject({
  ...under,
  ...seen,
  rule: z.string(),
  feature: z.string().optional(),
  verdict: z.enum(VERDICTS),
  api: z.enum(API_ANSWERS),
  findings: count,
  says: z.strictObject({ message: z.string(), remedy: z.string(), sources: z.array(source) }),
  examples,
});

const setAside = z.strictObject({ why: z.string(), records: count, examples });

const assertion = z.strictObject({ platform: z.enum(PLATFORMS), reference: z.string() });
const targetTerms = z.strictObject({
  name: z.string().optional(),
  context: z.strictObject({
    platform: z.enum(PLATFORMS).optional(),
    foundryHosting: z.enum(FOUNDRY_HOSTINGS).optional(),
    arrangement: z.enum(ARRANGEMENTS).optional(),
    phi: z.boolean().optional(),
    baa: z.strictObject({ acceptedOn: day }).optional(),
    zdrContract: assertion.optional(),
    cloudBaa: assertion.optional(),
    modelRetentionAuthorised: z.array(z.strictObject({ model: z.string(), reference: z.string() })).optional(),
    strict: z.boolean().optional(),
    asOf: day.optional(),
    residency: z.string().optional(),
  }),
  hosts: z.array(z.string()).optional(),
  paths: z.array(z.string()).optional(),
  headers: z.record(z.string(), z.array(z.string())).optional(),
  files: z.array(z.string()).optional(),
});

/** The schema of a saved aggregate. */
export const aggregateSchema = z.strictObject({
  version: z.literal(1),
  kind: z.literal('audit'),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  policy: z.strictObject({ digest: policyDigest, newest: day }),
  clock: z.union([z.literal('record'), day]).describe('The day requests are judged as of: each one’s own, or one.'),
  key: z.strictObject({ from: z.enum(['CLAUDE_PREFLIGHT_KEY', 'run']), check: digest }),
  targets: z.array(targetTerms).describe('The last, without a name, holds for requests that no target fits.'),
  note: z.string(),
  verdict: overall,
  totals: z.strictObject({
    ...tallied,
    undated: count,
    unchecked: count,
    waived: count,
    other: count,
    unreadable: count,
  }),
  inputs: z.array(
    z.strictObject({
      file: z.string(),
      form: z.enum(['json-lines', 'json', 'har', 'cassette']),
      bytes: count,
      digest,
      requests: count,
      other: count,
      unreadable: count,
    }),
  ),
  endpoints: z.array(
    z.strictObject({
      ...under,
      ...tallied,
      foundryHosting: z.enum(FOUNDRY_HOSTINGS).optional(),
      method: z.string(),
      endpoint: z.string(),
    }),
  ),
  models: z.array(z.strictObject({ ...under, ...tallied, family: z.string() })),
  days: z.array(z.strictObject({ ...under, ...tallied, day: day.optional() })),
  features: z.array(z.strictObject({ ...under, ...tallied, feature: z.string(), uses: count, examples })),
  signals: z.array(z.strictObject({ ...under, ...seen, feature: z.string() })),
  findings: z.array(finding),
  waived: z.array(finding.extend({ waiver })),
  retention: z
    .array(
      z.strictObject({
        ...under,
        ...seen,
        feature: z.string().optional(),
        what: z.string(),
        where: z.enum(HOLDERS),
        upTo,
        basis: z.enum(BASES),
      }),
    )
    .min(1),
  shapes: z.array(
    z.strictObject({
      ...under,
      ...seen,
      digest,
      method: z.string(),
      endpoint: z.string(),
      verdict: overall,
      models: z.array(z.string()),
      features: z.array(z.strictObject({ id: z.string(), at })),
      findings: z.array(z.strictObject({ rule: z.string(), at, verdict: z.enum(VERDICTS) })),
      examples,
    }),
  ),
  shapesLeftOut: count,
  unchecked: z.array(z.strictObject({ ...under, ...seen, at, why: z.string(), examples })),
  other: z.array(setAside),
  unreadable: z.array(setAside),
  skipped: z
    .array(z.strictObject({ why: z.string(), files: count, examples: z.array(z.strictObject({ file: z.string() })) }))
    .describe('Files that were not read, by reason.'),
});
