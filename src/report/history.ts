/** Puts several runs into order, and finds out which parts of them still count. */
import { grouped, sumOf } from '../lists.js';
import { compare } from '../order.js';
import type { Log, Part, Run } from './run.js';

/** A part that counts, and the run that it comes from. */
interface RunPart {
  readonly run: Run;
  readonly part: Part;
}

/** The parts that count at one moment. */
export interface Moment {
  readonly parts: readonly RunPart[];
  /** The runs with parts that count at this moment, and those made at it. */
  readonly runs: readonly Run[];
  /** Keys of targets of which the newest run has no request. */
  readonly notSeen: ReadonlySet<string>;
}

/** The number of records that could not be read, and so have no target. */
export const lostIn = ({ runs }: Moment): number =>
  sumOf(
    runs.flatMap(({ unreadable }) => unreadable),
    ({ count }) => count,
  );

const logsOf = (run: Run): readonly Log[] => run.logs?.read ?? [];

/** Whether a later run read everything that an older one did: the same receipts, or byte for byte the same logs. */
const readsAllOf = (later: Run, old: Run): boolean => {
  if (old.receipts) return [...old.receipts].every((one) => later.receipts?.has(one));
  const known = new Set(logsOf(later).map(({ file, digest }) => JSON.stringify([file, digest])));
  const all = logsOf(old);
  return all.length > 0 && all.every(({ file, digest }) => known.has(JSON.stringify([file, digest])));
};

/** Whether two results of check or lint have requests of one target from files of the same name. */
const haveSameFile = (parts: readonly Part[]): boolean => {
  const files = parts.flatMap(({ key, files }) => [...files].map((file) => JSON.stringify([key, file])));
  return new Set(files).size < files.length;
};

/** Whether receipts and a log have requests of one target that may be of the same days. */
const isInReceiptsAndLog = (parts: readonly RunPart[]): boolean => {
  const isBefore = (a: Part, b: Part): boolean => a.last !== undefined && b.first !== undefined && a.last < b.first;
  const partsOf = (kind: Run['kind']) => parts.flatMap(({ run, part }) => (run.kind === kind ? [part] : []));
  const logged = partsOf('audit');
  return partsOf('receipts').some((one) =>
    logged.some((other) => other.key === one.key && !isBefore(one, other) && !isBefore(other, one)),
  );
};

/**
 * Whether two runs that both count may count requests twice: they have the same receipt, or a log of the same name that
 * has the same digest (or size, if the keys differ), or that may have grown because both have requests of one target;
 * or one has receipts and the other a log of the same requests; or they checked files of the same name.
 */
export const countsTwice = ({ parts }: Moment): boolean => {
  if (haveSameFile(parts.flatMap(({ run, part }) => (run.kind === 'check' ? [part] : [])))) return true;
  if (isInReceiptsAndLog(parts)) return true;
  const audits = [...new Set(parts.map(({ run }) => run))];
  const targetsOf = (run: Run) => parts.filter((of) => of.run === run).map(({ part }) => part.key);
  const receipts = audits.flatMap((run) => [...(run.receipts ?? [])]);
  if (new Set(receipts).size < receipts.length) return true;
  const byFile = new Map<string, { readonly run: Run; readonly log: Log }[]>();
  for (const run of audits)
    for (const log of logsOf(run)) {
      const others = byFile.get(log.file) ?? [];
      const targets = new Set(targetsOf(run));
      const isSame = others.some((other) =>
        other.run.logs?.check === run.logs?.check ? other.log.digest === log.digest : other.log.bytes === log.bytes,
      );
      const mayHaveGrown = others.some((other) => targetsOf(other.run).some((key) => targets.has(key)));
      if (isSame || mayHaveGrown) return true;
      byFile.set(log.file, [...others, { run, log }]);
    }
  return false;
};

/**
 * Makes a function that tells whether a part is replaced by a later run. In doubt it is not: a fail must never be dropped
 * because another file was read afterwards.
 */
