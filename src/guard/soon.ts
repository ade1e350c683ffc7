/** What is there already, or comes later: who need not wait does not, for a turn of the loop is what a check costs. */

/** A value, or the promise of one. */
export type Soon<A> = A | Promise<A>;

/** Goes on with a value: at once where it is there, else when it comes. Throws or rejects only what `next` does, or the promise. */
export const soon = <A, B>(value: Soon<A>, next: (value: A) => Soon<B>): Soon<B> =>
  value instanceof Promise ? value.then(next) : next(value);
