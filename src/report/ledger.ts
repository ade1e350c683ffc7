/** Computes the retention ledger: what is retained, by whom, how long, on what basis, and whether that is covered. */

import { lastDayOf, secondsOf } from '../duration.js';
import { defined } from '../json.js';
import type { Basis, Day } from '../model.js';
import { compare } from '../order.js';
import { cellAt } from '../policy/as-of.js';
import type { Policy } from '../policy/compile.js';
import type { Coverage, LedgerRow } from './compliance.js';
import { featureRow, featureTitle } from './feature.js';
import type { Part, RetentionTally, Target } from './run.js';
import { isContracted, lacksProof } from './target.js';

/**
 * Whether the arrangement covers what the vendor's table says it covers. On the platform of a cloud it does not, whatever
 * agreement is stated: the cloud's own terms decide, and the policy does not know them.
 */
const arrangementHolds = (policy: Policy, part: Part): boolean => {
  const platform = policy.platform(part.platform);
  if (platform === undefined || part.arrangement === 'standard') return false;
  if (part.arrangement === 'hipaa' && lacksProof(part)) return false;
  const { standing } = platform[part.arrangement];
  return standing === 'own' || (standing !== 'cloud' && isContracted(part));
};

const featureCoverage = (policy: Policy, part: Part, feature: string, asOf: Day): Coverage => {
  if (part.arrangement === 'standard') return 'no-arrangement';
  const row = featureRow(policy, feature);
  const status = row && cellAt(policy.data, row, part.arrangement, asOf).status;
  if (status === 'ineligible') return 'outside';
  return arrangementHolds(policy, part) && (status === 'eligible' || status === 'qualified') ? 'inside' : 'not-settled';
};

/** The coverage of standard retention under ZDR: `outside` if an endpoint or a model was used that ZDR does not cover. */
const endpointCoverage = (policy: Policy, part: Part, asOf: Day): Coverage => {
  const outside = [...part.endpoints.keys()].some((asked) => {
    const feature = policy.endpoint(asked.slice(asked.indexOf(' ') + 1))?.feature;
    return feature !== undefined && featureCoverage(policy, part, feature, asOf) === 'outside';
  });
  return outside || part.retention.some(({ basis }) => basis === 'model') ? 'outside' : 'not-settled';
};

const coverageOf = (policy: Policy, part: Part, row: RetentionTally, asOf: Day): Coverage => {
  if (row.where === 'third-party') return 'outside';
  switch (row.basis) {
    case 'regardless-of-arrangement':
      return 'never';
    case 'arrangement':
      return 'inside';
    case 'standard':
      if (part.arrangement === 'standard') return 'no-arrangement';
      if (!arrangementHolds(policy, part)) return 'not-settled';
      // What ZDR covers is not retained for the standard period.
      return part.arrangement === 'zdr' ? endpointCoverage(policy, part, asOf) : 'inside';
    case 'model':
      if (part.arrangement === 'zdr') return 'outside';
      return part.arrangement === 'standard'
        ? 'no-arrangement'
        : arrangementHolds(policy, part)
          ? 'inside'
          : 'not-settled';
    case 'feature':
      return row.feature === undefined ? 'not-settled' : featureCoverage(policy, part, row.feature, asOf);
  }
};

/** The coverages, the least covered first: of several for one row that one counts. */
const LEAST_FIRST: readonly Coverage[] = ['never', 'outside', 'no-arrangement', 'not-settled', 'inside'];
const leastCovered = (coverages: readonly Coverage[]): Coverage =>
  LEAST_FIRST.find((one) => coverages.includes(one)) ?? 'not-settled';

const TITLES: Readonly<Record<Basis, string>> = {
  standard: 'Any request',
  arrangement: 'Any request',
  feature: 'A feature',
  model: 'The model',
  'regardless-of-arrangement': 'Whatever is flagged',
};

const titleFor = (policy: Policy, { feature, basis }: RetentionTally): string =>
  feature === undefined ? TITLES[basis] : featureTitle(policy, feature);

/** The exception that holds under every arrangement, from the policy: every report has it, whatever the results say. */
const exceptions = (policy: Policy, part: Part | undefined): RetentionTally[] => {
  const platform = part && policy.platform(part.platform);
  const rows = policy.data.retention[platform?.zdr.standing === 'cloud' ? 'cloud' : 'own'].regardless;
  return rows.map(({ what, upTo }) => ({
    what,
    where: platform?.operator ?? 'anthropic',
    upTo,
    basis: 'regardless-of-arrangement',
    requests: part ? part.requests - part.refused : 0,
  }));
};

const rank = (upTo: string): number =>
  upTo === 'not-stored'
    ? -1
    : upTo === 'until-deleted'
      ? 1e12
      : upTo === 'not-stated'
        ? 1e13
        : (secondsOf(upTo) ?? 1e13);
const isException = ({ basis }: { basis: string }): number => (basis === 'regardless-of-arrangement' ? 1 : 0);
const isGeneral = ({ feature, basis }: RetentionTally): number => (feature === undefined && basis !== 'model' ? 0 : 1);

const partsLedger = (policy: Policy, target: Target, asOf: Day): LedgerRow[] => {
  const rows = new Map<
    string,
    { row: RetentionTally; coverages: Coverage[]; requests: number; last: Day | undefined }
  >();
  for (const part of target.parts) {
    const further = part.retention.some((row) => isException(row) === 1) ? [] : exceptions(policy, part);
    for (const row of [...part.retention, ...further]) {
      const key = JSON.stringify([row.feature ?? null, row.what, row.where, row.upTo, row.basis]);
      const existing = rows.get(key);
      // A request without a day may be later than all that have one, so the last day is unknown.
      const last = part.undated === undefined ? part.last : undefined;
      const coverage = coverageOf(policy, part, row, asOf);
      if (!existing) rows.set(key, { row, coverages: [coverage], requests: row.requests, last });
      else {
        existing.coverages.push(coverage);
        existing.requests += row.requests;
        if (last === undefined || (existing.last !== undefined && last > existing.last)) existing.last = last;
      }
    }
  }
  return [...rows.values()]
    .sort(
      (a, b) =>
        isException(a.row) - isException(b.row) ||
        isGeneral(a.row) - isGeneral(b.row) ||
        rank(a.row.upTo) - rank(b.row.upTo) ||
        compare(a.row.what, b.row.what),
    )
    .map(({ row, coverages, requests, last }): LedgerRow => {
      const until = last === undefined ? undefined : lastDayOf(last, row.upTo);
      return defined({
        target: target.id,
        feature: row.feature,
        title: titleFor(policy, row),
        what: row.what,
        where: row.where,
        upTo: row.upTo,
        basis: row.basis,
        coverage: leastCovered(coverages),
        requests,
        until,
      });
    });
};

/** The ledger of every target, each with the exception as its last row; without targets, the exception alone. */
export const ledgerOf = (policy: Policy, targets: readonly Target[], asOf: Day): LedgerRow[] =>
  targets.length > 0
    ? targets.flatMap((target) => partsLedger(policy, target, asOf))
    : exceptions(policy, undefined).map((row) => ({ ...row, title: titleFor(policy, row), coverage: 'never' }));
