/** Titles of features. */
import type { Policy } from '../policy/compile.js';
import { titleOf } from '../policy/title.js';

/** The title of a feature or marker; its id if the policy has no such row. */
export const featureTitle = (policy: Policy, id: string): string => {
  if (id === 'unknown') return 'Something that no rule knows';
  const index = policy.feature(id);
  const row = index === undefined ? undefined : policy.data.features[index];
  if (row) return titleOf(row);
  return policy.data.markers.find((marker) => marker.id === id)?.title ?? id;
};
