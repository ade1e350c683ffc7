/** The ledger: what is retained all the same, by the feature, by the model, and whatever the arrangement. */
import type { Facts } from '../facts/facts.js';
import type { Retention } from '../model.js';
import { inForce } from '../policy/as-of.js';
import type { BaselineRetention, FeatureRow } from '../policy/data.js';
import type { Judge } from './features.js';
import { familyOf } from './models.js';

/** What holds for any request under these terms; the exception that no arrangement lifts comes last. */
export const baseline = ({ policy, terms, platform }: Judge): { first: Retention[]; last: Retention[] } => {
  const rows = policy.data.retention[platform.zdr.standing === 'cloud' ? 'cloud' : 'own'];
  const established = platform.zdr.standing === 'own' || terms.zdrContract === platform.id;
  const first = terms.arrangement === 'zdr' && established ? 'arrangement' : 'standard';
  const lines = (list: readonly BaselineRetention[], basis: Retention['basis']) =>
    list.map(({ what, upTo }): Retention => ({ what, where: platform.operator, upTo, basis }));
  return { first: lines(rows[first], first), last: lines(rows.regardless, 'regardless-of-arrangement') };
};

/** What a used feature keeps on the day. */
export const featureKeeps = ({ terms, platform }: Judge, row: FeatureRow): Retention[] =>
  (row.retention ?? [])
    .filter((kept) => inForce(kept, terms.asOf))
    .map(({ what, where, upTo }) => {
      // What the vendor would keep, a cloud that operates Claude keeps by terms of its own.
      const cloud = where === 'anthropic' && platform.zdr.standing === 'cloud';
      return {
        feature: row.id,
        what,
        where: cloud ? platform.operator : where,
        upTo: cloud ? 'not-stated' : upTo,
        basis: 'feature',
      };
    });

/** What models that require retention keep, once for each family. */
export const modelKeeps = (judge: Judge, facts: Facts): Retention[] => {
  const { terms, platform } = judge;
  const kept: Retention[] = [];
  const seen: string[] = [];
  for (const { id } of facts.models) {
    const family = familyOf(judge, id);
    if (!family.known || !family.retention || (terms.arrangement === 'zdr' && family.authorised)) continue;
    if (seen.includes(family.prefix)) continue;
    seen.push(family.prefix);
    const { what, upTo } = family.retention;
    kept.push({ what, where: platform.operator, upTo, basis: 'model' });
  }
  return kept;
};
