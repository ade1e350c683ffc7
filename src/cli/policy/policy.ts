/** `policy show|diff|verify|test`. */

import { isDay } from '../../day.js';
import { didYouMean } from '../../did-you-mean.js';
import { duration } from '../../duration.js';
import { indentedText } from '../../json.js';
import { many } from '../../numbers.js';
import { prose } from '../../policy/prose.generated.js';
import { shippedPolicy } from '../../policy/shipped.js';
import { diffPolicy, showPolicy } from '../../policy/show.js';
import type { ChangeRow } from '../../report/compliance.js';
import { type Args, AS_OF_FLAG, CONFIG_FLAG, CONTEXT_FLAGS, type Flags, outputFlags, readArgs } from '../args.js';
import { contextLines } from '../context.js';
import { EXIT, type Io, say, UsageError } from '../io.js';
import { sinksOf, write } from '../output.js';
import { table } from '../table.js';
import { verify } from './verify.js';

const OUTPUT = outputFlags(['pretty', 'json']);
const { 'as-of': _, ...TERMS } = CONTEXT_FLAGS;
/** The flags of `diff` that apply only with `--against`. */
const AGAINST_FLAGS = { ...TERMS, ...CONFIG_FLAG };

/** Prints notes on a day before the policy's first entries, or in the future. */
const sayDayNotes = async (asOf: string, io: Io): Promise<void> => {
  const { notes } = await contextLines(undefined, { asOf }, io.today, shippedPolicy);
  await say(io, ...notes);
};

const show = async (args: Args, io: Io): Promise<number> => {
  const asOf = args.text('as-of') ?? shippedPolicy.newest;
  if (!isDay(asOf)) throw new UsageError('--as-of is a day of the calendar, YYYY-MM-DD');
  if (args.operands.length > 0) throw new UsageError('policy show takes no arguments');
  await sayDayNotes(asOf, io);
  const shown = showPolicy(shippedPolicy, prose, asOf);
  for (const sink of sinksOf(args)) {
    const rows = shown.features.map(({ id, zdr, hipaa, retention }) => [
      id,
      zdr.status,
      hipaa.status,
      [...new Set(retention.map(({ upTo, where }) => `${duration(upTo)} at ${where}`))].join(', '),
    ]);
    const text = `policy as of ${asOf}, ${shown.digest}\n\n${table([['feature', 'zdr', 'hipaa', 'kept'], ...rows])}\n`;
    await write(io, sink, sink.format === 'json' ? indentedText(shown) : text);
  }
  return EXIT.ok;
};

/** The text of a change outside the table of features. */
const changeText = ({ since, what, from, to, sources }: Omit<ChangeRow, 'used'>): string =>
  [
    `\n${what}${since === undefined ? '' : `, ${since}`}`,
    `  from    ${from}`,
    `  to      ${to}`,
    ...sources.map(({ page, section, captured }) => `  source  ${[page, section, captured].join(', ')}`),
    '',
  ].join('\n');

const diff = async (args: Args, io: Io): Promise<number> => {
  const [from, to] = args.operands;
  if (from === undefined || to === undefined || args.operands.length !== 2)
    throw new UsageError('policy diff takes two days of the calendar, YYYY-MM-DD');
  for (const [which, day] of [
    ['first', from],
    ['second', to],
  ] as const)
    if (!isDay(day)) throw new UsageError(`policy diff takes two days, YYYY-MM-DD, and the ${which} is not one`);
  const compares = args.texts('against').length > 0;
  const idle = compares ? undefined : args.givenOf(Object.keys(AGAINST_FLAGS));
  if (idle !== undefined) throw new UsageError(`--${idle} says how requests are judged: it goes with --against`);
  await sayDayNotes(from, io);
  if (from !== to) await sayDayNotes(to, io);
  if (compares) return (await import('./against.js')).against(args, io, from, to);
  const changes = diffPolicy(shippedPolicy, prose, from, to);
  const { NO_USES, otherChanges } = await import('../../report/changes.js');
  const others = otherChanges(shippedPolicy, prose, from, to, NO_USES).map(({ used: _used, ...one }) => one);
  for (const sink of sinksOf(args)) {
    const rows = changes.map((one) => [
      one.feature,
      one.column,
      `${one.from.status} -> ${one.to.status}`,
      one.to.since ?? '',
      one.to.source ?? '',
    ]);
    const head = `${many(changes.length, 'cell')} changed between ${from} and ${to}\n`;
    const cells = changes.length > 0 ? `${head}\n${table(rows)}\n` : head;
    const text =
      others.length > 0
        ? `${cells}\n${many(others.length, 'other change')}\n${others.map(changeText).join('')}`
        : cells;
    await write(
      io,
      sink,
      sink.format === 'json' ? indentedText({ from, to, digest: shippedPolicy.digest, changes, others }) : text,
    );
  }
  return EXIT.ok;
};

interface Part {
  readonly flags: Flags;
  readonly run: (args: Args, io: Io) => Promise<number>;
}

/** The subcommands of `policy`. Each accepts only its own flags. */
export const POLICY_PARTS: Readonly<Record<'show' | 'diff' | 'test' | 'verify', Part>> = {
  show: { flags: { ...AS_OF_FLAG, ...OUTPUT }, run: show },
  diff: {
    flags: {
      against: {
        type: 'string',
        multiple: true,
        value: 'path',
        says: 'show which requests in this file or folder change their verdict',
      },
      ...AGAINST_FLAGS,
      ...OUTPUT,
    },
    run: diff,
  },
  test: { flags: CONFIG_FLAG, run: async (args, io) => (await import('./test.js')).policyTest(args, io) },
  verify: { flags: {}, run: verify },
};

/** Whether a word is a subcommand of `policy`. */
const isPart = (name: string): name is keyof typeof POLICY_PARTS => Object.hasOwn(POLICY_PARTS, name);

/** The error for a word that is not a subcommand of `policy`. */
export const noPart = (name: string): UsageError => {
  const names = Object.keys(POLICY_PARTS);
  return new UsageError(`policy takes one of ${names.join(', ')}${didYouMean(name, names)}; see policy --help`);
};

/** Runs `policy` and returns the exit code. @throws UsageError */
export const policy = async (argv: readonly string[], io: Io): Promise<number> => {
  const [name = '', ...rest] = argv;
  if (!isPart(name)) throw noPart(name);
  const part = POLICY_PARTS[name];
  return part.run(readArgs(rest, part.flags), io);
};
