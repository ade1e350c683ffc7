/** Determines whether an expression is a client of Claude or of another vendor, and what it adds to requests. */

import { namesClaude } from '../../names-claude.js';
import { addressOf, defaultOf, isClaudePackage, isClient, isForeign, rows } from '../clients.js';
import { alternatives } from '../program/alternatives.js';
import { constructorOf } from '../program/assigned.js';
import { foreignBasesOf } from '../program/classes.js';
import { type Frame, frameOf, NO_FRAME } from '../program/frame.js';
import { mergeGiven } from '../program/operations.js';
import { type Binding, type Call, classOf, type Expr, lastNameOf, type Name, type Scope } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { known, nothing, type Open, optionsIn, textOf, type Value } from '../program/value.js';
import { constructorOptions, firstOf, headersIn, optionsOf } from './options.js';
import { transportOf } from './transport.js';

/** A client of Claude, and what it adds to each request. */
export interface Client {
  /** The base URL: an option, or the one of the class. */
  readonly url?: Value | undefined;
  readonly headers?: Value | undefined;
  readonly browser: boolean;
  /** Why and where code of the program may change what it sends. */
  readonly doubt?: Open | undefined;
  /** Alternative clients, if it depends on a condition. */
  readonly others?: readonly Client[];
}

/** A client of Claude, a client of another vendor, or unknown. */
type ClientOrForeign = Client | 'foreign' | undefined;

/** Fills parts of a host, such as a region, from options, so that a target can be matched by the whole host. */
const filledUrl = (address: string, options: Value): string =>
  Object.entries(rows.options.fills).reduce((url, [part, names]) => {
    const value = firstOf(options, names);
    const text = value?.is === 'known' ? value.value : undefined;
    return typeof text === 'string' && /^[\w-]+$/.test(text) ? url.replace(`{${part}}`, text) : url;
  }, address);

const configured = (name: string, options: Value, at: number): Client => {
  const baseUrl = firstOf(options, rows.options.url);
  const address = addressOf(name);
  const ofClass = address === undefined || baseUrl ? address : filledUrl(address, options);
  const browser = firstOf(options, rows.options.browser);
  return {
    // The class determines the platform. A base URL of the program is only another way to it.
    url: ofClass === undefined ? baseUrl : known(ofClass, at),
    headers: headersIn(options),
    browser: browser !== undefined && !(browser.is === 'known' && !browser.value),
  };
};

/** The client that a call creates, with one alternative for each of its options. */
const madeBy = (name: string, call: Call, resolver: Resolver, frame?: Frame): Client => {
  const { headers, doubt } = transportOf(call.args, resolver);
  const [first, ...others] = alternatives(constructorOptions(call, resolver, frame)).map((one): Client => {
    const client = configured(name, one, call.at);
    return {
      ...client,
      headers: mergeGiven([headers, client.headers]),
      doubt,
    };
  });
  return { ...(first ?? PLAIN), others };
};

/** The client that a call of a subclass creates, with the options that it passes to `super` and hooks it may define. */
const madeBySubclass = (base: string, scope: Scope, call: Call, resolver: Resolver): Client => {
  const { program } = resolver;
  const init = constructorOf(call.callee, resolver);
  const superCalls = program.calls.filter(({ callee, where }) => isSuper(callee) && classOf(where.scope) === scope);
  const frame = init && frameOf(call, init.parameters, NO_FRAME, resolver);
  const [first, ...others] = init
    ? superCalls.map((superCall) => madeBy(base, superCall, resolver, frame))
    : [madeBy(base, call, resolver)];
  const hook = rows.hooks.flatMap((name) => scope.bindings.get(`this.${name}`) ?? [])[0];
  const doubt: Open | undefined = hook && { why: 'rewritten', at: hook.at };
  return { ...(first ?? PLAIN), others, ...(doubt ? { doubt } : {}) };
};

/** Whether a callee is the constructor of the base class. */
const isSuper = (callee: Expr): boolean =>
  callee.is === 'name'
    ? callee.name === 'super'
    : callee.is === 'member' && callee.name === '__init__' && callee.of.is === 'call' && isSuper(callee.of.callee);

const PLAIN: Client = { browser: false };

/** Whether a name is imported from a client of Claude (`ours`) or of another vendor. */
const vendorOf = (binding: Binding): 'ours' | 'foreign' | undefined => {
  if (binding.how !== 'import' || binding.module === undefined) return undefined;
  if (isClaudePackage(binding.module)) return 'ours';
  return isForeign(binding.module) ? 'foreign' : undefined;
};

const MOST = 12;

