/** `audit`: checks recorded traffic and sums up the results in one aggregate. */

import { availableParallelism } from 'node:os';
import { isDay } from '../../day.js';
import { textOf } from '../../decoded-text.js';
import { didYouMean } from '../../did-you-mean.js';
import { csvAggregate } from '../../format/audit/csv.js';
import { markdownAggregate } from '../../format/audit/markdown.js';
import { prettyAggregate } from '../../format/audit/pretty.js';
import { isFailure, NOTHING_JUDGED } from '../../format/found.js';
import { plain } from '../../format/plain.js';
import { indentedText } from '../../json.js';
import { sumOf } from '../../lists.js';
import type { Context } from '../../model.js';
import { STDIN } from '../../standard-input.js';
import type { Aggregate, SkippedRow } from '../../traffic/aggregate.js';
import { type AuditInput, audit as run } from '../../traffic/audit.js';
import { keyOf } from '../../traffic/digest.js';
import { bytesOf, stampOf } from '../../traffic/input/bytes.js';
import { type FoundInputs, findInputs } from '../../traffic/input/inputs.js';
import { setupOf } from '../../traffic/setup.js';
import { removeState, StateError } from '../../traffic/state.js';
import { MergeError, mergeAggregates } from '../../traffic/tally/merge.js';
import {
  type Args,
  CONFIG_FLAG,
  CONTEXT_FLAGS,
  FAIL_ON,
  type Flags,
  failOn,
  inputsNamed,
  outputFlags,
  readArgs,
} from '../args.js';
import { contextLines, contextOf, hostingNote } from '../context.js';
import { EXIT, type Io, say, UsageError } from '../io.js';
import { assertNotRead, assertWritable, openStream, type Sink, sayOutputs, sinksOf, write } from '../output.js';
import { bytesFrom, readText } from '../read.js';
import { auditConfig } from './config.js';
import { progressOf, searchProgress } from './progress.js';
import { withWaitingNotice } from './waiting-notice.js';

/** The flags of `audit`. */
export const AUDIT_FLAGS = {
  merge: { type: 'boolean', says: 'merge several results, each written with --format json, into one' },
  resume: {
    type: 'string',
    value: 'file',
    says: 'save progress in this file, and continue from it (needs CLAUDE_PREFLIGHT_KEY)',
  },
  threads: { type: 'string', value: 'n', says: 'threads that read, 1 to 99 (default by size and processors)' },
  ...CONTEXT_FLAGS,
  'as-of': {
    type: 'string',
    value: 'day|record',
    says: 'apply the policy as of that day, or of the day of each record',
  },
  ...CONFIG_FLAG,
  ...outputFlags(['pretty', 'json', 'jsonl', 'csv', 'markdown']),
  'fail-on': FAIL_ON,
} as const satisfies Flags;

/** In bytes. With less input for each thread, starting a worker takes longer than it saves. */
const BYTES_PER_THREAD = 16 << 20;
const SHOWN = 5;
const NOTHING_HERE = 'there is no recorded traffic here';

const threadsOf = (args: Args, bytes: number | undefined): number => {
  const given = args.text('threads');
  const available = availableParallelism();
  if (given === undefined)
    return bytes === undefined ? available : Math.max(1, Math.min(available, Math.floor(bytes / BYTES_PER_THREAD)));
  if (!/^[1-9]\d?$/.test(given)) throw new UsageError('--threads is a number from 1 to 99');
  return Number(given);
};

/** The arguments without `--as-of record`, which is not part of a context. @throws UsageError if it is neither a day nor `record`. */
const withoutRecord = (args: Args): Args => {
  const asOf = args.text('as-of') ?? 'record';
  if (asOf !== 'record' && !isDay(asOf))
    throw new UsageError(`--as-of is a day of the calendar, YYYY-MM-DD, or record${didYouMean(asOf, ['record'])}`);
  return { ...args, text: (name) => (name === 'as-of' && asOf === 'record' ? undefined : args.text(name)) };
};

