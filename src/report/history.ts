/** Several runs → what holds now, and how it came to be. */
import type { Part, Run } from './run.js';

/** A part that counts, and the run that it comes from. */
export interface Held {
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

const intersects = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((one) => b.has(one));

/**
 * Whether a part is seen anew by a later one, and no longer counts. Doubt keeps it: a fail must never be dropped
 * because another file was read afterwards.
 */
const seenAnew = (old: Held, anew: Held): boolean => {
  if (old.run.kind !== anew.run.kind || old.part.key !== anew.part.key) return false;
  if (old.run.kind === 'check') return intersects(old.part.files, anew.part.files);
  // Traffic follows on traffic only where the one ends before the other begins.
  return old.part.last !== undefined && anew.part.first !== undefined && old.part.last < anew.part.first;
};

const sameStep = (a: Run | undefined, b: Run): boolean =>
  a !== undefined &&
  (a.group !== undefined || b.group !== undefined ? a.group === b.group : a.day !== undefined && a.day === b.day);

/** Runs in the order of their days where every day is known, else as they were given. */
const inOrder = (runs: readonly Run[]): Run[] =>
  runs.every(({ day }) => day !== undefined)
    ? [...runs].sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : (a.day ?? '') > (b.day ?? '') ? 1 : 0))
    : [...runs];

/** The moments at which something was seen anew, and the last of all: at least one, oldest first. */
export const momentsOf = (runs: readonly Run[]): Moment[] => {
  const moments: Moment[] = [];
  let held: Held[] = [];
  let step: Run[] = [];
  const close = () => {
    // What the last step could have seen and did not: its kind of run looked, and met no such target.
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
    const joins = sameStep(step.at(-1), run);
    const anew = run.parts.map((part): Held => ({ run, part }));
    const left = held.filter((old) => !anew.some((one) => seenAnew(old, one)));
    if (!joins) {
      if (left.length < held.length) close();
      step = [];
    }
    step.push(run);
    held = [...left, ...anew];
  }
  close();
  // Results of one moment stand beside one another; only a run that repeats an earlier one can miss a target.
  const [only] = moments;
  return moments.length === 1 && only ? [{ ...only, notSeen: new Set() }] : moments;
};
