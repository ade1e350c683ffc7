import { assertType, it } from 'vitest';
import type { z } from 'zod';
import type { aggregateSchema } from '../../src/saved/aggregate-schema.js';
import type { Aggregate } from '../../src/traffic/aggregate.js';

/** A type without `readonly` and without the `undefined` of optional members. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Name in keyof T]: Plain<Exclude<T[Name], undefined>> }
    : T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

it('the schema of the aggregate has the members of the type, no more and no fewer', () => {
  assertType<Same<Plain<Aggregate>, Plain<z.infer<typeof aggregateSchema>>>>(true);
});
