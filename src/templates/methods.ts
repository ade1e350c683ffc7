/**
 * Calls that are handed a method of Claude's client and call it, or keep it for a later call: `to_thread(create, …)`,
 * `partial(create, …)`, `create.bind(…)`.
 */
import { callOf } from './clients.js';
import { chainOf } from './parts.js';
import type { Argument, Call, Expr, Program } from './program.js';
import type { Resolver } from './resolve.js';

/** What is called in the end, and with what. */
export interface Handed {
  readonly callee: Expr;
  readonly args: readonly Argument[];
  /** Whether the arguments wait for a later call. */
  readonly keeps: boolean;
}

const isMethod = (expr: Expr, resolver: Resolver): boolean =>
  (expr.is === 'member' || expr.is === 'name') && callOf(chainOf(expr, resolver).steps) !== undefined;

/** The elements of a list that is applied to a function. */
const applied = (list: Argument | undefined): readonly Argument[] => {
  if (!list) return [];
  if (list.value.is !== 'list') return [{ value: list.value, spread: 'list' }];
  return list.value.items.map(({ value, spread }) => (spread ? { value, spread: 'list' } : { value }));
};

/** The method of Claude's client that a call hands on, or undefined where it does not. */
export const handed = ({ callee, args }: Call, resolver: Resolver): Handed | undefined => {
  const name = callee.is === 'member' || callee.is === 'name' ? callee.name : undefined;
  if (callee.is === 'member' && isMethod(callee.of, resolver)) {
    if (name === 'call' || name === 'bind') return { callee: callee.of, args: args.slice(1), keeps: name === 'bind' };
    if (name === 'apply') return { callee: callee.of, args: applied(args[1]), keeps: false };
  }
  const index = args.findIndex((arg) => arg.name === undefined && !arg.spread && isMethod(arg.value, resolver));
  const method = args[index];
  return method && { callee: method.value, args: args.slice(index + 1), keeps: name === 'partial' };
};

/** The call that made a function which is called by its name. */
const makerOf = ({ callee }: Call, resolver: Resolver): Call | undefined => {
  if (callee.is !== 'name') return undefined;
  const [only, ...others] = resolver.bindingsOf(callee.name, callee.where, callee.at);
  return others.length === 0 && only?.value?.is === 'call' ? only.value : undefined;
};

/** Whether arguments are those of a request, and not what a wrapper is told. */
const asks = (args: readonly Argument[], resolver: Resolver): boolean =>
  args.some(({ name, value, spread }) => {
    if (name !== undefined) return ASKED.includes(name);
    if (spread) return true;
    const of = resolver.valueOf(value);
    return of.is === 'object' ? of.open !== undefined || ASKED.some((one) => of.members.has(one)) : of.is === 'unknown';
  });
const ASKED = ['model', 'messages', 'requests'];

/** The calls of a program as they reach the client. */
export const reachingCalls = (program: Program, resolver: Resolver): Call[] => {
  const calls: Call[] = [];
  const waiting: [Call, Handed][] = [];
  const used = new Set<Call>();
  for (const call of program.calls) {
    const maker = makerOf(call, resolver);
    const kept = maker && handed(maker, resolver);
    if (maker && kept) {
      used.add(maker);
      calls.push({ ...call, callee: kept.callee, args: kept.keeps ? [...kept.args, ...call.args] : call.args });
      continue;
    }
    const given = handed(call, resolver);
    if (given?.keeps) waiting.push([call, given]);
    calls.push(given && !given.keeps && asks(given.args, resolver) ? { ...call, ...given } : call);
  }
  // Nobody in the file calls it: with what, is not known.
  for (const [call, { callee, args }] of waiting) {
    if (used.has(call)) continue;
    const rest: Argument = { value: { is: 'unknown', why: 'parameter', at: call.at }, spread: 'object' };
    calls.push({ ...call, callee, args: [...args, rest] });
  }
  return calls;
};
