/** What calls of programs are made of: the chain of their names, and parts of requests as values. */
import { callOf, rows, snake } from '../clients.js';
import { urlOf, urlText } from '../draft.js';
import type { Expr } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { textOf, unknown, type Value } from '../program/value.js';

/** What a call is made on, and the steps from there to its name. */
export interface Chain {
  readonly base: Expr;
  readonly steps: readonly string[];
}

/** What a callee is called where it comes from: an import may have another name here, and an instance may hold it. */
export const calledName = (callee: Expr, resolver: Resolver): string => {
  if (callee.is === 'member') return callee.name;
  if (callee.is !== 'name') return '';
  if (callee.name.startsWith('this.')) return callee.name.slice('this.'.length);
  if (!resolver.program.imports.some(({ name }) => name === callee.name)) return callee.name;
  const [only, ...others] = resolver.bindingsOf(callee.name, callee.where, callee.at);
  const original = others.length === 0 && only?.how === 'import' ? only.original : undefined;
  return original === undefined || original === 'default' || original === '*' ? callee.name : original;
};

/** Whether a step changes how a call is answered rather than what it is made on. */
export const isStep = (step: string): boolean => rows.steps.includes(snake(step));

const MOST = 16;

/** What an expression takes a member out of by a name that is computed, and that name: `getattr(a, b)`, `a[b]`. */
const takenBy = (expr: Expr): { of: Expr; name: Expr } | undefined => {
  if (expr.is === 'index') return { of: expr.of, name: expr.index };
  if (expr.is !== 'call' || expr.callee.is !== 'name' || expr.callee.name !== 'getattr') return undefined;
  const [of, name] = expr.args;
  return of && name && { of: of.value, name: name.value };
};

/** A step of which only the running program knows the name. */
export const ANY = '*';

/** The chain of a method of Claude's that is chosen by the running program, if it is one. */
const anyOf = (of: Expr, resolver: Resolver, most: number): Chain | undefined => {
  const { base, steps } = chainOf(of, resolver, most);
  const all = [...steps, ANY];
  return callOf(all) && { base, steps: all };
};

/** What stands for all of several expressions: one of them where each is the same member, as of a client or of its beta. */
const likeAll = ([first, ...others]: readonly (Expr | undefined)[]): Expr | undefined =>
  others.every((one) => one?.is === 'member' && first?.is === 'member' && one.name === first.name) ? first : undefined;

/** The chain of an expression; names that only stand for a chain are followed, over so many steps at most. */
export const chainOf = (expr: Expr, resolver: Resolver, most = MOST): Chain => {
  const steps: string[] = [];
  let base = expr;
  for (let n = 0; n < most; n++) {
    if (base.is === 'member') {
      steps.unshift(base.name);
      base = base.of;
    } else if (takenBy(base)) {
      const { of, name } = takenBy(base) as { of: Expr; name: Expr };
      const step = textOf(resolver.valueOf(name));
      if (step === undefined) return (steps.length === 0 && anyOf(of, resolver, most - n - 1)) || { base, steps };
      steps.unshift(step);
      base = of;
    } else if (base.is === 'name') {
      const bindings = resolver.bindingsOf(base.name, base.where, base.at);
      const given = bindings.every(({ how }) => how === 'value')
        ? likeAll(bindings.map(({ value }) => value))
        : undefined;
      const value = given?.is === 'choice' ? likeAll(given.options) : given;
      const held = value?.is === 'object' ? value.entries.find(({ key }) => key === steps[0])?.value : undefined;
      if (held?.is === 'member') {
        steps.shift();
        base = held;
        continue;
      }
      if (!value || (value.is !== 'member' && value.is !== 'name' && !takenBy(value))) break;
      base = value;
    } else break;
  }
  return { base, steps };
};

/** What the assignments of a name give it. */
export const givenTo = (expr: Expr, resolver: Resolver): Expr[] =>
  expr.is !== 'name'
    ? []
    : resolver.bindingsOf(expr.name, expr.where, expr.at).flatMap(({ value }) => (value ? [value] : []));

/** What a member may be of an object that is written out, or of those that a name stands for. */
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
  return givenTo(expr, resolver).flatMap((one) => memberExprs(one, name, resolver, depth + 1));
};

/** A part of a request as a value. */
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

/** An object with the names of its members as they stand on the wire. */
export const snakeMembers = (value: Value): Value =>
  value.is === 'object'
    ? { ...value, members: new Map([...value.members].map(([name, of]) => [snake(name), of])) }
    : value;

/** The address of a client and a path, as one URL. */
export const joinUrl = (base: Value | undefined, path: string, at: number): Value => {
  const text = base && urlText(base);
  if (base === undefined) return urlOf(path, at);
  // The address of the client comes from elsewhere, so only the path is known.
  return urlOf(text === undefined ? `https://{host}${path}` : text.replace(/\/+$/, '') + path, base.at);
};
