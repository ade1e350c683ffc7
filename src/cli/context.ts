/** The context of a run: a file, and flags that win over it. */
import type { Config } from '../config/config.js';
import { CONTEXT_MEMBERS, contextProblems, waiverProblems } from '../context-problems.js';
import { isDay } from '../day.js';
import { MEMBERS } from '../evaluate/terms.js';
import { plain } from '../format/plain.js';
import type { Context, Day, Platform, Subject } from '../model.js';
import { many } from '../numbers.js';
import type { Policy } from '../policy/compile.js';
import type { Args } from './args.js';
import { UsageError } from './io.js';
import { readText } from './read.js';

/** What a file may hold: the terms, not how they are looked at. */
const NAMES = CONTEXT_MEMBERS.filter((name) => name !== 'detect' && name !== 'phiMin');

const leastConfidence = (args: Args): number | undefined => {
  const text = args.text('phi-min');
  if (text === undefined) return undefined;
  const value = /^(?:0?\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  if (MEMBERS.phiMin?.(value)) return value;
  throw new UsageError('--phi-min is a confidence from 0.3 to 0.5; higher ones are always shown');
};

/** Reads a context file. @throws UsageError naming every member that is unknown or wrong, with its place. */
export const readContext = async (file: string): Promise<Context> => {
  const text = readText(file, 'the context file');
  const { problemLine, readYaml } = await import('../policy/document.js');
  // A day may be written without quotes: `readYaml` reads it as text, not as a Date.
  const { value, problems, problem } = readYaml(file, text);
  const refusal = (all: typeof problems) => new UsageError(all.map((one) => plain(problemLine(one))).join('\n'));
  if (problems.length > 0) throw refusal(problems);
  if (value === null) throw refusal([problem([], 'the file is empty; a context is a map, as arrangement: zdr')]);
  if (typeof value !== 'object' || Array.isArray(value))
    throw refusal([problem([], 'a context is a map of members, as arrangement: zdr')]);
  const wrong = contextProblems(value as Record<string, unknown>, NAMES);
  if (wrong.length > 0 && Object.hasOwn(value, 'context'))
    throw refusal([problem([], 'this is a configuration: give it with --config')]);
  if (wrong.length > 0) throw refusal(wrong.map(({ member, message }) => problem([member], message)));
  return value as Context;
};

/** The members of a context that are said by flags; they win over a file. @throws UsageError */
export const flagContext = (args: Args): Context => {
  const asOf = args.text('as-of');
  if (asOf !== undefined && !isDay(asOf)) throw new UsageError('--as-of is a day of the calendar, YYYY-MM-DD');
  const flags = {
    platform: args.text('platform'),
    foundryHosting: args.text('foundry-hosting'),
    arrangement: args.text('arrangement'),
    phi: args.flag('phi'),
    phiMin: leastConfidence(args),
    strict: args.flag('strict'),
    asOf,
  };
  return Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
};

/** What a run is given: the terms of a context file, and flags that win over them. @throws UsageError */
export const contextOf = async (args: Args, today: string): Promise<Context & { readonly today: string }> => {
  const file = args.text('context');
  const given = flagContext(args);
  return { today, ...(file === undefined ? {} : await readContext(file)), ...given };
};

/** That `--foundry-hosting` says nothing of what was judged, which went to these platforms. */
export const hostingNote = (args: Args, platforms: ReadonlySet<Platform>): string[] =>
  args.text('foundry-hosting') === undefined || platforms.size === 0 || platforms.has('microsoft-foundry')
    ? []
    : ['--foundry-hosting has no effect: no request goes to microsoft-foundry; if no host shows it, state --platform'];

/** That what is given wins over the terms of targets, where it changes what they say. */
export const wonNotes = (config: Config, given: Context): string[] =>
  config.targets.flatMap(({ name, context }) => {
    const members = Object.entries(given).flatMap(([member, value]) => {
      const own = context[member as keyof Context];
      return own === undefined || JSON.stringify(own) === JSON.stringify(value) ? [] : [member];
    });
    return members.length > 0
      ? [`flags and --context take precedence over the terms of the target ${plain(name)}: ${members.join(', ')}`]
      : [];
  });

/** That some requests are no target's, and are judged under terms that nobody stated. */
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

/** What the policy cannot know of a day: before its tables begin nothing is established, and what is to come nobody knows. */
const dayNotes = (asOf: Day | undefined, today: Day, { data, newest }: Policy): string[] => {
  if (asOf === undefined) return [];
  const later = COLUMNS.flatMap((column) => {
    const [first] = data.features.flatMap((row) => (row[column] ?? []).map(({ since }) => since)).sort();
    return first !== undefined && asOf < first ? [`${column} on ${first}`] : [];
  });
  return [
    ...(later.length > 0
      ? [`as of ${asOf}: the policy has no entries yet for ${later.join(', for ')}; nothing is established`]
      : []),
    ...(asOf > today ? [`as of ${asOf}: that day is in the future; the newest entry is of ${newest}`] : []),
  ];
};

/** Where the waivers of a context file stand. It is read for those who have something to say of one. */
const waiverPlaces = async (file: string): Promise<(index: number) => string> => {
  const { readYaml } = await import('../policy/document.js');
  const { problem } = readYaml(file, readText(file, 'the context file'));
  return (index) => {
    const { line, column } = problem(['waivers', index], '');
    return `${plain(file)}:${line}:${column}: `;
  };
};

/** What is to be said of the terms of a run. */
export interface ContextLines {
  /** Waivers that excuse nothing, each with its place. */
  readonly errors: readonly string[];
  readonly notes: readonly string[];
}

/** What is to be said of the terms of a run; `file` is the context file that its waivers stand in. */
export const contextLines = async (
  file: string | undefined,
  context: Context,
  today: Day,
  policy: Policy,
): Promise<ContextLines> => {
  const problems = waiverProblems(context, today, policy);
  const placeOf = file === undefined || problems.length === 0 ? () => '' : await waiverPlaces(file);
  return {
    errors: problems.map(({ index, message }) => placeOf(index) + plain(message)),
    notes: dayNotes(context.asOf, today, policy),
  };
};
