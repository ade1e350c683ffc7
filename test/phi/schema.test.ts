import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEYWORDS } from '../../src/facts/keywords.ts';
import { pathOf, walkSchema } from '../../src/facts/schema.ts';

const visited = (schema: unknown): string[] => {
  const seen: string[] = [];
  walkSchema(schema, (text, place, cursor) => seen.push(`${place} ${pathOf(cursor).join('/')} = ${text}`));
  return seen;
};
const at = (schema: unknown, place: string): string[] => visited(schema).filter((line) => line.startsWith(place));
const all = (schema: unknown) => {
  const seen: { text: string; place: string; siblings: readonly string[] | undefined; property: string | undefined }[] =
    [];
  walkSchema(schema, (text, place, _, siblings, property) => seen.push({ text, place, siblings, property }));
  return seen;
};

describe('walkSchema', () => {
  it('visits property names, enum, const and pattern at their places', () => {
    const schema = {
      properties: {
        a: { enum: ['x', 7, null, ['y', { k: 'z' }]] },
        b: { const: 'c' },
        d: { type: 'string', pattern: '^p$' },
      },
      required: ['a', 'z'],
    };
    expect(visited(schema)).toEqual([
      'property-name properties/a = a',
      'enum properties/a/enum/0 = x',
      'enum properties/a/enum/1 = 7',
      'enum properties/a/enum/3/0 = y',
      'enum properties/a/enum/3/1/k = k',
      'enum properties/a/enum/3/1/k = z',
      'property-name properties/b = b',
      'const properties/b/const = c',
      'property-name properties/d = d',
      'pattern properties/d/pattern = ^p$',
      'property-name required/1 = z',
    ]);
  });

  it('tells a property named enum from the keyword', () => {
    const schema = {
      properties: {
        enum: { type: 'string', enum: ['v'] },
        const: {},
        pattern: {},
        properties: { properties: { in: {} } },
      },
    };
    expect(visited(schema)).toEqual([
      'property-name properties/enum = enum',
      'enum properties/enum/enum/0 = v',
      'property-name properties/const = const',
      'property-name properties/pattern = pattern',
      'property-name properties/properties = properties',
      'property-name properties/properties/properties/in = in',
    ]);
  });

  it.each([
    ['$defs', { $defs: { D: { const: 'v' } } }],
    ['definitions', { definitions: { D: { const: 'v' } } }],
    ['items', { items: { const: 'v' } }],
    ['items of older drafts', { items: [{}, { const: 'v' }] }],
    ['prefixItems', { prefixItems: [{ const: 'v' }] }],
    ['contains', { contains: { const: 'v' } }],
    ['additionalProperties', { additionalProperties: { const: 'v' } }],
    ['patternProperties', { patternProperties: { '^x': { const: 'v' } } }],
    ['propertyNames', { propertyNames: { const: 'v' } }],
    ['unevaluatedProperties', { unevaluatedProperties: { const: 'v' } }],
    ['unevaluatedItems', { unevaluatedItems: { const: 'v' } }],
    ['allOf', { allOf: [{ const: 'v' }] }],
    ['anyOf', { anyOf: [true, { const: 'v' }] }],
    ['oneOf', { oneOf: [{ oneOf: [{ const: 'v' }] }] }],
    ['not', { not: { const: 'v' } }],
    ['if', { if: { const: 'v' }, else: false }],
    ['then', JSON.parse('{"if": true, "then": {"const": "v"}}')],
    ['else', { if: true, else: { const: 'v' } }],
    ['dependentSchemas', { dependentSchemas: { p: { const: 'v' } } }],
    ['dependencies', { dependencies: { p: { const: 'v' } } }],
    ['contentSchema', { contentSchema: { const: 'v' } }],
    ['a reference into what no keyword holds', { $ref: '#/x-shared/T', 'x-shared': { T: { const: 'v' } } }],
    ['a reference with escapes', { $ref: '#/x-s/a~1b/c%20d', 'x-s': { 'a/b': { 'c d': { const: 'v' } } } }],
  ])('goes into %s', (_, schema) => {
    expect(walkSchema(schema, () => {})).toEqual({ examined: true });
    expect(at(schema, 'const').map((line) => line.split(' = ')[1])).toEqual(['v']);
  });

  it('takes the names of dependent properties for property names', () => {
    expect(
      at({ dependentRequired: { p: ['q'] }, dependencies: { r: ['s'] } }, 'property-name').map(
        (line) => line.split(' = ')[1],
      ),
    ).toEqual(['p', 'q', 'r', 's']);
    expect(at({ patternProperties: { '^p$': true } }, 'pattern')).toEqual(['pattern patternProperties/^p$ = ^p$']);
  });

  it('takes what is not compiled for annotations', () => {
    const schema = {
      title: 't',
      description: 'd',
      $comment: 'c',
      default: { k: 'v' },
      examples: ['e'],
      $defs: { N: true },
      'x-note': ['x'],
      $id: 'https://i.example',
    };
    expect(all(schema).every(({ place }) => place === 'annotation')).toBe(true);
    expect(all(schema).map(({ text }) => text)).toEqual(['t', 'd', 'c', 'k', 'v', 'e', 'N', 'x', 'https://i.example']);
  });

  it('tells the enclosing property and the siblings of a value', () => {
    const found = all({ properties: { mrn: { items: { anyOf: [{ enum: ['1', 2, '3'] }] } } } }).filter(
      ({ place }) => place === 'enum',
    );
    expect(found.map(({ property }) => property)).toEqual(['mrn', 'mrn', 'mrn']);
    expect(found[0]?.siblings).toEqual(['1', '3']);
    expect(found[0]?.siblings).toBe(found[2]?.siblings);
  });

  it('marks the steps that the author of the schema named, and their positions', () => {
    const steps: string[] = [];
    walkSchema({ properties: { x: {}, secret: { const: 'v' } } }, (_, place, { positions, steps: at, depth }) => {
      if (place === 'const')
        for (let i = 0; i < depth; i += 1) steps.push((positions[i] ?? -1) >= 0 ? `#${positions[i]}` : String(at[i]));
    });
    expect(steps).toEqual(['properties', '#1', 'const']);
  });

  it.each([
    null,
    7,
    'text',
    [],
    undefined,
    { type: 'date' },
    { properties: [] },
    { properties: { a: 7 } },
    { enum: 'x' },
    { required: ['a', 'a'] },
    { required: true },
    { allOf: [] },
    { items: 'x' },
    { minLength: -1 },
    { pattern: 7 },
    { anyOf: [{ not: null }] },
    { $ref: {} },
    { type: [] },
  ])('says that %j is no JSON Schema', (schema) => {
    expect(walkSchema(schema, () => {})).toEqual({ examined: false, why: 'not-json-schema' });
  });

  it('visits what it can of what is no JSON Schema', () => {
    expect(visited({ enum: 'v', properties: { a: 'b' } })).toEqual([
      'enum enum = v',
      'property-name properties/a = a',
      'annotation properties/a = b',
    ]);
  });

  it('neither loops nor throws on references and objects that contain themselves', () => {
    expect(
      walkSchema({ $ref: '#', properties: { a: { $ref: '#/properties/a' }, b: { $ref: '#/nowhere' } } }, () => {})
        .examined,
    ).toBe(true);
    expect(walkSchema({ $ref: '#/x/a', x: { a: { $ref: '#/x/b' }, b: { $ref: '#/x/a' } } }, () => {}).examined).toBe(
      true,
    );
    const loop: Record<string, unknown> = {};
    loop.not = loop;
    expect(walkSchema(loop, () => {})).toEqual({ examined: false, why: 'too-large' });
  });

  it.each([
    ['not', (inner: unknown) => ({ not: inner })],
    ['const', (inner: unknown) => ({ const: [inner] })],
    ['default', (inner: unknown) => ({ default: { a: inner } })],
    ['list', (inner: unknown) => [inner]],
  ])('says that 20,000 levels of %s are too large', (_, wrap) => {
    let schema: unknown = {};
    for (let i = 0; i < 20_000; i += 1) schema = wrap(schema);
    expect(walkSchema({ allOf: [schema] }, () => {}).why).toMatch(/too-large|not-json-schema/);
    expect(walkSchema({ const: schema }, () => {}).why).toBe('too-large');
  });

  it('says that a million values are too large', () => {
    expect(walkSchema({ enum: Array.from({ length: 1_000_000 }, (_, i) => i) }, () => {})).toEqual({
      examined: false,
      why: 'too-large',
    });
  });
});

