/** Makes the compliance report, from which every format is written, from saved results. Pure: the day is passed in. */

import { daysBetween } from '../day.js';
import { defined } from '../json.js';
import { merged, sumOf } from '../lists.js';
import type { Context, Day, Source, Waiver } from '../model.js';
import { compare } from '../order.js';
import { cellAt, sourceOf } from '../policy/as-of.js';
import { compileSources, type Policy } from '../policy/compile.js';
import type { Limit, Prose } from '../policy/prose.js';
import { TOOL } from '../tool.js';
import { changesOf, type UseCounts } from './changes.js';
import { checksOf } from './checks.js';
import { type Changes, type Compliance, type InputRow, type LawCited, TITLE } from './compliance.js';
import { findingsOf, waiversOf } from './findings.js';
import { countsTwice, lostIn, type Moment, momentsOf } from './history.js';
import { standingOn } from './lapse.js';
import { ledgerOf } from './ledger.js';
import { matrixOf } from './matrix.js';
import { PLACES_KEPT, type Run, type Target, type UnreadTally } from './run.js';
import { uniqueSources } from './sources.js';
import { targetRow, targetsOf } from './target.js';
import { unknownsOf } from './unknowns.js';
import { verdictSection } from './verdict.js';

/** The parameters of a report besides its runs. */
export interface ComplianceOptions {
  readonly policy: Policy;
  readonly prose: Prose;
  /** The day of the report. */
  readonly today: Day;
  readonly title?: string;
  /** The waivers that are stated now, used or not. */
  readonly waivers?: readonly Waiver[];
  /** The terms that are stated now for a target, by its name: results do not all hold their own. */
  readonly termsOf?: (target: string | undefined) => Context | undefined;
  /** Inputs that are not results, each with the reason: they are missing from the report, so it cannot pass. */
  readonly problems?: readonly string[];
}

const NOTE =
  'A dated reading of public statements, and of what was recorded: the signed agreement decides, not this report. It is not legal advice.';

/** The last day as of which results were judged, at most today: records may have dates in the future. */
const asOfRuns = (runs: readonly Run[], policy: Policy, today: Day): Day => {
  const last = runs.map((run) => run.policy.asOf).sort();
  const day = last.at(-1) ?? policy.newest;
  return day > today ? today : day;
};

const usesOf = (targets: readonly Target[]): UseCounts => {
  const all = targets.flatMap(({ parts }) => parts);
  const on = (id: string) => all.filter(({ platform }) => platform === id);
  return {
    feature: (id, { arrangement, platform } = {}) =>
      sumOf(
        (platform === undefined ? all : on(platform)).filter(
          (part) => arrangement === undefined || part.arrangement === arrangement,
        ),
        ({ features }) => features.get(id) ?? 0,
      ),
    endpoint: (path, platform) => {
      const begins = path.endsWith('/**') ? path.slice(0, -2) : undefined;
      const isMeant = (template: string): boolean =>
        template === path || (begins !== undefined && `${template}/`.startsWith(begins));
      return sumOf(
        on(platform).flatMap(({ endpoints }) => [...endpoints]),
        ([name, count]) => (isMeant(name.slice(name.indexOf(' ') + 1)) ? count : 0),
      );
    },
    platform: (id) => sumOf(on(id), ({ requests }) => requests),
  };
};

const limitsOf = (now: Moment, policy: Policy, unreadable: number, today: Day): Set<Limit> => {
  const limits = new Set<Limit>();
  if (now.runs.some((run) => run.policy.digest !== policy.digest)) limits.add('other-rules');
  if (now.runs.some(({ undated }) => undated > 0)) limits.add('undated');
  if (now.parts.some(({ part: { last } }) => last !== undefined && last > today)) limits.add('dated-ahead');
  if (now.notSeen.size > 0) limits.add('not-seen-lately');
  if (unreadable > 0) limits.add('unreadable');
  if (now.runs.some(({ skipped = [] }) => skipped.length > 0)) limits.add('skipped');
  if (countsTwice(now)) limits.add('counted-twice');
  return limits;
};

const inputsOf = (runs: readonly Run[], now: Moment): InputRow[] =>
  runs.map((run) => {
    const counted = now.parts.filter((part) => part.run === run).length;
    const isNow = now.runs.includes(run);
    const counts = isNow && (counted === 0 || counted === run.parts.length) ? 'all' : counted > 0 ? 'part' : 'history';
    const { name, group, kind, sha256, day, tool, policy, parts } = run;
    const requests = sumOf(parts, (part) => part.requests);
    return defined({ name, group, kind, sha256, day, requests, tool, policy, counts });
  });

