/** What the policy says of a request as a whole: contract §8's rows at `""`, and models, regions and beta values. */
import type { Facts } from '../facts/facts.js';
import type { Finding } from '../model.js';
import { cellAt } from '../policy/as-of.js';
import type { BetaRow } from '../policy/data.js';
import { type Judge, unknownSays } from './features.js';
import { familyOf } from './models.js';
import { type Particulars, says, type Saying } from './says.js';

type Found = Finding;

const at = (place: string, saying: Saying): Found => ({ ...saying, at: place });

const judged = (judge: Judge, rule: string, name: string, given: Particulars = {}): Saying =>
  says(judge.policy, judge.terms, rule, name, given);

const platformFill = ({ platform }: Judge, text: string) => ({ platform: platform.title, says: text });

const zdrPlatform = (judge: Judge): Found[] => {
  const { terms, platform } = judge;
  if (terms.arrangement !== 'zdr' || platform.zdr.standing === 'own') return [];
  const name = terms.zdrContract === platform.id ? 'contracted' : 'unproven';
  const given = { fill: platformFill(judge, platform.zdr.says), sources: platform.zdr.sources };
  return [at('', judged(judge, 'zdr/not-established-on-platform', name, given))];
};

const BROWSER_CASES = { certain: 'browser', likely: 'header', 'always-sent': 'header-from-server', none: undefined } as const;

const zdrBrowser = (judge: Judge, facts: Facts): Found[] => {
  const name = BROWSER_CASES[facts.browser];
  return judge.terms.arrangement === 'zdr' && name ? [at('', judged(judge, 'zdr/browser-request', name))] : [];
};

const zdrModels = (judge: Judge, facts: Facts): Found[] => {
  const { policy, terms, platform } = judge;
  if (terms.arrangement !== 'zdr') return [];
  const found: Found[] = [];
  for (const { id, at: place } of facts.models) {
    const family = familyOf(policy, terms, id);
    if (!family.known) {
      found.push(at(place, judged(judge, 'zdr/model-requires-retention', 'unknown-family', { fill: { length: String(id.length) } })));
    } else if (family.retention && !family.authorised) {
      const saying = judged(judge, 'zdr/model-requires-retention', 'required', { fill: { family: family.prefix } });
      const unsure = platform.zdr.standing === 'cloud' || facts.endpoint?.body === 'token-counting';
      found.push(at(place, unsure ? { ...saying, api: 'unknown' } : saying));
    }
  }
  return found;
};

const hipaaPlatform = (judge: Judge): Found[] => {
  const { terms, platform } = judge;
  if (terms.arrangement !== 'hipaa' || platform.hipaa.standing === 'own') return [];
  const cloud = platform.hipaa.standing === 'cloud';
  const name = cloud ? (terms.cloudBaa === platform.id ? 'cloud-baa' : 'cloud') : 'not-covered';
  const verdict = terms.phi ? undefined : ('informational' as const);
  const given = { fill: platformFill(judge, platform.hipaa.says), sources: platform.hipaa.sources, verdict };
  return [at('', judged(judge, 'hipaa/platform-not-covered', name, given))];
};

/** The BAA list speaks for BAAs accepted after the day its article names. */
const baaDateIsOff = ({ terms, policy }: Judge, acceptedOn: string): boolean =>
  acceptedOn <= policy.data.tables.baaAfter ||
  (terms.asOfGiven && acceptedOn > terms.asOf) ||
  (terms.today !== undefined && acceptedOn > terms.today);

const baaCase = (judge: Judge): string | undefined => {
  const { terms, platform } = judge;
  const { arrangement, phi, baa } = terms;
  switch (arrangement) {
    case 'standard':
      return phi ? 'standard' : undefined;
    case 'zdr':
      if (!phi) return undefined;
      if (platform.zdr.standing === 'cloud') return terms.cloudBaa === platform.id ? undefined : 'zdr-cloud';
      return platform.hipaa.standing === 'own' && baa ? 'zdr-with-baa' : 'zdr';
    case 'hipaa':
      if (!baa) return 'not-stated';
      return baaDateIsOff(judge, baa.acceptedOn) ? 'date' : undefined;
  }
};

const noBaa = (judge: Judge): Found[] => {
  const name = baaCase(judge);
  return name ? [at('', judged(judge, 'hipaa/no-baa', name, { fill: platformFill(judge, '') }))] : [];
};