const ajv = new Ajv2020({ strict: false, validateFormats: false });
const valid = (schema: unknown): boolean =>
  ajv.getSchema('https://json-schema.org/draft/2020-12/schema')?.(schema) === true;

/** A schema that is often valid and seldom too deep, with wrong values strewn in. */
const anySchema = fc.letrec((tie) => {
  const schema = fc.oneof(
    { maxDepth: 4, depthIdentifier: 's' },
    { weight: 1, arbitrary: fc.boolean() },
    { weight: 4, arbitrary: tie('node') },
  );
  const some = fc.oneof(
    { weight: 8, arbitrary: schema },
    { weight: 1, arbitrary: fc.constantFrom(null, 1, 'x', [], -1, 1.5, true) },
  );
  const name = fc.constantFrom('a', 'b', 'enum', 'properties', '^x', '__proto__', 'toString');
  const value = fc.oneof(
    some,
    fc.array(some, { maxLength: 2 }),
    fc.dictionary(name, some, { maxKeys: 2 }),
    fc.array(name, { maxLength: 3 }),
    fc.dictionary(name, fc.array(name, { maxLength: 2 }), { maxKeys: 2 }),
    fc.constantFrom('string', 'object', '#/a', 'a#b', '#', 0, 2, -1, 0.5, true, null),
    fc.constantFrom<unknown>(['string', 'null'], ['string', 'string'], { 'https://v.example': true }),
    fc.jsonValue({ maxDepth: 1 }),
  );
  return {
    node: fc.dictionary(fc.constantFrom(...KEYWORDS.keys(), 'x-unknown'), value, { maxKeys: 3, depthIdentifier: 's' }),
  };
}).node;

