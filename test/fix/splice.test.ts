import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFixes } from '../../src/fix/apply.js';
import { spliceFixes } from '../../src/fix/splice.js';
import { pointer } from '../../src/pointer.js';

const remove = (path: string) => ({ op: 'remove', path }) as const;
const add = (path: string, value: unknown) => ({ op: 'add', path, value }) as const;
const replace = (path: string, value: unknown) => ({ op: 'replace', path, value }) as const;

describe('a fix in the text of a request', () => {
  it.each([
    ['{"a":1,"b":2,"c":3}', remove('/b'), '{"a":1,"c":3}'],
    ['{"a":1,"b":2}', remove('/a'), '{"b":2}'],
    ['{ "a" : 1 , "b" : 2 }', remove('/b'), '{ "a" : 1  }'],
    ['{ "a" : 1 , "b" : 2 }', remove('/a'), '{ "b" : 2 }'],
    ['{"a":{"x":"}"}}', remove('/a'), '{}'],
    ['[1,[2,"]"],3]', remove('/1'), '[1,3]'],
    ['{"a":{}}', add('/a/b', ['direct']), '{"a":{"b":["direct"]}}'],
    ['{"a":{ "x": 1.0 }}', add('/a/b', 'y'), '{"a":{"b":"y", "x": 1.0 }}'],
    [
      '{"a":{"b":12345678901234567890,"c":[]}}',
      replace('/a/c', ['direct']),
      '{"a":{"b":12345678901234567890,"c":["direct"]}}',
    ],
    ['{"a\\u002fb":1,"c":2}', remove('/a~1b'), '{"c":2}'],
    ['{"a":1,"a":2}', replace('/a', 3), '{"a":1,"a":3}'],
    ['{"a":1}', remove('/x/y'), '{"a":1}'],
    ['{"a":1}', remove('/x'), '{"a":1}'],
    ['\n{"a":[{"b":true}]}\n', remove('/a/0/b'), '\n{"a":[{}]}\n'],
  ])('%s', (text, change, after) => {
    expect(spliceFixes(text, [change])).toBe(after);
  });

  it('means what the same fix means in the value, for any JSON', () => {
    const places = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
      typeof value !== 'object' || value === null
        ? []
        : Object.entries(value).flatMap(([name, below]) => {
            const here = [...path, Array.isArray(value) ? Number(name) : name];
            return [here, ...places(below, here)];
          });
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(), fc.nat(2), fc.nat(2), (value, pick, kind, indent) => {
        const all = places(value);
        const path = all[pick % Math.max(all.length, 1)];
        if (!path) return;
        const change =
          [remove(pointer(path)), replace(pointer(path), { new: [1] })][kind] ?? add(`${pointer(path)}/~0new`, 1);
        const text = JSON.stringify(value, null, indent);
        const target = path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], value);
        if (change.op === 'add' && (typeof target !== 'object' || target === null || Array.isArray(target))) return;
        expect(JSON.parse(spliceFixes(text, [change]))).toEqual(
          JSON.parse(JSON.stringify(applyFixes(value, [change]))),
        );
      }),
      { seed: 5, numRuns: 2000 },
    );
  });

  it('means what many fixes mean in the value, made one after another', () => {
    const members = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
      typeof value !== 'object' || value === null
        ? []
        : Object.entries(value).flatMap(([name, below]) => {
            const here = [...path, Array.isArray(value) ? Number(name) : name];
            return [...(Array.isArray(value) ? [] : [here]), ...members(below, here)];
          });
    const picks = fc.array(fc.tuple(fc.nat(), fc.nat(2)), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), picks, fc.nat(2), (value, picked, indent) => {
        const all = members(value);
        if (all.length === 0) return;
        const changes = picked.map(([pick, kind], i) => {
          const path = pointer(all[pick % all.length] as (string | number)[]);
          return [remove(path), replace(path, { new: [i] }), add(`${path.slice(0, path.lastIndexOf('/'))}/n${i}`, i)][
            kind
          ] as ReturnType<typeof add>;
        });
        const before = JSON.stringify(value);
        expect(JSON.parse(spliceFixes(JSON.stringify(value, null, indent), changes))).toEqual(
          JSON.parse(JSON.stringify(applyFixes(value, changes))),
        );
        expect(JSON.stringify(value)).toBe(before);
      }),
      { seed: 5, numRuns: 2000 },
    );
  });

  it('takes as many as a batch has items in few passes, not in one for each', () => {
    const items = Array.from({ length: 20_000 }, () => '{"p":{"t":[{"a":1}],"s":1}}').join(',');
    const fixes = Array.from({ length: 20_000 }, (_, i) => [
      add(`/r/${i}/p/t/0/b`, 2),
      remove(`/r/${i}/p/s`),
      replace(`/r/${i}/p/t/0/a`, 3),
    ]).flat();
    const after = spliceFixes(`{"r":[${items}]}`, fixes);
    expect(after).toBe(`{"r":[${items.replaceAll('"a":1}],"s":1', '"b":2,"a":3}]')}]}`);
  });

  it('ends, and does not throw, for a text that is not valid JSON', () => {
    const text = fc.string({ unit: fc.constantFrom(...'{{[}]:,""\\ab/ '), maxLength: 40 });
    fc.assert(
      fc.property(text, text, (before, behind) => {
        spliceFixes(`{${before}"a":{${behind}`, [remove('/a/b'), add('/a/c', 1)]);
      }),
      { seed: 5, numRuns: 5000 },
    );
  });

  it('takes a deep or long text without recursion', () => {
    const deep = `{"x":${'['.repeat(50_000)}${']'.repeat(50_000)},"y":"${'a\\"'.repeat(2_000_000)}","z":1}`;
    expect(spliceFixes(deep, [remove('/z')])).toBe(deep.replace(',"z":1', ''));
  });
});
