/** The retention ledger: what is retained by a feature, by a model, and regardless of the arrangement. */

import type { Facts } from '../facts/facts.js';
import { remembered } from '../memoize.js';
import type { Day, Retention } from '../model.js';
import { cellAt, inForce } from '../policy/as-of.js';
import type { BaselineRetention, FeatureRow } from '../policy/data.js';
import type { PlatformRow } from '../policy/platform-rows.js';
import type { Judge } from './judge.js';
import { familyOf } from './models.js';

/** What a used feature retains as of a day. */
export const featureKeeps = (row: FeatureRow, platform: PlatformRow | undefined, asOf: Day): Retention[] =>
  (row.retention ?? [])
    .filter((kept) => inForce(kept, asOf))
    .map(({ what, where, upTo }) => {
      // A cloud that operates Claude retains by its own terms what the vendor would.
      const cloud = where === 'anthropic' && platform?.zdr.standing === 'cloud';
      return {
        feature: row.id,
        what,
        where: cloud ? platform.operator : where,
        upTo: cloud ? 'not-stated' : upTo,
        basis: 'feature',
      };
    });

/** Whether nothing is stored: the platform has ZDR, and the endpoint is eligible for it as of the day. */
const isNotStored = ({ policy, terms, platform }: Judge, { endpoint }: Facts): boolean =>
  (platform.zdr.standing === 'own' || terms.zdrContract === platform.id) &&
  policy.data.features.some(
    (row) => row.id === endpoint?.feature && cellAt(policy.data, row, 'zdr', terms.asOf).status === 'eligible',
  );

/** The lines of the ledger: first what applies to any request, last what applies regardless of the arrangement. */
const made = (
  judge: Judge,
  facts: Facts,
  used: ReadonlySet<number>,
  models: readonly (BaselineRetention | undefined)[],
): readonly Retention[] => {
  const { policy, terms, platform } = judge;
  const rows = policy.data.retention[platform.zdr.standing === 'cloud' ? 'cloud' : 'own'];
  // "Not stored" would be wrong for a model that requires retention, and unproven for an unknown family.
  const basis =
    terms.arrangement === 'zdr' && models.length === 0 && isNotStored(judge, facts) ? 'arrangement' : 'standard';
  const lines = (list: readonly BaselineRetention[], basis: Retention['basis']) =>
    list.map(({ what, upTo }): Retention => ({ what, where: platform.operator, upTo, basis }));
  return Object.freeze(
    [
      ...lines(rows[basis], basis),
      ...policy.data.features.flatMap((row, feature) =>
        used.has(feature) ? featureKeeps(row, platform, terms.asOf) : [],
      ),
      ...lines(
        models.flatMap((one) => one ?? []),
        'model',
      ),
      ...lines(rows.regardless, 'regardless-of-arrangement'),
    ].map((line) => Object.freeze(line)),
  );
};

/** The ledger, cached by the features and model families used; features come in the order of the policy's rows. */
export const ledger = (judge: Judge, facts: Facts, used: ReadonlySet<number>): readonly Retention[] => {
  const kept: (BaselineRetention | undefined)[] = [];
  const all = new Set<number | string>(used);
  // A request whose model could not be read may be to any.
  for (const { id } of facts.models[0] ? facts.models : [{ id: '' }]) {
    const { prefix, retention, authorised } = familyOf(judge, id);
    if (prefix && (!retention || (judge.terms.arrangement === 'zdr' && authorised))) continue;
    if (all.has(`${prefix}`)) continue;
    all.add(`${prefix}`);
    kept.push(retention);
  }
  return remembered(judge.ledgers, [...all].join(), () => made(judge, facts, used, kept));
};
