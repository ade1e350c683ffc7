/** The schema of `report --format json`, version 1; the package includes it as JSON Schema. */
import { z } from 'zod';
import {
  API_ANSWERS,
  ARRANGEMENTS,
  BASES,
  CELL_STATUSES,
  FOUNDRY_HOSTINGS,
  HOLDERS,
  PLATFORMS,
  VERDICTS,
} from '../src/model.ts';
import { upTo } from '../src/policy/schema-fields.ts';
import { CHECK_STATES, COVERAGES } from '../src/report/compliance.ts';
import { count, source as dated, day, overall, waiver } from '../src/saved/report-schema.ts';

// A source in a saved result may have any text as its date.
const source = dated.extend({ captured: z.string() });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const state = z.enum(CHECK_STATES);
const target = z.string().describe('The id of a target, T1, T2, …');
const tool = z.strictObject({ name: z.string(), version: z.string() });
const checks = z
  .strictObject(
    Object.fromEntries(CHECK_STATES.map((one) => [one, count])) as Record<(typeof CHECK_STATES)[number], typeof count>,
  )
  .describe('Rules on targets, by state.');
const strength = z.enum(['direct', 'partial', 'context', 'none']);
const law = z.array(z.strictObject({ cite: z.string(), strength }));
const place = z.strictObject({
  name: z.string().optional(),
  file: z.string().optional(),
  line: z.number().int().min(1).optional(),
  column: z.number().int().min(1).optional(),
  record: z.number().int().min(1).optional().describe('Its number on its line, where several records begin.'),
  at: z.string().optional().describe('JSON Pointer into the body.'),
});
const unread = z.strictObject({ why: z.string(), count, places: z.array(place) });
const tallied = { requests: count, fail: count, review: count, pass: count, refused: count };

const verdict = z.strictObject({
  verdict: overall,
  sentence: z.string(),
  ...tallied,
  other: count,
  unreadable: count,
  checks,
  silent: count.describe('Rules that fail on some target where the server accepts it silently.'),
  trend: z.array(
    z.strictObject({
      label: z.string(),
      fail: count.describe('Rules that fail on some target.'),
      review: count.describe('Rules in review or unknown on some target.'),
      requests: count,
      requestsFail: count,
      requestsReview: count,
    }),
  ),
  moves: z.array(z.strictObject({ rule: z.string(), target, from: state, to: state, why: z.string() })),
});

const targetRow = z.strictObject({
  id: target,
  name: z.string(),
  platform: z.enum(PLATFORMS),
  platformTitle: z.string(),
  arrangement: z.enum(ARRANGEMENTS),
  foundryHostings: z.array(z.enum(FOUNDRY_HOSTINGS)),
  phi: z.boolean(),
  strict: z.boolean(),
  verdict: overall,
  ...tallied,
  first: day.optional(),
  last: day.optional(),
  undated: count.optional(),
  checks,
  proof: z.enum(['declared', 'stated', 'missing', 'not-needed']),
  unproven: count.optional().describe('Requests without proof, if it is missing for some only.'),
  agreements: z.array(z.string()).optional().describe('What the stated agreements are called.'),
  processor: z.string().optional(),
  operator: z.enum(HOLDERS),
  regionNamed: count,
  endpoints: z.array(z.strictObject({ endpoint: z.string(), requests: count })),
  notSeenLately: z.boolean(),
});

const ledgerRow = z.strictObject({
  target: target.optional(),
  feature: z.string().optional(),
  title: z.string(),
  what: z.string(),
  where: z.enum(HOLDERS),
  upTo,
  basis: z.enum(BASES),
  coverage: z.enum(COVERAGES),
  requests: count,
  until: day.optional(),
});

const matrixState = z.enum([...CELL_STATUSES, 'not-offered', 'no-promise', 'not-covered', 'cloud-terms']);
const matrix = z.strictObject({
  asOf: day,
  columns: z.array(
    z.strictObject({ arrangement: z.enum(ARRANGEMENTS), platform: z.enum(PLATFORMS), platformTitle: z.string() }),
  ),
  rows: z.array(
    z.strictObject({
      feature: z.string(),
      title: z.string(),
      used: count,
      cells: z.array(z.strictObject({ state: matrixState, used: count })).describe('One for each column.'),
    }),
  ),
});

const finding = z.strictObject({
  id: z.string(),
  rule: z.string(),
  title: z.string(),
  feature: z.string().optional(),
  featureTitle: z.string().optional(),
  target,
  verdict: z.enum(VERDICTS),
  api: z.enum(API_ANSWERS),
  message: z.string(),
  remedy: z.string(),
  sources: z.array(source),
  requests: count,
  places: z.array(place),
  law,
});

export const complianceSchema = z.strictObject({
  version: z.literal(1),
  kind: z.literal('compliance'),
  title: z.string(),
  made: day,
  tool,
  policy: z.strictObject({
    digest: z.string(),
    asOf: day,
    newest: day,
    ageInDays: z.number().int(),
    staleAfterDays: count,
  }),
  note: z.string(),
  verdict,
  targets: z.array(targetRow),
  ledger: z.array(ledgerRow).describe('The exception that no arrangement lifts is there for every target.'),
  matrix,
  findings: z.array(finding),
  waivers: z.array(
    z.strictObject({
      waiver,
      feature: z.string().optional(),
      featureTitle: z.string().optional(),
      target: target.optional(),
      requests: count,
      state: z.enum(['holds', 'ends-soon', 'expired', 'unused']),
      daysLeft: z.number().int(),
    }),
  ),
  changes: z.strictObject({
    from: day.optional(),
    to: day,
    otherRules: z.boolean(),
    rows: z.array(
      z.strictObject({
        since: day.optional(),
        what: z.string(),
        from: z.string(),
        to: z.string(),
        sources: z.array(source),
        used: count.optional(),
      }),
    ),
  }),
  unknowns: z.array(
    z.strictObject({
      id: z.string(),
      asks: z.string(),
      why: z.string(),
      owner: z.string(),
      look: z.string(),
      targets: z.array(target),
    }),
  ),
  notChecked: z.array(unread),
  skipped: z.array(unread).describe('Files that an audit did not read.'),
  checks: z.array(
    z.strictObject({
      rule: z.string(),
      title: z.string(),
      targets: z.array(z.strictObject({ target, state, requests: count, exact: z.boolean() })),
      law,
    }),
  ),
  law: z.array(
    z.strictObject({
      cite: z.string(),
      strength,
      read: z.enum(['text', 'older-text', 'not-read']),
      why: z.string(),
      source,
    }),
  ),
  sources: z.array(source),
  inputs: z.array(
    z.strictObject({
      name: z.string(),
      group: z.string().optional(),
      kind: z.enum(['check', 'audit', 'receipts']),
      sha256,
      day: day.optional(),
      requests: count,
      tool,
      policy: z.strictObject({ digest: z.string(), asOf: day, clock: z.enum(['record', 'one-day']) }),
      counts: z.enum(['all', 'part', 'history']),
    }),
  ),
});
