/** Converts receipts of the guard or the gateway to a run, with refused requests, which were not sent, counted apart. */
import { verdictOf } from '../check.js';
import { featureKeeps } from '../evaluate/retention.js';
import { defined } from '../json.js';
import { grouped } from '../lists.js';
import type { Day } from '../model.js';
import type { Policy } from '../policy/compile.js';
import type { Prose } from '../policy/prose.js';
import type { Receipt } from '../receipt.js';
import { worded } from './receipt-words.js';
import {
  keyOf,
  type Part,
  PLACES_KEPT,
  type RetentionTally,
  type Run,
  type SavedFile,
  type UnreadTally,
} from './run.js';
import { counted, type PlacedFinding, tally, tallyRetention } from './tally.js';

const placedFindings = (policy: Policy, prose: Prose, receipts: readonly Receipt[], file: string): PlacedFinding[] =>
  receipts.flatMap((receipt, subject) =>
    receipt.findings.map((one) => ({
      finding: worded(policy, prose, receipt, one),
      subject,
      place: { name: receipt.id, file, at: one.at },
    })),
  );

/** What is retained of a request: the receipt names the bases, and the policy as of its day what they mean. */
const retentionOf = (policy: Policy, receipt: Receipt): Omit<RetentionTally, 'requests'>[] => {
  const { asOf } = receipt.policy;
  const { retention, features, models } = policy.data;
  const platform = policy.platform(receipt.context.platform);
  const cloud = platform?.zdr.standing === 'cloud';
  const where = platform?.operator ?? 'anthropic';
  const used = new Set(receipt.features);
  const ofFeatures = features.filter(({ id }) => used.has(id)).flatMap((row) => featureKeeps(row, platform, asOf));
  const ofModels = models.families.flatMap(({ retention: row }) => (row && row.since <= asOf ? [row] : []));
  const rows = retention[cloud ? 'cloud' : 'own'];
  const others = receipt.bases.flatMap((basis) =>
    (basis === 'model' ? ofModels : rows[basis]).map(({ what, upTo }) => ({ what, where, upTo, basis })),
  );
  return [...others, ...ofFeatures];
};

const aside = (receipts: readonly Receipt[], why: string, file: string): UnreadTally[] =>
  receipts.length === 0
    ? []
    : [{ why, count: receipts.length, places: receipts.slice(0, PLACES_KEPT).map(({ id }) => ({ name: id, file })) }];

const dayOf = ({ time }: Receipt): Day => time.slice(0, 10);

const partOf = (
  policy: Policy,
  prose: Prose,
  key: string,
  receipts: readonly [Receipt, ...Receipt[]],
  file: string,
): Part => {
  const [one] = receipts;
  const sent = receipts.filter(({ decision }) => decision !== 'refused');
  const days = receipts.map(dayOf).sort();
  const by = (verdict: Receipt['verdict']) => sent.filter((receipt) => receipt.verdict === verdict).length;
  return defined<Part>({
    key,
    target: one.target,
    platform: one.context.platform,
    arrangement: one.context.arrangement,
    foundryHostings: [...new Set(receipts.flatMap(({ context }) => context.foundryHosting ?? []))],
    phi: receipts.some(({ context }) => context.phi),
    strict: receipts.every(({ context }) => context.strict),
    requests: receipts.length,
    refused: receipts.length - sent.length,
    fail: by('fail'),
    review: by('review'),
    pass: by('pass'),
    first: days[0],
    last: days.at(-1),
    endpoints: counted(receipts.map(({ method, endpoint }) => `${method} ${endpoint}`)),
    features: counted(sent.flatMap(({ features }) => features)),
    findings: tally(placedFindings(policy, prose, receipts, file)),
    waived: [],
    retention: tallyRetention(sent.map((receipt) => retentionOf(policy, receipt))),
    unchecked: [
      // A receipt does not say which rule was waived. It may have been any, so no rule may pass because of this receipt.
      ...aside(
        receipts.filter(({ waived }) => waived > 0),
        'a finding was waived; the receipt does not say which',
        file,
      ),
      ...aside(
        receipts.filter(({ fault }) => fault === true),
        'the check itself failed',
        file,
      ),
    ],
    files: new Set([file]),
  });
};

/**
 * The receipts that count. A request has two if writing the first one failed and the request was refused after all; then
 * the second counts. Equal lines count once. Nothing else is dropped, so that no failure is lost.
 */
const counting = (lines: readonly Receipt[]): Receipt[] => {
  const isLate = ({ decision, fault }: Receipt): boolean => decision === 'refused' && fault === true;
  const late = new Set(lines.filter(isLate).map(({ id }) => id));
  const kept = lines.filter((receipt) => isLate(receipt) || !late.has(receipt.id));
  return [...new Map(kept.map((receipt) => [JSON.stringify(receipt), receipt])).values()];
};

/** The receipts in a file as a run. @throws Error if there are none. */
export const fromReceipts = (lines: readonly Receipt[], policy: Policy, prose: Prose, file: SavedFile): Run => {
  const receipts = counting(lines);
  const groups = grouped(receipts, ({ target, context }) => keyOf({ target, ...context }));
  const last = receipts.at(-1);
  if (!last) throw new Error('a run has a receipt');
  const parts = [...groups].map(([key, all]) => partOf(policy, prose, key, all, file.name));
  return {
    ...file,
    kind: 'receipts',
    day: receipts.map(dayOf).sort().at(-1) as Day,
    tool: last.tool,
    policy: { digest: last.policy.digest, asOf: last.policy.asOf, clock: 'one-day' },
    verdict: verdictOf(receipts.filter(({ decision }) => decision !== 'refused')),
    parts,
    other: 0,
    unreadable: [],
    undated: 0,
    // The decision is part of the key: two decisions on one request are two receipts.
    receipts: new Set(lines.map(({ id, verdict, decision }) => `${id} ${verdict} ${decision}`)),
  };
};
