/** Adds an organisation's own rules and cells to the shipped policy. */
import type { Day } from '../model.js';
import type { FeatureRow, PolicyData } from '../policy/data.js';
import type { Prose } from '../policy/prose.js';
import type { Config, Overlay } from './config.js';

type Dated = { readonly since: Day };

/** The vendor's entries, replaced by the organisation's own from their first day on. */
const overridden = <Entry extends Dated>(
  vendor: readonly Entry[] | undefined,
  own: readonly Entry[] | undefined,
): readonly Entry[] | undefined => {
  const first = own?.[0]?.since;
  if (own === undefined || first === undefined) return vendor;
  return [...(vendor ?? []).filter(({ since }) => since < first), ...own];
};

/**
 * The BAA entries of a feature, with the organisation's own in place of the vendor's. A feature that is eligible under the
 * organisation's terms counts as covered. Before its own entries, a feature without the vendor's is `not-listed`.
 */
const baaOf = (row: FeatureRow, overlay: Overlay, first: Day): FeatureRow['baa'] => {
  const covered = (overlay.hipaa ?? [])
    .filter(({ status }) => status === 'eligible')
    .map(({ since, source }) => ({ since, status: 'covered' as const, source }));
  const own = overlay.baa ?? covered;
  const [one] = own;
  if (one === undefined) return row.baa;
  return overridden(row.baa ?? [{ since: first, status: 'not-listed' as const, source: one.source }], own);
};

const overlaid = (
  row: FeatureRow,
  overlay: Overlay,
  { tables }: PolicyData,
  remedies: Prose['remedies'],
): FeatureRow => {
  const members = {
    zdr: overridden(row.zdr, overlay.zdr),
    hipaa: overridden(row.hipaa, overlay.hipaa),
    baa: baaOf(row, overlay, tables.hipaa),
    retention: overlay.retention ? [...(row.retention ?? []), ...overlay.retention] : row.retention,
    remedy: overlay.remedy ?? row.remedy ?? remedies[row.id],
  };
  return Object.assign({ ...row }, ...Object.entries(members).map(([name, value]) => value && { [name]: value }));
};

const daysOf = ({ zdr, hipaa, baa, retention }: Overlay): Day[] =>
  [zdr, hipaa, baa, retention].flatMap((list) => (list ?? []).map(({ since }) => since));

/**
 * The data of a policy with the rules, cells and sources of a configuration. Own cells that begin after `today` do not
 * change the default of `asOf`.
 */
export const withConfig = (data: PolicyData, prose: Prose, config: Config, today: Day): PolicyData => {
  if (config.rules.length === 0 && config.overlays.length === 0) return data;
  const own = new Map(config.overlays.map((overlay) => [overlay.id, overlay]));
  const ownNewest = config.overlays
    .flatMap(daysOf)
    .filter((day) => day <= today)
    .sort()
    .at(-1);
  return {
    ...data,
    sources: { ...prose.sources, ...data.sources, ...config.sources },
    features: data.features.map((row) => {
      const overlay = own.get(row.id);
      return overlay ? overlaid(row, overlay, data, prose.remedies) : row;
    }),
    custom: [...(data.custom ?? []), ...config.rules],
    ...(ownNewest === undefined ? {} : { ownNewest }),
  };
};
