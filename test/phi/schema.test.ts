import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walkSchema } from '../../src/facts/schema.ts';
import type { DetectText } from '../../src/phi/detect-text.ts';
import { isSchema } from '../../src/phi/meta-schema.generated.ts';
import { anySchema } from './any-schema.ts';

/** A detector that returns a result for every string. */
const every = () => ({ identifier: 'name', confidence: 1 });
const visited = (schema: unknown, hide = (_: string) => false): string[] => {
  const seen: string[] = [];
  walkSchema(schema, every, (_, text, place, at) => {
    seen.push(`${place} ${at().slice(1)} = ${text}`);
    return hide(text);
  });
  return seen;
};
const at = (schema: unknown, place: string): string[] => visited(schema).filter((line) => line.startsWith(place));
const all = (schema: unknown) => {
  const seen: { text: string; place: string; siblings: readonly string[] | undefined; property: string | undefined }[] =
    [];
  const detect: DetectText = (text, place, siblings, property) => {
    seen.push({ text, place, siblings, property });
    return undefined;
  };
  walkSchema(schema, detect, () => false);
  return seen;
};
const walk = (schema: unknown) =>
  walkSchema(
    schema,
    () => undefined,
    () => false,
  );

describe('walkSchema', () => {
  it('visits property names, enum, const and pattern with their pointers', () => {
    const schema = {
      properties: {
        a: { enum: ['x', 7, null, ['y', { k: 'z' }]] },
        b: { const: 'c' },
        d: { type: 'string', pattern: '^p$' },
      },
      required: ['a', 'z'],
    };
    expect(visited(schema)).toEqual([
      'property-name properties/#0 = a',
      'enum properties/a/enum/0 = x',
      'enum properties/a/enum/1 = 7',
      'enum properties/a/enum/3/0 = y',
      'enum properties/a/enum/3/1/#0 = k',
      'enum properties/a/enum/3/1/k = z',
      'property-name properties/#1 = b',
      'const properties/b/const = c',
      'property-name properties/#2 = d',
      'pattern properties/d/pattern = ^p$',
      'property-name required/1 = z',
    ]);
  });

  it('distinguishes a property named enum from the keyword', () => {
    const schema = {
      properties: {
        enum: { type: 'string', enum: ['v'] },
        const: {},
        pattern: {},
        properties: { properties: { in: {} } },
      },
    };
    expect(visited(schema)).toEqual([
      'property-name properties/#0 = enum',
      'enum properties/enum/enum/0 = v',
      'property-name properties/#1 = const',
      'property-name properties/#2 = pattern',
      'property-name properties/#3 = properties',
      'property-name properties/properties/properties/#0 = in',
    ]);
  });

  it.each([
    ['$defs', { $defs: { D: { const: 'v' } } }],
    ['definitions', { definitions: { D: { const: 'v' } } }],
    ['items', { items: { const: 'v' } }],
    ['items of older drafts', { items: [{}, { const: 'v' }] }],
    ['prefixItems', { prefixItems: [{ const: 'v' }] }],
    ['additionalItems', { items: [{}], additionalItems: { const: 'v' } }],
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
    [
      'a reference by the address of the document',
      { $id: 'https://i.example', $ref: 'https://i.example#/x-s/T', 'x-s': { T: { const: 'v' } } },
    ],
    ['a reference with escapes', { $ref: '#/x-s/a~1b/c%20d', 'x-s': { 'a/b': { 'c d': { const: 'v' } } } }],
  ])('goes into %s', (_, schema) => {
    expect(walk(schema).whole && isSchema(schema)).toBe(true);
    expect(at(schema, 'const').map((line) => line.split(' = ')[1])).toEqual(['v']);
  });

  it('treats the names of dependent properties as property names', () => {
    expect(
      at({ dependentRequired: { p: ['q'] }, dependencies: { r: ['s'] } }, 'property-name').map(
        (line) => line.split(' = ')[1],
      ),
    ).toEqual(['p', 'q', 'r', 's']);
    expect(at({ patternProperties: { '^p$': true } }, 'pattern')).toEqual(['pattern patternProperties/#0 = ^p$']);
  });

  it('treats keywords that are not compiled as annotations', () => {
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
    expect(all(schema).map(({ text }) => text)).toEqual([
      't',
      'd',
      'c',
      'default',
      'k',
      'v',
      'e',
      'N',
      'x-note',
      'x',
      'https://i.example',
    ]);
  });

  it('passes the enclosing property and the siblings of a value', () => {
    const found = all({ properties: { mrn: { items: { anyOf: [{ enum: ['1', 2, '3'] }] } } } }).filter(
      ({ place }) => place === 'enum',
    );
    expect(found.map(({ property }) => property)).toEqual(['mrn', 'mrn', 'mrn']);
    expect(found[0]?.siblings).toEqual(['1', '3']);
    expect(found[0]?.siblings).toBe(found[2]?.siblings);
  });

  it('passes the name that leads to a value: of a member, a pattern, a definition, or a property that refers to it', () => {
    const enclosing = (schema: unknown) =>
      all(schema)
        .filter(({ text }) => text === 'v')
        .map(({ property }) => property);
    expect(enclosing({ properties: { a: { enum: [{ mrn: 'v' }, 'v'] } } })).toEqual(['mrn', 'a']);
    expect(enclosing({ patternProperties: { '^mrn$': { const: 'v' } } })).toEqual(['^mrn$']);
    expect(enclosing({ $defs: { mrn: { enum: ['v'] } } })).toEqual(['mrn']);
    const referring = { properties: { mrn: { items: { $ref: '#/$defs/T' } } }, $defs: { T: { pattern: 'v' } } };
    expect(enclosing(referring)).toEqual(['T', 'mrn']);
  });

  it('passes it for a definition with properties as well, and for each of two references with similar names', () => {
    const reached = (schema: unknown) => all(schema).filter(({ property }) => property === 'the mrn');
    const properties = { 'the mrn': { $ref: '#/$defs/T' } };
    for (const beside of [{ enum: ['v'] }, { const: 'v' }, { items: { pattern: 'v' } }, { anyOf: [{ const: 'v' }] }])
      expect(reached({ properties, $defs: { T: { properties: {}, ...beside } } }).map(({ text }) => text)).toEqual([
        'v',
      ]);
    const further = { T: { properties: {}, $ref: '#/$defs/U' }, U: { const: 'v' } };
    expect(reached({ properties, $defs: further })).toHaveLength(1);
    const inRow = { 'the mrn': { $ref: '#/t' }, mrn: { $ref: '#/t the' } };
    expect(reached({ properties: inRow, t: { const: 'v' }, 't the': {} })).toHaveLength(1);
    expect(at({ $ref: '#/$defs/0', $defs: [{ const: 'v' }] }, 'const')).toEqual(['const $defs/0/const = v']);
  });

  it('reads long strings up to a limit, and reports that', () => {
    const text = 'v'.repeat(150_000);
    expect(walk({ enum: [text], properties: { a: { title: 'x'.repeat(900) } } }).whole).toBe(true);
    expect(all({ const: text, title: text }).map(({ text: { length } }) => length)).toEqual([150_000]);
    for (const large of [
      { enum: [text, `${text}w`] },
      { description: text, title: text },
      { properties: { [text]: { const: text } } },
    ])
      expect(walk(large).whole).toBe(false);
  });

  it('replaces a name that must not be shown with its position, in all pointers below it', () => {
    const schema = {
      properties: { x: {}, secret: { const: 'v' } },
      patternProperties: { '^secret$': { enum: ['e'] } },
      $defs: { A: true, secret: { title: 't' } },
      secret: { secret: ['u'] },
      default: { a: 1, secret: { b: 's' } },
    };
    const lines = visited(schema, (text) => text.includes('secret')).map((line) => line.split(' = ')[0]);
    expect(lines.join('\n')).not.toContain('secret');
    expect(lines).toContain('const properties/#1/const');
    expect(lines).toContain('enum patternProperties/#0/enum/0');
    expect(lines).toContain('annotation $defs/#1/title');
    expect(lines).toContain('annotation #3/#0/0');
    expect(lines).toContain('property-name properties/#1');
    expect(lines).toContain('annotation default/#1/b');
  });

  it('replaces such names on the path of a reference too', () => {
    const schema = { $ref: '#/x/secret/y', x: { a: 1, secret: { y: { const: 'v' } } } };
    expect(visited(schema, (text) => text === 'secret')).toContain('const x/#1/y/const = v');
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
  ])('recognises that %j is not a JSON Schema', (schema) => {
    expect(walk(schema).plain || isSchema(schema)).toBe(false);
  });

  it.each([{ type: ['string', 'null'] }, { required: ['a', 'b'] }, { properties: { a: {} }, required: ['a', 'b'] }])(
    'recognises that %j is a JSON Schema, without a meta-schema',
    (schema) => expect(walk(schema)).toEqual({ whole: true, plain: true }),
  );

  it('visits what it can of an invalid schema', () => {
    expect(visited({ enum: 'v', properties: { a: 'b' } })).toEqual([
      'enum enum = v',
      'property-name properties/#0 = a',
      'annotation properties/a = b',
    ]);
  });

  it.each([null, 'x', 7, [], true])('finds nothing if a reference leads through %j', (within) => {
    const { whole } = walk({ $ref: '#/x/y/0', x: within });
    expect(whole).toBe(true);
    expect(at({ $ref: '#/x/y/0', x: within }, 'const')).toEqual([]);
  });

  it('neither loops nor throws on references and objects that contain themselves', () => {
    expect(walk({ $ref: '#', properties: { a: { $ref: '#/properties/a' }, b: { $ref: '#/nowhere' } } }).whole).toBe(
      true,
    );
    expect(walk({ $ref: '#/x/a', x: { a: { $ref: '#/x/b' }, b: { $ref: '#/x/a' } } }).whole).toBe(true);
    const loop: Record<string, unknown> = {};
    loop.not = loop;
    expect(walk(loop).whole).toBe(false);
  });

  it.each([
    ['not', (inner: unknown) => ({ not: inner })],
    ['const', (inner: unknown) => ({ const: [inner] })],
    ['default', (inner: unknown) => ({ default: { a: inner } })],
    ['list', (inner: unknown) => [inner]],
  ])('reports that 20,000 levels of %s are too large', (_, wrap) => {
    let schema: unknown = {};
    for (let i = 0; i < 20_000; i += 1) schema = wrap(schema);
    expect(walk({ allOf: [schema] }).whole).toBe(false);
    expect(walk({ const: schema }).whole).toBe(false);
  });

  it('reports that a million values are too large', () => {
    expect(walk({ enum: Array.from({ length: 1_000_000 }, (_, i) => i) }).whole).toBe(false);
  });

  it('ends soon on many references to large parts of a schema', () => {
    const names = Array.from({ length: 3000 }, (_, i) => `n${i}`);
    const x = Object.fromEntries(names.map((name) => [name, { const: name }]));
    const schema = { allOf: names.map((name) => ({ $ref: `#/x/${name}/..` })), anyOf: [{ $ref: '#/x' }], x };
    expect(walk(schema)).toEqual({ whole: true, plain: true });
    const many = { anyOf: names.map((_, i) => ({ $ref: `#/x${'/a'.repeat(i % 100)}` })), x };
    expect(walk(many).whole).toBe(true);
    const hidden = { anyOf: names.map((name) => ({ $ref: `#/x/${name}` })), x };
    expect(walkSchema(hidden, every, (_, text) => text.startsWith('n')).whole).toBe(false);
  });
});

