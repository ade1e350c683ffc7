/** The context of a run: a file, and flags that win over it. */
import { CONTEXT_MEMBERS, contextProblems, waiverProblems } from '../context-problems.js';
import { isDay, MEMBERS } from '../evaluate/terms.js';
import { plain } from '../format/pretty.js';
import type { Context, Day, Platform } from '../model.js';
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
  throw new UsageError('--phi-min is a confidence from 0.3 to 0.5; what is surer is always shown');
};

/** Reads a context file. @throws UsageError naming every member that is unknown or wrong, with its place. */
export const readContext = async (file: string): Promise<Context> => {
  const text = readText(file, 'the context file');
  const { problemLine, readYaml } = await import('../policy/document.js');
  // Days are quoted or not; YAML's own dates would come as Date objects in some schemas, here they are text.
  const { value, problems, problem } = readYaml(file, text);
  const refusal = (all: typeof problems) => new UsageError(all.map((one) => plain(problemLine(one))).join('\n'));
  if (problems.length > 0) throw refusal(problems);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refusal([problem([], 'a context is a map of members')]);
  const wrong = contextProblems(value as Record<string, unknown>, NAMES);
  if (wrong.length > 0) throw refusal(wrong.map(({ member, message }) => problem([member], message)));
  return value as Context;
};

/** The members of a context that are said by flags; they win over a file. @throws UsageError */
export const flagContext = (args: Args): Context => {
  const asOf = args.text('as-of');
  if (asOf !== undefined && !isDay(asOf)) throw new UsageError('--as-of is a day, YYYY-MM-DD');
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
    : [
        '--foundry-hosting says nothing here: nothing goes to microsoft-foundry; where no host says so, --platform does',
      ];

/** What is wrong with the waivers of a context, each in a line that begins with its file. */
export const contextWaiverLines = (file: string | undefined, context: Context, today: Day, policy: Policy): string[] =>
  waiverProblems(context, today, policy).map((problem) =>
    file === undefined ? problem : `${plain(file)}: ${problem}`,
  );
