/** Random schemas through the whole check: 2,000, or half of FUZZ_CASES. Every identifier in them is invented. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { check } from '../../src/index.js';
import { only } from '../fixture-cases.js';
import { anySchema } from '../phi/any-schema.ts';

const CASES = process.env.FUZZ_CASES ? Number(process.env.FUZZ_CASES) / 2 : 2000;
/** Strings that detectors find, or that are hard on them. */
const CANARIES = ['mrn_00482913', 'Kunigunde Vogelsang', '219-09-9999', 'kunigunde.vogelsang@hospital.org'];
const texts = fc.oneof(
  fc.constantFrom(...CANARIES, '^(219-09-9999|x)+$', '((((', '[', '(?<=a{9999})', '#/$defs/a', '#', '%', '\u0000'),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const planted = (schema: unknown, text: string): unknown => ({
  allOf: [schema],
  properties: { [text]: { enum: [text, schema], title: text }, b: { const: text, pattern: text } },
  $defs: { [text]: { $ref: `#/$defs/${text}` } },
  $ref: `#/properties/${text}/enum/1`,
});

it(`${CASES} random schemas: no throw, no loop, nothing shown that was found`, { timeout: 60_000 + CASES * 20 }, () => {
  fc.assert(
    fc.property(anySchema, texts, (schema, text) => {
      const body = {
        model: 'claude-opus-4-6',
        messages: [],
        output_config: { format: { type: 'json_schema', schema: planted(schema, text) } },
        tools: [{ name: 'x', strict: true, input_schema: schema }],
      };
      const report = check(body, { arrangement: 'hipaa', phiMin: 0.3 });
      const { findings } = only(report);
      // A detector that throws is caught; here it would be a fault of ours.
      expect(findings.filter(({ message }) => /failed/.test(message))).toEqual([]);
      if (!CANARIES.includes(text)) return;
      expect(findings.some(({ rule }) => rule === 'phi/schema-const')).toBe(true);
      expect(JSON.stringify(report)).not.toMatch(/00482913|vogelsang|219-09/i);
    }),
    { numRuns: CASES, seed: 20261125 },
  );
});
