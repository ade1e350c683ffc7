/** Helpers for calls: chains of member accesses, and parts of requests as values. */

import { callOf, rows, snake } from '../clients.js';
import { urlText } from '../draft.js';
import { assignedTo } from '../program/assigned.js';
import { type Call, type Expr, lastNameOf, receiverOf } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { known, textOf, unknown, type Value } from '../program/value.js';

/** The receiver of a call, and the names of the members from there. */
export interface Chain {
  readonly base: Expr;
  readonly steps: readonly string[];
}

/** The last name of a callee, and for an import its original name. */
export const calledName = (callee: Expr, resolver: Resolver): string => {
  if (callee.is === 'member') return callee.name;
  if (callee.is !== 'name') return '';
  if (callee.name.startsWith('this.')) return callee.name.slice('this.'.length);
  if (!resolver.program.imports.some(({ name }) => name === callee.name)) return callee.name;
  const [only, ...others] = resolver.bindingsOf(callee);
  const original = others.length === 0 && only?.how === 'import' ? only.original : undefined;
  return original === undefined || original === 'default' || original === '*' ? callee.name : original;
};

/** Whether a member (`beta`, `with_options`) does not change which resource a call uses. */
export const isStep = (step: string): boolean => rows.steps.includes(snake(step));

const MOST = 16;

/** The object and the key of a computed member access: `getattr(a, b)`, `a[b]`. */
const computedMember = (expr: Expr): { of: Expr; name: Expr } | undefined => {
  if (expr.is === 'index') return { of: expr.of, name: expr.index };
  if (expr.is !== 'call' || expr.callee.is !== 'name' || expr.callee.name !== 'getattr') return undefined;
  const [of, name] = expr.args;
  return of && name && { of: of.value, name: name.value };
};

/** A member whose name is known only at run time. */
export const ANY = '*';

/** The chain of a member with an unknown name, if it can be a method of Claude's client. */
const anyOf = (of: Expr, resolver: Resolver, most: number): Chain | undefined => {
  const { base, steps } = chainOf(of, resolver, most);
  const all = [...steps, ANY];
  return callOf(all) && { base, steps: all };
};

/** The first of several expressions if all are the same member, as of a client or its beta namespace. */
const commonMember = ([first, ...others]: readonly (Expr | undefined)[]): Expr | undefined =>
  others.every((one) => one?.is === 'member' && first?.is === 'member' && one.name === first.name) ? first : undefined;

/** The chain of an expression. Names whose value is a chain are followed, for at most `most` steps. */
export const chainOf = (expr: Expr, resolver: Resolver, most = MOST): Chain => {
  const steps: string[] = [];
  let base = expr;
  for (let n = 0; n < most; n++) {
    if (base.is === 'member') {
      steps.unshift(base.name);
      base = base.of;
    } else if (computedMember(base)) {
      const { of, name } = computedMember(base) as { of: Expr; name: Expr };
      const step = textOf(resolver.valueOf(name));
      if (step === undefined) return (steps.length === 0 && anyOf(of, resolver, most - n - 1)) || { base, steps };
      steps.unshift(step);
      base = of;
    } else if (base.is === 'name') {
      const bindings = resolver.bindingsOf(base);
      const given = bindings.every(({ how }) => how === 'value')
        ? commonMember(bindings.map(({ value }) => value))
        : undefined;
      const value = given?.is === 'choice' ? commonMember(given.options) : given;
      const entry = value?.is === 'object' ? value.entries.find(({ key }) => key === steps[0])?.value : undefined;
      if (entry?.is === 'member') {
        steps.shift();
        base = entry;
        continue;
      }
      if (!value || (value.is !== 'member' && value.is !== 'name' && !computedMember(value))) break;
      base = value;
    } else break;
  }
  return { base, steps };
};

/** The call of a function that `partial(function, …)` stores; undefined for another call. */
export const partialCall = (call: Call, resolver: Resolver): Call | undefined => {
  const [first, ...args] = call.args;
  const isPartial = calledName(call.callee, resolver) === 'partial' && first !== undefined && first.name === undefined;
  return isPartial ? { ...call, callee: first.value, args } : undefined;
};

/** The method that `x.f.bind(x)` binds to its receiver; any other expression unchanged. */
export const unbound = (expr: Expr): Expr =>
  expr.is === 'call' && expr.callee.is === 'member' && expr.callee.name === 'bind' ? expr.callee.of : expr;

/** The possible values of a member of an object literal, or of a name whose value is one. */
export const memberExprs = (expr: Expr, name: string, resolver: Resolver, depth = 0): Expr[] => {
  if (depth > MOST) return [];
  if (expr.is === 'object') {
    for (const { key, value } of [...expr.entries].reverse()) {
      if (key === name) return [value];
      const spread = key === undefined ? memberExprs(value, name, resolver, depth + 1) : [];
      if (spread.length > 0) return spread;
    }
  }
  if (expr.is === 'choice') return expr.options.flatMap((one) => memberExprs(one, name, resolver, depth + 1));
  if (expr.is !== 'name') return [];
  return assignedTo(expr, resolver).flatMap((one) => memberExprs(one, name, resolver, depth + 1));
};

/** A part of a request, from a row of clients.yaml, as a value. */
export const partOf = (gives: Readonly<Record<string, string>>, at: number): Value => ({
  is: 'object',
  members: new Map(
    Object.entries(gives).map(([name, value]): [string, Value] => [
      name,
      value === 'schema' ? unknown('call', at, 'object') : { is: 'known', value, at },
    ]),
  ),
  at,
});

/** An object with the names of its members in snake case. */
export const snakeMembers = (value: Value): Value =>
  value.is === 'object'
    ? { ...value, members: new Map([...value.members].map(([name, of]) => [snake(name), of])) }
    : value;

/** Joins the base URL of a client and a path. */
export const joinUrl = (base: Value | undefined, path: string, at: number): Value => {
  const text = base && urlText(base);
  if (base === undefined) return known(path, at);
  // The base URL is unknown, so that only the path is known.
  return known(text === undefined ? `https://{host}${path}` : text.replace(/\/+$/, '') + path, base.at);
};

/** Looks up the class that a call instantiates by its name and module. */
export const fromModule = <T>(
  { callee }: Call,
  resolver: Resolver,
  of: (name: string, module: string) => T | undefined,
): T | undefined => {
  const base = receiverOf(callee);
  if (base.is !== 'name') return undefined;
  for (const { module, original } of resolver.bindingsOf(base)) {
    const name = callee === base ? (original ?? base.name) : lastNameOf(callee);
    const found = module === undefined ? undefined : of(name, module);
    if (found) return found;
  }
  return undefined;
};
