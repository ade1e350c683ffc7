/** What a program that sends nothing itself has of requests to Claude: objects that may be whole ones, and dated tools. */
import type { Policy } from '../../policy/compile.js';
import { datedTools } from '../gate.js';
import type { Expr, Program } from '../program/program.js';
import { isCompared } from './written.js';

type ObjectExpr = Extract<Expr, { is: 'object' }>;

/** The expressions that one is made of. */
const partsOf = (expr: Expr): readonly Expr[] => {
  switch (expr.is) {
    case 'object':
      return expr.entries.map(({ value }) => value);
    case 'list':
      return expr.items.map(({ value }) => value);
    case 'choice':
      return expr.options;
    case 'sum':
      return expr.parts;
    case 'function':
      return [...expr.made.returns, ...expr.made.yields.map(({ value }) => value)];
    case 'call':
      return isCompared(expr.callee) ? [] : expr.args.map(({ value }) => value);
    default:
      return [];
  }
};

/** The places of all that stands in the arguments of the calls at some places. */
export const standingIn = (program: Program, places: ReadonlySet<number>): Set<number> => {
  const seen = new Set(program.calls.filter(({ at }) => places.has(at)).flatMap(partsOf));
  for (const one of seen) for (const part of partsOf(one)) seen.add(part);
  return new Set([...seen].map(({ at }) => at));
};

/** The type of a tool that only Claude has. */
const toolTypeOf = ({ entries }: ObjectExpr, policy: Policy): Expr | undefined => {
  const type = entries.find(({ key }) => key === 'type')?.value;
  const isNamed = entries.some(({ key }) => key === 'name');
  return isNamed && type?.is === 'literal' && datedTools(policy).test(String(type.value)) ? type : undefined;
};

/** Members that a whole request has, of which one is written down where it is made. */
const WHOLE: ReadonlySet<unknown> = new Set(['messages', 'params', 'requests']);

interface Loose {
  /** Objects that may be whole requests. */
  readonly objects: readonly Expr[];
  /** Where tools of Claude's stand, and their types. */
  readonly tools: readonly { readonly at: number; readonly type: number }[];
}

/** What a program writes out that may belong to requests. */
export const looseIn = (program: Program, policy: Policy): Loose => {
  const changes = [...program.changes.values()].flat();
  const waiting: Expr[] = [
    ...program.calls,
    ...program.given.flatMap(({ value }) => value ?? []),
    ...changes.map(({ value }) => value),
  ];
  const seen = new Set<Expr>();
  const objects: Expr[] = [];
  const tools: { at: number; type: number }[] = [];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    if (one.is === 'object') {
      const type = toolTypeOf(one, policy);
      if (type) tools.push({ at: one.at, type: type.at });
      else if (one.entries.some(({ key }) => WHOLE.has(key))) objects.push(one);
    } else if (one.is === 'call' && one.args.some(({ name }) => WHOLE.has(name))) objects.push(one);
    waiting.push(...partsOf(one));
  }
  return { objects, tools };
};