describe('the validity of schemas', () => {
  const cases = Number(process.env.FUZZ_CASES ?? 2000);
  it('by the keywords of 2020-12 alone is exactly the official meta-schema', () => {
    let counts = [0, 0];
    fc.assert(
      fc.property(anySchema, (schema) => {
        const ours = walkSchema(schema, () => {}, false).examined;
        counts = ours ? [(counts[0] ?? 0) + 1, counts[1] ?? 0] : [counts[0] ?? 0, (counts[1] ?? 0) + 1];
        expect(ours).toBe(valid(schema));
      }),
      { numRuns: cases, seed: 20261120 },
    );
    expect(Math.min(...counts)).toBeGreaterThan(cases / 10);
  });

  it('with the forms of older drafts takes all that 2020-12 takes', () => {
    fc.assert(
      fc.property(anySchema, (schema) => {
        if (walkSchema(schema, () => {}, false).examined) expect(walkSchema(schema, () => {}).examined).toBe(true);
      }),
      { numRuns: cases, seed: 7 },
    );
    expect(
      walkSchema({ items: [{}], exclusiveMinimum: true, minimum: 1, dependencies: { a: ['b'] } }, () => {}),
    ).toEqual({ examined: true });
  });

  it('never throws for any value of JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => void walkSchema(value, () => {})),
      { numRuns: cases, seed: 20261120 },
    );
  });
});
