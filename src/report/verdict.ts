/** Makes the verdict section of a report: a sentence, counts, the trend, and why states changed. */

import type { Overall, Waiver } from '../model.js';
import { many, number } from '../numbers.js';
import type { Policy } from '../policy/compile.js';
import type { Prose } from '../policy/prose.js';
import { untilWords } from '../waive.js';
import { checksOf, countStates, failsSilently, rulesIn } from './checks.js';
import type { ChangeRow, CheckRow, CheckState, Move, TrendPoint, VerdictSection } from './compliance.js';
import { CHECK_STATES } from './compliance.js';
import { featureTitle } from './feature.js';
import { lostIn, type Moment } from './history.js';
import type { Target } from './run.js';
import { ARRANGEMENT_WORDS, countsOf, settled, targetsOf, verdictOfParts } from './target.js';

const statesOf = (checks: readonly CheckRow[]): CheckState[] =>
  checks.flatMap(({ targets }) => targets.map(({ state }) => state));

const labelOf = ({ runs }: Moment): string => {
  const last = runs.at(-1);
  return last?.day ?? last?.group ?? last?.name ?? '';
};

const pointOf = (policy: Policy, prose: Prose, moment: Moment): TrendPoint => {
  const targets = targetsOf(moment, policy);
  const checks = checksOf(policy, prose, targets, lostIn(moment));
  const counts = countsOf(targets.flatMap(({ parts }) => parts));
  return {
    label: labelOf(moment),
    fail: rulesIn(checks, ['fail']),
    review: rulesIn(checks, ['review', 'unknown']),
    requests: counts.requests,
    requestsFail: counts.fail,
    requestsReview: counts.review,
  };
};

const BAD: readonly CheckState[] = ['fail', 'review', 'unknown'];
const rank = (state: CheckState): number => CHECK_STATES.indexOf(state);

const featuresOf = (target: Target | undefined, rule: string): Set<string> =>
  new Set(
    target?.parts.flatMap(({ findings }) =>
      findings.filter((one) => one.rule === rule).flatMap(({ feature }) => feature ?? []),
    ),
  );

/** A waiver of `one` for a feature that the rule finds unwaived in `other`. */
const waiverOfOthers = (rule: string, one: Target | undefined, other: Target | undefined): Waiver | undefined => {
  const said = (target: Target | undefined, of: 'findings' | 'waived') =>
    target?.parts.flatMap((part) => part[of]).filter((row) => row.rule === rule) ?? [];
  const found = new Set(said(other, 'findings').map(({ feature }) => feature));
  const excused = new Set(said(other, 'waived').map(({ feature }) => feature));
  return said(one, 'waived').find(({ feature }) => found.has(feature) && !excused.has(feature))?.waiver;
};

/** Why the state of a rule changed, from what else differs between the two moments. */
const whyOf = (
  policy: Policy,
  rule: string,
  before: Target | undefined,
  now: Target | undefined,
  changes: readonly ChangeRow[],
): string => {
  if (before === undefined) return 'the target was not seen before';
  const ended = waiverOfOthers(rule, before, now);
  if (ended) return `a waiver is no longer in force (it ran ${untilWords(ended)})`;
  const begun = waiverOfOthers(rule, now, before);
  if (begun) return `waived by ${begun.owner} ${untilWords(begun)}`;
  const features = new Set([...featuresOf(now, rule), ...featuresOf(before, rule)]);
  const titles = [...features].map((id) => ({ id, title: featureTitle(policy, id) }));
  const isAbout = ({ what }: ChangeRow, title: string): boolean =>
    now?.parts.some(
      ({ arrangement, platform }) =>
        what === `${title} under ${ARRANGEMENT_WORDS[arrangement]}` ||
        what.split(' (')[0] === `${policy.platform(platform)?.title}: ${title}`,
    ) === true;
  const changed = titles.filter(({ title }) => changes.some((row) => isAbout(row, title)));
  if (changed.length > 0) return `the policy changed for ${changed.map(({ title }) => title).join(', ')}`;
  const uses = (target: Target | undefined, id: string) =>
    target?.parts.some((part) => (part.features.get(id) ?? 0) > 0) === true;
  const added = titles.filter(({ id }) => !uses(before, id) && uses(now, id));
  if (added.length > 0) return `requests now use ${added.map(({ title }) => title).join(', ')}`;
  const gone = titles.filter(({ id }) => uses(before, id) && !uses(now, id));
  if (gone.length > 0) return `requests no longer use ${gone.map(({ title }) => title).join(', ')}`;
  if (before.parts.some(({ phi }) => phi) !== now?.parts.some(({ phi }) => phi))
    return 'the declaration of PHI changed';
  return 'the requests differ; neither rules nor waivers explain it';
};

