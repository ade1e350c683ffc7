/** The findings on a request as a whole (at `""`), and on models, regions and beta values. */
import { daysBetween } from '../day.js';
import type { Facts } from '../facts/facts.js';
import type { CellStatus, Finding } from '../model.js';
import { cellAt } from '../policy/as-of.js';
import type { Beta } from '../policy/compile.js';
import type { FeatureRow } from '../policy/data.js';
import { ofCell, unknownSays } from './features.js';
import type { Judge, Saying } from './judge.js';
import { familyOf } from './models.js';
import { phiSays } from './phi.js';
import { graveIf, placed, says } from './says.js';

type Add = (saying: Saying, at?: string) => void;

const zdr = (judge: Judge, facts: Facts, add: Add): void => {
  if (facts.browser) add(says(judge, 'zdr/browser-request', facts.browser));
  const unsure = judge.platform.zdr.standing === 'cloud' || facts.endpoint?.body === 'token-counting';
  for (const { id, at } of facts.models) {
    const { prefix: family, retention, authorised } = familyOf(judge, id);
    if (family && (!retention || authorised)) continue;
    const given = { family, length: id.length, api: unsure ? 'unknown' : 'rejects' } as const;
    add(says(judge, 'zdr/model-requires-retention', family ? 'required' : 'unknown', given), at);
  }
};

/** The BAA list applies to BAAs accepted after the day that its article names. */
const baaDateIsOff = ({ terms, policy }: Judge, acceptedOn: string): boolean =>
  acceptedOn <= policy.data.tables.baaAfter ||
  (terms.asOfGiven && acceptedOn > terms.asOf) ||
  acceptedOn > (terms.today ?? acceptedOn);

const baaCase = (judge: Judge): string | undefined => {
  const { terms, platform } = judge;
  const { arrangement, phi, baa } = terms;
  if (arrangement === 'hipaa') {
    if (!baa) return 'not-stated';
    return baaDateIsOff(judge, baa) ? 'date' : undefined;
  }
  if (!phi) return undefined;
  if (arrangement === 'standard') return arrangement;
  if (platform.zdr.standing === 'cloud') return terms.cloudBaa === platform.id ? undefined : 'zdr-cloud';
  return platform.hipaa.standing === 'own' && baa ? 'zdr-with-baa' : arrangement;
};

const residency = (judge: Judge, facts: Facts, add: Add): void => {
  const { policy, terms } = judge;
  const rule = 'residency/not-pinned';
  for (const { at, value } of facts.regions) {
    if (value !== undefined && (value !== terms.residency || value === policy.data.tables.unpinnedRegion))
      add(says(judge, rule, 'other'), at);
    else if (!judge.platform.region.pinning) add(says(judge, rule, 'not-applicable', judge.platform.region), at);
    else if (value === undefined) add(says(judge, rule, 'absent'), at);
  }
};

/** The finding on a beta value none of whose features is used, where HIPAA readiness covers the platform. */
const betaValue = (judge: Judge, beta: Beta, used: ReadonlySet<number>, add: Add): void => {
  const { policy, terms } = judge;
  if (beta.harmless || beta.features.some((feature) => used.has(feature))) return;
  const rows = beta.features.flatMap((feature) => policy.data.features[feature] ?? []);
  const cellOf = (row: FeatureRow) => cellAt(policy.data, row, 'hipaa', terms.asOf);
  const having = (status: CellStatus) => rows.find((row) => cellOf(row).status === status);
  const refused = having('ineligible');
  const row = refused ?? rows[0];
  if (!row || (!refused && having('eligible'))) return;
  const name = refused ? 'ineligible' : 'value';
  add(says(judge, 'hipaa/beta-not-listed', name, { ...ofCell(row, cellOf(row)), verdict: graveIf(terms.phi) }));
};

const betaValues = (judge: Judge, facts: Facts, used: ReadonlySet<number>, add: Add): void => {
  const { terms, platform } = judge;
  const hipaa = terms.arrangement === 'hipaa' && platform.hipaa.standing === 'own';
  for (const beta of facts.betas) {
    if (beta) {
      if (hipaa) betaValue(judge, beta, used, add);
    } else if (hipaa)
      add(says(judge, 'hipaa/beta-not-listed', 'unknown', { feature: 'unknown', verdict: graveIf(terms.phi) }));
    else add(unknownSays(judge, 'beta'));
  }
};

/** The findings on every request under these terms, wherever it goes. */
export const termsSay = (judge: Judge): Saying[] => {
  const { policy, terms } = judge;
  const found = terms.problems.map((why) => says(judge, 'request/unreadable', 'context', { why }));
  const days = daysBetween(policy.newest, terms.today ?? policy.newest);
  if (days > policy.data.tables.staleAfterDays) found.push(says(judge, 'policy/stale', 'stale', { days }));
  return found;
};

/** The findings on every request to Claude under these terms. */
export const platformSay = (judge: Judge): Saying[] => {
  const { terms, platform } = judge;
  const { arrangement } = terms;
  const found: Saying[] = [];
  if (arrangement === 'zdr' && platform.zdr.standing !== 'own') {
    const name = terms.zdrContract === platform.id ? 'stated' : 'not-stated';
    found.push(says(judge, 'zdr/not-established-on-platform', name, platform.zdr));
  }
  if (arrangement === 'hipaa' && platform.hipaa.standing !== 'own') {
    const cloud = terms.cloudBaa === platform.id ? 'stated' : 'cloud';
    const name = platform.hipaa.standing === 'cloud' ? cloud : 'not-covered';
    const given = { ...platform.hipaa, verdict: graveIf(terms.phi) };
    found.push(says(judge, 'hipaa/platform-not-covered', name, given));
  }
  const baa = baaCase(judge);
  if (baa) found.push(says(judge, 'hipaa/no-baa', baa));
  return found;
};

/** The findings on what could not be read. */
export const unreadableSays = (judge: Judge, facts: Facts): Finding[] =>
  facts.unreadable.map(({ at, why, location, unresolved }) => ({
    ...placed(says(judge, 'request/unreadable', unresolved ? 'unresolved' : 'place', { why }), at),
    ...(location ? { location } : {}),
  }));

/** Adds the findings on one request to Claude. `used` are its features. */
export const requestSays = (judge: Judge, facts: Facts, used: ReadonlySet<number>, found: Finding[]): void => {
  const { terms } = judge;
  const add: Add = (saying, at = '') => {
    found.push(placed(saying, at));
  };
  if (terms.arrangement === 'zdr') zdr(judge, facts, add);
  if (terms.residency !== undefined) residency(judge, facts, add);
  betaValues(judge, facts, used, add);
  if (facts.host === 'unknown' && terms.platform === undefined)
    add(says(judge, 'request/unknown-host', 'unknown', { verdict: graveIf(terms.arrangement !== 'standard') }));
  phiSays(judge, facts, found);
};
