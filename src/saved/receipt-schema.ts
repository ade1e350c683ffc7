/** The schema of a decision receipt, version 1; the package includes it as JSON Schema. */
import { z } from 'zod';
import { VERDICTS } from '../model.js';
import { at, policyStated, subjectSchema, toolStated } from './report-schema.js';

/** The schema of a decision receipt. */
export const receiptSchema = z.strictObject({
  version: z.literal(1),
  id: z.uuid(),
  time: z.iso.datetime().describe('When it was decided, UTC.'),
  tool: toolStated,
  policy: policyStated,
  method: z.string(),
  endpoint: z.string().describe('A template that the policy knows, or unknown.'),
  target: z.string().optional(),
  context: subjectSchema.shape.context,
  request: z.strictObject({
    digest: z
      .string()
      .regex(/^hmac-sha256:[0-9a-f]{64}$/)
      .describe('Of the body as it was sent or refused, keyed.')
      .optional(),
    key: z.enum(['given', 'run']).describe('Where the key of the digest is from: the operator, or made for the run.'),
    length: z.number().int().min(0).optional(),
  }),
  verdict: subjectSchema.shape.verdict,
  decision: z.enum(['sent', 'fixed', 'refused']),
  mode: z.enum(['block', 'observe']),
  findings: z.array(
    z.strictObject({ rule: z.string(), feature: z.string().optional(), at, verdict: z.enum(VERDICTS) }),
  ),
  more: z
    .number()
    .int()
    .min(1)
    .describe('How many more findings there were, of rules and features named here.')
    .optional(),
  features: z.array(z.string()).describe('Ids of the features that it uses, each once.'),
  bases: z
    .array(z.enum(['standard', 'arrangement', 'model']))
    .describe('On what basis, besides those of features, anything of it is kept.'),
  waived: z.number().int().min(0),
  fixes: z.array(z.strictObject({ op: z.enum(['add', 'replace', 'remove']), path: at, rule: z.string() })).optional(),
  fault: z.boolean().describe('Whether the check itself failed.').optional(),
});
