/** The schema of the JSON report, version 1; the package includes it as JSON Schema. */
import { z } from 'zod';
import { isDay } from '../day.js';
import { API_ANSWERS, ARRANGEMENTS, BASES, FOUNDRY_HOSTINGS, HOLDERS, PLATFORMS, VERDICTS } from '../model.js';
import { POINTER } from '../pointer.js';
import { upTo } from '../policy/schema-fields.js';
import { isWaiver } from '../waive.js';

/** A day. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => isDay(text))
  .describe('A day, YYYY-MM-DD.');
/** A place in a body. */
export const at = z
  .string()
  .regex(POINTER)
  .describe('JSON Pointer (RFC 6901) into the body; a step #n is a member by its position.');
/** The verdict of a report or subject. */
export const overall = z.enum(['fail', 'review', 'pass']);

const location = z.strictObject({
  file: z.string().optional(),
  line: z.number().int().min(1),
  column: z.number().int().min(1),
  cell: z.number().int().min(1).optional(),
});

/** A source in a report. */
export const source = z.strictObject({ page: z.string(), section: z.string(), url: z.string(), captured: day });

const finding = z.strictObject({
  rule: z.string(),
  feature: z.string().optional(),
  at,
  verdict: z.enum(VERDICTS),
  level: z.enum(['error', 'warning', 'note']),
  api: z.enum(API_ANSWERS).describe('What the vendor’s server does with it.'),
  message: z.string(),
  remedy: z.string(),
  sources: z.array(source),
  identifier: z.string().optional(),
  confidence: z.number().min(0).max(1).optional(),
  location: location.optional(),
});

/** A waiver in a report. */
export const waiver = z
  .strictObject({
    rule: z.string(),
    at: at.optional(),
    reason: z.string(),
    owner: z.string(),
    expires: day,
  })
  .refine((one) => isWaiver(one));

const retention = z.strictObject({
  feature: z.string().optional(),
  what: z.string(),
  where: z.enum(HOLDERS),
  upTo,
  basis: z.enum(BASES),
});

/** A number of something. */
export const count = z.number().int().min(0);

/** An item of `subjects`, which `--format jsonl` prints on one line. */
export const subjectSchema = z.strictObject({
  name: z.string().optional(),
  method: z.string(),
  endpoint: z.string(),
  target: z.string().optional(),
  location: location.optional(),
  context: z.strictObject({
    platform: z.enum(PLATFORMS),
    foundryHosting: z.enum(FOUNDRY_HOSTINGS).optional(),
    arrangement: z.enum(ARRANGEMENTS),
    phi: z.boolean(),
    strict: z.boolean(),
  }),
  verdict: overall,
  features: z.array(z.strictObject({ id: z.string(), at })),
  signals: z.array(z.strictObject({ id: z.string(), header: z.string().optional(), at: at.optional() })),
  findings: z.array(finding),
  waived: z.array(finding.extend({ waiver })),
  retention: z.array(retention).min(1),
  predictedResponse: z
    .strictObject({
      status: z.number().int(),
      body: z
        .strictObject({
          type: z.literal('error'),
          error: z.strictObject({ type: z.string(), message: z.string().optional() }),
        })
        .optional(),
    })
    .optional(),
  unchecked: z.array(z.strictObject({ at, why: z.string() })),
});

/** The program that made a result. */
export const toolStated = z.strictObject({ name: z.literal('claude-preflight'), version: z.string() });
/** The digest of a policy. */
export const policyDigest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
/** The policy with which a result was made. */
export const policyStated = z.strictObject({
  asOf: day,
  digest: policyDigest,
  ageInDays: z.number().int().optional(),
});

/** The schema of a JSON report. */
export const reportSchema = z.strictObject({
  version: z.literal(1),
  tool: toolStated,
  policy: policyStated,
  note: z.string(),
  verdict: overall,
  counts: z
    .strictObject({
      inputs: count,
      subjects: count,
      other: count,
      unreadable: count,
      unsearched: z.array(z.strictObject({ kind: z.string(), inputs: count })).optional(),
    })
    .describe('What a run looked at: files in lint, records in audit.')
    .optional(),
  subjects: z.array(subjectSchema),
});
