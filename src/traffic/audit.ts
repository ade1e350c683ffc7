/** An audit: reads inputs in one pass and returns one aggregate. */
import type { Aggregate, SkippedRow } from './aggregate.js';
import { chained, keyed } from './digest.js';
import { type Block, blocksOf, type Gap, type Limits } from './input/blocks.js';
import type { BlockResult } from './judge.js';
import { type AuditSetup, policyOf } from './setup.js';
import { type Progress, readState, type Stamp, type State, StateError, writeState } from './state.js';
import type { Tally } from './tally/groups.js';
import { ledgerTally } from './tally/merge.js';
import { addAggregate, addInput, addSkipped, aggregateOf, setAside } from './tally/tally.js';
import { type WorkerPool, workerPool } from './worker-pool.js';

/** A file or stream to read. */
export interface AuditInput {
  readonly file: string;
  readonly open: () => AsyncIterable<Uint8Array>;
  readonly stamp?: () => Stamp;
}

/** Options of an audit. */
export interface AuditOptions {
  readonly threads: number;
  /** The script that worker threads run. */
  readonly program?: string | undefined;
  /** The file in which the state is kept; an audit resumes from a state that is there. */
  readonly state?: string | undefined;
  /** How many bytes are judged before the state is saved again. */
  readonly every?: number;
  readonly limits?: Limits;
  /** Files that are not read. */
  readonly skipped?: readonly SkippedRow[];
  /** Called with subjects as JSON Lines, in the order of the inputs. */
  readonly onSubjects?: (lines: string) => Promise<unknown>;
}

const SAVE_EVERY = 32 << 20;
const START: Progress = { form: 'json-lines', bytes: 0, digest: '', requests: 0, other: 0, unreadable: 0, parts: 0 };

const isGap = (part: Block | Gap): part is Gap => 'why' in part;

/** The digest of an input up to and including a part; a gap counts as well, since the bytes alone do not show it. */
const digestWith = ({ key }: AuditSetup, before: string, part: Block | Gap): string =>
  chained(key, before, keyed(key, isGap(part) ? part.why : part.bytes));

interface Run {
  readonly setup: AuditSetup;
  readonly options: AuditOptions;
  readonly pool: WorkerPool;
  readonly tally: Tally;
  readonly audit: string;
  /** The stamps of the inputs that were read completely. */
  readonly done: Stamp[];
  /** Bytes judged since the state was last saved. */
  since: number;
}

const advanced = (progress: Progress, { key }: AuditSetup, bytes: number, result: BlockResult): Progress => ({
  form: result.form,
  bytes: progress.bytes + bytes,
  digest: chained(key, progress.digest, result.digest),
  requests: progress.requests + result.requests,
  other: progress.other + result.other,
  unreadable: progress.unreadable + result.unreadable,
  parts: progress.parts + 1,
});

const collect = async ({ pool, tally }: Run): Promise<void> => {
  for (const aggregate of await pool.collect()) addAggregate(tally, aggregate);
};

const save = async (run: Run, current: Progress): Promise<void> => {
  const { state } = run.options;
  if (state === undefined) return;
  await collect(run);
  const { audit, tally, setup, done } = run;
  const saved: State = { version: 1, audit, today: setup.today, done, current, aggregate: aggregateOf(tally) };
  await writeState(state, saved, setup.key);
  run.since = 0;
};

const changedInput = ({ file }: AuditInput): StateError =>
  new StateError(`${file}: it is not what it was when the state was written; remove the state to begin anew`);

/**
 * Verifies that an input that was read completely in an earlier run is unchanged; it is read again if its stamp does not
 * show that.
 */
const verifyUnchanged = async (run: Run, input: AuditInput, stamp: Stamp, judged: Aggregate): Promise<void> => {
  const now = input.stamp?.() ?? null;
  run.done.push(now);
  if (now !== null && now === stamp) return;
  let digest = '';
  for await (const part of blocksOf(input.file, input.open(), run.options.limits))
    digest = digestWith(run.setup, digest, part);
  if (!judged.inputs.some((row) => row.file === input.file && row.digest === digest)) throw changedInput(input);
};

const auditInput = async (run: Run, input: AuditInput, saved: Progress): Promise<void> => {
  const { setup, options, pool, tally } = run;
  const stamp = input.stamp?.() ?? null;
  let progress = saved.parts > 0 ? START : saved;
  const inFlight: { bytes: number; result: Promise<BlockResult> }[] = [];
  const awaitResults = async (keep: number): Promise<void> => {
    while (inFlight.length > keep) {
      const { bytes, result } = inFlight.shift() as (typeof inFlight)[number];
      const done = await result;
      progress = advanced(progress, setup, bytes, done);
      run.since += bytes;
      if (done.subjects !== '') await options.onSubjects?.(done.subjects);
    }
  };
  let part = 0;
  for await (const next of blocksOf(input.file, input.open(), options.limits, pool.spare)) {
    part++;
    if (part <= saved.parts) {
      // Judged in the earlier run: read again only to verify that the input is the same.
      progress = { ...progress, digest: digestWith(setup, progress.digest, next) };
      if (part === saved.parts) {
        if (progress.digest !== saved.digest) throw changedInput(input);
        progress = saved;
      }
      continue;
    }
    if (isGap(next)) {
      await awaitResults(0);
      setAside(tally, 'unreadable', next.why, { file: input.file, line: next.line });
      const { unreadable, parts, digest } = progress;
      progress = {
        ...progress,
        digest: digestWith(setup, digest, next),
        unreadable: unreadable + 1,
        parts: parts + 1,
      };
      continue;
    }
    const { length } = next.bytes;
    const { result } = await pool.judge(next);
    result.catch(() => {});
    inFlight.push({ bytes: length, result });
    await awaitResults(pool.capacity - 1);
    if (options.state !== undefined && run.since >= (options.every ?? SAVE_EVERY)) {
      await awaitResults(0);
      await save(run, progress);
    }
  }
  if (part < saved.parts) throw changedInput(input);
  await awaitResults(0);
  const { parts, ...row } = progress;
  addInput(tally, { file: input.file, ...row });
  run.done.push(stamp);
};

/**
 * Audits inputs in their order.
 * @throws StateError if the state belongs to another audit, or an input has changed since it was saved.
 */
export const audit = async (
  given: AuditSetup,
  inputs: readonly AuditInput[],
  options: AuditOptions,
): Promise<Aggregate> => {
  const { key, terms, config } = given;
  // The configuration and the flags have more than an aggregate shows: waivers, deployment names, terms of files.
  const id = keyed(key, JSON.stringify([terms, config, given.given, inputs.map(({ file }) => file)]));
  const state = options.state === undefined ? undefined : await readState(options.state, id, key);
  const setup = state ? { ...given, today: state.today } : given;
  const tally = ledgerTally(terms, policyOf(setup));
  if (state) addAggregate(tally, state.aggregate);
  const pool = workerPool(setup, options.threads, options.program);
  const run: Run = { setup, options, pool, tally, audit: id, done: [], since: 0 };
  try {
    for (const [index, input] of inputs.entries()) {
      const stamp = state?.done[index];
      if (state && stamp !== undefined) {
        await verifyUnchanged(run, input, stamp, state.aggregate);
        continue;
      }
      await auditInput(run, input, index === state?.done.length ? state.current : START);
      if (run.since >= (options.every ?? SAVE_EVERY)) await save(run, START);
    }
    await collect(run);
    // Only now: a state does not hold them, since a run that resumes finds them again.
    for (const row of options.skipped ?? []) addSkipped(tally, row);
  } finally {
    await pool.close();
  }
  return aggregateOf(tally);
};
