/** Recognises LangChain's chat models that use Claude, and reads their options. */

import { namesClaude } from '../../../names-claude.js';
import type { ModelClass } from '../../adapter-rows.js';
import { modelClassOf, rows } from '../../clients.js';
import { alternatives } from '../../program/alternatives.js';
import { assignedTo } from '../../program/assigned.js';
import { either, merge, mergeGiven, narrowed } from '../../program/operations.js';
import type { Call } from '../../program/program.js';
import type { Resolver } from '../../program/resolve.js';
import {
  emptyList,
  emptyObject,
  known,
  type ObjectValue,
  type Open,
  optionsIn,
  partialTextOf,
  single,
  textOf,
  unknown,
  type Value,
} from '../../program/value.js';
import { modelOf, modelsNamed, namedModels, urlFor } from '../../tool-models.js';
import { constructorOptions, firstArgument, firstOf, headersIn, oneOfHeaders, optionsOf } from '../options.js';
import { calledName, fromModule, joinUrl, memberExprs, partialCall } from '../parts.js';
import { optionTable, sentOf } from '../sent-options.js';
import { transportOf } from '../transport.js';

/** A model, and the URL of its requests if its name says it. */
interface RoutedModel {
  readonly id: Value;
  readonly url: Value | undefined;
}

/** The options of a model that affect its requests. */
export interface ModelOptions {
  readonly body: Value;
  readonly url: Value;
  readonly headers: Value | undefined;
}

const isImported = ({ callee }: Call, resolver: Resolver): boolean =>
  callee.is !== 'name' || resolver.bindingsOf(callee).every(({ how }) => how === 'import');

/** The models that a function gets as its first or a named argument, if they may be Claude's, and where they are asked. */
const namedIn = (call: Call, options: Value, resolver: Resolver): RoutedModel | undefined => {
  const first = firstArgument(call, resolver);
  const model = first && first.is !== 'object' ? first : firstOf(options, rows.langchain.model);
  if (!model) return undefined;
  const provider = textOf(firstOf(options, rows.langchain.provider));
  const open = optionsIn(model).filter((one) => one.is === 'unknown' && partialTextOf(one) === undefined);
  const models = modelsNamed('agents', model, provider === undefined ? '' : `${provider}:`);
  const isVendor = provider !== undefined && modelOf('agents', `${provider}:claude`)?.url === '';
  if (models.length === 0 && !isVendor) return undefined;
  // An unknown alternative may also be Claude's.
  return { id: either([...models.map(({ id }) => id), ...open], model.at), url: urlFor(models, model.at) };
};

const classOf = (call: Call, resolver: Resolver): ModelClass | undefined => fromModule(call, resolver, modelClassOf);

/** Whether a call of a class for models of several vendors uses, or may use, a Claude model. */
const mayBeOurs = (call: Call, row: ModelClass, resolver: Resolver): boolean => {
  const first = firstArgument(call, resolver);
  const id = first?.is === 'object' ? undefined : first;
  return alternatives(optionsOf(call, resolver)).some((options) => {
    const given = bodyOf(options);
    const model = firstOf(options, [row.model ?? 'model']) ?? given.members.get('model') ?? id;
    const text = partialTextOf(model);
    if (text !== undefined) return namesClaude(text);
    return model !== undefined || given.open !== undefined || row.unnamed === true;
  });
};

/** Whether a call creates an instance of a subclass in the file, whose additions are not followed. */
const isSubclass = ({ callee }: Call, resolver: Resolver): boolean =>
  callee.is === 'name' &&
  resolver
    .bindingsOf(callee)
    .some(
      ({ value }) =>
        value?.is === 'class' &&
        value.bases.some((base) => rows.langchain.classes.includes(calledName(base, resolver))),
    );

/** Converts `partial(Class, …)`, or a call of its result, to a call of the class. */
const withoutPartial = (call: Call, resolver: Resolver): Call => {
  const [maker, ...others] = assignedTo(call.callee, resolver);
  const stored = maker?.is === 'call' && others.length === 0 ? partialCall(maker, resolver) : undefined;
  if (stored) return { ...call, callee: stored.callee, args: [...stored.args, ...call.args] };
  return partialCall(call, resolver) ?? call;
};

/** Whether a call creates a model that uses Claude. */
export const isModel = (given: Call, resolver: Resolver): boolean => {
  const call = withoutPartial(given, resolver);
  const name = calledName(call.callee, resolver);
  const row = classOf(call, resolver);
  if (row) return !row.others || mayBeOurs(call, row, resolver);
  if (rows.langchain.classes.includes(name)) return isImported(call, resolver);
  if (isSubclass(call, resolver)) return true;
  if (!rows.langchain.makers.includes(name) || !isImported(call, resolver)) return false;
  return namedIn(call, optionsOf(call, resolver), resolver) !== undefined;
};

const OPTIONS = optionTable(rows.langchain.options);

/** The members of a body that options of a model, or of its calls, become. */
export const bodyOf = (options: Value): ObjectValue => sentOf(options, OPTIONS);

const NESTED = rows.langchain.options.flatMap(({ more, names }) => (more ? names : []));

