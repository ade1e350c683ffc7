/** `policy show|diff|verify|test`. */

import { isDay } from '../evaluate/terms.js';
import { didYouMean } from '../nearest.js';
import { prose } from '../policy/prose.generated.js';
import { shippedPolicy } from '../policy/shipped.js';
import { diffPolicy, showPolicy } from '../policy/show.js';
import { type Args, CONFIG_FLAG, CONTEXT_FLAGS, type FlagSpec, OUTPUT_FLAGS, readArgs } from './args.js';
import { EXIT, type Io, UsageError } from './io.js';
import { sinksOf, write } from './output.js';
import { table } from './table.js';
import { verify } from './verify.js';

const { format, output } = OUTPUT_FLAGS;
const { 'as-of': _, ...terms } = CONTEXT_FLAGS;

const show = async (args: Args, io: Io): Promise<number> => {
  const asOf = args.text('as-of') ?? shippedPolicy.newest;
  if (!isDay(asOf)) throw new UsageError('--as-of is a day, YYYY-MM-DD');
  if (args.operands.length > 0) throw new UsageError('policy show takes no operand');
  const shown = showPolicy(shippedPolicy, prose, asOf);
  for (const sink of sinksOf(args, ['pretty', 'json'])) {
    const rows = shown.features.map(({ id, zdr, hipaa, retention }) => [
      id,
      zdr.status,
      hipaa.status,
      retention.map(({ upTo, where }) => `${upTo} ${where}`).join(', '),
    ]);
    const text = `policy as of ${asOf}, ${shown.digest}\n\n${table([['feature', 'zdr', 'hipaa', 'kept'], ...rows])}\n`;
    await write(io, sink, sink.format === 'json' ? `${JSON.stringify(shown, null, 2)}\n` : text);
  }
  return EXIT.ok;
};

const diff = async (args: Args, io: Io): Promise<number> => {
  const [from, to] = args.operands;
  if (!isDay(from) || !isDay(to) || args.operands.length !== 2)
    throw new UsageError('policy diff takes two days, YYYY-MM-DD');
  if (args.texts('against').length > 0) return (await import('./against.js')).against(args, io, from, to);
  const changes = diffPolicy(shippedPolicy, prose, from, to);
  for (const sink of sinksOf(args, ['pretty', 'json'])) {
    const rows = changes.map((one) => [
      one.feature,
      one.column,
      `${one.from.status} -> ${one.to.status}`,
      one.to.since ?? '',
      one.to.source ?? '',
    ]);
    const head = `${changes.length} cell${changes.length === 1 ? '' : 's'} changed between ${from} and ${to}\n`;
    const text = changes.length > 0 ? `${head}\n${table(rows)}\n` : head;
    await write(
      io,
      sink,
      sink.format === 'json'
        ? `${JSON.stringify({ from, to, digest: shippedPolicy.digest, changes }, null, 2)}\n`
        : text,
    );
  }
  return EXIT.ok;
};

interface Part {
  readonly flags: Readonly<Record<string, FlagSpec>>;
  readonly run: (args: Args, io: Io) => Promise<number>;
}

/** Each part takes the flags that it reads, and no other. */
const PARTS: Readonly<Record<string, Part>> = {
  show: { flags: { format, output, 'as-of': { type: 'string' } }, run: show },
  diff: { flags: { format, output, ...terms, ...CONFIG_FLAG, against: { type: 'string', multiple: true } }, run: diff },
  verify: { flags: {}, run: verify },
  test: { flags: CONFIG_FLAG, run: async (args, io) => (await import('./policy-test.js')).policyTest(args, io) },
};

/** Runs `policy` and returns the exit code. @throws UsageError */
export const policy = async (argv: readonly string[], io: Io): Promise<number> => {
  const [name = '', ...rest] = argv;
  const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
  if (!part)
    throw new UsageError(`policy is followed by show, diff, verify or test${didYouMean(name, Object.keys(PARTS))}`);
  return part.run(readArgs(rest, part.flags), io);
};
