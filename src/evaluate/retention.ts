/** The ledger: what is retained all the same, by the feature, by the model, and whatever the arrangement. */
import type { Facts } from '../facts/facts.js';
import { remembered } from '../memo.js';
import type { Day, Retention } from '../model.js';
import { inForce } from '../policy/as-of.js';
import type { BaselineRetention, FeatureRow, PlatformRow } from '../policy/data.js';
import { familyOf } from './models.js';
import type { Judge } from './says.js';

/** What a used feature keeps on a day, wherever the request goes. */
export const featureKeeps = (row: FeatureRow, platform: PlatformRow | undefined, asOf: Day): Retention[] =>
  (row.retention ?? [])
    .filter((kept) => inForce(kept, asOf))
    .map(({ what, where, upTo }) => {
      // What the vendor would keep, a cloud that operates Claude keeps by terms of its own.
      const cloud = where === 'anthropic' && platform?.zdr.standing === 'cloud';
      const by = cloud ? { where: platform.operator, upTo: 'not-stated' } : { where, upTo };
      return { feature: row.id, what, ...by, basis: 'feature' };
    });

/** What holds for any request is first; the exception that no arrangement lifts comes last. */
const made = (judge: Judge, used: ReadonlySet<number>, models: readonly BaselineRetention[]): readonly Retention[] => {
  const { policy, terms, platform } = judge;
  const { standing } = platform.zdr;
  const rows = policy.data.retention[standing === 'cloud' ? 'cloud' : 'own'];
  const established = standing === 'own' || terms.zdrContract === platform.id;
  const basis = terms.arrangement === 'zdr' && established ? 'arrangement' : 'standard';
  const lines = (list: readonly BaselineRetention[], basis: Retention['basis']) =>
    list.map(({ what, upTo }): Retention => ({ what, where: platform.operator, upTo, basis }));
  return Object.freeze(
    [
      ...lines(rows[basis], basis),
      ...policy.data.features.flatMap((row, feature) =>
        used.has(feature) ? featureKeeps(row, platform, terms.asOf) : [],
      ),
      ...lines(models, 'model'),
      ...lines(rows.regardless, 'regardless-of-arrangement'),
    ].map((line) => Object.freeze(line)),
  );
};

/** The ledger: the same for the same features, in the order of the policy's rows, and the same model families. */
export const ledger = (judge: Judge, facts: Facts, used: ReadonlySet<number>): readonly Retention[] => {
  const kept: BaselineRetention[] = [];
  let all = [...used].join(' ');
  for (const { id } of facts.models) {
    const family = familyOf(judge, id);
    if (!family.known || !family.retention || (judge.terms.arrangement === 'zdr' && family.authorised)) continue;
    if (all.includes(family.prefix)) continue;
    all += family.prefix;
    kept.push(family.retention);
  }
  return judge.ledgers.get(all) ?? remembered(judge.ledgers, all, () => made(judge, used, kept));
};
