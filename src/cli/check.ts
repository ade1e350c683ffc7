/** `check`: requests from files or standard input. */
import { reportOf } from '../check.js';
import { plain } from '../format/pretty.js';
import type { Context, Subject } from '../model.js';
import { shippedPolicy } from '../policy/shipped.js';
import { type Args, CONTEXT_FLAGS, OUTPUT_FLAGS, readArgs } from './args.js';
import { contextOf } from './context.js';
import { REPORT_FORMATS, writeReport } from './formats.js';
import { EXIT, type Io, UsageError } from './io.js';
import { openStream, sinksOf } from './output.js';
import { judgeOperand } from './subjects.js';

export const CHECK_FLAGS = { ...CONTEXT_FLAGS, ...OUTPUT_FLAGS } as const;

/** The verdict from which findings count. @throws UsageError */
export const failOn = (args: Args): 'fail' | 'review' => {
  const value = args.text('fail-on') ?? 'fail';
  if (value !== 'fail' && value !== 'review') throw new UsageError('--fail-on is fail or review');
  return value;
};

/** The exit code of one subject. */
export const exitOf = (subject: Subject, context: Context, level: 'fail' | 'review'): number => {
  if (subject.findings.some(({ rule }) => rule === 'request/unreadable')) return EXIT.unchecked;
  if (context.platform !== undefined && subject.context.platform !== context.platform) return EXIT.usage;
  const bad = subject.verdict === 'fail' || (subject.verdict === 'review' && level === 'review');
  return bad ? EXIT.findings : EXIT.ok;
};

const mismatch = (subject: Subject, context: Context): string | undefined =>
  context.platform !== undefined && subject.context.platform !== context.platform
    ? `${plain(subject.name ?? 'a request')}: it goes to ${subject.context.platform}, not to ${context.platform}, and is judged so`
    : undefined;

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** Runs `check` and returns the exit code. @throws UsageError */
export const check = async (argv: readonly string[], io: Io): Promise<number> => {
  const args = readArgs(argv, CHECK_FLAGS);
  const level = failOn(args);
  const sinks = sinksOf(args, [...REPORT_FORMATS, 'jsonl']);
  const { context, problems } = await contextOf(args, io.today);
  let code: number = problems.length > 0 ? EXIT.usage : EXIT.ok;
  for (const problem of problems) await io.stderr(`claude-preflight: ${problem}\n`);
  const operands = args.operands.length > 0 ? args.operands : ['-'];
  const stdin = operands.includes('-') ? io.stdin() : nothing();
  if (!stdin) throw new UsageError('name a file, or give a request on standard input');

  // JSON Lines are written as they come, and what is kept for the other formats is kept for them alone.
  const lines = sinks.find(({ format }) => format === 'jsonl');
  const stream = lines && (await openStream(io, lines));
  const keep = sinks.some((sink) => sink !== lines);
  const subjects: Subject[] = [];
  let count = 0;
  for (const operand of operands) {
    const before = count;
    for await (const subject of judgeOperand(
      { context, policy: shippedPolicy },
      operand,
      stdin,
      stream !== undefined,
    )) {
      count++;
      code = Math.max(code, exitOf(subject, context, level));
      const warning = mismatch(subject, context);
      if (warning !== undefined) await io.stderr(`claude-preflight: ${warning}\n`);
      await stream?.write(`${JSON.stringify(subject)}\n`);
      if (keep) subjects.push(subject);
    }
    if (count === before) {
      await io.stderr(
        `claude-preflight: there was no request in ${operand === '-' ? 'standard input' : plain(operand)}\n`,
      );
      code = Math.max(code, EXIT.unchecked);
    }
  }
  await stream?.close();
  const report = reportOf(subjects, context, shippedPolicy);
  const whole = sinks.filter((sink) => sink !== lines);
  await writeReport(io, report, whole, { today: context.today ?? io.today, failOn: level });
  return code;
};
