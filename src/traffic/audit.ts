/** An audit: inputs in, one aggregate out, in one pass. */
import type { Aggregate } from './aggregate.js';
import { type Block, blocksOf, type Gap, type Limits } from './blocks.js';
import { type Crew, crewOf } from './crew.js';
import { chained, keyed } from './digest.js';
import type { BlockResult } from './judge.js';
import { ledgerTally } from './merge.js';
import { type AuditSetup, policyOf } from './setup.js';
import { type Partly, readState, type Stamp, type State, StateError, writeState } from './state.js';
import { addAggregate, addInput, aggregateOf, setAside, type Tally } from './tally.js';

/** A file or stream to be read. */
export interface AuditInput {
  readonly file: string;
  readonly open: () => AsyncIterable<Uint8Array>;
  readonly stamp?: () => Stamp;
}

/** How an audit runs. */
export interface AuditOptions {
  readonly threads: number;
  /** The script that workers run. */
  readonly program?: string | undefined;
  /** Where the state is kept; the audit goes on from what stands there. */
  readonly state?: string | undefined;
  /** Bytes judged between two states. */
  readonly every?: number;
  readonly limits?: Limits;
  /** Called with JSON Lines of subjects, in the order of the inputs. */
  readonly onSubjects?: (lines: string) => Promise<unknown>;
}

const EVERY = 32 << 20;
const NOTHING: Partly = { form: 'json-lines', bytes: 0, digest: '', requests: 0, other: 0, unreadable: 0, parts: 0 };

const isGap = (part: Block | Gap): part is Gap => 'why' in part;

interface Run {
  readonly setup: AuditSetup;
  readonly options: AuditOptions;
  readonly crew: Crew;
  readonly tally: Tally;
  readonly audit: string;
  /** The stamps of the inputs read to their end. */
  readonly done: Stamp[];
  /** Bytes since the last state. */
  since: number;
}

const after = (so: Partly, { key }: AuditSetup, bytes: number, result: BlockResult): Partly => ({
  form: result.form,
  bytes: so.bytes + bytes,
  digest: chained(key, so.digest, result.digest),
  requests: so.requests + result.requests,
  other: so.other + result.other,
  unreadable: so.unreadable + result.unreadable,
  parts: so.parts + 1,
});

const collect = async ({ crew, tally }: Run): Promise<void> => {
  for (const aggregate of await crew.collect()) addAggregate(tally, aggregate);
};

const save = async (run: Run, partly: Partly): Promise<void> => {
  const { state } = run.options;
  if (state === undefined) return;
  await collect(run);
  const { audit, tally, setup, done } = run;
  const saved: State = { version: 1, audit, today: setup.today, done, partly, aggregate: aggregateOf(tally) };
  await writeState(state, saved, setup.key);
  run.since = 0;
};

const changed = ({ file }: AuditInput): StateError =>
  new StateError(`${file}: it is not what it was when the state was written; remove the state to begin anew`);

/** Makes sure that an input which was read to its end is as it was: it is read again where its stamp cannot say so. */
const lookAgain = async (run: Run, input: AuditInput, stamp: Stamp, judged: Aggregate): Promise<void> => {
  const now = input.stamp?.() ?? null;
  run.done.push(now);
  if (now !== null && now === stamp) return;
  const { key } = run.setup;
  let digest = '';
  for await (const part of blocksOf(input.file, input.open(), run.options.limits))
    if (!isGap(part)) digest = chained(key, digest, keyed(key, part.bytes));
  if (!judged.inputs.some((row) => row.file === input.file && row.digest === digest)) throw changed(input);
};

const auditInput = async (run: Run, input: AuditInput, begun: Partly): Promise<void> => {
  const { setup, options, crew, tally } = run;
  const { key } = setup;
  const stamp = input.stamp?.() ?? null;
  let so = begun.parts > 0 ? { ...NOTHING } : begun;
  const under: { bytes: number; result: Promise<BlockResult> }[] = [];
  const settle = async (keep: number): Promise<void> => {
    while (under.length > keep) {
      const { bytes, result } = under.shift() as (typeof under)[number];
      const done = await result;
      so = after(so, setup, bytes, done);
      run.since += bytes;
      if (done.subjects !== '') await options.onSubjects?.(done.subjects);
    }
  };
  let part = 0;
  for await (const next of blocksOf(input.file, input.open(), options.limits, crew.spare)) {
    part++;
    if (part <= begun.parts) {
      // Judged in the earlier run: it is read only to be sure that the input is the same.
      if (!isGap(next)) so = { ...so, digest: chained(key, so.digest, keyed(key, next.bytes)) };
      if (part === begun.parts) {
        if (so.digest !== begun.digest) throw changed(input);
        so = begun;
      }
      continue;
    }
    if (isGap(next)) {
      await settle(0);
      setAside(tally, 'unreadable', next.why, { file: input.file, line: next.line });
      so = { ...so, unreadable: so.unreadable + 1, parts: so.parts + 1 };
      continue;
    }
    const { length } = next.bytes;
    const { result } = await crew.judge(next);
    result.catch(() => {});
    under.push({ bytes: length, result });
    await settle(crew.room - 1);
    if (options.state !== undefined && run.since >= (options.every ?? EVERY)) {
      await settle(0);
      await save(run, so);
    }
  }
  if (part < begun.parts) throw changed(input);
  await settle(0);
  const { parts, ...row } = so;
  addInput(tally, { file: input.file, ...row });
  run.done.push(stamp);
};

/**
 * Audits inputs, in their order.
 * @throws StateError where the state is another audit's, or an input has changed since.
 */
export const audit = async (
  asked: AuditSetup,
  inputs: readonly AuditInput[],
  options: AuditOptions,
): Promise<Aggregate> => {
  const { key, terms } = asked;
  const id = keyed(key, JSON.stringify([terms, inputs.map(({ file }) => file)]));
  const state = options.state === undefined ? undefined : await readState(options.state, id, key);
  const setup = state ? { ...asked, today: state.today } : asked;
  const tally = ledgerTally(terms, policyOf(setup));
  if (state) addAggregate(tally, state.aggregate);
  const crew = crewOf(setup, options.threads, options.program);
  const run: Run = { setup, options, crew, tally, audit: id, done: [], since: 0 };
  try {
    for (const [index, input] of inputs.entries()) {
      const stamp = state?.done[index];
      if (state && stamp !== undefined) {
        await lookAgain(run, input, stamp, state.aggregate);
        continue;
      }
      await auditInput(run, input, index === state?.done.length ? state.partly : NOTHING);
      if (run.since >= (options.every ?? EVERY)) await save(run, NOTHING);
    }
    await collect(run);
  } finally {
    await crew.close();
  }
  return aggregateOf(tally);
};