/** The headers among options, and among those that options hold. */
export const headersOf = (options: Value): Value | undefined =>
  mergeGiven(
    [options, ...NESTED.map((name) => firstOf(options, [name]))].map(
      (one) => one && firstOf(one, rows.options.headers),
    ),
  );

/** Members of a model that are set after it is created. */
const laterOf = (call: Call, resolver: Resolver): Value => {
  const { program } = resolver;
  let later: Value = emptyObject(call.at);
  for (const binding of program.valueBindings) {
    if (binding.value !== call) continue;
    for (const change of program.changes.get(binding.name) ?? []) {
      const { path, how, value, at } = change;
      const [member, ...rest] = path;
      if (how === 'unknown' || typeof member !== 'string') continue;
      if (!resolver.bindingsOf(change).includes(binding)) continue;
      const whole = how === 'set' && rest.length === 0;
      later = merge(later, single(member, whole ? resolver.valueOf(value) : unknown('expression', at, 'object')));
    }
  }
  return later;
};

const mayBeClaudeModel = (one: Value): boolean => one.is === 'unknown' || namesClaude(textOf(one) ?? '');

/** The models of a class whose names say where they are asked. */
const routed = (model: Value | undefined, row: ModelClass | undefined): RoutedModel | undefined => {
  if (!model || row?.named === undefined) return undefined;
  const models = namedModels(row.named, model);
  const ids = models.map(({ id }) => id);
  return ids.length > 0 ? { id: either(ids, model.at), url: urlFor(models, model.at) } : undefined;
};

/** The model of a call, and where its name says that it is requested. `ofBody` is the model among the options of the body. */
const modelOfCall = (
  call: Call,
  options: ObjectValue,
  row: ModelClass | undefined,
  ofBody: Value | undefined,
  resolver: Resolver,
): { id: Value | undefined; url: Value | undefined } => {
  const isMaker = rows.langchain.makers.includes(calledName(call.callee, resolver));
  const named = isMaker ? namedIn(call, options, resolver) : undefined;
  const option = row?.model === undefined ? undefined : firstOf(options, [row.model]);
  const first = row && firstArgument(call, resolver);
  const isId = first?.is === 'known' || first?.is === 'unknown' || first?.is === 'either';
  const stated = named?.id ?? option ?? (isId ? first : ofBody);
  const possible = stated && row?.others ? narrowed(stated, mayBeClaudeModel) : stated;
  return routed(possible, row) ?? { id: possible, url: named?.url };
};

/** The options of the call that creates a model, for one of their alternatives; `row` is that of its class. */
const alternativeOf = (options: Value, call: Call, row: ModelClass | undefined, resolver: Resolver): ModelOptions => {
  const { at } = call;
  const ofClient = firstOf(options, rows.langchain.client);
  const baseUrl = firstOf(options, rows.options.url) ?? (ofClient && firstOf(ofClient, rows.options.url));
  const headers = headersOf(options) ?? (ofClient && headersIn(ofClient));
  const urlAt = (base: Value | undefined): Value =>
    joinUrl(row?.url === undefined ? base : known(row.url, at), row?.path ?? rows.paths.messages, at);
  if (options.is !== 'object') return { url: urlAt(baseUrl), headers, body: options };
  const { members, open } = bodyOf(options);
  const { id: model, url } = modelOfCall(call, options, row, members.get('model'), resolver);
  const unread: Open | undefined =
    (row && !row.read) || isSubclass(call, resolver) ? { why: 'framework', at } : undefined;
  const clientOptions = call.args.flatMap(({ value }) =>
    rows.langchain.client.flatMap((name) => memberExprs(value, name, resolver)),
  );
  const { doubt } = transportOf([...call.args, ...clientOptions.map((value) => ({ value }))], resolver);
  const all = new Map([...members, ...(model ? [['model', model] as const] : []), ['messages', emptyList(at)]]);
  return {
    url: urlAt(baseUrl ?? url),
    headers,
    body: { is: 'object', members: all, open: open ?? unread ?? doubt, at },
  };
};

/** The options of a model that another file makes, of which none is known. */
export const importedOptions = (at: number): ModelOptions => ({
  url: joinUrl(undefined, rows.paths.messages, at),
  headers: undefined,
  body: {
    is: 'object',
    members: new Map<string, Value>([
      ['model', unknown('import', at)],
      ['messages', emptyList(at)],
    ]),
    at,
  },
});

/** The options of the call that creates a model. */
export const modelOptions = (made: Call, resolver: Resolver): ModelOptions => {
  const call = withoutPartial(made, resolver);
  const row = classOf(call, resolver);
  // An unknown first argument of other functions and classes is the model.
  const isOptions = rows.langchain.classes.includes(calledName(call.callee, resolver)) && !row;
  const options = (isOptions ? constructorOptions : optionsOf)(call, resolver);
  const given = merge(options, laterOf(made, resolver));
  const all = optionsIn(given).map((one) => alternativeOf(one, call, row, resolver));
  return {
    url: either(
      all.map(({ url }) => url),
      call.at,
    ),
    headers: oneOfHeaders(
      all.map(({ headers }) => headers),
      call.at,
    ),
    body: either(
      all.map(({ body }) => body),
      call.at,
    ),
  };
};