const residency = (judge: Judge, facts: Facts): Found[] => {
  const { terms, platform } = judge;
  if (terms.residency === undefined) return [];
  return facts.regions.flatMap(({ at: place, value }) => {
    if (value !== undefined && value !== terms.residency) return [at(place, judged(judge, 'residency/not-pinned', 'other'))];
    if (!platform.region.pinning) {
      const given = { fill: platformFill(judge, platform.region.says), sources: platform.region.sources };
      return [at(place, judged(judge, 'residency/not-pinned', 'not-applicable', given))];
    }
    return value === undefined ? [at(place, judged(judge, 'residency/not-pinned', 'absent'))] : [];
  });
};

/** A beta value none of whose features is used, under HIPAA readiness on the platform it covers. */
const betaValue = (judge: Judge, row: BetaRow, used: ReadonlySet<string>): Found[] => {
  const { policy, terms } = judge;
  const ids = row.features ?? [];
  if (row.harmless || ids.some((id) => used.has(id))) return [];
  const cells = ids.map((id) => {
    const index = policy.feature(id);
    const feature = index === undefined ? undefined : policy.data.features[index];
    return { id, title: feature?.title ?? id, cell: feature && cellAt(policy.data, feature, 'hipaa', terms.asOf) };
  });
  const no = cells.find(({ cell }) => cell?.status === 'ineligible');
  if (no) {
    const given = { feature: no.id, fill: { title: no.title }, sources: [no.cell?.source] };
    return [at('', judged(judge, 'hipaa/beta-not-listed', 'value-of-ineligible', given))];
  }
  if (cells.some(({ cell }) => cell?.status === 'eligible')) return [];
  const [first] = cells;
  const given = { feature: first?.id, fill: { title: first?.title ?? '' }, verdict: terms.phi ? undefined : ('informational' as const) };
  return [at('', judged(judge, 'hipaa/beta-not-listed', 'value', given))];
};

const betaValues = (judge: Judge, facts: Facts, used: ReadonlySet<string>): Found[] => {
  const { terms, platform } = judge;
  const hipaa = terms.arrangement === 'hipaa' && platform.hipaa.standing === 'own';
  return facts.betas.flatMap(({ row }) => {
    if (row) return hipaa ? betaValue(judge, row, used) : [];
    if (!hipaa) return [at('', unknownSays(judge, 'beta'))];
    const given = { feature: 'unknown', verdict: terms.phi ? undefined : ('informational' as const) };
    return [at('', judged(judge, 'hipaa/beta-not-listed', 'unknown-value', given))];
  });
};

const unknownHost = (judge: Judge, facts: Facts): Found[] => {
  if (facts.host !== 'unknown' || judge.terms.platform !== undefined || facts.platform !== undefined) return [];
  const verdict = judge.terms.arrangement === 'standard' ? ('informational' as const) : undefined;
  return [at('', judged(judge, 'request/unknown-host', 'unknown', { verdict }))];
};

const schemas = (judge: Judge, facts: Facts): Found[] => {
  const verdict = judge.terms.phi ? undefined : ('informational' as const);
  return facts.schemas.map(({ at: place }) => at(place, judged(judge, 'phi/schema-not-examined', 'no-detector', { verdict })));
};

const DAY_MS = 86_400_000;

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

const stale = (judge: Judge): Found[] => {
  const { policy, terms } = judge;
  const days = terms.today === undefined ? 0 : daysBetween(policy.newest, terms.today);
  return days > policy.data.tables.staleAfterDays ? [at('', judged(judge, 'policy/stale', 'stale', { fill: { days: String(days) } }))] : [];
};

/** Findings that hold whether or not the request could be read as Claude's. */
export const alwaysSays = (judge: Judge, facts: Facts): Found[] => [
  ...judge.terms.problems.map((why) => at('', judged(judge, 'request/unreadable', 'context', { fill: { why } }))),
  ...facts.unreadable.map(({ at: place, why, location }) => ({
    ...at(place, judged(judge, 'request/unreadable', 'place', { fill: { why } })),
    ...(location ? { location } : {}),
  })),
  ...stale(judge),
];

/** Findings of a request that is Claude's. `used` are the ids of the features used. */
export const requestSays = (judge: Judge, facts: Facts, used: ReadonlySet<string>): Found[] => [
  ...zdrPlatform(judge),
  ...zdrBrowser(judge, facts),
  ...zdrModels(judge, facts),
  ...hipaaPlatform(judge),
  ...noBaa(judge),
  ...residency(judge, facts),
  ...betaValues(judge, facts, used),
  ...unknownHost(judge, facts),
  ...schemas(judge, facts),
];

export const notRecognised = (judge: Judge): Found => at('', judged(judge, 'request/not-recognised', 'unknown'));
