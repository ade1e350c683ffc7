/** `check`: requests from files or standard input. */

import { reportOf, verdictOf } from '../../check.js';
import { isFailure, NOTHING_JUDGED } from '../../format/found.js';
import { plain } from '../../format/plain.js';
import type { Overall, Platform, Subject } from '../../model.js';
import {
  CONFIG_FLAG,
  CONTEXT_FLAGS,
  FAIL_ON,
  type Flags,
  failOn,
  inputsNamed,
  outputFlags,
  readArgs,
} from '../args.js';
import { contextOf, hostingNote } from '../context.js';
import { REPORT_FORMATS, writeReport } from '../formats.js';
import { EXIT, type Io, say, UsageError } from '../io.js';
import { openStream, sayOutputs, sinksOf } from '../output.js';
import { isMismatch, mismatchCounter } from '../platform-mismatch.js';
import { checkSetup } from './setup.js';
import { judgeOperand } from './subjects.js';

/** The flags of `check`. */
export const CHECK_FLAGS = {
  ...CONTEXT_FLAGS,
  ...CONFIG_FLAG,
  ...outputFlags([...REPORT_FORMATS, 'jsonl']),
  'fail-on': FAIL_ON,
} as const satisfies Flags;

/** The exit code of one subject; `stated` is the platform that its terms name. */
export const exitOf = (subject: Subject, stated: Platform | undefined, level: 'fail' | 'review'): number => {
  if (subject.findings.some(({ rule }) => rule === 'request/unreadable')) return EXIT.unchecked;
  if (isMismatch(subject, stated)) return EXIT.usage;
  return isFailure(subject.verdict, level) ? EXIT.findings : EXIT.ok;
};

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** Runs `check` and returns the exit code. @throws UsageError */
export const check = async (argv: readonly string[], io: Io): Promise<number> => {
  const args = readArgs(argv, CHECK_FLAGS);
  const level = failOn(args);
  const sinks = sinksOf(args);
  const setup = await checkSetup(args, io, await contextOf(args, io.today));
  let code: number = setup.errors.length > 0 ? EXIT.usage : EXIT.ok;
  await say(io, ...setup.warnings, ...setup.errors);
  const operands = inputsNamed(args);
  const stdin = operands.includes('-') ? io.stdin() : nothing();
  if (!stdin) throw new UsageError('name a file, or give a request on standard input');

  // JSON Lines are written subject by subject. The subjects are kept in memory only for the other formats.
  const lines = sinks.filter(({ format }) => format === 'jsonl');
  const whole = sinks.filter(({ format }) => format !== 'jsonl');
  const stream = openStream(io, lines);
  const subjects: Subject[] = [];
  const platforms = new Set<Platform>();
  const mismatches = mismatchCounter();
  let count = 0;
  let verdict: Overall = 'pass';
  for (const operand of operands) {
    const before = count;
    const blankLines: number[] = [];
    // A blank line is reported only if a request follows, since one at the end of a file is usual.
    let blankLinesBefore = 0;
    for await (const judged of judgeOperand(setup, operand, stdin, stream !== undefined)) {
      if ('blank' in judged) {
        blankLines.push(judged.blank);
        await stream?.write('\n');
        continue;
      }
      blankLinesBefore = blankLines.length;
      count++;
      const subject = setup.waive(judged.subject, operand);
      code = Math.max(code, exitOf(subject, judged.stated, level));
      verdict = verdictOf([{ verdict }, subject]);
      platforms.add(subject.context.platform);
      mismatches.count(subject, judged.stated);
      await stream?.write(`${JSON.stringify(subject)}\n`);
      if (whole.length > 0) subjects.push(subject);
    }
    const name = operand === '-' ? 'standard input' : plain(operand);
    if (blankLinesBefore > 0)
      await say(
        io,
        `${name}:${blankLines[0]}: ${blankLinesBefore === 1 ? 'a line is' : `${blankLinesBefore} lines are`} blank`,
      );
    if (count === before) {
      await say(io, `there was no request in ${name}`);
      code = Math.max(code, EXIT.unchecked);
    }
  }
  stream?.close();
  await say(io, ...mismatches.notes(), ...hostingNote(args, platforms));
  const report = reportOf(subjects, setup.general, setup.policy);
  await writeReport(io, report, whole, { today: setup.general.today ?? io.today, failOn: level });
  await sayOutputs(io, sinks, count === 0 ? NOTHING_JUDGED : verdict);
  return code;
};