/** The exit code of an aggregate: the highest that any request has. */
const exitOf = (aggregate: Aggregate, level: 'fail' | 'review'): number => {
  const { totals, findings } = aggregate;
  const unread = totals.unreadable > 0 || findings.some(({ rule }) => rule === 'request/unreadable');
  if (totals.requests === 0 || unread) return EXIT.unchecked;
  const fails = (['fail', 'review'] as const).some((verdict) => totals[verdict] > 0 && isFailure(verdict, level));
  return fails ? EXIT.findings : EXIT.ok;
};

const print = async (io: Io, sinks: readonly Sink[], aggregate: Aggregate): Promise<void> => {
  for (const sink of sinks) {
    const text = {
      pretty: () => prettyAggregate(aggregate, { colour: io.colour && sink.file === undefined }),
      json: () => indentedText(aggregate),
      csv: () => csvAggregate(aggregate),
      markdown: () => markdownAggregate(aggregate),
    }[sink.format];
    if (text) await write(io, sink, text());
  }
};

/** The number of requests to another platform than the stated one. They are judged for the platform that they go to. */
const mismatch = (aggregate: Aggregate, { platform }: Context): number =>
  platform === undefined
    ? 0
    : sumOf(aggregate.endpoints, (row) => (row.target === undefined && row.platform !== platform ? row.requests : 0));

const merge = async (args: Args, io: Io, sinks: readonly Sink[]): Promise<Aggregate> => {
  const idle = args.givenOf([...Object.keys(CONTEXT_FLAGS), 'config', 'resume', 'threads']);
  if (idle !== undefined) throw new UsageError(`--${idle} does not go with --merge: aggregates are judged already`);
  if (sinks.some(({ format }) => format === 'jsonl'))
    throw new UsageError('--merge cannot write jsonl: an aggregate has no subjects');
  const { readAggregates } = await import('../../saved/aggregates.js');
  const aggregates: Aggregate[] = [];
  for (const operand of inputsNamed(args)) {
    const stdin = operand === '-' ? io.stdin() : undefined;
    if (operand === '-' && !stdin) throw new UsageError('name the aggregates to merge, or give them on standard input');
    const text = stdin ? textOf(await bytesFrom(stdin)) : readText(operand, 'the aggregate');
    aggregates.push(...readAggregates(text ?? '', operand === '-' ? 'standard input' : operand));
  }
  const [first, ...rest] = aggregates;
  if (!first) throw new UsageError('there is no aggregate to merge');
  return mergeAggregates([first, ...rest]);
};

/** Reports what will not be read, and why. */
const sayInputs = async (io: Io, { skipped, empty, absent }: FoundInputs): Promise<void> => {
  for (const { operand, why } of absent) await say(io, `${plain(operand)}: ${why}`);
  for (const operand of empty) await say(io, `${plain(operand)}: ${NOTHING_HERE}`);
  for (const reason of new Set(skipped.map(({ why }) => why))) {
    const paths = skipped.filter(({ why }) => why === reason).map(({ path }) => plain(path));
    const more = paths.length > SHOWN ? ` and ${paths.length - SHOWN} more` : '';
    await say(io, `skipped, ${reason}: ${paths.slice(0, SHOWN).join(', ')}${more}`);
  }
};

const skippedRows = ({ skipped, empty }: FoundInputs): SkippedRow[] =>
  [...skipped, ...empty.map((path) => ({ path, why: NOTHING_HERE }))].map(({ path, why }) => ({
    why,
    files: 1,
    examples: [{ file: path }],
  }));

const inputsOf = ({ files }: FoundInputs, io: Io, onRead: (bytes: number) => void): AuditInput[] =>
  files.map((operand) => {
    const stdin = operand === '-' ? io.stdin() : undefined;
    if (operand === '-' && !stdin)
      throw new UsageError('name a file or folder, or give recorded traffic on standard input');
    const file = stdin ? STDIN : operand;
    return {
      file,
      open: () => withWaitingNotice(bytesOf(file, stdin, onRead), file, io),
      ...(stdin ? {} : { stamp: () => stampOf(file) }),
    };
  });

