/**
 * Calls that are handed a method of Claude's client and call it, or keep it for a later call: `to_thread(create, …)`,
 * `partial(create, …)`, `create.bind(…)`.
 */
import { onceFor } from '../../memoize.js';
import { callOf, rows, snake } from '../clients.js';
import { callsBackUnchanged, isImportedLocally, ownFunctions } from '../program/own-functions.js';
import type { Argument, Call, Expr, Program } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { ANY, chainOf, givenTo } from './parts.js';

/** What is called in the end, and with what. */
export interface Handed {
  readonly callee: Expr;
  readonly args: readonly Argument[];
  /** Whether the arguments wait for a later call. */
  readonly keeps: boolean;
}

/** The methods of a cloud's client whose options name the model themselves. */
const OF_CLOUDS: ReadonlySet<string> = new Set(rows.cloud.sends.flatMap(({ calls, model }) => (model ? [] : calls)));

/** Whether an expression is a method of the client. What is taken out of `messages` by a key may as well be a message. */
const isMethod = (expr: Expr, resolver: Resolver): boolean => {
  if (expr.is !== 'member' && expr.is !== 'name') return false;
  const { steps } = chainOf(expr, resolver);
  const last = steps.at(-1);
  return last !== ANY && (callOf(steps) !== undefined || (last !== undefined && OF_CLOUDS.has(last)));
};

/** The method that an expression is, by itself or bound to its object. */
const methodOf = (expr: Expr, resolver: Resolver): Expr | undefined => {
  if (isMethod(expr, resolver)) return expr;
  const bound = expr.is === 'call' && expr.args.length === 1 ? expr.callee : undefined;
  return bound?.is === 'member' && bound.name === 'bind' && isMethod(bound.of, resolver) ? bound.of : undefined;
};

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
  const methods = args.map(({ name: own, spread, value }) => (own || spread ? undefined : methodOf(value, resolver)));
  const index = methods.findIndex((one) => one !== undefined);
  const method = methods[index];
  return method && { callee: method, args: args.slice(index + 1), keeps: name === 'partial' };
};

/** Where a call is of a function that was made of a method of Claude's client: the call that made it, and what of. */
export const keptBy = ({ callee }: Call, resolver: Resolver): { maker: Call; kept: Handed } | undefined => {
  if (callee.is !== 'name') return undefined;
  const [only, ...others] = resolver.bindingsOf(callee.name, callee.where, callee.at);
  const maker = others.length === 0 && only?.value?.is === 'call' ? only.value : undefined;
  const kept = maker && handed(maker, resolver);
  return kept && { maker, kept };
};

