/** Computes the matrix of features by arrangement and platform, with the number of requests for each cell. */
import { sumOf } from '../lists.js';
import { ARRANGEMENTS, type Arrangement, type Day } from '../model.js';
import { baaAt, cellAt, inForce } from '../policy/as-of.js';
import type { Policy } from '../policy/compile.js';
import type { FeatureRow } from '../policy/data.js';
import type { PlatformRow } from '../policy/platform-rows.js';
import { titleOf } from '../policy/title.js';
import type { Matrix, MatrixCell, MatrixColumn, MatrixState } from './compliance.js';

/** The number of requests that use a feature under an arrangement on a platform. */
type Uses = (feature: string, arrangement: Arrangement, platform: string) => number;

/** Whether a platform lacks a feature entirely; if only some versions or variants lack it, findings say so. */
const isNotOffered = ({ unsupported }: PlatformRow, feature: string, asOf: Day): boolean =>
  unsupported.some(
    (row) =>
      inForce(row, asOf) &&
      row.only === undefined &&
      row.except === undefined &&
      row.variants === undefined &&
      row.disputed !== true &&
      (row.features?.includes(feature) === true || row.endpoints?.includes(feature) === true),
  );

const stateOf = (
  policy: Policy,
  row: FeatureRow,
  platform: PlatformRow,
  arrangement: Arrangement,
  asOf: Day,
): MatrixState => {
  if (isNotOffered(platform, row.id, asOf)) return 'not-offered';
  if (arrangement === 'standard') return 'no-promise';
  const { standing } = platform[arrangement];
  if (standing === 'cloud') return 'cloud-terms';
  if (standing === 'not-covered') return 'not-covered';
  const { status } = cellAt(policy.data, row, arrangement, asOf);
  // The table says eligible, the BAA article the contrary: such requests are in review, so the cell is not a tick.
  if (arrangement === 'hipaa' && status === 'eligible' && baaAt(row, asOf) === 'not-covered') return 'not-established';
  // `ineligible` on the vendor's own API applies to every platform; `eligible` may not be established on others.
  return standing === 'not-established' && (status === 'eligible' || status === 'qualified')
    ? 'not-established'
    : status;
};

const COLUMN_ORDER: readonly Arrangement[] = ['zdr', 'hipaa', 'standard'];

/** The matrix as of a day. Columns of standard terms, and rows that are not in the vendor's table, appear only if used. */
export const matrixOf = (policy: Policy, asOf: Day, uses: Uses = () => 0): Matrix => {
  const usedUnder = (arrangement: Arrangement, platform: string) =>
    policy.data.features.some(({ id }) => uses(id, arrangement, platform) > 0);
  const columns = COLUMN_ORDER.flatMap((arrangement) =>
    policy.data.platforms
      .filter(({ id }) => arrangement !== 'standard' || usedUnder(arrangement, id))
      .map(({ id, title }): MatrixColumn => ({ arrangement, platform: id, platformTitle: title })),
  );
  const usesOf = (feature: string) =>
    sumOf(ARRANGEMENTS, (arrangement) => sumOf(policy.data.platforms, ({ id }) => uses(feature, arrangement, id)));
  const rows = policy.data.features
    .filter((row) => row.row !== 'none' || usesOf(row.id) > 0)
    .map((row) => ({
      feature: row.id,
      title: titleOf(row),
      used: usesOf(row.id),
      cells: columns.map(({ arrangement, platform }): MatrixCell => {
        const where = policy.platform(platform);
        const used = uses(row.id, arrangement, platform);
        return { state: where ? stateOf(policy, row, where, arrangement, asOf) : 'not-established', used };
      }),
    }));
  return { asOf, columns, rows };
};
