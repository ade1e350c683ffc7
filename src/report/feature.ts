/** Rows and titles of features. */
import type { Policy } from '../policy/compile.js';
import type { FeatureRow } from '../policy/data.js';
import { titleOf } from '../policy/title.js';

/** The row of a feature; undefined if the policy has none. */
export const featureRow = (policy: Policy, id: string): FeatureRow | undefined => {
  const index = policy.feature(id);
  return index === undefined ? undefined : policy.data.features[index];
};

/** The title of a feature or marker; its id if the policy has no such row. */
export const featureTitle = (policy: Policy, id: string): string => {
  if (id === 'unknown') return 'Something that no rule knows';
  const row = featureRow(policy, id);
  if (row) return titleOf(row);
  return policy.data.markers.find((marker) => marker.id === id)?.title ?? id;
};
