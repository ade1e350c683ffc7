/** Finds requests to Claude in calls of the Vercel AI SDK. */

import { namesClaude } from '../../../names-claude.js';
import { isVersioned } from '../../belongs.js';
import { isDated, rows } from '../../clients.js';
import type { Draft } from '../../draft.js';
import { assignedTo, isImportedLocally, isImportedModel } from '../../program/assigned.js';
import { each, merge, mergeGiven } from '../../program/operations.js';
import type { Call, Expr } from '../../program/program.js';
import type { Resolver } from '../../program/resolve.js';
import { emptyObject, known, type Open, optionsIn, single, textOf, unknown, type Value } from '../../program/value.js';
import { firstOf } from '../options.js';
import { calledName, chainOf, joinUrl, memberExprs } from '../parts.js';
import { bodyOf } from './body.js';
import { type Model, modelsMadeBy, modelsOf, providersOf } from './model.js';

/** Whether options beside an unknown model are for Claude: a dated tool, or Claude's provider options or headers. */
const isForClaude = (options: Value): boolean => {
  const own = firstOf(options, [rows.aiSdk.own.option]);
  if (own && firstOf(own, [rows.aiSdk.own.provider])) return true;
  const headers = firstOf(options, ['headers']);
  if (headers?.is === 'object' && isVersioned(headers.members.keys())) return true;
  const tools = firstOf(options, ['tools']);
  return (
    tools?.is === 'object' && [...tools.members.values()].some((tool) => isDated(textOf(firstOf(tool, ['type'])) ?? ''))
  );
};

/** An unknown model that is Claude's according to the other options or its name; else undefined. */
const unknownModel = (expr: Expr | undefined, options: Value, at: number, resolver: Resolver): Model | undefined => {
  if (!expr)
    return isForClaude(options) ? { id: unknown('parameter', at), url: undefined, headers: undefined } : undefined;
  if (isImportedModel(expr, resolver)) return { id: unknown('import', expr.at), url: undefined, headers: undefined };
  const id = resolver.valueOf(expr);
  if (id.is !== 'unknown') return undefined;
  const { base, steps } = chainOf(expr.is === 'call' ? expr.callee : expr, resolver);
  const isNamed = [base.is === 'name' ? base.name : '', ...steps].some(namesClaude);
  // Models of other providers are created by calls of other packages.
  const mayBe = id.why !== 'call' || isImportedLocally(base, resolver);
  return isNamed || (mayBe && isForClaude(options)) ? { id, url: undefined, headers: undefined } : undefined;
};

/** A Claude model of another provider, whose URL is unknown. */
const modelElsewhere = (expr: Expr | undefined, resolver: Resolver): Model | undefined => {
  const [first] = expr?.is === 'call' ? expr.args : [];
  const id = first && resolver.valueOf(first.value);
  if (!id || !namesClaude(textOf(id) ?? '')) return undefined;
  return { id, url: known('https://{host}', id.at), path: rows.compatible, headers: undefined };
};

/** The upload requests of a call. */
const uploadsOf = (call: Call, path: string, resolver: Resolver): Draft[] =>
  call.args
    .slice(0, 1)
    .flatMap(({ value }) => memberExprs(value, 'api', resolver))
    .flatMap((api) => providersOf(api, resolver))
    .filter((provider) => provider.path === undefined && !provider.isByUrl)
    .map(({ url, headers }): Draft => ({ method: 'POST', url: joinUrl(url, path, call.at), headers, at: call.at }));

/** A batch request, whose requests are not read. */
const batchOf = ({ url, headers, path }: Model, at: number): Draft => ({
  method: 'POST',
  url: joinUrl(url, path ?? rows.paths.batches, at),
  headers,
  body: single('requests', unknown('framework', at)),
  at,
});

const requestOf = (model: Model, options: Value, name: string, at: number): Draft => ({
  method: 'POST',
  url: joinUrl(model.url, model.path?.replace('{id}', textOf(model.id) ?? '{model}') ?? rows.paths.messages, at),
  headers: mergeGiven([model.headers, firstOf(options, ['headers'])]),
  body: each(options, (one) => (one.is === 'object' ? bodyOf(one, model, name, at) : unknown('expression', at))),
  at,
});

