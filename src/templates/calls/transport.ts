/** By what a client sends that is the program's own, and may add to what a request is told. */
import { isVersioned } from '../belongs.js';
import { rows } from '../clients.js';
import { isImportedLocally, ownFunctions } from '../program/own-functions.js';
import {
  type Argument,
  type Binding,
  type Call,
  type Entry,
  type Expr,
  type FunctionDefinition,
  functionOf,
  type Path,
} from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { merge, type Open, type Value } from '../program/value.js';
import { givenTo, memberExprs } from './parts.js';

/** What is added on the way: headers that are seen, and where it is not seen what. */
export interface Transport {
  readonly headers?: Value | undefined;
  readonly doubt?: Open | undefined;
}

const NONE: Transport = {};
const MOST = 6;

const inDoubt = (at: number): Transport => ({ doubt: { why: 'rewritten', at } });

const both = (a: Transport, b: Transport): Transport => ({
  headers: a.headers && b.headers ? merge(a.headers, b.headers) : (a.headers ?? b.headers),
  doubt: a.doubt ?? b.doubt,
});

const all = <T>(list: readonly T[], of: (one: T) => Transport): Transport => list.map(of).reduce(both, NONE);

/** Functions that send, by how they are called. */
const SENDS = /fetch|request|send|next/i;
/** Members of what is sent that ask for something. */
const ASKING: readonly unknown[] = ['headers', 'body', 'method'];
/** What of an object that stands on the way is a body, or a function that gives another one. */
const REPLACING: readonly unknown[] = ['body', 'transformParams'];

/** Whether what is changed is a header of another name than those of Claude's API. */
const isOtherHeader = ([member, name]: Path): boolean =>
  member === 'headers' && typeof name === 'string' && !isVersioned([name]);

/** Whether a function changes what it is handed, or sends anything but that. */
const alters = ({ parameters }: FunctionDefinition, { program, bindingsOf }: Resolver): boolean => {
  const scopes = parameters.map(({ where }) => functionOf(where.scope));
  const isWithin = ({ where }: { readonly where: Binding['where'] }): boolean =>
    scopes.includes(functionOf(where.scope));
  const isHanded = (value: Expr): boolean => {
    if (value.is === 'object')
      return value.entries.every(({ key, value: of }) => (key === undefined ? isHanded(of) : !ASKING.includes(key)));
    return value.is === 'name' && bindingsOf(value.name, value.where, value.at).every(({ how }) => how === 'parameter');
  };
  const isMade = ({ value }: Binding): boolean => value?.is === 'object' || value?.is === 'list';
  const isChanged = [...program.changes.values()]
    .flat()
    .some(
      (change) =>
        isWithin(change) &&
        change.how !== 'unknown' &&
        !isOtherHeader(change.path) &&
        bindingsOf(change.name, change.where, change.at).some((one) => isWithin(one) && !isMade(one)),
    );
  const sent = program.calls.filter(
    (call) =>
      isWithin(call) && (call.callee.is === 'name' || call.callee.is === 'member') && SENDS.test(call.callee.name),
  );
  return isChanged || sent.some(({ args }) => args.some(({ value }) => !isHanded(value)));
};

const ofFunctions = (made: readonly FunctionDefinition[], at: number, resolver: Resolver): Transport =>
  made.some((one) => alters(one, resolver)) ? inDoubt(at) : NONE;

const ofEntry = ({ key, value }: Pick<Entry, 'key' | 'value'>, resolver: Resolver, depth: number): Transport => {
  if (key === 'headers') return { headers: resolver.valueOf(value) };
  return REPLACING.includes(key) ? inDoubt(value.at) : added(value, resolver, depth);
};

const ofCall = (call: Call, resolver: Resolver, depth: number): Transport => {
  const { callee, args, at } = call;
  const own = ownFunctions(callee, resolver);
  if (own) return all(own, ({ returns }) => all(returns, (one) => added(one, resolver, depth)));
  if (isImportedLocally(callee, resolver) || resolver.valueOf(callee).is === 'class') return inDoubt(at);
  return all(args, ({ name, value }) =>
    ofEntry({ ...(name === undefined ? {} : { key: name }), value }, resolver, depth),
  );
};

/** What stands between a client and the wire where it is given an expression for that. */
const added = (expr: Expr, resolver: Resolver, depth: number): Transport => {
  if (depth > MOST) return inDoubt(expr.at);
  switch (expr.is) {
    case 'name': {
      const own = ownFunctions(expr, resolver);
      if (own) return ofFunctions(own, expr.at, resolver);
      return isImportedLocally(expr, resolver)
        ? inDoubt(expr.at)
        : all(givenTo(expr, resolver), (one) => added(one, resolver, depth + 1));
    }
    case 'function':
      return ofFunctions([expr.definition], expr.at, resolver);
    case 'choice':
      return all(expr.options, (one) => added(one, resolver, depth + 1));
    case 'list':
      return all(expr.items, ({ value }) => added(value, resolver, depth + 1));
    case 'object':
      return all(expr.entries, (one) => ofEntry(one, resolver, depth + 1));
    case 'call':
      return ofCall(expr, resolver, depth + 1);
    default:
      return NONE;
  }
};

/** What those arguments that make a client, or wrap a model, put between it and the wire. */
export const transportOf = (args: readonly Argument[], resolver: Resolver): Transport =>
  all(rows.options.transport, (option) =>
    all(args, ({ name, value, spread }) => {
      if (name === undefined && spread === undefined)
        return all(memberExprs(value, option, resolver), (one) => added(one, resolver, 0));
      return name === option ? added(value, resolver, 0) : NONE;
    }),
  );
