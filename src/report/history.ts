/** Several runs → what holds now, and how it came to be. */
import { compare } from '../order.js';
import type { Log, Part, Run } from './run.js';

/** A part that counts, and the run that it comes from. */
interface Held {
  readonly run: Run;
  readonly part: Part;
}

/** What held at one moment. */
export interface Moment {
  readonly held: readonly Held[];
  /** Runs that say something at this moment, of which some part still counts. */
  readonly runs: readonly Run[];
  /** Targets of which the newest run holds no request, by key. */
  readonly notSeen: ReadonlySet<string>;
}

/** Records that could not be read, and so are of no target. */
export const lostIn = ({ runs }: Moment): number =>
  runs.reduce((sum, { unreadable }) => unreadable.reduce((all, { count }) => all + count, sum), 0);

const logsOf = (run: Run): readonly Log[] => run.logs?.read ?? [];

/** Whether all that one run read was read by another too: each receipt, or each log byte for byte. */
const readsAllOf = (later: Run, old: Run): boolean => {
  if (old.receipts) return [...old.receipts].every((one) => later.receipts?.has(one));
  const known = new Set(logsOf(later).map(({ file, digest }) => JSON.stringify([file, digest])));
  const all = logsOf(old);
  return all.length > 0 && all.every(({ file, digest }) => known.has(JSON.stringify([file, digest])));
};

/**
 * Whether two runs that both count hold the same receipt, or read a log of one name that is, or may be, the same: by its
 * size, or, where both have requests of a target, because it may have grown.
 */
export const countsTwice = ({ held }: Moment): boolean => {
  const audits = [...new Set(held.map(({ run }) => run))];
  const targetsOf = (run: Run) => held.filter((one) => one.run === run).map(({ part }) => part.key);
  const receipts = audits.flatMap((run) => [...(run.receipts ?? [])]);
  if (new Set(receipts).size < receipts.length) return true;
  const seen = new Map<string, { readonly run: Run; readonly log: Log }[]>();
  for (const run of audits)
    for (const log of logsOf(run)) {
      const others = seen.get(log.file) ?? [];
      const targets = new Set(targetsOf(run));
      const same = others.some((one) =>
        one.run.logs?.check === run.logs?.check ? one.log.digest === log.digest : one.log.bytes === log.bytes,
      );
      const grown = others.some((one) => targetsOf(one.run).some((key) => targets.has(key)));
      if (same || grown) return true;
      seen.set(log.file, [...others, { run, log }]);
    }
  return false;
};

/**
 * Whether a part is seen anew by a later run, and no longer counts. Doubt keeps it: a fail must never be dropped because
 * another file was read afterwards.
 */
const seenAnew = (later: Run): ((old: Held) => boolean) => {
  const files = new Set(later.parts.flatMap((part) => [...part.files].map((file) => JSON.stringify([part.key, file]))));
  return ({ run, part }) => {
    if (run.kind !== later.kind) return false;
    if (run.kind === 'check')
      return part.files.size > 0 && [...part.files].every((file) => files.has(JSON.stringify([part.key, file])));
    // Traffic follows on traffic only where the one ends before the other begins, or holds the very same logs. The months
    // of a folder are one run: all of them count.
    const again = readsAllOf(later, run);
    const apart = run.group === undefined || run.group !== later.group;
    return later.parts.some(
      ({ key, first }) =>
        key === part.key && (again || (apart && part.last !== undefined && first !== undefined && part.last < first)),
    );
  };
};

const sameStep = (a: Run | undefined, b: Run): boolean =>
  a !== undefined &&
  (a.group !== undefined || b.group !== undefined ? a.group === b.group : a.day !== undefined && a.day === b.day);

/** Of runs of one day the one of more logs or receipts is the later: it may hold all of the other. */
const bySize = (a: Run, b: Run): number =>
  a.logs && b.logs
    ? a.logs.read.length - b.logs.read.length
    : a.receipts && b.receipts
      ? a.receipts.size - b.receipts.size
      : 0;

/** Runs in the order of their days where every day is known, else as they were given. */
const inOrder = (runs: readonly Run[]): Run[] =>
  runs.every(({ day }) => day !== undefined)
    ? [...runs].sort((a, b) => compare(a.day ?? '', b.day ?? '') || bySize(a, b))
    : [...runs];

/** The moments at which something was seen anew, and the last of all: at least one, oldest first. */
export const momentsOf = (runs: readonly Run[]): Moment[] => {
  const moments: Moment[] = [];
  let held: Held[] = [];
  let step: Run[] = [];
  const begun = new Set<string>();
  const close = () => {
    // Targets that the runs of this step could have met and did not: earlier runs of the same kind had them.
    const kinds = new Set(step.map(({ kind }) => kind));
    const seen = new Set(step.flatMap(({ parts }) => parts.map(({ key }) => key)));
    const notSeen = held.filter(({ run, part }) => !step.includes(run) && kinds.has(run.kind) && !seen.has(part.key));
    moments.push({
      held,
      runs: [...new Set([...held.map(({ run }) => run), ...step])],
      notSeen: new Set(notSeen.map(({ part }) => part.key)),
    });
  };
  for (const run of inOrder(runs)) {
    // A folder is one run, though its results are of several days: what it holds beside a later folder's is no new step.
    const joins = sameStep(step.at(-1), run) || (run.group !== undefined && begun.has(run.group));
    if (run.group !== undefined) begun.add(run.group);
    const anew = run.parts.map((part): Held => ({ run, part }));
    const isSeenAnew = seenAnew(run);
    const left = held.filter((old) => !isSeenAnew(old));
    if (!joins) {
      if (left.length < held.length) close();
      step = [];
    }
    held = [...left, ...anew];
    // Of an older folder's results beside this step's, one that was seen anew says nothing more.
    step = [...step.filter((one) => one.group === run.group || held.some((part) => part.run === one)), run];
  }
  close();
  // With one moment there is no earlier run to repeat, so no target can have been missed.
  const [only] = moments;
  return moments.length === 1 && only ? [{ ...only, notSeen: new Set() }] : moments;
};
