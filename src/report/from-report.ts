/** Converts a report of check or lint to a run. */
import { dayAfter } from '../day.js';
import { defined } from '../json.js';
import { grouped, sumOf } from '../lists.js';
import type { Day, Finding, Report, Subject, WaivedFinding } from '../model.js';
import { many } from '../numbers.js';
import type { Policy } from '../policy/compile.js';
import { STDIN } from '../standard-input.js';
import {
  keyOf,
  type Part,
  PLACES_KEPT,
  type Place,
  type Run,
  type SavedFile,
  type Target,
  type UnreadTally,
} from './run.js';
import { counted, type PlacedFinding, tally, tallyRetention } from './tally.js';

/** The file or the name that a request was read from. */
const fileOf = ({ name, location }: Subject): string | undefined => location?.file ?? name;

/** The name of a request, unless it only consists of the file and the line. */
const ownName = ({ name }: Subject, file: string | undefined): string | undefined =>
  file !== undefined && name?.startsWith(file) && /^(?::\d+)?$/.test(name.slice(file.length)) ? undefined : name;

const placeOf = (subject: Subject, finding: Finding): Place => {
  const { file, line, column } = finding.location ?? subject.location ?? {};
  const name = ownName(subject, file);
  return defined({ name, file, line, column, at: finding.at });
};

/** The place of a request; only its name, if it is the whole of a file. */
const requestPlace = (subject: Subject): Place => {
  const { name, location } = subject;
  if (location?.file === undefined || location.file === name) return defined({ name });
  const { file, line } = location;
  return defined({ name: ownName(subject, file), file, line });
};

/** The findings of requests, each with its place. */
const placedFindings = (
  subjects: readonly Subject[],
  findingsOf: (subject: Subject) => readonly (Finding | WaivedFinding)[],
): PlacedFinding[] =>
  subjects.flatMap((subject, i) =>
    findingsOf(subject).map((one): PlacedFinding => {
      const { rule, feature, verdict, api, message, remedy, sources } = one;
      const waiver = 'waiver' in one ? one.waiver : undefined;
      const finding = defined<PlacedFinding['finding']>({
        rule,
        feature,
        verdict,
        api,
        message,
        remedy,
        sources,
        waiver,
      });
      return { finding, subject: i, place: placeOf(subject, one) };
    }),
  );

const keyOfSubject = ({ target, context }: Subject): string => keyOf({ target, ...context });

const partOf = (subjects: readonly [Subject, ...Subject[]]): Part => {
  const [first] = subjects;
  const { platform, arrangement } = first.context;
  const by = (verdict: Subject['verdict']) => subjects.filter((one) => one.verdict === verdict).length;
  return defined<Part>({
    key: keyOfSubject(first),
    target: first.target,
    platform,
    arrangement,
    foundryHostings: [...new Set(subjects.flatMap(({ context }) => context.foundryHosting ?? []))],
    phi: subjects.some(({ context }) => context.phi),
    strict: subjects.every(({ context }) => context.strict),
    requests: subjects.length,
    fail: by('fail'),
    review: by('review'),
    pass: by('pass'),
    refused: 0,
    endpoints: counted(subjects.map(({ method, endpoint }) => `${method} ${endpoint}`)),
    features: counted(subjects.flatMap(({ features }) => [...new Set(features.map(({ id }) => id))])),
    findings: tally(placedFindings(subjects, ({ findings }) => findings)),
    waived: tally(placedFindings(subjects, ({ waived }) => waived)),
    retention: tallyRetention(subjects.map(({ retention }) => retention)),
    unchecked: [...counted(subjects.flatMap(({ unchecked }) => [...new Set(unchecked.map(({ why }) => why))]))].map(
      ([why, count]) => ({
        why,
        count,
        places: subjects
          .filter(({ unchecked }) => unchecked.some((one) => one.why === why))
          .slice(0, PLACES_KEPT)
          .map(requestPlace),
      }),
    ),
    files: new Set(subjects.flatMap((subject) => fileOf(subject) ?? []).filter((file) => file !== STDIN)),
    excused: subjects.flatMap(({ verdict, waived }) =>
      waived.length === 0
        ? []
        : [{ verdict, waived: waived.map((one) => ({ verdict: one.verdict, expires: one.waiver.expires })) }],
    ),
  });
};

/** One judged request as a target of its own. */
export const fromSubject = (subject: Subject): Target => {
  const part = partOf([subject]);
  return { id: 'T1', key: part.key, name: subject.name ?? 'request', parts: [part], notSeenLately: false };
};

/** The day of a run, from its age relative to the policy's newest row; undefined if the policy is another one. */
const dayOf = ({ digest, ageInDays }: Report['policy'], policy: Policy): Day | undefined =>
  ageInDays !== undefined && digest === policy.digest ? dayAfter(policy.newest, ageInDays) : undefined;

/** Files that could not be read completely, except those for which a request says so. */
const unreadOf = ({ counts, subjects }: Report): UnreadTally[] => {
  const filesWithGaps = new Set(subjects.filter(({ unchecked }) => unchecked.length > 0).map(fileOf));
  const count = (counts?.unreadable ?? 0) - filesWithGaps.size;
  return count > 0 ? [{ why: 'a file of which something could not be read', count, places: [] }] : [];
};

const KINDS_NAMED = 5;

/** Files in which lint searched no request, with the most frequent kinds. */
const unsearchedOf = ({ counts }: Report): UnreadTally[] => {
  const all = counts?.unsearched ?? [];
  if (all.length === 0) return [];
  const rest = all.length - KINDS_NAMED;
  const kinds = [...all.slice(0, KINDS_NAMED).map(({ kind }) => kind), ...(rest > 0 ? [many(rest, 'more kind')] : [])];
  const count = sumOf(all, ({ inputs }) => inputs);
  return [{ why: `files of kinds that lint does not search: ${kinds.join(', ')}`, count, places: [] }];
};

/**
 * A report of `check` or `lint` as a run. Each file of a target is a part of its own, so that a later run over some of
 * the files replaces only these.
 */
export const fromReport = (report: Report, policy: Policy, file: SavedFile): Run => {
  const groups = grouped(report.subjects, (subject) =>
    JSON.stringify([keyOfSubject(subject), fileOf(subject) ?? null]),
  );
  const skipped = unsearchedOf(report);
  return defined({
    ...file,
    kind: 'check',
    day: dayOf(report.policy, policy),
    tool: report.tool,
    policy: { digest: report.policy.digest, asOf: report.policy.asOf, clock: 'one-day' },
    verdict: report.verdict,
    parts: [...groups.values()].map(partOf),
    other: Math.max(0, (report.counts?.other ?? 0) - sumOf(skipped, ({ count }) => count)),
    unreadable: unreadOf(report),
    skipped,
    undated: 0,
  });
};