const ajv = new Ajv2020({ strict: false, validateFormats: false });
const valid = (schema: unknown): boolean =>
  ajv.getSchema('https://json-schema.org/draft/2020-12/schema')?.(schema) === true;

describe('the validity of schemas', () => {
  const cases = 1000;

  it('is the same by the compiled meta-schema as by the official one, except for older drafts', () => {
    const counts = { yes: 0, no: 0 };
    const older = (schema: unknown): boolean => {
      if (Array.isArray(schema)) return schema.some(older);
      if (typeof schema !== 'object' || schema === null) return false;
      const { items, exclusiveMinimum, exclusiveMaximum, $recursiveAnchor, $id } = schema as Record<string, unknown>;
      const odd = [exclusiveMinimum, exclusiveMaximum, $recursiveAnchor].some((value) => typeof value === 'boolean');
      return (
        odd ||
        Array.isArray(items) ||
        (typeof $id === 'string' && /#./.test($id)) ||
        typeof $recursiveAnchor === 'string' ||
        Object.values(schema).some(older)
      );
    };
    fc.assert(
      fc.property(anySchema, (schema) => {
        const ours = isSchema(schema);
        counts[ours ? 'yes' : 'no'] += 1;
        if (valid(schema)) expect(ours).toBe(true);
        else if (!older(schema)) expect(ours).toBe(false);
      }),
      { numRuns: cases, seed: 20261120 },
    );
    expect(Math.min(counts.yes, counts.no)).toBeGreaterThan(cases / 10);
    const old = { items: [{}], exclusiveMinimum: true, minimum: 1, dependencies: { a: ['b'] }, $id: '#a' };
    expect(isSchema(old)).toBe(true);
  });

  it('is certain if the walk calls a schema plain', () => {
    let plain = 0;
    fc.assert(
      fc.property(anySchema, (schema) => {
        if (!walk(schema).plain) return;
        plain += 1;
        expect(isSchema(schema)).toBe(true);
      }),
      { numRuns: cases, seed: 7 },
    );
    expect(plain).toBeGreaterThan(cases / 10);
  });

  it('never throws for any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => void [walk(value), isSchema(value)]),
      { numRuns: cases, seed: 20261120 },
    );
  });
});
