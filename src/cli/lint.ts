/** `lint`: request templates in a repository, found and judged. */
import { reportOf } from '../check.js';
import { policyOf } from '../config/read.js';
import { plain } from '../format/pretty.js';
import { findTemplates } from '../lint/find.js';
import type { Bench } from '../lint/judge.js';
import { pathFrom } from '../lint/run.js';
import { waiverNotes, waivingOf } from '../lint/waivers.js';
import type { Subject } from '../model.js';
import { CONTEXT_FLAGS, type FlagSpec, OUTPUT_FLAGS, readArgs } from './args.js';
import { exitOf, failOn } from './check.js';
import { CONFIG_FLAGS, configOf, waiversOf } from './config.js';
import { contextOf } from './context.js';
import { excerptsOf } from './excerpts.js';
import { REPORT_FORMATS, reportText } from './formats.js';
import { EXIT, type Io } from './io.js';
import { INPUT_FLAGS, inputsOf, judgeInputs } from './lint-inputs.js';
import { sinksOf, write } from './output.js';

export const LINT_FLAGS = {
  ...CONTEXT_FLAGS,
  ...OUTPUT_FLAGS,
  ...CONFIG_FLAGS,
  ...INPUT_FLAGS,
  waivers: { type: 'boolean' },
  'waivers-from': { type: 'string' },
} as const satisfies Record<string, FlagSpec>;

/** Runs `lint` and returns the exit code. @throws UsageError */
export const lint = async (argv: readonly string[], io: Io): Promise<number> => {
  const args = readArgs(argv, LINT_FLAGS);
  const level = failOn(args);
  const sinks = sinksOf(args, REPORT_FORMATS);
  const say = (text: string) => io.stderr(`claude-preflight: ${text}\n`);
  const config = await configOf(args, io);
  const { context, problems } = await contextOf(args, io.today);
  const { waivers: stated, ...given } = context;
  const today = context.today ?? io.today;
  const excused = args.flag('waivers') !== false;
  const bench: Bench = {
    config,
    policy: policyOf(config, today),
    given: excused && stated ? { ...given, waivers: stated } : given,
    find: findTemplates,
  };
  const inputs = await inputsOf(args, io, config);
  for (const note of inputs.notes) await say(note);
  const waivers = excused ? await waiversOf(args, io, config) : [];
  const waiving = waivingOf(waivers, today);

  let code: number = problems.length > 0 ? EXIT.usage : EXIT.ok;
  for (const problem of problems) await say(problem);
  const subjects: Subject[] = [];
  const counts = { inputs: 0, subjects: 0, other: 0, unreadable: 0 };
  for await (const { path, result } of judgeInputs(inputs, bench, args, io)) {
    counts.inputs++;
    if (result.unreadable) counts.unreadable++;
    else if (result.judged.length === 0) counts.other++;
    for (const { subject: judged, stated: platform } of result.judged) {
      const subject = waiving.apply(judged, path);
      code = Math.max(code, exitOf(subject, platform === undefined ? {} : { platform }, level));
      subjects.push(subject);
    }
  }
  counts.subjects = subjects.length;
  const { errors, warnings } = waiverNotes(waivers, {
    policy: bench.policy,
    today,
    used: inputs.whole ? waiving.used : undefined,
  });
  for (const { waiver, message } of [...warnings, ...errors])
    await say(`${plain(pathFrom(io.cwd, config.file))}:${waiver.line}:${waiver.column}: ${message}`);
  if (errors.length > 0) code = Math.max(code, EXIT.usage);
  if (subjects.length === 0) {
    await say(`nothing was checked: there was no request to Claude in ${counts.inputs} files`);
    if (args.flag('allow-none') !== true) code = Math.max(code, EXIT.unchecked);
  }
  const report = reportOf(subjects, { ...config.context, ...given }, bench.policy, counts);
  const excerptOf = excerptsOf(bench.policy, io.cwd, inputs.stdin);
  for (const sink of sinks)
    await write(io, sink, reportText(report, sink, { colour: io.colour && sink.file === undefined, excerptOf }));
  return code;
};
