/** What the policy says of one used feature under the terms: contract §8's rows that speak of a feature. */

import { baaAt, cellAt, inForce, isBeta } from '../policy/as-of.js';
import type { Policy } from '../policy/compile.js';
import type { FeatureRow, PlatformRow, RuleCase, Unsupported } from '../policy/data.js';
import { titleOf } from '../policy/title.js';
import type { Family } from './models.js';
import { GRAVITY, type Saying, says } from './says.js';
import type { Terms } from './terms.js';

/** How a feature is used, as far as it changes what is said. */
export interface Manner {
  /** By calling an endpoint, rather than in a body or header. */
  readonly endpoint: boolean;
  /** The template of the endpoint. */
  readonly path: string | undefined;
  /** In a body that is only counted. */
  readonly counted: boolean;
  /** By a call that removes what is stored. */
  readonly removal: boolean;
  readonly evidence: string | undefined;
  readonly variant: string | undefined;
}

export interface Judge {
  readonly policy: Policy;
  readonly terms: Terms;
  readonly platform: PlatformRow;
  /** Model ids met before, under these terms. */
  readonly families: Map<string, Family>;
  /** Cases without particulars, already worded. */
  readonly said: Map<RuleCase, Saying>;
}

/** Under ZDR the per-feature rows hold wherever the vendor's own terms do. */
const zdrSays = ({ policy, terms, platform }: Judge, row: FeatureRow, manner: Manner): Saying[] => {
  if (terms.arrangement !== 'zdr' || platform.zdr.standing === 'cloud') return [];
  const cell = cellAt(policy.data, row, 'zdr', terms.asOf);
  const given = { feature: row.id, fill: { title: titleOf(row) }, remedy: row.remedy, sources: [cell.source] };
  if (cell.status === 'qualified') return [says(policy, terms, 'zdr/qualified', 'qualified', given)];
  if (cell.status !== 'ineligible') return [];
  return [says(policy, terms, 'zdr/feature-not-eligible', manner.removal ? 'removal' : 'ineligible', given)];
};

/** Under HIPAA readiness they hold on the one platform that it covers. */
const hipaaSays = ({ policy, terms, platform }: Judge, row: FeatureRow, manner: Manner): Saying[] => {
  if (terms.arrangement !== 'hipaa' || platform.hipaa.standing !== 'own') return [];
  const cell = cellAt(policy.data, row, 'hipaa', terms.asOf);
  const given = {
    feature: row.id,
    fill: { title: titleOf(row) },
    remedy: row.remedy,
    api: cell.api,
    sources: [cell.source],
  };
  if (cell.status === 'ineligible') {
    const softened = !terms.phi && cell.api === 'accepts' ? ('informational' as const) : undefined;
    return [
      says(policy, terms, 'hipaa/feature-not-eligible', manner.removal ? 'removal' : 'ineligible', {
        ...given,
        verdict: softened,
      }),
    ];
  }
  if (cell.status === 'eligible') {
    const listed = baaAt(row, terms.asOf);
    if (listed === 'not-covered') return [says(policy, terms, 'hipaa/feature-not-eligible', 'disputed', given)];
    return terms.strict && listed === 'not-listed'
      ? [says(policy, terms, 'hipaa/not-in-baa-list', 'not-listed', given)]
      : [];
  }
  if (!isBeta(row, terms.asOf)) return [];
  return [
    says(policy, terms, 'hipaa/beta-not-listed', 'used', {
      ...given,
      verdict: terms.phi ? undefined : 'informational',
    }),
  ];
};

/** A trailing `*` stands for any ending, so that a later version is that family's. */
const isVersion = (version: string, evidence: string): boolean =>
  version.endsWith('*') ? evidence.startsWith(version.slice(0, -1)) : version === evidence;

const named = (row: Unsupported, id: string, manner: Manner): boolean => {
  if (row.endpoints)
    return manner.endpoint && (row.endpoints.includes(id) || row.endpoints.includes(manner.path ?? ''));
  if (!row.features?.includes(id)) return false;
  const { evidence } = manner;
  if (row.only) return evidence !== undefined && row.only.some((version) => isVersion(version, evidence));
  return !(row.except && evidence !== undefined && row.except.includes(evidence));
};

/** What a platform lacks; where only some of its variants do, not knowing which is `review`. */
export const platformSays = (
  { policy, terms, platform }: Judge,
  id: string,
  title: string,
  manner: Manner,
): Saying[] => {
  const found: Saying[] = [];
  const { variant } = manner;
  for (const row of platform.unsupported) {
    if (!inForce(row, terms.asOf) || !named(row, id, manner)) continue;
    const unsure = row.variants !== undefined && variant === undefined;
    if (row.variants && variant !== undefined && !row.variants.includes(variant)) continue;
    const rule = row.endpoints && !unsure ? 'platform/endpoint-not-supported' : 'platform/feature-not-supported';
    const name = row.disputed ? 'disputed' : unsure ? 'depends' : 'unsupported';
    const given = { feature: id, fill: { title, platform: platform.title }, api: row.api, sources: [row.source] };
    found.push(says(policy, terms, rule, name, given));
  }
  return gravest(found);
};

/** One finding a rule: the gravest. */
const gravest = (sayings: readonly Saying[]): Saying[] => {
  const best = new Map<string, Saying>();
  for (const saying of sayings) {
    const other = best.get(saying.rule);
    if (!other || GRAVITY[saying.verdict] < GRAVITY[other.verdict]) best.set(saying.rule, saying);
  }
  return [...best.values()];
};

/** Whether anything is established of a feature under the arrangement that the terms name. */
const established = ({ policy, terms }: Judge, row: FeatureRow): boolean => {
  const columns = terms.arrangement === 'standard' ? (['zdr', 'hipaa'] as const) : [terms.arrangement];
  return columns.some((column) => {
    const { status } = cellAt(policy.data, row, column, terms.asOf);
    return status !== 'absent' && status !== 'not-established';
  });
};

const notEstablished = (judge: Judge, row: FeatureRow, manner: Manner): Saying[] => {
  const { policy, terms, platform } = judge;
  if (platform.zdr.standing === 'cloud' || (terms.arrangement === 'hipaa' && platform.hipaa.standing !== 'own'))
    return [];
  if (established(judge, row)) return [];
  const light = row.prompts === false || terms.arrangement === 'standard' || manner.removal;
  const given = { feature: row.id, fill: { title: titleOf(row) }, sources: row.sources ?? [] };
  return [says(policy, terms, 'policy/eligibility-not-established', light ? 'no-content' : 'content', given)];
};

/** All that is said of one use of a feature. */
export const featureSays = (judge: Judge, row: FeatureRow, manner: Manner): Saying[] => {
  const found = [
    ...zdrSays(judge, row, manner),
    ...hipaaSays(judge, row, manner),
    ...platformSays(judge, row.id, titleOf(row), manner),
  ];
  if (found.length === 0) return notEstablished(judge, row, manner);
  return manner.counted || manner.removal ? found.map((saying) => ({ ...saying, api: 'unknown' })) : found;
};

/** What is said of a thing that no row knows. */
export const unknownSays = ({ policy, terms }: Judge, name: 'member' | 'beta' | 'endpoint'): Saying =>
  says(policy, terms, 'policy/unknown-feature', name, {
    feature: 'unknown',
    verdict: terms.arrangement === 'standard' ? 'informational' : undefined,
  });
