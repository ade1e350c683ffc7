/** The cache of readings. All persons, numbers and addresses are invented. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walkSchema } from '../../src/facts/schema.js';
import { detect } from '../../src/phi/detect.js';
import type { DetectText } from '../../src/phi/detect-text.js';
import { newReading } from '../../src/phi/reading.js';
import { anySchema } from './any-schema.ts';

/** The results of a detector for the strings of a schema. */
const said = (schema: unknown, by: DetectText): unknown[] => {
  const all: unknown[] = [];
  const detector: DetectText = (text, place, siblings, property) => {
    all.push(by(text, place, siblings, property));
    return undefined;
  };
  walkSchema(schema, detector, () => false);
  return all;
};
const agrees = (schema: unknown): void => expect(said(schema, newReading())).toEqual(said(schema, detect));

const PEOPLE = ['Smith', 'Jones', 'Brown', 'Garcia'];
const TEXTS = ['zip', 'mrn', 'drug', 'patient', 'active', '90210', '4829136', 'mrn_00482913', 'amy.jones', ...PEOPLE];

describe('a reading', () => {
  it('gives the results of the detector for random schemas, repeated and changed', () => {
    const texts = fc.constantFrom(...TEXTS);
    const schemas = fc.record({
      properties: fc.dictionary(texts, fc.record({ enum: fc.array(texts), const: texts }, { requiredKeys: [] })),
      enum: fc.array(texts, { maxLength: 5 }),
      $defs: fc.dictionary(texts, anySchema, { maxKeys: 2 }),
      description: texts,
    });
    fc.assert(
      fc.property(fc.array(schemas, { minLength: 1, maxLength: 3 }), (some) => {
        for (const schema of [...some, ...some, ...some].reverse()) agrees(schema);
      }),
      { numRuns: 100, seed: 20261126 },
    );
  });

  it.each([
    [
      'a value by the property it stands under',
      { properties: { zip: {} }, enum: ['90210'] },
      { properties: { zip: { enum: ['90210'] } } },
    ],
    ['a value by what stands beside it', { enum: ['Smith'] }, { enum: PEOPLE }],
    ['a string by its place', { properties: { smith_amy: {} } }, { description: 'smith_amy' }],
    [
      'what comes after the same beginning',
      { title: 'a lamp', enum: ['b'] },
      { title: 'a lamp', enum: ['219-09-9999'] },
    ],
  ])('distinguishes %s', (_, before, after) => {
    for (const schema of [before, before, after, before, after]) agrees(schema);
    expect(JSON.stringify(said(before, newReading()))).not.toBe(JSON.stringify(said(after, newReading())));
  });

  it('finds an identifier again each time', () => {
    const schema = { properties: { lamp: {}, 'amy.jones@hospital.org': { enum: ['a', '219-09-9999'] }, bulb: {} } };
    for (let i = 0; i < 3; i++)
      expect(said(schema, newReading()).map((one) => one !== undefined)).toEqual([false, true, false, true, false]);
  });

  it('gives the same results after more strings than it can cache', () => {
    const long = '-'.repeat(900);
    const large = (n: number) => ({ enum: Array.from({ length: 1200 }, (_, i) => `lamp ${long} ${i} ${n}`) });
    for (const schema of [large(0), large(1), large(2), { enum: PEOPLE }, large(0)]) agrees(schema);
  });
});
