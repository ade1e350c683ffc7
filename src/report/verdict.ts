/** Makes the verdict section of a report: the verdict, counts, the trend, and why states changed. */

import type { Waiver } from '../model.js';
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
import { verdictSentence } from './verdict-sentence.js';

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
      findings.filter((finding) => finding.rule === rule).flatMap(({ feature }) => feature ?? []),
    ),
  );

/** A waiver of a target for a feature that the rule finds in `other` without a waiver. */
const waiverOnlyIn = (target: Target | undefined, other: Target | undefined, rule: string): Waiver | undefined => {
  const rowsOf = (of: Target | undefined, table: 'findings' | 'waived') =>
    of?.parts.flatMap((part) => part[table]).filter((row) => row.rule === rule) ?? [];
  const found = new Set(rowsOf(other, 'findings').map(({ feature }) => feature));
  const waived = new Set(rowsOf(other, 'waived').map(({ feature }) => feature));
  return rowsOf(target, 'waived').find(({ feature }) => found.has(feature) && !waived.has(feature))?.waiver;
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
  const ended = waiverOnlyIn(before, now, rule);
  if (ended) return `a waiver is no longer in force (it ran ${untilWords(ended)})`;
  const begun = waiverOnlyIn(now, before, rule);
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
  const titles = (ids: Iterable<string>) => [...ids].map((id) => featureTitle(policy, id)).join(', ');
  const added = titles([...today].filter((id) => !then.has(id)));
  const waived = new Set(now?.parts.flatMap((part) => part.waived).flatMap(({ feature }) => feature ?? []));
  const gone = titles([...then].filter((id) => !today.has(id) && !waived.has(id)));
  const differences = [...(added ? [`now for ${added} as well`] : []), ...(gone ? [`no longer for ${gone}`] : [])];
  return differences.length > 0 ? differences.join(', ') : undefined;
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
        const oldStates = oldChecks.find((check) => check.rule === rule)?.targets;
        const from = oldStates?.find((row) => row.target === then?.id)?.state ?? 'not-applicable';
        const to = states.find((row) => row.target === target.id)?.state ?? 'not-applicable';
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
  const isComplete = requests > 0 && unreadable === 0 && targets.every(({ notSeenLately }) => !notSeenLately);
  const verdict = settled(verdictOfParts(parts), states, isComplete);
  return {
    verdict,
    sentence: verdictSentence({
      verdict,
      requests,
      fail,
      review,
      refused,
      unreadable,
      targets: targets.length,
      standard: targets.filter(({ parts: [first] }) => first.arrangement === 'standard').length,
      checks,
      waived: targets.flatMap(({ id, parts: own }) =>
        own.flatMap(({ waived }) => waived.map(({ rule }) => ({ rule, target: id }))),
      ),
      states,
    }),
    requests,
    fail,
    review,
    pass,
    refused,
    other,
    unreadable,
    checks: states,
    silent: checks.filter((check) =>
      check.targets.some(
        ({ target: id, state }) =>
          state === 'fail' && targets.some((target) => target.id === id && failsSilently(target, check.rule)),
      ),
    ).length,
    trend: moments.length > 1 ? moments.map((moment) => pointOf(policy, prose, moment)) : [],
    moves: movesOf(policy, prose, judged),
  };
};
