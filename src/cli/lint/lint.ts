/** `lint`: finds and judges the request templates in a repository. */

import { reportOf } from '../../check.js';
import { policyOf } from '../../config/read.js';
import { NOTHING_JUDGED } from '../../format/found.js';
import type { LintSetup } from '../../lint/judge.js';
import { addCount } from '../../lists.js';
import type { Counts, Platform, Subject } from '../../model.js';
import { many } from '../../numbers.js';
import { compare } from '../../order.js';
import { findTemplates } from '../../templates/find.js';
import { CONFIG_FLAG, CONTEXT_FLAGS, FAIL_ON, type Flags, failOn, outputFlags, readArgs } from '../args.js';
import { exitOf } from '../check/check.js';
import { configOf } from '../config.js';
import { configNotes } from '../config-notes.js';
import { contextLines, contextOf, hostingNote, unstatedNote } from '../context.js';
import { REPORT_FORMATS, writeReport } from '../formats.js';
import { EXIT, type Io, say } from '../io.js';
import { sayOutputs, sinksOf } from '../output.js';
import { mismatchCounter, unstatedPlatformNote } from '../platform-mismatch.js';
import { excerptsOf } from './excerpts.js';
import { EXCUSE_FLAGS, type Excuses, excusesOf } from './excuses.js';
import { FIX_FLAGS, fixInputs, fixModeOf } from './fix.js';
import { INPUT_FLAGS, inputsOf, judgeInputs } from './inputs.js';

/** The flags of `lint`. */
export const LINT_FLAGS = {
  ...INPUT_FLAGS,
  ...FIX_FLAGS,
  ...EXCUSE_FLAGS,
  ...CONTEXT_FLAGS,
  ...CONFIG_FLAG,
  ...outputFlags(REPORT_FORMATS),
  'fail-on': FAIL_ON,
} as const satisfies Flags;

/** The message for a run that judged nothing. */
const nothingChecked = ({ inputs, other, unreadable }: Counts, isAllowed: boolean): string => {
  const none = `there was no request to Claude in ${many(other, 'file')}`;
  const unread = `${many(unreadable, 'file')} could not be read`;
  const why = [...(other > 0 || inputs === 0 ? [none] : []), ...(unreadable > 0 ? [unread] : [])];
  const allow = isAllowed || unreadable > 0 ? '' : '; --allow-none makes that exit code 0';
  return `nothing was checked: ${why.join(', and ')}${allow}`;
};

/** The results of all inputs. */
interface LintResults {
  readonly subjects: readonly Subject[];
  readonly counts: Counts;
  /** Notes about the platforms of the requests. */
  readonly notes: readonly string[];
  /** The highest exit code of any request. */
  readonly code: number;
}

/** The kind of a file by its extension, if that is a plain one. */
const kindOf = (path: string): string => /[^/](\.[a-z\d]{1,10})$/i.exec(path)?.[1]?.toLowerCase() ?? 'other';

/** Collects the results of the inputs, without the findings that are excused. */
const judgeAll = async (
  results: ReturnType<typeof judgeInputs>,
  excuses: Excuses,
  level: 'fail' | 'review',
): Promise<LintResults> => {
  let code: number = EXIT.ok;
  const subjects: Subject[] = [];
  const mismatches = mismatchCounter();
  const made = new Set<Platform>();
  let nowhere = 0;
  const counts = { inputs: 0, subjects: 0, other: 0, unreadable: 0 };
  const kinds = new Map<string, number>();
  for await (const { path, result } of results) {
    counts.inputs++;
    counts.subjects += result.requests;
    nowhere += result.nowhere ?? 0;
    if (result.unsearched) addCount(kinds, kindOf(path));
    for (const platform of result.makes ?? []) made.add(platform);
    if (result.unreadable) counts.unreadable++;
    else if (result.judged.length === 0) counts.other++;
    for (const judged of result.judged) {
      const subject = excuses.apply(judged, path);
      code = Math.max(code, exitOf(subject, judged.stated, level));
      mismatches.count(subject, judged.stated);
      subjects.push(subject);
    }
  }
  const unsearched = [...kinds]
    .map(([kind, inputs]) => ({ kind, inputs }))
    .sort((a, b) => b.inputs - a.inputs || compare(a.kind, b.kind));
  return {
    subjects,
    counts: unsearched.length > 0 ? { ...counts, unsearched } : counts,
    notes: [...mismatches.notes(), ...unstatedPlatformNote(nowhere, made)],
    code,
  };
};

/** Runs `lint` and returns the exit code. @throws UsageError */
export const lint = async (argv: readonly string[], io: Io): Promise<number> => {
  const args = readArgs(argv, LINT_FLAGS);
  const level = failOn(args);
  const sinks = sinksOf(args);
  const config = await configOf(args, io);
  const context = await contextOf(args, io.today);
  const { waivers: stated, ...given } = context;
  const { today } = given;
  const excuses = await excusesOf(args, io, config, today);
  const policy = policyOf(config, today);
  const merged = { ...config.context, ...context };
  const { errors: problems, notes } = await contextLines(args.text('context'), merged, today, policy);
  const setup: LintSetup = {
    config,
    policy,
    given: stated && args.flag('waivers') !== false ? { ...given, waivers: stated } : given,
    find: (file) => findTemplates(file, policy),
    digest: excuses.digest,
  };
  const inputs = await inputsOf(args, io, config);
  await say(io, ...configNotes(config, given), ...notes, ...inputs.idle, ...inputs.notes);
  const fixes = fixModeOf(args, inputs);
  if (fixes !== 'none') await fixInputs(inputs, setup, excuses, io, fixes === 'show');

  await say(io, ...problems);
  const judged = await judgeAll(judgeInputs(inputs, setup, args, io), excuses, level);
  const { subjects, counts } = judged;
  const { errors, warnings } = await excuses.finish(policy, inputs.whole);
  await say(io, ...warnings, ...errors);
  const isAllowed = args.flag('allow-none') === true;
  if (counts.subjects === 0) await say(io, nothingChecked(counts, isAllowed));
  await say(io, ...hostingNote(args, new Set(subjects.map(({ context: { platform } }) => platform))));
  await say(io, ...judged.notes, ...unstatedNote(config, given, subjects));
  const { subjects: all, ...head } = reportOf(subjects, { ...config.context, ...given }, policy);
  const report = { ...head, counts, subjects: all };
  const excerptOf = excerptsOf(policy, io.cwd, inputs.stdin);
  // With --dry-run, standard output has only the changes, so only reports in files are written.
  const outputs = fixes === 'show' ? sinks.filter(({ file }) => file !== undefined) : sinks;
  await writeReport(io, report, outputs, { excerptOf, today, failOn: level });
  if (fixes !== 'show') await sayOutputs(io, sinks, counts.subjects === 0 ? NOTHING_JUDGED : report.verdict);
  const isWrong = problems.length > 0 || inputs.idle.length > 0 || errors.length > 0;
  const isUnchecked = counts.subjects === 0 && !isAllowed;
  return Math.max(judged.code, isWrong ? EXIT.usage : EXIT.ok, isUnchecked ? EXIT.unchecked : EXIT.ok);
};
