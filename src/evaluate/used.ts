/** Sets of used features, each made once, so that what follows from a set is worked out once. */
import type { Retention } from '../model.js';

export interface Used {
  readonly features: ReadonlySet<number>;
  /** By feature, the set that has it too. */
  readonly next: Used[];
  /** Ledgers of these features, by what models keep besides. */
  readonly ledgers: Map<string, readonly Retention[]>;
  /** How many sets were made from the same beginning. */
  readonly made: { count: number };
}

const usedFrom = (features: ReadonlySet<number>, made: Used['made']): Used => {
  made.count++;
  return { features, next: [], ledgers: new Map(), made };
};

/** The beginning: no feature used. */
export const noneUsed = (): Used => usedFrom(new Set(), { count: 0 });

/** The set with one feature more. */
export const usedToo = (used: Used, feature: number): Used => {
  const { features, next, made } = used;
  next[feature] ??= features.has(feature) ? used : usedFrom(new Set([...features, feature]), made);
  return next[feature] as Used;
};
