/** Determines which Claude models of the Vercel AI SDK an expression may be. */

import { grouped } from '../../../lists.js';
import { namesClaude } from '../../../names-claude.js';
import { rows } from '../../clients.js';
import { assignedTo, entriesOf, returnedBy, valuesOf } from '../../program/assigned.js';
import { either } from '../../program/operations.js';
import type { Call, Expr } from '../../program/program.js';
import type { Resolver } from '../../program/resolve.js';
import { known, type Open, textOf, unknown, type Value } from '../../program/value.js';
import { modelsNamed, urlFor } from '../../tool-models.js';
import { constructorOptions, firstOf, headersIn } from '../options.js';
import { calledName, memberExprs } from '../parts.js';
import { transportOf } from '../transport.js';

/** A provider of models, and what it adds to their requests. */
interface Provider {
  readonly url: Value | undefined;
  readonly path?: string | undefined;
  readonly headers: Value | undefined;
  /** Whether it is Claude's only if its URL is. */
  readonly isByUrl?: boolean | undefined;
  /** Why and where code of the program may change its requests. */
  readonly doubt?: Open | undefined;
}

/** A model of the AI SDK, and its provider. */
export interface Model extends Provider {
  readonly id: Value;
}

const MOST = 8;

const providerOf = (name: string, module: string | undefined) =>
  rows.aiSdk.providers.find((row) => (module === undefined ? row.names.includes(name) : module === row.package));

/** Whether a function creates a custom provider. */
const isCustom = (callee: Expr): boolean => callee.is === 'name' && rows.aiSdk.custom.names.includes(callee.name);

/** The Claude providers that an expression may be. */
export const providersOf = (expr: Expr, resolver: Resolver, depth = 0): Provider[] => {
  if (depth > MOST) return [];
  if (expr.is === 'member') return providersOf(expr.of, resolver, depth + 1);
  if (expr.is === 'choice') return expr.options.flatMap((option) => providersOf(option, resolver, depth + 1));
  if (expr.is === 'call') return providersMadeBy(expr, resolver, depth);
  if (expr.is !== 'name') return [];
  const bindings = resolver.bindingsOf(expr);
  const isImported = bindings.every(({ how }) => how === 'import');
  if (!isImported) return assignedTo(expr, resolver).flatMap((value) => providersOf(value, resolver, depth + 1));
  const [binding] = bindings;
  const row = providerOf(binding?.original ?? expr.name, binding?.module);
  if (!row) return [];
  const url: Value | undefined = row.url === undefined ? undefined : known(row.url, expr.at);
  return [{ url, path: row.path, headers: undefined, isByUrl: row.byUrl }];
};

/** The Claude providers that a call creates: those for uploads of a custom provider, or a provider with these options. */
const providersMadeBy = (call: Call, resolver: Resolver, depth: number): Provider[] => {
  const customOptions = isCustom(call.callee) ? call.args.slice(0, 1) : [];
  const uploads = customOptions.flatMap(({ value }) =>
    rows.aiSdk.custom.uploads.flatMap((name) => memberExprs(value, name, resolver)),
  );
  if (uploads.length > 0) return uploads.flatMap((upload) => providersOf(upload, resolver, depth + 1));
  const options = constructorOptions(call, resolver);
  const { doubt } = transportOf(call.args, resolver);
  return providersOf(call.callee, resolver, depth + 1).map((provider) => ({
    ...provider,
    doubt: doubt ?? provider.doubt,
    url: firstOf(options, rows.options.url) ?? provider.url,
    headers: headersIn(options),
  }));
};

/** The Claude models that a text names to a gateway, or to a registry of providers. */
const modelsByName = (tool: 'gateway' | 'registry', name: Value): Model[] =>
  modelsNamed(tool, name).map((one) => ({ id: one.id, url: urlFor([one], name.at), headers: undefined }));

const isGateway = (callee: Expr): boolean =>
  callee.is === 'name'
    ? rows.aiSdk.gateway.includes(callee.name)
    : callee.is === 'call' || callee.is === 'member'
      ? isGateway(callee.is === 'call' ? callee.callee : callee.of)
      : false;

/** The models of a custom provider by name: `customProvider({ languageModels }).languageModel('chat')`. */
const customModels = (callee: Expr, name: string, resolver: Resolver): Expr[] => {
  const provider = callee.is === 'member' ? callee.of : callee;
  return valuesOf(provider, resolver).flatMap((value) => {
    if (value.is !== 'call' || !isCustom(value.callee)) return [];
    const [options] = value.args;
    const models = options ? memberExprs(options.value, rows.aiSdk.custom.member, resolver) : [];
    return models.flatMap((table) => memberExprs(table, name, resolver));
  });
};

