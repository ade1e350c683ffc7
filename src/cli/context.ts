/** The context of a run: a file, and flags that win over it. */
import { readFile } from 'node:fs/promises';
import { isDay, MEMBERS } from '../evaluate/terms.js';
import { ARRANGEMENTS, type Context, FOUNDRY_HOSTINGS, PLATFORMS } from '../model.js';
import { didYouMean } from '../nearest.js';
import type { Policy } from '../policy/compile.js';
import { holds, isWaiver } from '../waive.js';
import type { Args } from './args.js';
import { UsageError } from './io.js';

/** What each member is, for people. */
const EXPECTED: Readonly<Record<string, string>> = {
  platform: PLATFORMS.join(', '),
  foundryHosting: FOUNDRY_HOSTINGS.join(', '),
  arrangement: ARRANGEMENTS.join(', '),
  phi: 'true or false',
  baa: '{ acceptedOn: YYYY-MM-DD }',
  zdrContract: '{ platform, reference }',
  cloudBaa: '{ platform, reference }',
  modelRetentionAuthorised: 'a list of { model, reference }',
  strict: 'true or false',
  asOf: 'a day, YYYY-MM-DD',
  today: 'a day, YYYY-MM-DD',
  residency: 'a region, as in inference_geo',
  models: 'a map of deployment names to model ids',
  waivers: 'a list of { rule, at, reason, owner, expires }',
};

/** What a file may hold: the terms, not how they are looked at. */
const NAMES = Object.keys(MEMBERS).filter((name) => name !== 'detect' && name !== 'phiMin');

const oneOf = (args: Args, flag: string, words: readonly string[]): string | undefined => {
  const value = args.text(flag);
  if (value === undefined || words.includes(value)) return value;
  throw new UsageError(`--${flag} is one of ${words.join(', ')}${didYouMean(value, words)}`);
};

const leastConfidence = (args: Args): number | undefined => {
  const text = args.text('phi-min');
  if (text === undefined) return undefined;
  const value = /^(?:0?\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  if (MEMBERS.phiMin?.(value)) return value;
  throw new UsageError('--phi-min is a confidence from 0.3 to 0.5; what is surer is always shown');
};

const parse = async (file: string, text: string): Promise<{ value: unknown; where: (name: string) => string }> => {
  const { isMap, isNode, LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'error' });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const [error] = document.errors;
  if (error) throw new UsageError(`${place(error.pos[0])}: the context is neither YAML nor JSON`);
  const keys = isMap(document.contents) ? document.contents.items.map(({ key }) => key) : [];
  const where = (name: string) => {
    const key = keys.find((one) => isNode(one) && String(one) === name);
    return place(isNode(key) ? (key.range?.[0] ?? 0) : 0);
  };
  // Days are quoted or not; YAML's own dates would come as Date objects in some schemas, here they are text.
  try {
    return { value: document.toJS(), where };
  } catch {
    throw new UsageError(`${file}:1:1: the context has an alias that cannot be resolved`);
  }
};

/** Reads a context file. @throws UsageError naming every member that is unknown or wrong, with its place. */
export const readContext = async (file: string): Promise<Context> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new UsageError(`${file}: the context file cannot be read`);
  }
  const { value, where } = await parse(file, text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`${file}:1:1: a context is a map of members`);
  const wrong: string[] = [];
  for (const [name, member] of Object.entries(value)) {
    if (!NAMES.includes(name))
      wrong.push(`${where(name)}: a context has no member of this name${didYouMean(name, NAMES)}`);
    else if (!MEMBERS[name]?.(member)) wrong.push(`${where(name)}: ${name} is ${EXPECTED[name] ?? 'something else'}`);
  }
  if (wrong.length > 0) throw new UsageError(wrong.join('\n'));
  return value as Context;
};

/** What is wrong with the waivers of a context: each in a line of its own. */
export const waiverProblems = (context: Context, today: string, { data }: Policy): string[] =>
  (context.waivers ?? []).flatMap((waiver, i) => {
    const which = `waiver ${i + 1}`;
    if (!isWaiver(waiver)) return [`${which}: rule, reason, owner and expires (YYYY-MM-DD) are all needed`];
    const known = [...data.rules, ...(data.custom ?? [])].some(({ id }) => id === waiver.rule);
    if (!known) return [`${which}: there is no such rule; it excuses nothing`];
    return holds(waiver, today)
      ? []
      : [`${which}, of ${waiver.rule}: it expired on ${waiver.expires} and excuses nothing any more`];
  });

/** The members of a context that are said by flags; they win over a file. @throws UsageError */
export const flagContext = (args: Args): Context => {
  const asOf = args.text('as-of');
  if (asOf !== undefined && !isDay(asOf)) throw new UsageError('--as-of is a day, YYYY-MM-DD');
  const flags = {
    platform: oneOf(args, 'platform', PLATFORMS),
    foundryHosting: oneOf(args, 'foundry-hosting', FOUNDRY_HOSTINGS),
    arrangement: oneOf(args, 'arrangement', ARRANGEMENTS),
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
