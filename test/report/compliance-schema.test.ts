import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { assertType, expect, it } from 'vitest';
import type { z } from 'zod';
import type { complianceSchema } from '../../scripts/compliance-schema.ts';
import type { Compliance } from '../../src/report/compliance.js';
import type { Plain, Same } from '../same-type.js';
import { compliance, rich } from './results.js';

const validate = new Ajv2020({ allErrors: true, strict: false }).compile(
  JSON.parse(readFileSync('src/report/compliance.schema.json', 'utf8')),
);

it('the schema of the compliance report has exactly the members of the type', () => {
  assertType<Same<Plain<Compliance>, Plain<z.infer<typeof complianceSchema>>>>(true);
});

it('the schema of the compliance report accepts a report with everything, and an empty one', () => {
  for (const report of [rich(), compliance([])]) {
    expect(validate(JSON.parse(JSON.stringify(report))), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...report, score: 1 })).toBe(false);
  }
});
