/** Whose client an expression is: one of Claude's, with what it adds to every request, or another vendor's. */

import { namesClaude } from '../../names-claude.js';
import { addressOf, defaultOf, isClaudePackage, isClient, isForeign, rows } from '../clients.js';
import { alternatives } from '../program/alternatives.js';
import { foreignBasesOf } from '../program/classes.js';
import { type Frame, frameOf, NO_FRAME } from '../program/frame.js';
import { constructorOf } from '../program/own-functions.js';
import { type Binding, type Call, classOf, type Expr, type JsonType, type Scope } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { either, isNothing, merge, nothing, type Open, textOf, type Value } from '../program/value.js';
import { transportOf } from './transport.js';

/** A client of Claude's, and what it adds to each request. */
export interface Client {
  /** What goes before the path: a value of the program's, or the address that the class has. */
  readonly url?: Value | undefined;
  readonly headers?: Value | undefined;
  readonly browser: boolean;
  /** Where something of the program's own may change what it sends. */
  readonly doubt?: Open | undefined;
  /** What it may be instead: a condition decides when the program runs. */
  readonly others?: readonly Client[];
}

/** Whose client something is: Claude's, another vendor's, or not known. */
export type Whose = Client | 'foreign' | undefined;

/** The options of a call: its named arguments, or the members of its first object. */
export const optionsOf = (call: Call, resolver: Resolver, frame?: Frame): Value => {
  let options: Value = { is: 'object', members: new Map(), at: call.at };
  for (const { name, value, spread } of call.args) {
    const of = resolver.valueOf(value, frame);
    if (name !== undefined) options = merge(options, { is: 'object', members: new Map([[name, of]]), at: of.at });
    else if (spread !== 'list' && (of.is === 'object' || spread === 'object')) options = merge(options, of);
  }
  return options;
};

/** The first of several members that an object has; of one of several objects, what each has. */
export const firstOf = (value: Value, names: readonly string[]): Value | undefined => {
  if (value.is === 'either') {
    const found = value.options.flatMap((option) => firstOf(option, names) ?? []);
    return found.length > 0 ? either(found, value.at) : undefined;
  }
  if (value.is !== 'object') return undefined;
  for (const name of names) {
    const found = value.members.get(name);
    if (found && !isNothing(found)) return found;
  }
  return undefined;
};

/** The first of several members that an object has, or one below it. */
export const deepOf = (value: Value, names: readonly string[], depth = 0): Value | undefined => {
  const own = firstOf(value, names);
  if (own || depth > DEEPEST) return own;
  const inner = value.is === 'object' ? [...value.members.values()] : value.is === 'list' ? value.items : [];
  for (const one of inner) {
    const found = deepOf(one, names, depth + 1);
    if (found) return found;
  }
  return undefined;
};
const DEEPEST = 4;

/** The headers of a client whose options are not all known: there may be others. */
const openHeaders = (headers: Value | undefined, open: Open): Value =>
  headers?.is === 'object'
    ? { ...headers, open: headers.open ?? open }
    : (headers ?? { is: 'object', members: new Map(), open, at: open.at });

/** The headers that options add, and any others where not all of the options are known. */
export const headersIn = (options: Value): Value | undefined => {
  const own = firstOf(options, rows.options.headers);
  const unread = options.is === 'unknown' && !isPlain(options.type) ? options : undefined;
  const open = options.is === 'object' ? options.open : unread;
  return open ? openHeaders(own, { why: open.why, at: open.at }) : own;
};

/** An address with what the options name of it: a target is known by the whole host. Other texts than names stay out. */
const filled = (address: string, options: Value): string =>
  Object.entries(rows.options.fills).reduce((url, [part, names]) => {
    const value = firstOf(options, names);
    const text = value?.is === 'known' ? value.value : undefined;
    return typeof text === 'string' && /^[\w-]+$/.test(text) ? url.replace(`{${part}}`, text) : url;
  }, address);

