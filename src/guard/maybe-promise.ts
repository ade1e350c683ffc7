/** Values that may be promises. What is available at once is used at once: a turn of the event loop costs as much as a check. */

/** A value, or a promise of one. */
export type MaybePromise<A> = A | Promise<A>;

/**
 * Whether a value has a `then` method and must be awaited. `instanceof` is not enough: where a program replaces the global
 * `Promise` (zone.js, bluebird), the promises of asynchronous functions are not instances of it.
 */
export const isPromiseLike = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

const isPromise = <A>(value: MaybePromise<A>): value is Promise<A> => isPromiseLike(value);

/** Applies `next` to a value: synchronously, or once the promise resolves. */
export const andThen = <A, B>(value: MaybePromise<A>, next: (value: A) => MaybePromise<B>): MaybePromise<B> =>
  isPromise(value) ? value.then(next) : next(value);
