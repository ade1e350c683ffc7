/** The cache of schemas. All persons and numbers are invented. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { detectorOf } from '../../src/facts/schema-detector.js';
import { cached } from '../../src/facts/seen-schemas.js';
import type { Examination } from '../../src/model.js';
import { detect } from '../../src/phi/detect.js';
import { isSchema } from '../../src/phi/meta-schema.generated.js';
import { newReading } from '../../src/phi/reading.js';
import { anySchema } from './any-schema.ts';

const direct = detectorOf(() => detect, isSchema);
const examined = cached(detectorOf(newReading, isSchema));
const agrees = (schema: unknown): void => expect(examined(schema, 'schema')).toEqual(direct(schema, 'schema'));

/** A detector that finds nothing, and counts. */
const silent = () => vi.fn((): Examination => ({ found: [] }));

const TEXTS = ['zip', 'mrn', 'lamp', 'active', '90210', '4829136', '219-09-9999', 'Smith', 'Jones', 'type', 'string'];
const schemas = fc.record(
  {
    properties: fc.dictionary(fc.constantFrom(...TEXTS), fc.oneof(anySchema, fc.record({ const: fc.jsonValue() }))),
    enum: fc.array(fc.constantFrom(...TEXTS), { maxLength: 3 }),
    type: fc.constantFrom<unknown>('string', ['string'], [], 'lamp', 1),
  },
  { requiredKeys: [] },
);

describe('a schema that came before', () => {
  it('is not cached if it is very large', () => {
    const inner = silent();
    const detector = cached(inner);
    for (let i = 0; i < 2; i++) detector({ enum: ['x'.repeat(1_000_000)] }, 'schema');
    expect(inner).toHaveBeenCalledTimes(2);
  });

  it('has the result of a new one, for random schemas that are repeated and changed', () => {
    fc.assert(
      fc.property(fc.array(schemas, { minLength: 1, maxLength: 4 }), (some) => {
        for (const schema of [...some, ...some, ...some].reverse()) agrees(schema);
      }),
      { numRuns: 100, seed: 20261128 },
    );
  });

  it('is not examined again, nor is a copy of it', () => {
    const inner = silent();
    const detector = cached(inner);
    for (let i = 0; i < 3; i++)
      detector({ properties: { lamp: { enum: ['a', 1, null] }, 'came before': true }, $defs: {} }, 'schema');
    expect(inner).toHaveBeenCalledTimes(1);
  });

  it('is examined each time if something was found, or if it was not examined completely', () => {
    for (const said of [
      { found: [{ at: '', place: 'enum', identifier: 'ssn', confidence: 0.9, length: 9 }] },
      { found: [], unexamined: 'no-schema' },
    ] as const) {
      const inner = vi.fn((): Examination => said);
      for (let i = 0; i < 3; i++) expect(cached(inner)({ title: said.found.length }, 'schema')).toBe(said);
      expect(inner).toHaveBeenCalledTimes(3);
    }
  });

  it.each<[string, unknown, unknown]>([
    ['a number from its text', { const: 1 }, { const: '1' }],
    ['a list from an object', { const: ['a'] }, { const: { 0: 'a' } }],
    ['where a list ends', { const: [['a'], 'b'] }, { const: [['a', 'b']] }],
    ['where an object ends', { a: { b: 1 } }, { a: {}, b: 1 }],
    ['a further member', { title: 'x' }, { title: 'x', const: 'y' }],
    ['a further item', { enum: ['x'] }, { enum: ['x', 'y'] }],
    ['a member name from a value', { const: { a: 'b' } }, { const: { b: 'a' } }],
    ['null from an empty object', { const: null }, { const: {} }],
    ['an empty list from an empty object', { const: [] }, { const: {} }],
    ['true from false', true, false],
  ])('distinguishes %s', (_, one, other) => {
    for (const [before, after] of [
      [one, other],
      [other, one],
    ]) {
      const inner = silent();
      const detector = cached(inner);
      detector(before, 'schema');
      detector(after, 'schema');
      expect(inner).toHaveBeenCalledTimes(2);
    }
  });

  it('is examined again if it was changed', () => {
    const schema = { properties: { lamp: { enum: ['a'] } } };
    agrees(schema);
    agrees(schema);
    schema.properties.lamp.enum[0] = '219-09-9999';
    expect(examined(schema, 'schema').found).toHaveLength(1);
  });

  it('has the same result after more schemas than are cached', () => {
    for (let round = 0; round < 2; round++) for (let i = 0; i < 150; i++) agrees({ minLength: i, title: 'a lamp' });
  });
});
