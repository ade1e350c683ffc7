/** What the policy says of a request as a whole: contract §8's rows at `""`, and models, regions and beta values. */
import type { Facts } from '../facts/facts.js';
import type { Finding } from '../model.js';
import { cellAt } from '../policy/as-of.js';
import type { Beta } from '../policy/compile.js';
import { titleOf } from '../policy/title.js';
import { type Judge, unknownSays } from './features.js';
import { familyOf } from './models.js';
import { phiSays } from './phi.js';
import { placed, type Say, says } from './says.js';

const sayer =
  ({ policy, terms, said }: Judge, found: Finding[]): Say =>
  (rule, name, given, at = '') => {
    // Without particulars to fill in, a case is worded once; whatever else is given follows from the terms.
    const key = given?.fill || given?.sources ? undefined : policy.ruleCase(rule, name);
    const worded = (key && said.get(key)) ?? says(policy, terms, rule, name, given);
    if (key) said.set(key, worded);
    found.push(placed(worded, at));
  };

/** `informational` where the terms say that content holds no protected health information. */
const unlessPhi = ({ terms }: Judge) => (terms.phi ? undefined : ('informational' as const));

const BROWSER_CASES = {
  certain: 'browser',
  likely: 'header',
  'always-sent': 'header-from-server',
  none: undefined,
} as const;

const zdrPlatform = ({ terms, platform }: Judge, say: Say): void => {
  const { standing, says: words = '', sources = [] } = platform.zdr;
  if (standing === 'own') return;
  const name = terms.zdrContract === platform.id ? 'contracted' : 'unproven';
  say('zdr/not-established-on-platform', name, { fill: { platform: platform.title, says: words }, sources });
};

const zdr = (judge: Judge, facts: Facts, say: Say): void => {
  const browser = BROWSER_CASES[facts.browser];
  if (browser) say('zdr/browser-request', browser);
  const unsure = judge.platform.zdr.standing === 'cloud' || facts.endpoint?.body === 'token-counting';
  for (const { id, at } of facts.models) {
    const family = familyOf(judge, id);
    const rule = 'zdr/model-requires-retention';
    if (!family.known) say(rule, 'unknown-family', { fill: { length: String(id.length) } }, at);
    else if (family.retention && !family.authorised) {
      say(rule, 'required', { fill: { family: family.prefix }, api: unsure ? 'unknown' : 'rejects' }, at);
    }
  }
};

const hipaaPlatform = (judge: Judge, say: Say): void => {
  const { terms, platform } = judge;
  const { standing, says: words = '', sources = [] } = platform.hipaa;
  if (standing === 'own') return;
  const cloud = terms.cloudBaa === platform.id ? 'cloud-baa' : 'cloud';
  const given = { fill: { platform: platform.title, says: words }, sources, verdict: unlessPhi(judge) };
  say('hipaa/platform-not-covered', standing === 'cloud' ? cloud : 'not-covered', given);
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

const residency = ({ policy, terms, platform }: Judge, facts: Facts, say: Say): void => {
  const rule = 'residency/not-pinned';
  for (const { at, value } of facts.regions) {
    if (value !== undefined && (value !== terms.residency || value === policy.data.tables.unpinnedRegion))
      say(rule, 'other', {}, at);
    else if (!platform.region.pinning) {
      const { says: words = '', sources = [] } = platform.region;
      say(rule, 'not-applicable', { fill: { platform: platform.title, says: words }, sources }, at);
    } else if (value === undefined) say(rule, 'absent', {}, at);
  }
};

/** A beta value none of whose features is used, under HIPAA readiness on the platform it covers. */
const betaValue = (judge: Judge, beta: Beta, used: ReadonlySet<number>, say: Say): void => {
  const { policy, terms } = judge;
  if (beta.harmless || beta.features.some((feature) => used.has(feature))) return;
  const rows = beta.features.flatMap((feature) => policy.data.features[feature] ?? []);
  const cells = rows.map((one) => ({
    feature: one.id,
    fill: { title: titleOf(one) },
    ...cellAt(policy.data, one, 'hipaa', terms.asOf),
  }));
  const rule = 'hipaa/beta-not-listed';
  const no = cells.find(({ status }) => status === 'ineligible');
  if (no)
    say(rule, 'value-of-ineligible', {
      feature: no.feature,
      fill: no.fill,
      sources: [no.source],
      verdict: unlessPhi(judge),
    });
  else if (!cells.some(({ status }) => status === 'eligible')) {
    say(rule, 'value', { feature: cells[0]?.feature, fill: cells[0]?.fill ?? {}, verdict: unlessPhi(judge) });
  }
};

const betaValues = (judge: Judge, facts: Facts, used: ReadonlySet<number>, say: Say, found: Finding[]): void => {
  const hipaa = judge.terms.arrangement === 'hipaa' && judge.platform.hipaa.standing === 'own';
  for (const beta of facts.betas) {
    if (beta) {
      if (hipaa) betaValue(judge, beta, used, say);
    } else if (hipaa) say('hipaa/beta-not-listed', 'unknown-value', { feature: 'unknown', verdict: unlessPhi(judge) });
    else found.push(placed(unknownSays(judge, 'beta'), ''));
  }
};

const DAY_MS = 86_400_000;

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** Findings that hold for every request under these terms, wherever it goes. */
export const termsSay = (judge: Judge): Finding[] => {
  const { policy, terms } = judge;
  const found: Finding[] = [];
  const say = sayer(judge, found);
  for (const why of terms.problems) say('request/unreadable', 'context', { fill: { why } });
  const days = terms.today === undefined ? 0 : daysBetween(policy.newest, terms.today);
  if (days > policy.data.tables.staleAfterDays) say('policy/stale', 'stale', { fill: { days: String(days) } });
  return found;
};

/** Findings that hold for every request of Claude's under these terms. */
export const platformSay = (judge: Judge): Finding[] => {
  const { terms, platform } = judge;
  const found: Finding[] = [];
  const say = sayer(judge, found);
  if (terms.arrangement === 'zdr') zdrPlatform(judge, say);
  if (terms.arrangement === 'hipaa') hipaaPlatform(judge, say);
  const baa = baaCase(judge);
  if (baa) say('hipaa/no-baa', baa, { fill: { platform: platform.title } });
  return found;
};

/** What could not be read. */
export const unreadableSays = ({ policy, terms }: Judge, facts: Facts): Finding[] =>
  facts.unreadable.map(({ at, why, location, unresolved }) => ({
    ...placed(says(policy, terms, 'request/unreadable', unresolved ? 'unresolved' : 'place', { fill: { why } }), at),
    ...(location ? { location } : {}),
  }));

/** Findings of one request of Claude's. `used` are its features. */
export const requestSays = (judge: Judge, facts: Facts, used: ReadonlySet<number>, found: Finding[]): void => {
  const { terms } = judge;
  const say = sayer(judge, found);
  if (terms.arrangement === 'zdr') zdr(judge, facts, say);
  if (terms.residency !== undefined) residency(judge, facts, say);
  betaValues(judge, facts, used, say, found);
  if (facts.host === 'unknown' && terms.platform === undefined) {
    say('request/unknown-host', 'unknown', { verdict: terms.arrangement === 'standard' ? 'informational' : undefined });
  }
  phiSays(judge, facts, say, found);
};

/** What is said of a request that is not Claude's. */
export const notRecognised = ({ policy, terms }: Judge): Finding =>
  placed(says(policy, terms, 'request/not-recognised', 'unknown'), '');