const configured = (name: string, options: Value, at: number): Client => {
  const own = firstOf(options, rows.options.url);
  const given = addressOf(name);
  const address = given === undefined || own ? given : filled(given, options);
  const fixed: Value | undefined = address === undefined ? undefined : { is: 'known', value: address, at };
  const browser = firstOf(options, rows.options.browser);
  return {
    // The class says the platform, so an address of the program's own is only another way to it.
    url: fixed ?? own,
    headers: headersIn(options),
    browser: browser !== undefined && !(browser.is === 'known' && !browser.value),
  };
};

/** A client that a call makes: where its options may be one thing or another, each. */
const madeBy = (name: string, call: Call, resolver: Resolver, frame?: Frame): Client => {
  const handed = call.args.flatMap(({ value, name: own, spread }) =>
    own === undefined && spread === undefined ? [resolver.valueOf(value, frame)] : [],
  );
  const isMore = (one: Value): boolean => one.is === 'either' || (one.is === 'unknown' && !isPlain(one.type));
  const options = handed.filter(isMore).reduce(merge, optionsOf(call, resolver, frame));
  const { headers, doubt } = transportOf(call.args, resolver);
  const [first, ...others] = alternatives(options).map((one): Client => {
    const client = configured(name, one, call.at);
    return {
      ...client,
      headers: headers && client.headers ? merge(headers, client.headers) : (client.headers ?? headers),
      doubt,
    };
  });
  return { ...(first ?? PLAIN), others };
};

/** A client of a class of the program's own that extends one of Claude's: what it hands on, and what it may change. */
const madeByHeir = (base: string, scope: Scope, call: Call, resolver: Resolver): Client => {
  const { program } = resolver;
  const made = constructorOf(call.callee, resolver);
  const handsOn = program.calls.filter(({ callee, where }) => isSuper(callee) && classOf(where.scope) === scope);
  const frame = made && frameOf(call, made.parameters, NO_FRAME, resolver);
  const [first, ...others] = made
    ? handsOn.map((one) => madeBy(base, one, resolver, frame))
    : [madeBy(base, call, resolver)];
  const hook = rows.hooks.flatMap((name) => scope.bindings.get(`this.${name}`) ?? [])[0];
  const doubt: Open | undefined = hook && { why: 'rewritten', at: hook.at };
  return { ...(first ?? PLAIN), others, ...(doubt ? { doubt } : {}) };
};

/** Whether what is called is the constructor of the class that the own one extends. */
const isSuper = (callee: Expr): boolean =>
  callee.is === 'name'
    ? callee.name === 'super'
    : callee.is === 'member' && callee.name === '__init__' && callee.of.is === 'call' && isSuper(callee.of.callee);

const isPlain = (type: JsonType | undefined): boolean => type === 'string' || type === 'number' || type === 'boolean';

const PLAIN: Client = { browser: false };

/** The vendor of what a name is imported from. */
const imported = (binding: Binding): 'ours' | 'foreign' | undefined => {
  if (binding.how !== 'import' || binding.module === undefined) return undefined;
  if (isClaudePackage(binding.module)) return 'ours';
  return isForeign(binding.module) ? 'foreign' : undefined;
};

const MOST = 12;

/** Whose client an expression comes to; undefined where the file does not say. */
export const whose = (expr: Expr, resolver: Resolver, depth = 0): Whose =>
  depth > MOST ? undefined : (bySight(expr, resolver, depth) ?? byValue(expr, resolver, depth));

/** Whose client an expression is by the calls that its value may be the answer of. */
const byValue = (expr: Expr, resolver: Resolver, depth: number): Whose => {
  if (!HELD.includes(expr.is)) return undefined;
  const value = resolver.valueOf(expr);
  const calls = (value.is === 'either' ? value.options : [value]).flatMap((one) =>
    one.is === 'unknown' && one.call && one.call !== expr ? [one.call] : [],
  );
  return anyOf(calls, (call) => whose(call, resolver, depth + 1));
};
const HELD: readonly Expr['is'][] = ['name', 'member', 'index', 'call'];

