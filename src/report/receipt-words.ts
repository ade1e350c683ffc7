/** Adds the texts of the policy to findings of receipts, which have only rule, feature and verdict. */
import { defined } from '../json.js';
import type { Verdict } from '../model.js';
import { cellAt } from '../policy/as-of.js';
import type { Policy } from '../policy/compile.js';
import type { RuleCase } from '../policy/data.js';
import type { Prose } from '../policy/prose.js';
import type { Receipt, ReceiptFinding } from '../receipt.js';
import { featureRow, featureTitle } from './feature.js';
import type { PlacedFinding } from './tally.js';

type Words = Readonly<Record<string, string | undefined>>;

/** The case of a rule that a finding is of; undefined if several are possible. */
const caseOf = (
  cases: readonly RuleCase[],
  { feature, verdict }: ReceiptFinding,
  { arrangement, strict }: Receipt['context'],
): RuleCase | undefined => {
  // Otherwise a severe case may have become informational: for a call that deletes data, or without PHI.
  if (verdict === 'informational' && (arrangement !== 'zdr' || feature !== undefined)) return undefined;
  const having = (one: RuleCase): Verdict[] => [one.verdict, ...(strict && one.strict ? [one.strict] : [])];
  const [one, ...others] = cases.filter((each) => having(each).includes(verdict));
  return others.length === 0 ? one : undefined;
};

/** A template with its placeholders filled in; undefined if receipts do not have a value that it needs. */
const filled = (template: string | undefined, words: Words): string | undefined => {
  const missing = [...(template ?? '').matchAll(/\{(\w+)\}/g)].some(([, word]) => words[word ?? ''] === undefined);
  return missing ? undefined : template?.replace(/\{(\w+)\}/g, (_, word) => words[word] ?? '').trim();
};

/**
 * A finding of a receipt with the texts of the policy. The findings for which a request was refused become informational,
 * since nothing was sent, and are marked `refused`.
 */
export const worded = (
  policy: Policy,
  prose: Prose,
  receipt: Receipt,
  finding: ReceiptFinding,
): PlacedFinding['finding'] => {
  const { rule, feature, verdict } = finding;
  const { arrangement } = receipt.context;
  const row = feature === undefined ? undefined : featureRow(policy, feature);
  const cell =
    row && arrangement !== 'standard' ? cellAt(policy.data, row, arrangement, receipt.policy.asOf) : undefined;
  const platform = policy.platform(receipt.context.platform);
  const cases = Object.values(policy.data.rules.find(({ id }) => id === rule)?.cases ?? {});
  const one = caseOf(cases, finding, receipt.context);
  const ofPlatform = platform?.[rule.startsWith('zdr/') ? 'zdr' : 'hipaa'];
  const saysPlatform = one?.message.includes('{says}') === true;
  const message = filled(one?.message, {
    platform: platform?.title,
    title: feature === undefined ? undefined : featureTitle(policy, feature),
    says: ofPlatform?.says ?? '',
  });
  const sources = new Set([
    ...(cell?.source === undefined ? [] : [cell.source]),
    ...(saysPlatform ? (ofPlatform?.sources ?? []) : []),
    ...(one?.sources ?? (cell?.source === undefined ? (cases[0]?.sources ?? []) : [])),
  ]);
  const refused = receipt.decision === 'refused' && verdict !== 'informational';
  return defined({
    rule,
    feature,
    verdict: refused ? 'informational' : verdict,
    api: (one === undefined || one.api === 'cell' ? cell?.api : one.api) ?? 'unknown',
    message: `${refused ? 'Refused before it was sent: ' : ''}${message ?? `${prose.rules[rule]?.title ?? rule}.`}`,
    remedy: filled(one?.remedy, {}) ?? (feature === undefined ? undefined : prose.remedies[feature]) ?? '',
    sources: [...sources].map(policy.source),
    refused: refused || undefined,
  });
};