const auditLogs = async (
  args: Args,
  io: Io,
  sinks: readonly Sink[],
): Promise<{ aggregate: Aggregate; code: number }> => {
  const state = args.text('resume');
  const secret = io.env.CLAUDE_PREFLIGHT_KEY;
  const streamed = sinks.filter(({ format }) => format === 'jsonl');
  if (state !== undefined && (secret ?? '') === '')
    throw new UsageError('--resume needs CLAUDE_PREFLIGHT_KEY: the digests of both runs are made with it');
  if (state !== undefined && streamed.length > 0)
    throw new UsageError('--resume does not go with --format jsonl: the lines of the earlier run would be missing');
  const byRecord = args.text('as-of') === 'record';
  const context = await contextOf(withoutRecord(args), io.today);
  const { today, ...given } = context;
  const { config, policy, notes, errors } = await auditConfig(args, io, context);
  const own = await contextLines(args.text('context'), { ...config.context, ...context }, today, policy);
  const problems = [...own.errors, ...errors];
  await say(io, ...notes, ...own.notes, ...problems);
  const search = searchProgress(io);
  const found = await findInputs(inputsNamed(args), search.seen, state);
  search.end();
  assertNotRead(found.files, sinks);
  await sayInputs(io, found);
  const progress = progressOf(io, found.bytes);
  const inputs = inputsOf(found, io, progress.read);
  const key = keyOf(secret);
  const setup = setupOf({ policy, byRecord, config, given, key, today, subjects: streamed.length > 0 });
  const stream = openStream(io, streamed);
  try {
    const aggregate = await run(setup, inputs, {
      threads: threadsOf(args, found.bytes),
      program: io.program,
      state,
      skipped: skippedRows(found),
      ...(stream ? { onSubjects: stream.write } : {}),
    });
    const unchecked = found.empty.length > 0 ? EXIT.unchecked : EXIT.ok;
    return { aggregate, code: Math.max(unchecked, problems.length > 0 ? EXIT.usage : EXIT.ok) };
  } finally {
    progress.end();
    stream?.close();
  }
};

/** Runs `audit` and returns the exit code. @throws UsageError */
export const audit = async (argv: readonly string[], io: Io): Promise<number> => {
  const args = readArgs(argv, AUDIT_FLAGS);
  const level = failOn(args);
  const sinks = sinksOf(args);
  assertWritable([...sinks.map(({ file }) => file), args.text('resume')].filter((file) => file !== undefined));
  try {
    const { aggregate, code } = args.flag('merge')
      ? { aggregate: await merge(args, io, sinks), code: EXIT.ok }
      : await auditLogs(args, io, sinks);
    await print(io, sinks, aggregate);
    const state = args.text('resume');
    if (state !== undefined) await removeState(state);
    const { requests } = aggregate.totals;
    if (requests === 0) await say(io, 'there was no request to Claude in the input');
    await say(io, ...hostingNote(args, new Set(aggregate.endpoints.map(({ platform }) => platform))));
    const elsewhere = args.flag('merge') ? 0 : mismatch(aggregate, aggregate.targets.at(-1)?.context ?? {});
    if (elsewhere > 0)
      await say(
        io,
        `${elsewhere} of ${requests} requests go to another platform than the one stated, and are judged for that`,
      );
    await sayOutputs(io, sinks, requests === 0 ? NOTHING_JUDGED : aggregate.verdict);
    return Math.max(code, elsewhere > 0 ? EXIT.usage : EXIT.ok, exitOf(aggregate, level));
  } catch (error) {
    if (error instanceof StateError || error instanceof MergeError) throw new UsageError(error.message);
    throw error;
  }
};