const replacedBy = (later: Run): ((old: RunPart) => boolean) => {
  const files = new Set(later.parts.flatMap((part) => [...part.files].map((file) => JSON.stringify([part.key, file]))));
  return ({ run, part }) => {
    if (run.kind !== later.kind) return false;
    const isOfOtherFolder = run.group === undefined || run.group !== later.group;
    // In one folder, files of equal names may be those of two repositories.
    if (run.kind === 'check' && !isOfOtherFolder) return false;
    if (run.kind === 'check')
      return part.files.size > 0 && [...part.files].every((file) => files.has(JSON.stringify([part.key, file])));
    // Traffic replaces traffic only if the older ends before the later begins, or the later has the same logs. Requests
    // without a day have no known end. The results in one folder are one run and do not replace each other.
    const hasSameLogs = readsAllOf(later, run);
    const last = isOfOtherFolder && part.undated === undefined ? part.last : undefined;
    return later.parts.some(
      ({ key, first }) =>
        key === part.key && (hasSameLogs || (last !== undefined && first !== undefined && last < first)),
    );
  };
};

const sameStep = (a: Run | undefined, b: Run): boolean =>
  a !== undefined &&
  (a.group !== undefined || b.group !== undefined ? a.group === b.group : a.day !== undefined && a.day === b.day);

/** The number of logs or receipts of runs; undefined if a run has neither. */
const sizeOf = (runs: readonly Run[], of: 'logs' | 'receipts'): number | undefined =>
  runs.every((run) => run[of] !== undefined)
    ? sumOf(runs, ({ logs, receipts }) => (of === 'logs' ? (logs?.read.length ?? 0) : (receipts?.size ?? 0)))
    : undefined;

/** Orders runs of one day by their number of logs or receipts: the larger one may contain the other. */
const bySize = (a: readonly Run[], b: readonly Run[]): number => {
  for (const of of ['logs', 'receipts'] as const) {
    const [one, other] = [sizeOf(a, of), sizeOf(b, of)];
    if (one !== undefined && other !== undefined) return one - other;
  }
  return 0;
};

/**
 * Runs by day if every day is known, else in the given order. The results of a folder are one run, of their last day:
 * between them, a result from elsewhere could replace an earlier one of the folder.
 */
const inOrder = (runs: readonly Run[]): Run[] => {
  if (runs.some(({ day }) => day === undefined)) return [...runs];
  const byDay = (a: Run, b: Run) => compare(a.day ?? '', b.day ?? '') || bySize([a], [b]);
  const folders = grouped(runs, (run) => run.group ?? run);
  const last = (folder: readonly Run[]): string => folder.at(-1)?.day ?? '';
  return [...folders.values()]
    .map((folder) => [...folder].sort(byDay))
    .sort((a, b) => compare(last(a), last(b)) || bySize(a, b))
    .flat();
};

/** The moments at which parts were replaced, and the last one: at least one, oldest first. */
export const momentsOf = (runs: readonly Run[]): Moment[] => {
  const moments: Moment[] = [];
  let current: RunPart[] = [];
  let step: Run[] = [];
  const begun = new Set<string>();
  const close = () => {
    // Targets that earlier runs of the same kind had, and that the runs of this step do not have.
    const kinds = new Set(step.map(({ kind }) => kind));
    const seen = new Set(step.flatMap(({ parts }) => parts.map(({ key }) => key)));
    const notSeen = current.filter(
      ({ run, part }) => !step.includes(run) && kinds.has(run.kind) && !seen.has(part.key),
    );
    moments.push({
      parts: current,
      runs: [...new Set([...current.map(({ run }) => run), ...step])],
      notSeen: new Set(notSeen.map(({ part }) => part.key)),
    });
  };
  for (const run of inOrder(runs)) {
    // The results of a folder are one run, although they are of several days.
    const joins = sameStep(step.at(-1), run) || (run.group !== undefined && begun.has(run.group));
    if (run.group !== undefined) begun.add(run.group);
    const isReplaced = replacedBy(run);
    const remaining = current.filter((old) => !isReplaced(old));
    if (!joins) {
      if (remaining.length < current.length) close();
      step = [];
    }
    current = [...remaining, ...run.parts.map((part) => ({ run, part }))];
    // Results of other runs in this step are dropped once all of their parts were replaced.
    const isOfSameFolder = (one: Run): boolean => one.group !== undefined && one.group === run.group;
    step = [...step.filter((one) => isOfSameFolder(one) || current.some((part) => part.run === one)), run];
  }
  close();
  // With one moment there is no earlier run, so no target can be missing.
  const [only] = moments;
  return moments.length === 1 && only ? [{ ...only, notSeen: new Set() }] : moments;
};
