/**
 * Finds calls that get a method of Claude's client as an argument and call it, or store it for a later call:
 * `to_thread(create, …)`, `partial(create, …)`, `create.bind(…)`.
 */
import { onceFor } from '../../memoize.js';
import { callOf, rows, snake } from '../clients.js';
import { callsBackUnchanged, entriesOf, isImportedLocally, ownFunctions } from '../program/assigned.js';
import { type Argument, type Call, type Expr, lastNameOf, type Program, type Why } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { ANY, chainOf, unbound } from './parts.js';

/** The method that is finally called, and its arguments. */
interface PassedMethod {
  readonly callee: Expr;
  readonly args: readonly Argument[];
  /** Whether the arguments are stored for a later call. */
  readonly isStored: boolean;
}

/** Methods of a cloud's client whose options name the model. */
const CLOUD_METHODS: ReadonlySet<string> = new Set(
  rows.cloud.sends.flatMap(({ calls, model }) => (model ? [] : calls)),
);

/** Whether an expression is a method of the client. An element of `messages` by a key may also be a message. */
const isMethod = (expr: Expr, resolver: Resolver): boolean => {
  if (expr.is !== 'member' && expr.is !== 'name') return false;
  const { steps } = chainOf(expr, resolver);
  const last = steps.at(-1);
  return last !== ANY && (callOf(steps) !== undefined || (last !== undefined && CLOUD_METHODS.has(last)));
};

/** The method that an expression is, itself or bound to its receiver. */
const methodOf = (expr: Expr, resolver: Resolver): Expr | undefined => {
  const method = expr.is === 'call' && expr.args.length === 1 ? unbound(expr) : expr;
  return isMethod(method, resolver) ? method : undefined;
};

/** The arguments in a list that is passed to `apply`. */
const appliedArguments = (list: Argument | undefined): readonly Argument[] => {
  if (!list) return [];
  if (list.value.is !== 'list') return [{ value: list.value, spread: 'list' }];
  return list.value.items.map(({ value, spread }) => (spread ? { value, spread: 'list' } : { value }));
};

/** The method of Claude's client that is passed to a call; undefined if there is none. */
export const passedMethod = ({ callee, args }: Call, resolver: Resolver): PassedMethod | undefined => {
  const name = lastNameOf(callee);
  if (callee.is === 'member' && isMethod(callee.of, resolver)) {
    if (name === 'call' || name === 'bind')
      return { callee: callee.of, args: args.slice(1), isStored: name === 'bind' };
    if (name === 'apply') return { callee: callee.of, args: appliedArguments(args[1]), isStored: false };
  }
  const methods = args.map(({ spread, value }) => (spread ? undefined : methodOf(value, resolver)));
  const index = methods.findIndex((one) => one !== undefined);
  const method = methods[index];
  return method && { callee: method, args: args.slice(index + 1), isStored: name === 'partial' };
};

/** If the callee is a stored method of Claude's client, or one that a call wraps, that method and that call. */
export const storedMethod = (
  { callee }: Call,
  resolver: Resolver,
): { maker: Call; method: PassedMethod } | undefined => {
  if (callee.is !== 'name' && callee.is !== 'call') return undefined;
  const [only, ...others] = callee.is === 'name' ? resolver.bindingsOf(callee).map(({ value }) => value) : [callee];
  const maker = others.length === 0 && only?.is === 'call' ? only : undefined;
  const method = maker && passedMethod(maker, resolver);
  return method && { maker, method };
};

/** Whether a wrapper may add to its arguments: one of this repository may, unless its code shows that it does not. */
const addsMore = (wrapper: Expr, resolver: Resolver): boolean => {
  const own = ownFunctions(wrapper, resolver);
  if (own) return !own.every((one) => callsBackUnchanged(one, resolver));
  return isImportedLocally(wrapper, resolver);
};

/** Whether arguments are those of a request, and not options of a wrapper. */
const hasRequestArguments = (args: readonly Argument[], resolver: Resolver): boolean =>
  args.some(({ name, value, spread }) => {
    if (name !== undefined) return REQUEST_MEMBERS.includes(name);
    if (spread) return true;
    const of = resolver.valueOf(value);
    return of.is === 'object'
      ? of.open !== undefined || REQUEST_MEMBERS.some((one) => of.members.has(one))
      : of.is === 'unknown';
  });
const REQUEST_MEMBERS = ['model', 'messages', 'requests', 'file', 'files'];

/** Whether a call runs the passed function with values of its receiver: `requests.map(create)`. */
const isCallback = ({ callee }: Call): boolean => callee.is === 'member' && CALLBACKS.has(callee.name);
const CALLBACKS: ReadonlySet<string> = new Set(['then', 'map', 'flatMap', 'forEach']);

