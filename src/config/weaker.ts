/** The cells of a configuration that promise more than the vendor does. */
import type { Day } from '../model.js';
import type { FeatureRow } from '../policy/data.js';
import type { Config, Overlay } from './config.js';

/** A cell of the configuration, and the vendor's status that it replaces. */
interface WeakerCell {
  readonly feature: string;
  readonly column: 'zdr' | 'hipaa' | 'baa';
  readonly since: Day;
  readonly status: string;
  readonly vendors: string;
}

interface Entry {
  readonly since: Day;
  readonly status: string;
}

/** The statuses of a column, from the one that promises most, and the status without an entry. */
const COLUMNS = {
  zdr: { order: ['eligible', 'qualified', 'not-established', 'ineligible'], none: 'not-established' },
  hipaa: { order: ['eligible', 'qualified', 'not-established', 'ineligible'], none: 'not-established' },
  baa: { order: ['covered', 'not-listed', 'not-covered'], none: 'not-listed' },
} as const;

const weakerIn = (column: keyof typeof COLUMNS, own: readonly Entry[], row: FeatureRow): WeakerCell[] =>
  own.flatMap(({ since, status }, i) => {
    const order: readonly string[] = COLUMNS[column].order;
    const end = own[i + 1]?.since ?? '9999';
    // What the vendor says at the end of the time in which the own cell is in force.
    const entries: readonly Entry[] = row[column] ?? [];
    const vendors = entries.filter((entry) => entry.since < end).at(-1)?.status ?? COLUMNS[column].none;
    return order.indexOf(status) < order.indexOf(vendors) ? [{ feature: row.id, column, since, status, vendors }] : [];
  });

/** A feature that is eligible by the organisation's own terms counts as covered, even if the BAA article excludes it. */
const impliedBaa = ({ hipaa = [], baa }: Overlay, row: FeatureRow): WeakerCell[] => {
  if (baa) return [];
  const covered = hipaa.flatMap(({ since, status }) => (status === 'eligible' ? [{ since, status: 'covered' }] : []));
  return weakerIn('baa', covered, row).filter(({ vendors }) => vendors === 'not-covered');
};

/** The cells of the configuration that take away a finding to which the vendor's would lead. */
export const weakerCells = ({ overlays }: Config, features: readonly FeatureRow[]): WeakerCell[] =>
  overlays.flatMap((overlay) => {
    const row = features.find(({ id }) => id === overlay.id);
    if (!row) return [];
    const { zdr = [], hipaa = [], baa = [] } = overlay;
    const inTable = weakerIn('hipaa', hipaa, row);
    return [
      ...weakerIn('zdr', zdr, row),
      ...inTable,
      ...weakerIn('baa', baa, row),
      ...(inTable.length > 0 ? [] : impliedBaa(overlay, row)),
    ];
  });