/** The client that an expression is; undefined if it is not known. */
export const clientOf = (expr: Expr, resolver: Resolver, depth = 0): ClientOrForeign =>
  depth > MOST ? undefined : (clientByForm(expr, resolver, depth) ?? clientByValue(expr, resolver, depth));

/** The client that an expression is, by the calls that may have returned its value. */
const clientByValue = (expr: Expr, resolver: Resolver, depth: number): ClientOrForeign => {
  if (!MAY_BE_CALL.includes(expr.is)) return undefined;
  const value = resolver.valueOf(expr);
  const calls = optionsIn(value).flatMap((one) =>
    one.is === 'unknown' && one.call && one.call !== expr ? [one.call] : [],
  );
  return anyClient(calls, (call) => clientOf(call, resolver, depth + 1));
};
const MAY_BE_CALL: readonly Expr['is'][] = ['name', 'member', 'index', 'call'];

/** The client that an expression is, by its form. */
const clientByForm = (expr: Expr, resolver: Resolver, depth: number): ClientOrForeign => {
  switch (expr.is) {
    case 'name': {
      const bindings = resolver.bindingsOf(expr);
      // An assigned value takes precedence over a declaration.
      const isAssigned = ({ how, value }: Binding): boolean => how === 'value' && value?.is !== 'unknown';
      const clientIn = (of: readonly Binding[]) =>
        anyClient(of, (binding) => clientOfBinding(binding, resolver, depth));
      return clientIn(bindings.filter(isAssigned)) ?? clientIn(bindings);
    }
    case 'choice':
      return anyClient(expr.options, (option) => clientOf(option, resolver, depth + 1));
    case 'call':
      return clientOfCall(expr, resolver, depth);
    case 'member':
      return rows.steps.includes(expr.name) ? clientOf(expr.of, resolver, depth + 1) : undefined;
    default:
      return undefined;
  }
};

/** What distinguishes the requests of clients. */
const keyOf = ({ url, headers, doubt }: Client): string =>
  `${textOf(url) ?? url?.at ?? ''} ${headers?.at ?? ''} ${doubt?.at ?? ''}`;

/** The client that one of several expressions is; different Claude clients are alternatives. */
const anyClient = <T>(list: readonly T[], of: (one: T) => ClientOrForeign): ClientOrForeign => {
  const found = list.flatMap((one) => of(one) ?? []);
  const ours = found.flatMap((one) => (one === 'foreign' ? [] : [{ ...one, others: [] }, ...(one.others ?? [])]));
  const [first, ...others] = new Map(ours.map((one) => [keyOf(one), one])).values();
  return first ? { ...first, others } : found[0];
};

const clientOfBinding = (binding: Binding, resolver: Resolver, depth: number): ClientOrForeign => {
  const { how, type, value } = binding;
  if (type !== undefined) {
    const names = (type.match(/\w+/g) ?? []).filter((word) => isClient(word) && namesClaude(word));
    const declared = anyClient(names, (name) => configured(name, nothing(binding.at), binding.at));
    if (declared) return (value && clientOf(value, resolver, depth + 1)) ?? declared;
  }
  switch (how) {
    case 'import':
      return vendorOf(binding) === 'foreign' ? 'foreign' : undefined;
    case 'parameter':
    case 'value':
      return value ? clientOf(value, resolver, depth + 1) : undefined;
  }
};

/** Whether an expression is an instance of a class of a package that is not Claude's. */
export const isForeignInstance = (expr: Expr, resolver: Resolver, depth = 0): boolean => {
  if (depth > MOST) return false;
  if (expr.is === 'member') return isForeignInstance(expr.of, resolver, depth + 1);
  if (expr.is === 'name')
    return resolver
      .bindingsOf(expr)
      .some(({ value }) => value !== undefined && isForeignInstance(value, resolver, depth + 1));
  if (expr.is !== 'call') return false;
  const names = namesOf(expr.callee);
  if (!names?.first || !(expr.isNew || /^[A-Z]/.test(names.last))) return false;
  const imports = resolver.bindingsOf(names.first).map(({ module }) => module);
  const { isLocalModule } = resolver.program;
  return (
    imports.length > 0 &&
    imports.every((module) => module !== undefined && !isClaudePackage(module) && !isLocalModule(module))
  );
};

