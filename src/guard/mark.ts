/** How a guard is known again, across copies of the package. */

const GUARD = Symbol.for('claude-preflight.guard');

/** What every guarded function has. */
export interface Guarding {
  /** Resolves when every sink has been told of everything; to be awaited before a process ends. */
  readonly settled: () => Promise<void>;
}

/** Marks a function as a guard. */
export const asGuard = <F extends object>(guarded: F, settled: Guarding['settled']): F & Guarding => {
  Object.defineProperty(guarded, GUARD, { value: true });
  return Object.assign(guarded, { settled });
};

/** Whether a value is a guard: a middleware of `preflight`, or a fetch of `guardFetch`. */
export const isGuard = (value: unknown): boolean =>
  typeof value === 'function' && (value as unknown as Record<symbol, unknown>)[GUARD] === true;