/** For which other features a rule has findings now than before, in words; undefined if they are the same. */
const otherFeatures = (
  policy: Policy,
  rule: string,
  before: Target | undefined,
  now: Target | undefined,
): string | undefined => {
  const then = featuresOf(before, rule);
  const today = featuresOf(now, rule);
  const titles = (some: Iterable<string>) => [...some].map((id) => featureTitle(policy, id)).join(', ');
  const added = titles([...today].filter((id) => !then.has(id)));
  const waived = new Set(now?.parts.flatMap((part) => part.waived).flatMap(({ feature }) => feature ?? []));
  const gone = titles([...then].filter((id) => !today.has(id) && !waived.has(id)));
  const said = [...(added ? [`now for ${added} as well`] : []), ...(gone ? [`no longer for ${gone}`] : [])];
  return said.length > 0 ? said.join(', ') : undefined;
};

/** The rules that went into or out of fail, review or unknown since the moment before, or are in it for other features. */
const movesOf = (policy: Policy, prose: Prose, { moments, targets, checks, changes }: Judged): Move[] => {
  const before = moments.at(-2);
  if (!before) return [];
  const old = targetsOf(before, policy);
  const oldChecks = checksOf(policy, prose, old, lostIn(before));
  return targets
    .flatMap((target) =>
      checks.flatMap(({ rule, targets: states }): Move[] => {
        const then = old.find(({ key }) => key === target.key);
        const from =
          oldChecks.find((one) => one.rule === rule)?.targets.find((one) => one.target === then?.id)?.state ??
          'not-applicable';
        const to = states.find((one) => one.target === target.id)?.state ?? 'not-applicable';
        if (!BAD.includes(from) && !BAD.includes(to)) return [];
        if (from === to) {
          const why = otherFeatures(policy, rule, then, target);
          return why === undefined ? [] : [{ rule, target: target.id, from, to, why }];
        }
        return [{ rule, target: target.id, from, to, why: whyOf(policy, rule, then, target, changes) }];
      }),
    )
    .sort((a, b) => rank(a.to) - rank(b.to) || rank(a.from) - rank(b.from));
};

/** A verdict as the first word of a sentence. */
export const VERDICT_WORDS: Readonly<Record<Overall, string>> = { fail: 'Fail', review: 'Review', pass: 'Pass' };

interface Numbers {
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
  readonly states: Readonly<Record<CheckState, number>>;
}

/** The number of targets on which at least one rule is in a state. */
const targetsIn = ({ checks }: Numbers, state: CheckState): number =>
  new Set(checks.flatMap(({ targets }) => targets.flatMap((one) => (one.state === state ? one.target : [])))).size;

