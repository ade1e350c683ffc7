/** Separates informational findings that several requests share, to be shown once. */
import type { Once } from './found.js';

/** A shared finding, and the number of its requests. */
export interface Shared {
  readonly said: Once;
  readonly requests: number;
}

const keyOf = ({ finding: { rule, message, verdict, at }, waiver }: Once): string | undefined =>
  verdict === 'informational' && at === '' && waiver === undefined ? JSON.stringify([rule, message]) : undefined;

/** The findings that occur more than once, and a function that tells whether a finding is one of them. */
export const sharedIn = (
  all: readonly Once[],
): { readonly shared: readonly Shared[]; readonly isShared: (one: Once) => boolean } => {
  const found = new Map<string, Shared & { readonly places: number }>();
  for (const said of all) {
    const key = keyOf(said);
    if (key === undefined) continue;
    const { requests, places } = found.get(key) ?? { requests: 0, places: 0 };
    found.set(key, { said, requests: requests + said.requests, places: places + 1 });
  }
  const isShared = (one: Once): boolean => (found.get(keyOf(one) ?? '')?.places ?? 0) > 1;
  return { shared: [...found.values()].filter(({ places }) => places > 1), isShared };
};