/** Whether a wrapper may ask for more than what it is called with: one of this repository, unless it is seen not to. */
const addsMore = (wrapper: Expr, program: Program, resolver: Resolver): boolean => {
  const own = ownFunctions(wrapper, resolver);
  if (own) return !own.every((one) => callsBackUnchanged(one, program, resolver));
  return isImportedLocally(wrapper, resolver);
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

/** Whether a call calls the function that it is handed, with what it has itself: `requests.map(create)`. */
const isCallback = ({ callee }: Call): boolean => callee.is === 'member' && CALLBACKS.has(callee.name);
const CALLBACKS: ReadonlySet<string> = new Set(['then', 'map', 'flatMap', 'forEach']);

/** What a method is called on and how, but for the steps that do not change what is sent. */
const keyOf = (method: Expr, resolver: Resolver): string => {
  const { base, steps } = chainOf(method, resolver);
  const own = steps.filter((step) => !rows.steps.includes(snake(step)));
  return [base.is === 'name' ? base.name : base.at, ...own].join('.');
};

/** Names that a program gives what may be a method: few are, and looking up every call's takes time. */
const choosingIn = onceFor((program: Program): ReadonlySet<string> => {
  const names = program.valueBindings.flatMap(({ name, value }) =>
    value?.is === 'choice' || value?.is === 'member' || value?.is === 'index' ? [name] : [],
  );
  return new Set(names);
});

/** What stands in a table that is written out: `{ a: client.messages.create, … }[name]`. */
const heldIn = (table: Expr, resolver: Resolver): readonly Expr[] =>
  [table, ...givenTo(table, resolver)].flatMap((one) =>
    one.is === 'object' ? one.entries.map(({ value }) => value) : [],
  );

/** What a condition or a key chooses to call; empty where it chooses nothing. */
const choicesOf = (callee: Expr, resolver: Resolver): readonly Expr[] => {
  if (callee.is === 'index') return heldIn(callee.of, resolver);
  if (callee.is === 'call' && callee.callee.is === 'member' && callee.callee.name === 'get')
    return [...heldIn(callee.callee.of, resolver), ...callee.args.slice(1).map(({ value }) => value)];
  if (callee.is === 'member' && callee.of.is === 'choice') return callee.of.options.map((of) => ({ ...callee, of }));
  if (callee.is !== 'name' || !choosingIn(resolver.program).has(callee.name)) return [];
  const bindings = resolver.bindingsOf(callee.name, callee.where, callee.at);
  const values = bindings.flatMap(({ value }) => {
    if (value?.is === 'index') return heldIn(value.of, resolver);
    return value?.is === 'choice' ? value.options : (value ?? []);
  });
  return values.length > 1 ? values : [];
};

/** Whether whatever a condition chooses is a method of Claude's client. */
export const isChosenMethod = (callee: Expr, resolver: Resolver): boolean => {
  const choices = choicesOf(callee, resolver);
  return choices.length > 0 && choices.every((one) => isMethod(one, resolver));
};

/** A call of what a condition chooses, once for each method of Claude's client that it may be. */
const waysOf = (call: Call, resolver: Resolver): Call[] => {
  const methods = choicesOf(call.callee, resolver).filter((one) => isMethod(one, resolver));
  const distinct = [...new Map(methods.map((one) => [keyOf(one, resolver), one])).values()];
  return distinct.length > 0 ? distinct.map((method) => ({ ...call, callee: method })) : [call];
};

/** The calls of a program as they reach the client. */
export const reachingCalls = (program: Program, resolver: Resolver): Call[] => {
  const calls: Call[] = [];
  const waiting: [Call, Handed][] = [];
  const used = new Set<Expr>();
  for (const call of program.calls.flatMap((one) => waysOf(one, resolver))) {
    const known = keptBy(call, resolver);
    if (known) {
      const { maker, kept } = known;
      for (const one of [maker, ...maker.args.map(({ value }) => value)]) used.add(one);
      const given = kept.keeps ? [...kept.args, ...call.args] : call.args;
      const more: Argument = { value: { is: 'unknown', why: 'handed', at: maker.at }, spread: 'object' };
      const mayAdd = !kept.keeps && addsMore(maker.callee, program, resolver);
      calls.push({ ...call, callee: kept.callee, args: mayAdd ? [...given, more] : given });
      continue;
    }
    const given = handed(call, resolver);
    if (given?.keeps) waiting.push([call, given]);
    const isAsking = given && !given.keeps && asks(given.args, resolver);
    if (given && !given.keeps && !isAsking && isCallback(call)) {
      const more: Argument = { value: { is: 'unknown', why: 'call', at: call.at }, spread: 'object' };
      calls.push({ ...call, callee: given.callee, args: [more] });
    } else calls.push(isAsking ? { ...call, ...given } : call);
  }
  // The file never calls it, so its arguments are not known.
  for (const [call, { callee, args }] of waiting) {
    if (used.has(call)) continue;
    const rest: Argument = { value: { is: 'unknown', why: 'parameter', at: call.at }, spread: 'object' };
    calls.push({ ...call, callee, args: [...args, rest] });
  }
  return calls;
};