const sameWhy = (rows: readonly UnreadTally[]): UnreadTally[] =>
  merged(
    rows,
    ({ why }) => why,
    (known, more) => ({
      why: known.why,
      count: known.count + more.count,
      places: [...known.places, ...more.places].slice(0, PLACES_KEPT),
    }),
  ).sort((a, b) => b.count - a.count || compare(a.why, b.why));

const sortedSources = (sources: readonly Source[]): Source[] =>
  uniqueSources(sources).sort(
    (a, b) => compare(a.page, b.page) || compare(a.section, b.section) || compare(a.captured, b.captured),
  );

/** The ids of the sources of cells in use, of retention and of the exception. */
const supporting = (policy: Policy, uses: UseCounts, asOf: Day): string[] => {
  const { data } = policy;
  const used = data.features.filter(({ id }) => uses.feature(id) > 0);
  return [
    ...used.flatMap((row) => [
      cellAt(data, row, 'zdr', asOf).source,
      cellAt(data, row, 'hipaa', asOf).source,
      ...(row.retention ?? []).map((kept) => sourceOf(data, kept)),
    ]),
    ...data.retention.own.regardless.map(({ source }) => source),
  ].filter((id) => id !== undefined);
};

/** The day of the rules that hold on a day: after the newest row nothing is known, and the rules are those of that row. */
const rulesDay = ({ newest }: Policy, day: Day): Day => (day < newest ? day : newest);

/** The changes of the policy since an earlier moment, if there is one. */
const changesSince = (
  before: Moment | undefined,
  asOf: Day,
  { policy, prose, today }: ComplianceOptions,
  uses: UseCounts,
): Changes => {
  const from = before && rulesDay(policy, asOfRuns(before.runs, policy, today));
  const otherRules = before?.runs.some((run) => run.policy.digest !== policy.digest) ?? false;
  return changesOf(policy, prose, defined({ from, to: rulesDay(policy, asOf), otherRules }), uses);
};

const policyRow = ({ digest, newest, data }: Policy, asOf: Day, today: Day): Compliance['policy'] => ({
  digest,
  asOf,
  newest,
  ageInDays: daysBetween(newest, today),
  staleAfterDays: data.tables.staleAfterDays,
});

/** Builds the report. The result depends only on the runs, their order, and the options. */
export const complianceReport = (runs: readonly Run[], options: ComplianceOptions): Compliance => {
  const { policy, prose, today } = options;
  const moments = momentsOf(runs).map((moment, i, all) => (i === all.length - 1 ? standingOn(moment, today) : moment));
  const now = moments.at(-1);
  if (!now) throw new Error('there is always a last moment');
  const targets = targetsOf(now, policy);
  const asOf = asOfRuns(now.runs, policy, today);
  const uses = usesOf(targets);
  const changes = changesSince(moments.at(-2), asOf, options, uses);
  const unusable = (options.problems ?? []).map((why): UnreadTally => ({ why, count: 1, places: [] }));
  const unreadable = sameWhy([...now.runs.flatMap((run) => run.unreadable), ...unusable]);
  const unreadableCount = sumOf(unreadable, ({ count }) => count);
  const checks = checksOf(policy, prose, targets, lostIn(now));
  const findings = findingsOf(policy, prose, targets);
  const source = compileSources({ ...policy.data.sources, ...prose.sources });
  const verdict = verdictSection(policy, prose, {
    moments,
    targets,
    checks,
    changes: changes.rows,
    other: sumOf(now.runs, ({ other }) => other),
    unreadable: unreadableCount,
  });
  const law = prose.law.map(
    ({ cite, strength, read, why, source: id }): LawCited => ({ cite, strength, read, why, source: source(id) }),
  );
  return {
    version: 1,
    kind: 'compliance',
    title: options.title ?? TITLE,
    made: today,
    tool: TOOL,
    policy: policyRow(policy, asOf, today),
    note: NOTE,
    verdict,
    targets: targets.map((target) => targetRow(target, checks, policy, prose, asOf, options.termsOf)),
    ledger: ledgerOf(policy, targets, asOf),
    matrix: matrixOf(policy, rulesDay(policy, asOf), (id, arrangement, platform) =>
      uses.feature(id, { arrangement, platform }),
    ),
    findings,
    waivers: waiversOf(policy, targets, options.waivers ?? [], today),
    changes,
    unknowns: unknownsOf(policy, prose, targets, limitsOf(now, policy, unreadableCount, today)),
    notChecked: sameWhy([
      ...targets.flatMap(({ parts }) => parts.flatMap(({ unchecked }) => unchecked)),
      ...unreadable,
    ]),
    skipped: sameWhy(now.runs.flatMap(({ skipped = [] }) => skipped)),
    checks,
    law,
    sources: sortedSources([
      ...findings.flatMap(({ sources }) => sources),
      ...supporting(policy, uses, asOf).map(source),
    ]),
    inputs: inputsOf(runs, now),
  };
};