/** Options with the defaults of an agent merged in. */
const withDefaults = (options: Value): Value => {
  const defaults = rows.aiSdk.defaults.flatMap((name) => firstOf(options, [name]) ?? []);
  return [...defaults, options].reduce((all, one) =>
    one.is === 'function' ? merge(all, unknown('call', one.at)) : merge(all, one),
  );
};

/** The requests of a call of an agent with Claude's provider options; the agent uses Claude, or an unknown model. */
const agentDrafts = (call: Call, resolver: Resolver): Draft[] => {
  const { callee, args, at } = call;
  if (callee.is !== 'member' || !rows.aiSdk.asks.includes(callee.name)) return [];
  const options = args.slice(0, 2).map(({ value }) => resolver.valueOf(value));
  const given = options.find((one) => one.is === 'object' && firstOf(one, [rows.aiSdk.own.option]) && isForClaude(one));
  if (!given) return [];
  const models = assignedTo(callee.of, resolver).flatMap((agent) => {
    const [made] = agent.is === 'call' ? agent.args : [];
    return made ? memberExprs(made.value, 'model', resolver).flatMap((one) => modelsOf(one, resolver)) : [];
  });
  const unnamed: Model = { id: unknown('call', at), url: undefined, headers: undefined };
  return (models.length > 0 ? models : [unnamed]).map((model) => requestOf(model, given, callee.name, at));
};

/** The requests of a call. Adds the offsets of its model ids to `usedModels`. */
const draftsOf = (call: Call, resolver: Resolver, usedModels: Set<number>): Draft[] => {
  const { callee, at } = call;
  const name = calledName(callee, resolver);
  const [first] = call.args;
  const upload = rows.aiSdk.uploads.find(({ names }) => names.includes(name));
  if (upload) return uploadsOf(call, upload.path, resolver);
  const isBatch = rows.aiSdk.batches.includes(name);
  if (!(isBatch || rows.aiSdk.functions.includes(name)) || !first) return agentDrafts(call, resolver);
  const given = memberExprs(first.value, 'model', resolver);
  const options = withDefaults(resolver.valueOf(first.value));
  const found = modelsOf({ is: 'choice', options: given, at }, resolver);
  const unnamed =
    found.length > 0
      ? undefined
      : (modelElsewhere(given[0], resolver) ?? unknownModel(given[0], options, at, resolver));
  // Of equal ids only the first is in `found`.
  for (const { id } of [...found, ...given.flatMap((one) => modelsOf(one, resolver))])
    for (const { at: offset } of [id, ...optionsIn(id)]) usedModels.add(offset);
  return [...found, ...(unnamed ? [unnamed] : [])].map((model) =>
    isBatch ? batchOf(model, at) : requestOf(model, options, name, at),
  );
};

/** Why wrappers (`wrapLanguageModel`) may change the requests of models, by the offsets of model ids. */
const doubtsOf = (resolver: Resolver): Map<number, Open> => {
  const wrappers = resolver.program.calls.filter(
    ({ args: [first] }) => first && memberExprs(first.value, 'model', resolver)[0],
  );
  const wrapped = wrappers.flatMap((call) => modelsOf(call, resolver));
  return new Map(wrapped.flatMap(({ id, doubt }) => (doubt ? [[id.at, doubt]] : [])));
};

/** The requests to Claude in a program's calls of the AI SDK. */
export const aiSdkDrafts = (resolver: Resolver): Draft[] => {
  const { calls } = resolver.program;
  const usedModels = new Set<number>();
  const drafts = calls.flatMap((call) => draftsOf(call, resolver, usedModels));
  // A model that is created here but used in another file, so that no more of its requests is known.
  const unusedModels = calls.flatMap((call) =>
    modelsMadeBy(call, resolver)
      .filter(({ id }) => !usedModels.has(id.at))
      .map((model) => ({ model, at: call.at })),
  );
  const doubts = unusedModels.length > 0 ? doubtsOf(resolver) : new Map<number, Open>();
  return [
    ...drafts,
    ...unusedModels.map(({ model, at }) =>
      requestOf({ ...model, doubt: model.doubt ?? doubts.get(model.id.at) }, emptyObject(at), '', at),
    ),
  ];
};
