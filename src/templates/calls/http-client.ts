/** Recognises calls of HTTP clients, and reads what a client object adds to its requests. */

import { addTo } from '../../lists.js';
import { onceFor } from '../../memoize.js';
import { rows } from '../clients.js';
import { urlText } from '../draft.js';
import { mergeGiven } from '../program/operations.js';
import { type Binding, type Call, type Change, type Expr, lastNameOf, type Program } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { single, unknown, type Value } from '../program/value.js';
import { constructorOptions, firstOf, headersIn } from './options.js';
import { unbound } from './parts.js';

const modules: ReadonlySet<string> = new Set(rows.http.modules);
const isOfClient = ({ how, module = '' }: Binding): boolean => how === 'import' && modules.has(module);

/** The names that a program imports from HTTP client modules. */
const importedBy = onceFor(
  (program: Program): ReadonlySet<string> => new Set(program.imports.filter(isOfClient).map(({ name }) => name)),
);

/** Whether a callee is imported from an HTTP client module, under any name. */
export const isHttpFunction = (callee: Expr, resolver: Resolver): boolean =>
  callee.is === 'name' && importedBy(resolver.program).has(callee.name) && resolver.bindingsOf(callee).some(isOfClient);

/** Whether a callee is imported from an HTTP client module, or a member of such an import. */
export const isOfHttp = (callee: Expr, resolver: Resolver): boolean =>
  isHttpFunction(callee.is === 'member' ? callee.of : callee, resolver);

const methods: ReadonlySet<string> = new Set(rows.http.methods);

/** The HTTP method that an expression is, itself or bound to its receiver. */
const methodIn = (expr: Expr | undefined): string | undefined => {
  const name = expr ? lastNameOf(unbound(expr)) : '';
  return methods.has(name) ? name : undefined;
};

/** Names whose value is a method of an HTTP client, which few programs have. */
const methodAliasesIn = onceFor(
  (program: Program): ReadonlySet<string> =>
    new Set(program.valueBindings.flatMap(({ name, value }) => (methodIn(value) === undefined ? [] : [name]))),
);

/** The method of an HTTP client that a name refers to: `const send = fetch`. */
export const aliasedMethod = (callee: Expr, resolver: Resolver): string | undefined => {
  if (callee.is !== 'name' || methods.has(callee.name) || !methodAliasesIn(resolver.program).has(callee.name))
    return undefined;
  const bindings = resolver.bindingsOf(callee);
  return bindings.map(({ value }) => methodIn(value)).find((one) => one !== undefined);
};

const mocks: ReadonlySet<string> = new Set(rows.http.mocks);

const MOST = 4;

/** Whether a callee belongs to a mocked server: `http.get` of a mock, a method of a test fixture. */
export const isMock = (callee: Expr, resolver: Resolver, depth = 0): boolean => {
  if (depth > MOST) return false;
  if (callee.is === 'member') return isMock(callee.of, resolver, depth);
  if (callee.is === 'call') return isMock(callee.callee, resolver, depth + 1);
  if (callee.is !== 'name') return false;
  const bindings = resolver.bindingsOf(callee);
  if (bindings.every(({ how }) => how === 'parameter')) return mocks.has(callee.name);
  return bindings.some(({ how, module = '', value }) =>
    how === 'import' ? mocks.has(module) : value !== undefined && isMock(value, resolver, depth + 1),
  );
};

/** The call that created the value of an expression. */
const makerOf = (expr: Expr, resolver: Resolver, depth = 0): Call | undefined => {
  if (expr.is === 'call') return expr;
  if (expr.is !== 'name' || depth > MOST) return undefined;
  for (const { value } of resolver.bindingsOf(expr)) {
    const found = value && makerOf(value, resolver, depth + 1);
    if (found) return found;
  }
  return undefined;
};

