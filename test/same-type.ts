/** Compares types at compile time: that of a schema with that of the program. */

/** A type without `readonly` and without the `undefined` of optional members. */
export type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Name in keyof T]: Plain<Exclude<T[Name], undefined>> }
    : T;

/** Whether two types are the same, member by member. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
