/** Separates informational findings that several requests share, to be shown once. */
import type { Once } from './found.js';

/** A shared finding, and the number of its requests. */
export interface Shared {
  readonly item: Once;
  readonly requests: number;
}

const keyOf = ({ finding: { rule, message, verdict, at }, waiver }: Once): string | undefined =>
  verdict === 'informational' && at === '' && waiver === undefined ? JSON.stringify([rule, message]) : undefined;

/** The findings that occur more than once, and a function that tells whether a finding is one of them. */
export const sharedIn = (
  findings: readonly Once[],
): { readonly shared: readonly Shared[]; readonly isShared: (finding: Once) => boolean } => {
  const byKey = new Map<string, Shared & { readonly places: number }>();
  for (const item of findings) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const { requests, places } = byKey.get(key) ?? { requests: 0, places: 0 };
    byKey.set(key, { item, requests: requests + item.requests, places: places + 1 });
  }
  const isShared = (finding: Once): boolean => (byKey.get(keyOf(finding) ?? '')?.places ?? 0) > 1;
  return { shared: [...byKey.values()].filter(({ places }) => places > 1), isShared };
};