/** Whose client an expression is by its form. */
const bySight = (expr: Expr, resolver: Resolver, depth: number): Whose => {
  switch (expr.is) {
    case 'name': {
      const bindings = resolver.bindingsOf(expr.name, expr.where, expr.at);
      // A value that is assigned says more than a declaration.
      const isGiven = ({ how, value }: Binding): boolean => how === 'value' && value?.is !== 'unknown';
      const given = anyOf(bindings.filter(isGiven), (binding) => ofBinding(binding, resolver, depth));
      return given ?? anyOf(bindings, (binding) => ofBinding(binding, resolver, depth));
    }
    case 'choice':
      return anyOf(expr.options, (option) => whose(option, resolver, depth + 1));
    case 'call':
      return ofCall(expr, resolver, depth);
    case 'member':
      return rows.steps.includes(expr.name) ? whose(expr.of, resolver, depth + 1) : undefined;
    default:
      return undefined;
  }
};

/** What tells clients apart on the wire. */
const keyOf = ({ url, headers, doubt }: Client): string =>
  `${textOf(url) ?? url?.at ?? ''} ${headers?.at ?? ''} ${doubt?.at ?? ''}`;

/** Whose client one of several is; where they are different ones of Claude's, each. */
const anyOf = <T>(list: readonly T[], of: (one: T) => Whose): Whose => {
  const found = list.flatMap((one) => of(one) ?? []);
  const ours = found.flatMap((one) => (one === 'foreign' ? [] : [{ ...one, others: [] }, ...(one.others ?? [])]));
  const [first, ...others] = new Map(ours.map((one) => [keyOf(one), one])).values();
  return first ? { ...first, others } : found[0];
};

const ofBinding = (binding: Binding, resolver: Resolver, depth: number): Whose => {
  const { how, type, value } = binding;
  if (type !== undefined) {
    const names = (type.match(/\w+/g) ?? []).filter((word) => isClient(word) && namesClaude(word));
    const declared = anyOf(names, (name) => configured(name, nothing(binding.at), binding.at));
    if (declared) return (value && whose(value, resolver, depth + 1)) ?? declared;
  }
  switch (how) {
    case 'import':
      return imported(binding) === 'foreign' ? 'foreign' : undefined;
    case 'parameter':
      return value ? whose(value, resolver, depth + 1) : undefined;
    case 'value':
      return value ? whose(value, resolver, depth + 1) : undefined;
  }
};

/** Whether an expression is an instance that is made by a package which is not Claude's. */
export const isElse = (expr: Expr, resolver: Resolver, depth = 0): boolean => {
  if (depth > MOST) return false;
  if (expr.is === 'member') return isElse(expr.of, resolver, depth + 1);
  if (expr.is === 'name')
    return resolver
      .bindingsOf(expr.name, expr.where, expr.at)
      .some(({ value }) => value !== undefined && isElse(value, resolver, depth + 1));
  if (expr.is !== 'call') return false;
  const names = namesOf(expr.callee);
  if (!names?.first || !(expr.isNew || /^[A-Z]/.test(names.last))) return false;
  const { name, where, at } = names.first;
  const imports = resolver.bindingsOf(name, where, at).map(({ module }) => module);
  const { isLocalModule: isNear } = resolver.program;
  return (
    imports.length > 0 && imports.every((module) => module !== undefined && !isClaudePackage(module) && !isNear(module))
  );
};