/** Identifies a method by its receiver and names, without those that do not change what is sent. */
const keyOf = (method: Expr, resolver: Resolver): string => {
  const { base, steps } = chainOf(method, resolver);
  const own = steps.filter((step) => !rows.steps.includes(snake(step)));
  return [base.is === 'name' ? base.name : base.at, ...own].join('.');
};

/** Names whose value may be a method. There are few, so that most calls need no further look-up. */
const choosingIn = onceFor((program: Program): ReadonlySet<string> => {
  const names = program.valueBindings.flatMap(({ name, value }) =>
    value?.is === 'choice' || value?.is === 'member' || value?.is === 'index' ? [name] : [],
  );
  return new Set(names);
});

/** The alternatives of a callee that depends on a condition or a key, as `{ a: client.messages.create, … }[name]`. */
const choicesOf = (callee: Expr, resolver: Resolver): readonly Expr[] => {
  if (callee.is === 'index') return entriesOf(callee.of, resolver);
  if (callee.is === 'call' && callee.callee.is === 'member' && callee.callee.name === 'get')
    return [...entriesOf(callee.callee.of, resolver), ...callee.args.slice(1).map(({ value }) => value)];
  if (callee.is === 'member' && callee.of.is === 'choice') return callee.of.options.map((of) => ({ ...callee, of }));
  if (callee.is !== 'name' || !choosingIn(resolver.program).has(callee.name)) return [];
  const bindings = resolver.bindingsOf(callee);
  const values = bindings.flatMap(({ value }) => {
    if (value?.is === 'index') return entriesOf(value.of, resolver);
    return value?.is === 'choice' ? value.options : (value ?? []);
  });
  return values.length > 1 ? values : [];
};

/** Whether all alternatives of a callee are methods of Claude's client. */
export const isChosenMethod = (callee: Expr, resolver: Resolver): boolean => {
  const choices = choicesOf(callee, resolver);
  return choices.length > 0 && choices.every((one) => isMethod(one, resolver));
};

/** A call for each method of Claude's client that the callee may be; else the call itself. */
const alternativesOf = (call: Call, resolver: Resolver): Call[] => {
  const methods = choicesOf(call.callee, resolver).filter((one) => isMethod(one, resolver));
  const distinct = [...new Map(methods.map((one) => [keyOf(one, resolver), one])).values()];
  return distinct.length > 0 ? distinct.map((method) => ({ ...call, callee: method })) : [call];
};

/** Members of the options that are not known. */
const unknownOptions = (why: Why, at: number): Argument => ({ value: { is: 'unknown', why, at }, spread: 'object' });

/** The direct call of a method that was stored, with the arguments that it was stored with. */
const callOfStored = (call: Call, maker: Call, method: PassedMethod, resolver: Resolver): Call => {
  const args = method.isStored ? [...method.args, ...call.args] : call.args;
  const mayAdd = !method.isStored && addsMore(maker.callee, resolver);
  return { ...call, callee: method.callee, args: mayAdd ? [...args, unknownOptions('handed', maker.at)] : args };
};

/** The direct call of a method that is passed to a call; the call itself if none is, or if it does not run it. */
const callOfPassed = (call: Call, method: PassedMethod | undefined, resolver: Resolver): Call => {
  if (!method || method.isStored) return call;
  if (hasRequestArguments(method.args, resolver)) return { ...call, ...method };
  return isCallback(call) ? { ...call, callee: method.callee, args: [unknownOptions('call', call.at)] } : call;
};

/** The calls of a program, with those of passed and stored methods as direct calls. */
export const reachingCalls = (resolver: Resolver): Call[] => {
  const calls: Call[] = [];
  const storing: [Call, PassedMethod][] = [];
  const used = new Set<Expr>();
  for (const call of resolver.program.calls.flatMap((original) => alternativesOf(original, resolver))) {
    const stored = storedMethod(call, resolver);
    if (stored) {
      const { maker, method } = stored;
      for (const expr of [maker, ...maker.args.map(({ value }) => value)]) used.add(expr);
      calls.push(callOfStored(call, maker, method, resolver));
    } else {
      const passed = passedMethod(call, resolver);
      if (passed?.isStored) storing.push([call, passed]);
      calls.push(callOfPassed(call, passed, resolver));
    }
  }
  // The file never calls the stored method, so that its further arguments are unknown.
  for (const [call, { callee, args }] of storing)
    if (!used.has(call)) calls.push({ ...call, callee, args: [...args, unknownOptions('parameter', call.at)] });
  return calls;
};