/** Whether a name is an object or a container of the program, such as a map, and so no resource of a client. */
export const isOwnContainer = (expr: Expr, resolver: Resolver): boolean => {
  const bindings = expr.is === 'name' ? resolver.bindingsOf(expr) : [];
  const given = bindings.flatMap(({ value }) => value ?? []);
  if (given.length === 0) return bindings.some(({ type }) => type !== undefined && COLLECTION.test(type));
  return given.every((one) => one.is === 'object' || one.is === 'list' || (one.is === 'call' && isMaker(one)));
};
const COLLECTION = /^\W*(?:(?:Readonly|Weak)?(?:Map|Set)|Record|Array|[Dd]ict|[Ll]ist)\b/;
const isMaker = ({ isNew, callee }: Call): boolean =>
  isNew || /^(?:[A-Z]|dict$|defaultdict$)/.test(namesOf(callee)?.last ?? '');

/** The first and the last name of a callee: `a` and `c` in `a.b().c()`. */
interface CalleeNames {
  readonly first: Name | undefined;
  readonly last: string;
}

const namesOf = (callee: Expr): CalleeNames | undefined => {
  let here = callee;
  while (here.is === 'member' || here.is === 'call') here = here.is === 'member' ? here.of : here.callee;
  const last = lastNameOf(callee);
  return last === '' ? undefined : { first: here.is === 'name' ? here : undefined, last };
};

/** A client of another vendor, unless its base URL is Claude's. */
const compatible = (call: Call, resolver: Resolver): ClientOrForeign => {
  const url = firstOf(optionsOf(call, resolver), rows.options.url);
  return namesClaude(textOf(url) ?? '') ? { url, browser: false } : 'foreign';
};

/** The client of a call of a client's class or factory: by its import, or by its name if that names Claude. */
const constructed = (
  call: Call,
  { first, last }: CalleeNames,
  resolver: Resolver,
): { client: Client | undefined; isFromClaude: boolean } | 'foreign' => {
  const bindings = first ? resolver.bindingsOf(first) : [];
  const vendors = bindings.map(vendorOf);
  if (vendors.includes('foreign')) return 'foreign';
  const isFromClaude = vendors.includes('ours');
  const original = call.callee.is === 'name' ? (bindings[0]?.original ?? last) : last;
  const name = isClient(original) ? original : last;
  const isOutside = bindings.every(({ how }) => how === 'import');
  // A default import may have any name, so that the package determines the class.
  const client =
    isFromClaude && call.isNew && original === 'default'
      ? madeBy(defaultOf(bindings[0]?.module ?? '') ?? 'Anthropic', call, resolver)
      : isClient(name) && (isFromClaude || (isOutside && namesClaude(name)))
        ? madeBy(name, call, resolver)
        : undefined;
  return { client, isFromClaude };
};

/** A client with other options: `client.withOptions(…)`. */
const withOptions = (client: Client, call: Call, resolver: Resolver): Client => {
  const options = madeBy('', call, resolver);
  const combined = (one: Client): Client => ({
    url: options.url ?? one.url,
    headers: mergeGiven([one.headers, options.headers]),
    browser: one.browser || options.browser,
    doubt: one.doubt ?? options.doubt,
  });
  return { ...combined(client), others: (client.others ?? []).map(combined) };
};

const clientOfCall = (call: Call, resolver: Resolver, depth: number): ClientOrForeign => {
  const names = namesOf(call.callee);
  if (!names) return undefined;
  const { last } = names;
  const made = constructed(call, names, resolver);
  if (made === 'foreign') return compatible(call, resolver);
  if (made.client) return made.client;
  if (call.callee.is === 'member') {
    const base = clientOf(call.callee.of, resolver, depth + 1);
    if (base === 'foreign') return base;
    if (base && /^(?:with_?options|copy)$/i.test(last)) return withOptions(base, call, resolver);
  }
  const callee = resolver.valueOf(call.callee);
  if (callee.is === 'function') {
    const returned = anyClient(callee.definition.returns, (expr) => clientOf(expr, resolver, depth + 1));
    if (returned) return returned;
  }
  if (callee.is === 'class') {
    for (const base of callee.scope.bases ?? []) {
      const baseName = lastNameOf(base);
      if (isClient(baseName) && namesClaude(baseName)) return madeBySubclass(baseName, callee.scope, call, resolver);
    }
    // A class of the file without an external base class is no client of Claude, whatever its name.
    if (foreignBasesOf(callee.scope, resolver).every((base) => rows.records.includes(base))) return undefined;
  }
  // A function that wraps a client returns that client.
  const wrapped = anyClient(call.args, ({ value }) => clientOf(value, resolver, depth + 1));
  if (wrapped) return wrapped;
  if (isClient(last) && namesClaude(last) && callee.is === 'unknown') return madeBy(last, call, resolver);
  return namesClaude(last) || (made.isFromClaude && call.isNew) ? PLAIN : undefined;
};