/** Headers that are set later: `session.headers.update(…)`, `client.headers[name] = …`. */
const laterHeaders = (changes: readonly Change[], resolver: Resolver): Value[] =>
  changes.flatMap(({ path, how, value }): Value[] => {
    const [member, name, ...deeper] = path;
    if (member !== 'headers' || deeper.length > 0 || (how !== 'set' && how !== 'merge')) return [];
    const given = resolver.valueOf(value);
    if (name === undefined) return [given];
    return [typeof name === 'string' ? single(name, given) : unknown('expression', value.at)];
  });

/** Headers, with those for the requests of every method or of one: `headers: { common: { … } }`. */
const withNestedHeaders = (headers: Value | undefined): Value | undefined =>
  headers && mergeGiven([headers, ...rows.http.headersFor.map((name) => firstOf(headers, [name]))]);

/** Headers that are stated in options, also for every method or for one. */
export const statedHeaders = (options: Value): Value | undefined => withNestedHeaders(headersIn(options));

/** Whether a value is an absolute URL, as far as it is known. */
export const isAddress = (value: Value | undefined): boolean => /^https?:\/\//.test((value && urlText(value)) ?? '');

/** What a client adds to its requests. */
interface ClientOptions {
  readonly base: Value | undefined;
  readonly headers: Value | undefined;
  /** Whether it makes their bodies anew. */
  readonly rewrites: boolean;
}

/** What the options of a client say that it adds to its requests. */
export const clientOptions = (client: Expr, resolver: Resolver): ClientOptions => {
  const maker = makerOf(client, resolver);
  const options = maker && constructorOptions(maker, resolver);
  const own =
    options && (isOfHttp(maker.callee, resolver) ? statedHeaders(options) : firstOf(options, rows.options.headers));
  const later = client.is === 'name' ? (resolver.program.changes.get(client.name) ?? []) : [];
  // aiohttp.ClientSession('https://…')
  const [first] = maker?.args ?? [];
  const address = first && !first.name && !first.spread ? resolver.valueOf(first.value) : undefined;
  return {
    base: (options && firstOf(options, rows.http.base)) ?? (address && isAddress(address) ? address : undefined),
    headers: mergeGiven([own, ...laterHeaders(later, resolver)]),
    rewrites: options !== undefined && firstOf(options, rows.http.rewrites) !== undefined,
  };
};

/** Bindings by their value, and the calls that set the body of a request, collected once for a program. */
interface LaterParts {
  readonly holders: ReadonlyMap<Expr, readonly Binding[]>;
  readonly handing: readonly Call[];
}

const laterIn = onceFor((program: Program): LaterParts => {
  const holders = new Map<Expr, Binding[]>();
  for (const binding of program.valueBindings) if (binding.value?.is === 'call') addTo(holders, binding.value, binding);
  const handing = program.calls.filter(
    ({ callee }) => callee.is === 'member' && callee.of.is === 'name' && rows.http.later.includes(callee.name),
  );
  return { holders, handing };
});

/** What is set on the request that a call creates: headers, and whether anything else is. */
export const laterChanges = (call: Call, resolver: Resolver): { headers: Value[]; isMore: boolean } => {
  const { program, bindingsOf } = resolver;
  const holders = laterIn(program).holders.get(call) ?? [];
  const changes = holders.flatMap((holder) =>
    (program.changes.get(holder.name) ?? []).filter(
      (change) => change.how !== 'unknown' && change.path.length > 0 && bindingsOf(change).includes(holder),
    ),
  );
  return {
    headers: laterHeaders(changes, resolver),
    isMore: changes.some(({ path }) => rows.http.body.includes(String(path[0]))),
  };
};

/** The body that is set on a request later: `request.write(body)`. */
export const laterBody = (call: Call, resolver: Resolver): Value | undefined => {
  for (const { callee, args } of laterIn(resolver.program).handing) {
    const [first] = args;
    if (!first || callee.is !== 'member' || callee.of.is !== 'name') continue;
    if (resolver.bindingsOf(callee.of).some(({ value }) => value === call)) return resolver.valueOf(first.value);
  }
  return undefined;
};
