/** The context of a run: a file, and flags that win over it. */
import { readFileSync } from 'node:fs';
import { whyUnreadable } from '../config/unreadable.js';
import { CONTEXT_MEMBERS, contextProblems } from '../context-problems.js';
import { isDay, MEMBERS } from '../evaluate/terms.js';
import { plain } from '../format/pretty.js';
import type { Context } from '../model.js';
import type { Args } from './args.js';
import { UsageError } from './io.js';

/** What a file may hold: the terms, not how they are looked at. */
const NAMES = CONTEXT_MEMBERS.filter((name) => name !== 'detect' && name !== 'phiMin');

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
  if (error) {
    const why = error.code === 'DUPLICATE_KEY' ? 'a member stands twice' : 'the context is neither YAML nor JSON';
    throw new UsageError(`${place(error.pos[0])}: ${why}`);
  }
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
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file}: the context file cannot be read: ${whyUnreadable(error)}`);
  }
  const { value, where } = await parse(file, text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`${file}:1:1: a context is a map of members`);
  const wrong = contextProblems(value as Record<string, unknown>, NAMES).map(
    ({ member, message }) => `${where(member)}: ${plain(message)}`,
  );
  if (wrong.length > 0) throw new UsageError(wrong.join('\n'));
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
