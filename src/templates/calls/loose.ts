/** What a program writes out of requests to Claude for others to send: dated tools, bodies, lines of batches. */
import type { Policy } from '../../policy/compile.js';
import { isModel } from '../belongs.js';
import { datedTools } from '../gate.js';
import type { Expr, Program } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { textOf } from '../program/value.js';

type ObjectExpr = Extract<Expr, { is: 'object' }>;

const memberOf = ({ entries }: ObjectExpr, name: string): Expr | undefined =>
  entries.find(({ key }) => key === name)?.value;

const has = (object: ObjectExpr, names: readonly string[]): boolean =>
  names.every((name) => memberOf(object, name) !== undefined);

/** What only compares: what it is handed is sent by nobody. */
const COMPARES = /^(?:expect|assert\w*|to[A-Z]\w*|\w*[eE]qual\w*|\w*[cC]alled\w*)$/;

const isCompared = (callee: Expr): boolean =>
  ((callee.is === 'name' || callee.is === 'member') && COMPARES.test(callee.name)) ||
  (callee.is === 'member' && isCompared(callee.of));

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

/** The first place where a program that sends nothing itself writes out a part of a request. */
export const looseIn = (program: Program, resolver: Resolver, policy: Policy): number | undefined => {
  const isTool = (object: ObjectExpr): boolean => {
    const type = memberOf(object, 'type');
    return type?.is === 'literal' && has(object, ['name']) && datedTools(policy).test(String(type.value));
  };
  const isBody = (object: ObjectExpr): boolean => {
    const model = memberOf(object, 'model');
    if (model === undefined || !has(object, ['messages', 'max_tokens'])) return false;
    const value = resolver.valueOf(model);
    return textOf(value) !== undefined && isModel(policy, value);
  };
  const isLine = (object: ObjectExpr): boolean => {
    const params = memberOf(object, 'params');
    return has(object, ['custom_id']) && params?.is === 'object' && isBody(params);
  };
  const waiting: Expr[] = [
    ...program.calls,
    ...program.given.flatMap(({ value }) => value ?? []),
    ...[...program.changes.values()].flat().map(({ value }) => value),
  ];
  const seen = new Set<Expr>();
  let first: number | undefined;
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    if (one.is === 'object' && (isTool(one) || isBody(one) || isLine(one))) first = Math.min(first ?? one.at, one.at);
    else waiting.push(...partsOf(one));
  }
  return first;
};