/** The verdict as a sentence, in which a rule counts once, whatever the number of targets. */
const sentenceOf = (numbers: Numbers): string => {
  const { verdict, requests, fail, review, refused, unreadable, targets, standard, checks, states } = numbers;
  const of = (some: number) => `${number(some)} of ${many(requests, 'request')}`;
  const rules = (state: CheckState, one: string, more: string) => {
    const some = rulesIn(checks, [state]);
    const where = targets > 1 ? ` on ${number(targetsIn(numbers, state))} of ${many(targets, 'target')}` : '';
    return `${many(some, 'rule')} ${some === 1 ? one : more}${where}`;
  };
  const comma = targets > 1 ? ',' : '';
  const some = (state: CheckState, one: string, more: string) => (states[state] > 0 ? [rules(state, one, more)] : []);
  // A rule that found nothing, but could not see everything, does not count as passed.
  const rest = [...some('unknown', 'is unknown', 'are unknown'), ...some('waived', 'is waived', 'are waived')];
  const open = some('review', 'asks for review', 'ask for review');
  const sent = requests - refused;
  const left = [
    refused > 0 && sent > 0
      ? `; ${many(refused, 'request')} ${refused === 1 ? 'was' : 'were'} refused and never left`
      : '',
    unreadable > 0 ? `; ${many(unreadable, 'record')} could not be read` : '',
  ].join('');
  const said = (first: string, more: readonly string[]) =>
    `${VERDICT_WORDS[verdict]}: ${first}${more.length > 0 ? `; ${more.join(', ')}` : ''}${left}.`;
  if (requests === 0) return `${VERDICT_WORDS[verdict]}: no request was judged, so that nothing can be said${left}.`;
  const among =
    refused > 0 ? `the ${many(sent, 'request')} that ${sent === 1 ? 'was' : 'were'} sent` : many(requests, 'request');
  switch (verdict) {
    case 'fail':
      return said(`${rules('fail', 'fails', 'fail')}${comma} in ${of(fail)}`, [...open, ...rest]);
    case 'review':
      return states.review > 0
        ? said(`no rule fails, but ${open[0]}${comma} in ${of(review)}`, rest)
        : said('no rule fails, but not everything was seen', rest);
    case 'pass': {
      const who = standard === targets ? 'all' : `${number(standard)} of ${many(targets, 'target')}`;
      const terms = `${who} under standard terms, which promise nothing of what is kept`;
      const first =
        sent === 0
          ? `nothing was sent, as ${requests === 1 ? 'the only request was' : `all ${many(requests, 'request')} were`} refused`
          : `no rule fails and none asks for review in ${among}`;
      return said(first, [...rest, ...(standard > 0 ? [terms] : [])]);
    }
  }
};

/** What the verdict of a report is computed from. */
interface Judged {
  readonly moments: readonly Moment[];
  readonly targets: readonly Target[];
  readonly checks: readonly CheckRow[];
  readonly changes: readonly ChangeRow[];
  readonly other: number;
  readonly unreadable: number;
}

/** The verdict section. A pass requires requests, that everything was read, and that no target is missing. */
export const verdictSection = (policy: Policy, prose: Prose, judged: Judged): VerdictSection => {
  const { moments, targets, checks, other, unreadable } = judged;
  const parts = targets.flatMap((target) => target.parts);
  const states = countStates(statesOf(checks));
  const { requests, fail, review, pass, refused } = countsOf(parts);
  const found = verdictOfParts(parts);
  const whole = requests > 0 && unreadable === 0 && targets.every(({ notSeenLately }) => !notSeenLately);
  const verdict = settled(found, states, whole);
  const numbers = {
    verdict,
    requests,
    fail,
    review,
    refused,
    unreadable,
    targets: targets.length,
    standard: targets.filter(({ parts: [first] }) => first.arrangement === 'standard').length,
    checks,
    states,
  };
  return {
    verdict,
    sentence: sentenceOf(numbers),
    requests,
    fail,
    review,
    pass,
    refused,
    other,
    unreadable,
    checks: states,
    silent: checks.filter(({ rule, targets: all }) =>
      all.some(
        ({ target, state }) => state === 'fail' && targets.some((one) => one.id === target && failsSilently(one, rule)),
      ),
    ).length,
    trend: moments.length > 1 ? moments.map((moment) => pointOf(policy, prose, moment)) : [],
    moves: movesOf(policy, prose, judged),
  };
};
