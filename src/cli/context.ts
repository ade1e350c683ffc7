/** The context of a run, from flags and a context file, of which flags take precedence. */
import type { Config } from '../config/config.js';
import { CONTEXT_MEMBERS, contextProblems, waiverProblems } from '../context-problems.js';
import { isDay } from '../day.js';
import { MEMBERS } from '../evaluate/terms.js';
import { plain } from '../format/plain.js';
import { defined } from '../json.js';
import type { Arrangement, Context, Day, FoundryHosting, Platform, Subject } from '../model.js';
import { many } from '../numbers.js';
import type { Policy } from '../policy/compile.js';
import type { Args } from './args.js';
import { UsageError } from './io.js';
import { readText } from './read.js';

/** The members that a context file may have: the terms, but no settings of the detectors. */
const NAMES = CONTEXT_MEMBERS.filter((name) => name !== 'detect' && name !== 'phiMin');

const leastConfidence = (args: Args): number | undefined => {
  const text = args.text('phi-min');
  if (text === undefined) return undefined;
  const value = /^(?:0?\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  if (MEMBERS.phiMin?.(value)) return value;
  throw new UsageError('--phi-min is a confidence from 0.3 to 0.5; higher ones are always shown');
};

/** Members by which a file is recognised as a configuration. */
const CONFIG_MEMBERS = ['context', 'contexts', 'targets'];

/** Reads a context file. @throws UsageError naming every unknown or invalid member with its position. */
export const readContext = async (file: string): Promise<Context> => {
  const text = readText(file, 'the context file');
  const { problemLine, readYaml } = await import('../policy/document.js');
  // A day may be written without quotes: `readYaml` reads it as a string, not as a Date.
  const { value, problems, problem } = readYaml(file, text);
  const refusal = (all: typeof problems) => new UsageError(all.map((one) => plain(problemLine(one))).join('\n'));
  if (problems.length > 0) throw refusal(problems);
  if (value === null) throw refusal([problem([], 'the file is empty; a context is a map, as arrangement: zdr')]);
  if (typeof value !== 'object' || Array.isArray(value))
    throw refusal([problem([], 'a context is a map of members, as arrangement: zdr')]);
  const wrong = contextProblems(value as Record<string, unknown>, NAMES);
  if (wrong.length > 0 && CONFIG_MEMBERS.some((name) => Object.hasOwn(value, name)))
    throw refusal([problem([], 'this is a configuration: give it with --config')]);
  if (wrong.length > 0) throw refusal(wrong.map(({ member, message }) => problem([member], message)));
  return value as Context;
};

/** The members of a context that are given by flags. @throws UsageError */
export const flagContext = (args: Args): Context => {
  const asOf = args.text('as-of');
  if (asOf !== undefined && !isDay(asOf)) throw new UsageError('--as-of is a day of the calendar, YYYY-MM-DD');
  return defined({
    platform: args.text('platform') as Platform | undefined,
    foundryHosting: args.text('foundry-hosting') as FoundryHosting | undefined,
    arrangement: args.text('arrangement') as Arrangement | undefined,
    phi: args.flag('phi'),
    phiMin: leastConfidence(args),
    strict: args.flag('strict'),
    asOf,
  });
};

/** The context of a run: that of the context file, overridden by flags. @throws UsageError */
export const contextOf = async (args: Args, today: string): Promise<Context & { readonly today: string }> => {
  const file = args.text('context');
  const given = flagContext(args);
  return { today, ...(file === undefined ? {} : await readContext(file)), ...given };
};

/** A note if `--foundry-hosting` is given although no request goes to Foundry. */
export const hostingNote = (args: Args, platforms: ReadonlySet<Platform>): string[] =>
  args.text('foundry-hosting') === undefined || platforms.size === 0 || platforms.has('microsoft-foundry')
    ? []
    : ['--foundry-hosting has no effect: no request goes to microsoft-foundry; if no host shows it, state --platform'];

/** A note if requests without a target are judged under the standard arrangement, which nobody stated. */
export const unstatedNote = (config: Config, given: Context, subjects: readonly Subject[]): string[] => {
  const stated = [given, config.context, ...config.contexts.map(({ context }) => context)];
  if (config.targets.length === 0 || stated.some(({ arrangement }) => arrangement !== undefined)) return [];
  const { length } = subjects.filter((one) => one.target === undefined && one.context.arrangement === 'standard');
  return length === 0
    ? []
    : [
        `${many(length, 'request')} ${length === 1 ? 'is' : 'are'} of no target, and judged under standard, which promises nothing: state your arrangement under context; a call without a host belongs to a target by its file only`,
      ];
};

const COLUMNS = ['zdr', 'hipaa'] as const;

/** Notes on a day before the policy's first entries, or in the future. */
const dayNotes = (asOf: Day | undefined, today: Day, { data, newest }: Policy): string[] => {
  if (asOf === undefined) return [];
  const later = COLUMNS.flatMap((column) => {
    const [first] = data.features.flatMap((row) => (row[column] ?? []).map(({ since }) => since)).sort();
    return first !== undefined && asOf < first ? [`${column} (the first is of ${first})`] : [];
  });
  return [
    ...(later.length > 0
      ? [`as of ${asOf}: the policy has no entries yet for ${later.join(' and ')}; nothing is established`]
      : []),
    ...(asOf > today ? [`as of ${asOf}: that day is in the future; the newest entry is of ${newest}`] : []),
  ];
};

/** Returns the positions of the waivers in a context file. The file is read again for this. */
const waiverPositions = async (file: string): Promise<(index: number) => string> => {
  const { readYaml } = await import('../policy/document.js');
  const { problem } = readYaml(file, readText(file, 'the context file'));
  return (index) => {
    const { line, column } = problem(['waivers', index], '');
    return `${plain(file)}:${line}:${column}: `;
  };
};

/** The messages about the terms of a run. */
interface ContextLines {
  /** Waivers that excuse nothing, with their positions. */
  readonly errors: readonly string[];
  readonly notes: readonly string[];
}

/** The messages about the terms of a run. `file` is the context file, which holds the waivers. */
export const contextLines = async (
  file: string | undefined,
  context: Context,
  today: Day,
  policy: Policy,
): Promise<ContextLines> => {
  const problems = waiverProblems(context, today, policy);
  const positionOf = file === undefined || problems.length === 0 ? () => '' : await waiverPositions(file);
  return {
    errors: problems.map(({ index, message }) => positionOf(index) + plain(message)),
    notes: dayNotes(context.asOf, today, policy),
  };
};