/** The Claude providers that a callee may be. */
const calledProviders = ({ callee }: Call, resolver: Resolver): Provider[] =>
  providersOf(callee, resolver).filter(({ isByUrl, url }) => !isByUrl || namesClaude(textOf(url) ?? ''));

/** The models that a call gets from a provider; empty for a call that creates a provider or a tool. */
export const modelsMadeBy = (call: Call, resolver: Resolver): Model[] => {
  const [first] = call.args;
  const id = first && resolver.valueOf(first.value);
  if (!id || !(id.is === 'known' || id.is === 'unknown' || id.is === 'either')) return [];
  const { callee } = call;
  if (isGateway(callee)) return modelsByName('gateway', id);
  const isPlain = callee.is === 'name' && !calledName(callee, resolver).startsWith('create');
  if (!isPlain && callee.is !== 'call' && !namesClaude(textOf(id) ?? '')) return [];
  return modelsById(calledProviders(call, resolver), id);
};

/**
 * The model with an id of each provider; from a provider with other vendors' models only if the id names Claude.
 */
const modelsById = (providers: readonly Provider[], id: Value): Model[] =>
  providers
    .filter(({ path }) => path === undefined || namesClaude(textOf(id) ?? ''))
    .map((provider) => ({ id, ...provider }));

/** The models that a call returns. */
const modelsOfCall = (call: Call, resolver: Resolver, depth: number): Model[] => {
  const [first] = call.args;
  const id = first && resolver.valueOf(first.value);
  const providers = calledProviders(call, resolver);
  const named = providers.length === 0 && id ? modelsByName(isGateway(call.callee) ? 'gateway' : 'registry', id) : [];
  if (named.length > 0) return named;
  if (providers.length > 0 && id) return modelsById(providers, id);
  const modelsInAny = (exprs: readonly Expr[]) => exprs.flatMap((expr) => modelsIn(expr, resolver, depth + 1));
  // A function of the file that returns a model.
  const returned = returnedBy(call.callee, resolver);
  if (returned.length > 0) return modelsInAny(returned);
  const name = textOf(id);
  const custom = name === undefined ? [] : customModels(call.callee, name, resolver);
  if (custom.length > 0) return modelsInAny(custom);
  // A wrapper (`wrapLanguageModel`) returns the model.
  const wrapped = modelsInAny(
    call.args.flatMap(({ value }) => (value.is === 'object' ? memberExprs(value, 'model', resolver) : [value])),
  );
  const { doubt } = transportOf(call.args, resolver);
  return doubt ? wrapped.map((model) => ({ ...model, doubt })) : wrapped;
};

const modelsIn = (expr: Expr, resolver: Resolver, depth = 0): Model[] => {
  if (depth > MOST) return [];
  const inner = (list: readonly Expr[]): Model[] => list.flatMap((one) => modelsIn(one, resolver, depth + 1));
  switch (expr.is) {
    case 'choice':
      return withUnknown(inner(expr.options), expr.options, resolver);
    case 'literal':
    case 'join':
      return modelsByName('gateway', resolver.valueOf(expr));
    case 'name':
      return withUnknown(inner(assignedTo(expr, resolver)), [expr], resolver);
    case 'index':
      return inner(entriesOf(expr.of, resolver));
    case 'member':
      return inner(memberExprs(expr.of, expr.name, resolver));
    case 'call':
      return modelsOfCall(expr, resolver, depth);
    default:
      return [];
  }
};

/**
 * The models found, and an unknown one of the provider if one of the options is a parameter that other files may set.
 */
const withUnknown = (models: readonly Model[], options: readonly Expr[], resolver: Resolver): Model[] => {
  const [first] = models;
  const open = options.find(
    (one) =>
      one.is === 'name' &&
      resolver.bindingsOf(one).some(({ how }) => how === 'parameter') &&
      isOpen(resolver.valueOf(one)),
  );
  return first && open ? [...models, { ...first, id: unknown('parameter', open.at) }] : [...models];
};

const isOpen = (value: Value): boolean =>
  value.is === 'either' ? value.options.some(isOpen) : value.is === 'unknown' && value.why === 'parameter';

const keyOf = ({ url, path, headers, doubt }: Model): string =>
  `${textOf(url) ?? url?.at ?? ''} ${path ?? ''} ${headers?.at ?? ''} ${doubt?.at ?? ''}`;

/** The models that an expression may be. Those with the same provider are one, whose id has alternatives. */
export const modelsOf = (expr: Expr, resolver: Resolver): Model[] =>
  [...grouped(modelsIn(expr, resolver), keyOf).values()].map((alike) => {
    const ids = alike.map(({ id }) => id);
    return { ...alike[0], id: either(ids, alike[0].id.at) };
  });
