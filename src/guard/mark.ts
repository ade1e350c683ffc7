/** Marks guards with a symbol, so that they are recognised across copies of the package. */

const GUARD = Symbol.for('claude-preflight.guard');

/** The member that every guarded function has. */
export interface Guarding {
  /** Resolves once every event has been delivered. Await it before the process ends. */
  readonly settled: () => Promise<void>;
}

/** What a guard is: middleware of `preflight`, or a fetch of `guardFetch`. Used as the other it guards nothing. */
export type Place = 'middleware' | 'fetch';

/** Marks a function as a guard, and gives it `settled`. */
export const asGuard = <F extends object>(guarded: F, place: Place, settled: Guarding['settled']): F & Guarding => {
  Object.defineProperty(guarded, GUARD, { value: place });
  return Object.assign(guarded, { settled });
};

/** Whether a value is a guard of this kind. */
export const isGuard = (value: unknown, place: Place): boolean =>
  typeof value === 'function' && (value as unknown as Record<symbol, unknown>)[GUARD] === place;
