/** Writes the verdict of a report as one sentence. */

import type { Overall } from '../model.js';
import { many, number } from '../numbers.js';
import { rulesIn } from './checks.js';
import type { CheckRow, CheckState } from './compliance.js';

/** A verdict as the first word of a sentence. */
export const VERDICT_WORDS: Readonly<Record<Overall, string>> = { fail: 'Fail', review: 'Review', pass: 'Pass' };

/** What the sentence states. */
export interface VerdictNumbers {
  readonly verdict: Overall;
  readonly requests: number;
  readonly fail: number;
  readonly review: number;
  readonly refused: number;
  readonly unreadable: number;
  /** The number of targets, and of those under standard terms. */
  readonly targets: number;
  readonly standard: number;
  readonly checks: readonly CheckRow[];
  /** The rules of which findings are waived, on each target, whatever their state there. */
  readonly waived: readonly { readonly rule: string; readonly target: string }[];
  readonly states: Readonly<Record<CheckState, number>>;
}

/** The number of targets on which at least one rule is in a state. */
const targetsIn = (checks: readonly CheckRow[], state: CheckState): number =>
  new Set(checks.flatMap(({ targets }) => targets.flatMap((row) => (row.state === state ? row.target : [])))).size;

const onTargets = (count: number, targets: number): string =>
  targets > 1 ? ` on ${number(count)} of ${many(targets, 'target')}` : '';

/** How many rules are in a state, and on how many targets. */
const rulesWords = (
  { checks, targets }: VerdictNumbers,
  state: CheckState,
  [singular, plural]: readonly [string, string],
): string => {
  const count = rulesIn(checks, [state]);
  return `${many(count, 'rule')} ${count === 1 ? singular : plural}${onTargets(targetsIn(checks, state), targets)}`;
};

/** How many rules are waived; a rule with waived findings may be in a graver state by others, or because of what is unseen. */
const waivedWords = ({ checks, waived, targets }: VerdictNumbers): readonly string[] => {
  const rules = new Set(waived.map(({ rule }) => rule)).size;
  if (rules === 0) return [];
  const isWaived = (rule: string, target: string): boolean =>
    checks.some(
      (check) => check.rule === rule && check.targets.some((row) => row.target === target && row.state === 'waived'),
    );
  const what = waived.every(({ rule, target }) => isWaived(rule, target))
    ? `${many(rules, 'rule')} ${rules === 1 ? 'is' : 'are'} waived`
    : `findings of ${many(rules, 'rule')} are waived`;
  return [`${what}${onTargets(new Set(waived.map(({ target }) => target)).size, targets)}`];
};

/** The end of the sentence: requests that were refused, unless all were, and records that could not be read. */
const notSent = ({ requests, refused, unreadable }: VerdictNumbers): string =>
  [
    refused > 0 && refused < requests
      ? `; ${many(refused, 'request')} ${refused === 1 ? 'was' : 'were'} refused and never left`
      : '',
    unreadable > 0 ? `; ${many(unreadable, 'record')} could not be read` : '',
  ].join('');

/** What a pass is based on: the requests that were sent. */
const passWords = ({ requests, refused }: VerdictNumbers): string => {
  const sent = requests - refused;
  if (sent === 0)
    return `nothing was sent, as ${requests === 1 ? 'the only request was' : `all ${many(requests, 'request')} were`} refused`;
  const judged =
    refused > 0 ? `the ${many(sent, 'request')} that ${sent === 1 ? 'was' : 'were'} sent` : many(requests, 'request');
  return `no rule fails and none asks for review in ${judged}`;
};

/** The limit of a pass: targets under standard terms. */
const standardWords = ({ standard, targets }: VerdictNumbers): string => {
  const which = standard === targets ? 'all' : `${number(standard)} of ${many(targets, 'target')}`;
  return `${which} under standard terms, which promise nothing of what is kept`;
};

/** The verdict as a sentence, in which a rule counts once, whatever the number of targets. */
export const verdictSentence = (numbers: VerdictNumbers): string => {
  const { verdict, requests, fail, review, targets, standard, states } = numbers;
  const ifAny = (state: CheckState, verbs: readonly [string, string]): string[] =>
    states[state] > 0 ? [rulesWords(numbers, state, verbs)] : [];
  // A rule that found nothing, but could not see everything, does not count as passed.
  const further = [...ifAny('unknown', ['is unknown', 'are unknown']), ...waivedWords(numbers)];
  const forReview = ifAny('review', ['asks for review', 'ask for review']);
  const inRequests = (count: number): string =>
    `${targets > 1 ? ',' : ''} in ${number(count)} of ${many(requests, 'request')}`;
  const sentence = (first: string, more: readonly string[]): string =>
    `${VERDICT_WORDS[verdict]}: ${[first, ...(more.length > 0 ? [more.join(', ')] : [])].join('; ')}${notSent(numbers)}.`;

  if (requests === 0) return sentence('no request was judged, so that nothing can be said', []);
  switch (verdict) {
    case 'fail':
      return sentence(`${rulesWords(numbers, 'fail', ['fails', 'fail'])}${inRequests(fail)}`, [
        ...forReview,
        ...further,
      ]);
    case 'review':
      return states.review > 0
        ? sentence(`no rule fails, but ${forReview[0]}${inRequests(review)}`, further)
        : sentence('no rule fails, but not everything was seen', further);
    case 'pass':
      return sentence(passWords(numbers), [...further, ...(standard > 0 ? [standardWords(numbers)] : [])]);
  }
};