/** Whether a name stands for a thing of the program's own, as a map is: a part of a client is taken of that client. */
export const isThing = (expr: Expr, resolver: Resolver): boolean => {
  const bindings = expr.is === 'name' ? resolver.bindingsOf(expr.name, expr.where, expr.at) : [];
  const given = bindings.flatMap(({ value }) => value ?? []);
  if (given.length === 0) return bindings.some(({ type }) => type !== undefined && COLLECTION.test(type));
  return given.every((one) => one.is === 'object' || one.is === 'list' || (one.is === 'call' && isMaker(one)));
};
const COLLECTION = /^\W*(?:(?:Readonly|Weak)?(?:Map|Set)|Record|Array|[Dd]ict|[Ll]ist)\b/;
const isMaker = ({ isNew, callee }: Call): boolean =>
  isNew || /^(?:[A-Z]|dict$|defaultdict$)/.test(namesOf(callee)?.last ?? '');

/** The name that a callee begins with, and the one it ends with. */
const namesOf = (callee: Expr): { first: Extract<Expr, { is: 'name' }> | undefined; last: string } | undefined => {
  let here = callee;
  while (here.is === 'member' || here.is === 'call') here = here.is === 'member' ? here.of : here.callee;
  const last = callee.is === 'name' || callee.is === 'member' ? callee.name : undefined;
  return last === undefined ? undefined : { first: here.is === 'name' ? here : undefined, last };
};

/** Another vendor's client, unless it is told to send to Claude. */
const compatible = (call: Call, resolver: Resolver): Whose => {
  const url = firstOf(optionsOf(call, resolver), rows.options.url);
  return namesClaude(textOf(url) ?? '') ? { url, browser: false } : 'foreign';
};

const ofCall = (call: Call, resolver: Resolver, depth: number): Whose => {
  const names = namesOf(call.callee);
  if (!names) return undefined;
  const { first, last } = names;
  const bindings = first ? resolver.bindingsOf(first.name, first.where, first.at) : [];
  const from = bindings.map(imported);
  if (from.includes('foreign')) return compatible(call, resolver);
  const ours = from.includes('ours');
  const original = call.callee.is === 'name' ? (bindings[0]?.original ?? last) : last;
  const name = isClient(original) ? original : last;
  const outside = bindings.every(({ how }) => how === 'import');
  // A default import may have any name, so the package decides.
  if (ours && call.isNew && original === 'default')
    return madeBy(defaultOf(bindings[0]?.module ?? '') ?? 'Anthropic', call, resolver);
  if (isClient(name) && (ours || (outside && namesClaude(name)))) return madeBy(name, call, resolver);
  if (call.callee.is === 'member') {
    const base = whose(call.callee.of, resolver, depth + 1);
    if (base === 'foreign') return base;
    if (base && /^(?:with_?options|copy)$/i.test(last)) {
      const more = madeBy('', call, resolver);
      const added = (one: Client): Client => ({
        url: more.url ?? one.url,
        headers: one.headers && more.headers ? merge(one.headers, more.headers) : (more.headers ?? one.headers),
        browser: one.browser || more.browser,
        doubt: one.doubt ?? more.doubt,
      });
      return { ...added(base), others: (base.others ?? []).map(added) };
    }
  }
  const made = resolver.valueOf(call.callee);
  if (made.is === 'function') {
    const found = anyOf(made.definition.returns, (one) => whose(one, resolver, depth + 1));
    if (found) return found;
  }
  if (made.is === 'class') {
    for (const base of made.scope.bases ?? []) {
      const heir = base.is === 'name' || base.is === 'member' ? base.name : '';
      if (isClient(heir) && namesClaude(heir)) return madeByHeir(heir, made.scope, call, resolver);
    }
    // A class of the file that extends nothing outside it is no client of Claude's, whatever its name.
    if (foreignBasesOf(made.scope, resolver).every((base) => rows.records.includes(base))) return undefined;
  }
  // A function that wraps a client sends what the client sends.
  const wrapped = anyOf(call.args, ({ value }) => whose(value, resolver, depth + 1));
  if (wrapped) return wrapped;
  if (isClient(last) && namesClaude(last) && made.is === 'unknown') return madeBy(last, call, resolver);
  return namesClaude(last) || (ours && call.isNew) ? PLAIN : undefined;
};
