/** Evaluates custom transports of clients, such as a `fetch` option, which may change requests. */
import { isVersioned } from '../belongs.js';
import { rows } from '../clients.js';
import { assignedTo, isImportedLocally, ownFunctions } from '../program/assigned.js';
import { foreignBasesOf, isOpenClass, scopesOf } from '../program/classes.js';
import { mergeGiven } from '../program/operations.js';
import {
  type Argument,
  type Binding,
  type Call,
  type Entry,
  type Expr,
  type FunctionDefinition,
  functionOf,
  lastNameOf,
  type Path,
  type Scope,
} from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import type { Open, Value } from '../program/value.js';
import { memberExprs } from './parts.js';

/** What a transport adds: known headers, and whether it may change more. */
interface Transport {
  readonly headers?: Value | undefined;
  readonly doubt?: Open | undefined;
}

const NONE: Transport = {};
const MOST = 6;

const doubtful = (at: number): Transport => ({ doubt: { why: 'rewritten', at } });

const both = (a: Transport, b: Transport): Transport => ({
  headers: mergeGiven([a.headers, b.headers]),
  doubt: a.doubt ?? b.doubt,
});

const combined = <T>(list: readonly T[], of: (one: T) => Transport): Transport => list.map(of).reduce(both, NONE);

/** Names of functions that send. */
const SENDS = /fetch|request|send|next|^handler$/i;
const ASKING: readonly unknown[] = rows.options.asks;

/** Whether a path leads to a header that is not one of Claude's API. */
const isOtherHeader = ([member, name]: Path): boolean =>
  member === 'headers' && typeof name === 'string' && !isVersioned([name]);

/** Whether a function changes its arguments, or sends something else. */
const alters = ({ parameters }: FunctionDefinition, { program, bindingsOf }: Resolver): boolean => {
  const scopes = parameters.map(({ where }) => functionOf(where.scope));
  const isWithin = ({ where }: { readonly where: Binding['where'] }): boolean =>
    scopes.includes(functionOf(where.scope));
  const isParameter = (value: Expr): boolean => {
    if (value.is === 'object')
      return value.entries.every(({ key, value: of }) => (key === undefined ? isParameter(of) : !ASKING.includes(key)));
    return value.is === 'name' && bindingsOf(value).every(({ how }) => how === 'parameter');
  };
  const isMade = ({ value }: Binding): boolean => value?.is === 'object' || value?.is === 'list';
  const isChanged = [...program.changes.values()]
    .flat()
    .some(
      (change) =>
        isWithin(change) &&
        change.how !== 'unknown' &&
        !isOtherHeader(change.path) &&
        bindingsOf(change).some((one) => isWithin(one) && !isMade(one)),
    );
  const sent = program.calls.filter((call) => isWithin(call) && SENDS.test(lastNameOf(call.callee)));
  return isChanged || sent.some(({ args }) => args.some(({ value }) => !isParameter(value)));
};

const ofFunctions = (made: readonly FunctionDefinition[], at: number, resolver: Resolver): Transport =>
  made.some((one) => alters(one, resolver)) ? doubtful(at) : NONE;

const ofEntry = ({ key, value }: Pick<Entry, 'key' | 'value'>, resolver: Resolver, depth: number): Transport => {
  if (key === 'headers') return { headers: resolver.valueOf(value) };
  return key !== undefined && rows.options.rewrites.includes(String(key))
    ? doubtful(value.at)
    : addedBy(value, resolver, depth);
};

/** Whether a class of the program is middleware of an agent without a member that can change what is asked for. */
const onlyWatches = (scope: Scope, resolver: Resolver): boolean => {
  const { base, changing } = rows.langchain.around;
  const bases = foreignBasesOf(scope, resolver);
  const canChange = ({ bindings }: Scope): boolean =>
    changing.some((name) => bindings.has(name) || bindings.has(`this.${name}`));
  return (
    bases.length > 0 &&
    bases.every((one) => one === base) &&
    !isOpenClass(scope, resolver) &&
    !scopesOf(scope, resolver).some(canChange)
  );
};

const ofCall = (call: Call, resolver: Resolver, depth: number): Transport => {
  const { callee, args, at } = call;
  const own = ownFunctions(callee, resolver);
  if (own) return combined(own, ({ returns }) => combined(returns, (one) => addedBy(one, resolver, depth)));
  const made = resolver.valueOf(callee);
  if (made.is === 'class') return onlyWatches(made.scope, resolver) ? NONE : doubtful(at);
  if (isImportedLocally(callee, resolver)) return doubtful(at);
  return combined(args, ({ name, value }) =>
    ofEntry({ ...(name === undefined ? {} : { key: name }), value }, resolver, depth),
  );
};

/** What an expression used as a transport adds. */
const addedBy = (expr: Expr, resolver: Resolver, depth: number): Transport => {
  if (depth > MOST) return doubtful(expr.at);
  switch (expr.is) {
    case 'name': {
      const own = ownFunctions(expr, resolver);
      if (own) return ofFunctions(own, expr.at, resolver);
      return isImportedLocally(expr, resolver)
        ? doubtful(expr.at)
        : combined(assignedTo(expr, resolver), (one) => addedBy(one, resolver, depth + 1));
    }
    case 'function':
      return ofFunctions([expr.definition], expr.at, resolver);
    case 'choice':
      return combined(expr.options, (one) => addedBy(one, resolver, depth + 1));
    case 'list':
      return combined(expr.items, ({ value }) => addedBy(value, resolver, depth + 1));
    case 'object':
      return combined(expr.entries, (one) => ofEntry(one, resolver, depth + 1));
    case 'call':
      return ofCall(expr, resolver, depth + 1);
    default:
      return NONE;
  }
};

/** The transport in the arguments of a call that creates a client or wraps a model. */
export const transportOf = (args: readonly Argument[], resolver: Resolver): Transport =>
  combined(rows.options.transport, (option) =>
    combined(args, ({ name, value, spread }) => {
      if (name === undefined && spread === undefined)
        return combined(memberExprs(value, option, resolver), (one) => addedBy(one, resolver, 0));
      return name === option ? addedBy(value, resolver, 0) : NONE;
    }),
  );
