/** The findings on one used feature under the terms, and on a marker that a platform lacks. */
import { baaAt, type CellNow, cellAt, inForce, isBeta, sourceOf } from '../policy/as-of.js';
import type { FeatureRow } from '../policy/data.js';
import type { Unsupported } from '../policy/platform-rows.js';
import { titleOf } from '../policy/title.js';
import type { Judge, Saying } from './judge.js';
import { GRAVITY, graveIf, type Particulars, says } from './says.js';

/** How a feature is used, as far as that changes the findings. */
export interface Manner {
  /** The template of the endpoint, where the call itself is the use. */
  readonly path?: string | undefined;
  /** In a token-counting body. */
  readonly counted?: boolean;
  /** By a call that deletes what is stored. */
  readonly removal?: boolean;
  readonly evidence?: string | undefined;
}

/** What a finding takes from a feature and from the cell that it rests on. */
export const ofCell = (row: FeatureRow, { api, source }: CellNow): Particulars => ({
  feature: row.id,
  title: titleOf(row),
  remedy: row.remedy,
  api,
  sources: [source],
});

/** Whether the table applies: under ZDR with the vendor's own terms, under HIPAA readiness on a covered platform. */
const isJudged = ({ terms, platform }: Judge): boolean =>
  platform.zdr.standing !== 'cloud' && (terms.arrangement !== 'hipaa' || platform.hipaa.standing === 'own');

/** The findings by the cell of the arrangement. */
const cellSays = (judge: Judge, row: FeatureRow, removal: boolean | undefined): Saying[] => {
  const { policy, terms } = judge;
  const { arrangement, asOf, phi, strict } = terms;
  if (arrangement === 'standard') return [];
  const cell = cellAt(policy.data, row, arrangement, asOf);
  const say = (rule: string, name: string, grave = true) => [
    says(judge, `${arrangement}/${rule}`, name, { ...ofCell(row, cell), verdict: graveIf(grave) }),
  ];
  const zdr = arrangement === 'zdr';
  const refused = 'feature-not-eligible';
  if (cell.status === 'ineligible')
    return say(refused, removal ? 'removal' : 'ineligible', zdr || phi || cell.api !== 'accepts');
  if (zdr) return cell.status === 'qualified' ? say('qualified', 'qualified') : [];
  if (cell.status === 'eligible') {
    const listed = baaAt(row, asOf);
    if (listed === 'not-covered') return say(refused, 'disputed');
    return strict && listed === 'not-listed' ? say('not-in-baa-list', 'not-listed') : [];
  }
  return isBeta(row, asOf) ? say('beta-not-listed', 'used', phi && !removal) : [];
};

/** Whether a version matches; a trailing `*` matches any ending, and so later versions too. */
const isVersion = (version: string, evidence: string): boolean =>
  version.endsWith('*') ? evidence.startsWith(version.slice(0, -1)) : version === evidence;

const named = (row: Unsupported, id: string, manner: Manner): boolean => {
  const { path, evidence } = manner;
  const { endpoints, features, only, except } = row;
  if (endpoints) return path !== undefined && (endpoints.includes(id) || endpoints.includes(path));
  if (!features?.includes(id)) return false;
  if (only) return evidence !== undefined && only.some((version) => isVersion(version, evidence));
  return !(evidence !== undefined && except?.includes(evidence));
};

/** The findings on what a platform lacks: `review` if only some of its variants lack it and the variant is unknown. */
export const platformSays = (judge: Judge, id: string, title: string, manner: Manner): Saying[] => {
  const { policy, terms, platform, variant } = judge;
  const found: Saying[] = [];
  for (const row of platform.unsupported) {
    if (!inForce(row, terms.asOf) || !named(row, id, manner)) continue;
    const unsure = row.variants && !variant;
    if (variant && row.variants && !row.variants.includes(variant)) continue;
    const what = row.endpoints && !unsure ? 'endpoint' : 'feature';
    const name = row.disputed ? 'disputed' : unsure ? 'unknown' : 'unsupported';
    const given = { feature: id, title, api: row.api, sources: [sourceOf(policy.data, row)] };
    found.push(says(judge, `platform/${what}-not-supported`, name, given));
  }
  return gravest(found);
};

/** One finding a rule: the gravest. */
const gravest = (sayings: Saying[]): Saying[] =>
  sayings
    .sort((a, b) => GRAVITY[a.verdict] - GRAVITY[b.verdict])
    .filter(({ rule }, i) => sayings.findIndex((one) => one.rule === rule) === i);

/** Whether the eligibility of a feature is established under the arrangement of the terms. */
const established = ({ policy, terms }: Judge, row: FeatureRow): boolean => {
  const columns = terms.arrangement === 'standard' ? (['zdr', 'hipaa'] as const) : [terms.arrangement];
  return columns.some((column) => cellAt(policy.data, row, column, terms.asOf).since !== undefined);
};

const notEstablished = (judge: Judge, row: FeatureRow, removal: boolean | undefined): Saying[] => {
  if (established(judge, row)) return [];
  const light = row.prompts === false || judge.terms.arrangement === 'standard' || removal;
  const given = { feature: row.id, title: titleOf(row), sources: row.sources ?? [] };
  return [says(judge, 'policy/eligibility-not-established', light ? 'no-content' : 'content', given)];
};

/** All findings on one use of a feature. */
export const featureSays = (judge: Judge, row: FeatureRow, manner: Manner): Saying[] => {
  const { counted } = manner;
  // A call without prompt or output stores none, so that none is deleted.
  const removal = manner.removal && row.prompts !== false;
  const judged = isJudged(judge);
  const found = [
    ...(judged ? cellSays(judge, row, removal) : []),
    ...platformSays(judge, row.id, titleOf(row), manner),
  ];
  if (judged && found.length === 0) return notEstablished(judge, row, removal);
  return counted || removal ? found.map((saying) => ({ ...saying, api: 'unknown' })) : found;
};

/** The finding on something that no row knows. */
export const unknownSays = (judge: Judge, name: 'member' | 'beta' | 'endpoint'): Saying =>
  says(judge, 'policy/unknown-feature', name, {
    feature: 'unknown',
    verdict: graveIf(judge.terms.arrangement !== 'standard'),
  });
