/** Random schemas. */
import fc from 'fast-check';
import { KEYWORDS } from '../../src/facts/keywords.ts';

/** A schema that is mostly valid and rarely too deep, with some invalid values. */
export const anySchema = fc.letrec((tie) => {
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
