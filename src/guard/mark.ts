/** How a guard is known again, across copies of the package. */

const GUARD = Symbol.for('claude-preflight.guard');

/** What every guarded function has. */
export interface Guarding {
  /** Resolves when every sink has been told of everything; to be awaited before a process ends. */
  readonly settled: () => Promise<void>;
}

/** Where a guard stands: a middleware of `preflight`, or a fetch of `guardFetch`. In the place of the other it guards nothing. */
export type Place = 'middleware' | 'fetch';

/** Marks a function as a guard of a place. */
export const asGuard = <F extends object>(guarded: F, place: Place, settled: Guarding['settled']): F & Guarding => {
  Object.defineProperty(guarded, GUARD, { value: place });
  return Object.assign(guarded, { settled });
};

/** Whether a value is a guard of that place. */
export const isGuard = (value: unknown, place: Place): boolean =>
  typeof value === 'function' && (value as unknown as Record<symbol, unknown>)[GUARD] === place;
