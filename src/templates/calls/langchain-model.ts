/** Recognises LangChain's chat models that use Claude, and reads their options. */

import { namesClaude } from '../../names-claude.js';
import type { ModelClass } from '../client-rows.js';
import { modelClassOf, rows, snake } from '../clients.js';
import { alternatives } from '../program/alternatives.js';
import { type Call, lastNameOf } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { either, isNothing, merge, single, textOf, unknown, type Value } from '../program/value.js';
import { firstOf, optionsOf } from './client.js';
import { calledName, givenTo, memberExprs } from './parts.js';
import { toolsOf } from './tools.js';
import { transportOf } from './transport.js';

/** The options of a model that affect its requests. */
export interface ModelOptions {
  readonly body: Value;
  readonly url: Value | undefined;
  readonly headers: Value | undefined;
  readonly path?: string | undefined;
}

const isImported = ({ callee, at }: Call, resolver: Resolver): boolean =>
  callee.is !== 'name' || resolver.bindingsOf(callee.name, callee.where, at).every(({ how }) => how === 'import');

/** The Claude model id in a model name of LangChain; undefined for another vendor's or an unknown model. */
export const modelIn = (text: string | undefined, provider?: string): string | undefined => {
  if (text === undefined) return undefined;
  if (provider !== undefined) return rows.langchain.providers.includes(provider) ? text : undefined;
  const prefix = rows.langchain.prefixes.find((one) => text.startsWith(one));
  return prefix && /[:/]$/.test(prefix) ? text.slice(prefix.length) : prefix && text;
};

/** The model that a factory function gets as its first or a named argument, if it may be Claude's. */
const namedIn = (call: Call, options: Value, resolver: Resolver): Value | undefined => {
  const [first] = call.args;
  const given = first && first.name === undefined && !first.spread ? resolver.valueOf(first.value) : undefined;
  const own = given && given.is !== 'object' ? given : firstOf(options, rows.langchain.model);
  if (!own) return undefined;
  const provider = textOf(firstOf(options, rows.langchain.provider));
  const all = own.is === 'either' ? own.options : [own];
  const possible = all.flatMap((one): Value[] => {
    const id = modelIn(one.is === 'unknown' ? one.text : textOf(one), provider);
    if (id === undefined) return [];
    return [one.is === 'unknown' ? { ...one, text: id } : { is: 'known', value: id, at: one.at }];
  });
  const isGiven = provider !== undefined && rows.langchain.providers.includes(provider);
  if (possible.length === 0 && !isGiven) return undefined;
  // An unknown alternative may also be Claude's.
  return either([...possible, ...all.filter((one) => one.is === 'unknown' && one.text === undefined)], own.at);
};

/** Looks up the class that a call instantiates by its name and module. */
export const fromModule = <T>(
  { callee, at }: Call,
  resolver: Resolver,
  of: (name: string, module: string) => T | undefined,
): T | undefined => {
  let base = callee;
  while (base.is === 'member') base = base.of;
  if (base.is !== 'name') return undefined;
  for (const { module, original } of resolver.bindingsOf(base.name, base.where, at)) {
    const name = callee === base ? (original ?? base.name) : lastNameOf(callee);
    const found = module === undefined ? undefined : of(name, module);
    if (found) return found;
  }
  return undefined;
};

const classOf = (call: Call, resolver: Resolver): ModelClass | undefined => fromModule(call, resolver, modelClassOf);

/** Whether a call of a class for models of several vendors uses, or may use, a Claude model. */
const mayBeOurs = (call: Call, known: ModelClass, resolver: Resolver): boolean => {
  const [first] = call.args;
  const positional = first && !first.name && !first.spread ? resolver.valueOf(first.value) : undefined;
  const id = positional?.is === 'object' ? undefined : positional;
  return alternatives(optionsOf(call, resolver)).some((options) => {
    const given = sentOf(options);
    const model = firstOf(options, [known.model ?? 'model']) ?? given.members.get('model') ?? id;
    const text = textOf(model) ?? (model?.is === 'unknown' ? model.text : undefined);
    return text === undefined ? model !== undefined || given.open !== undefined : namesClaude(text);
  });
};

/** Whether a call creates an instance of a subclass in the file, whose additions are not followed. */
const isSubclass = ({ callee, at }: Call, resolver: Resolver): boolean =>
  callee.is === 'name' &&
  resolver
    .bindingsOf(callee.name, callee.where, at)
    .some(
      ({ value }) =>
        value?.is === 'class' &&
        value.bases.some((base) => rows.langchain.classes.includes(calledName(base, resolver))),
    );

/** Converts `partial(Class, …)`, or a call of its result, to a call of the class. */
const withoutPartial = (call: Call, resolver: Resolver): Call => {
  const values = call.callee.is === 'name' ? givenTo(call.callee, resolver) : [];
  const [maker] = values.length === 1 ? values : [];
  const partial = [maker, call].find((one) => one?.is === 'call' && calledName(one.callee, resolver) === 'partial');
  const [first, ...args] = partial?.is === 'call' ? partial.args : [];
  if (!first || first.name !== undefined) return call;
  return { ...call, callee: first.value, args: partial === call ? args : [...args, ...call.args] };
};

/** Whether a call creates a model that uses Claude. */
export const isModel = (given: Call, resolver: Resolver): boolean => {
  const call = withoutPartial(given, resolver);
  const name = calledName(call.callee, resolver);
  const known = classOf(call, resolver);
  if (known) return !known.others || mayBeOurs(call, known, resolver);
  if (rows.langchain.classes.includes(name)) return isImported(call, resolver);
  if (isSubclass(call, resolver)) return true;
  if (!rows.langchain.makers.includes(name) || !isImported(call, resolver)) return false;
  return namedIn(call, optionsOf(call, resolver), resolver) !== undefined;
};

/** The members of options that are sent, with the names that the API uses. */
export const sentOf = (options: Value): Extract<Value, { is: 'object' }> => {
  const members = new Map<string, Value>();
  let open = options.is === 'object' ? options.open : undefined;
  const take = (from: Value) => {
    if (isNothing(from)) return;
    if (from.is !== 'object') {
      open ??= { why: from.is === 'unknown' ? from.why : 'expression', at: from.at };
      return;
    }
    open ??= from.open;
    for (const [name, value] of from.members) {
      const plain = rows.langchain.names[snake(name)] ?? snake(name);
      if (rows.langchain.nested.includes(plain)) take(value);
      else if (rows.langchain.body.includes(plain) && !isNothing(value))
        members.set(plain, plain === 'tools' ? toolsOf(value) : value);
    }
  };
  if (options.is === 'object') take(options);
  return { is: 'object', members, open, at: options.at };
};

/** An alternative of the options of a model as a body. */
const bodyOf = (options: Value): Value => {
  if (options.is !== 'object') return options;
  const sent = sentOf(options);
  return { ...sent, members: new Map([...sent.members, ['messages', { is: 'list', items: [], at: options.at }]]) };
};

/** Members of a model that are set after it is created. */
const laterOf = (call: Call, resolver: Resolver): Value => {
  const { program } = resolver;
  let later: Value = { is: 'object', members: new Map(), at: call.at };
  for (const binding of program.valueBindings) {
    if (binding.value !== call) continue;
    for (const { name, path, how, value, where, at } of program.changes.get(binding.name) ?? []) {
      const [member, ...rest] = path;
      if (how === 'unknown' || typeof member !== 'string') continue;
      if (!resolver.bindingsOf(name, where, at).includes(binding)) continue;
      const whole = how === 'set' && rest.length === 0;
      later = merge(later, single(member, whole ? resolver.valueOf(value) : unknown('expression', at, 'object')));
    }
  }
  return later;
};

/** The alternatives of a model that may be Claude's, for a class with models of other vendors. */
const claudeModelsIn = (model: Value | undefined, known: ModelClass | undefined): Value | undefined => {
  if (model?.is !== 'either' || !known?.others) return model;
  const possible = model.options.filter((one) => one.is === 'unknown' || namesClaude(textOf(one) ?? ''));
  return possible.length > 0 ? either(possible, model.at) : model;
};

/** The options of the call that creates a model. */
export const modelOptions = (made: Call, resolver: Resolver): ModelOptions => {
  const call = withoutPartial(made, resolver);
  const given = optionsOf(call, resolver);
  const known = classOf(call, resolver);
  const fixed: Value | undefined =
    known?.url === undefined ? undefined : { is: 'known', value: known.url, at: call.at };
  if (given.is === 'either')
    return { path: known?.path, body: either(given.options.map(bodyOf), given.at), url: fixed, headers: undefined };
  if (given.is !== 'object') return { path: known?.path, body: given, url: fixed, headers: undefined };
  const { members, open } = sentOf(merge(given, laterOf(made, resolver)));
  const named = rows.langchain.makers.includes(calledName(call.callee, resolver))
    ? namedIn(call, given, resolver)
    : undefined;
  const none: Value = { is: 'list', items: [], at: call.at };
  const inner = firstOf(given, ['clientOptions', 'client_options']);
  const [first] = call.args;
  const positional = known && first && first.name === undefined && !first.spread ? resolver.valueOf(first.value) : none;
  const own = known?.model === undefined ? undefined : firstOf(given, [known.model]);
  const isId = positional.is === 'known' || positional.is === 'unknown' || positional.is === 'either';
  const model = claudeModelsIn(named ?? own ?? (isId ? positional : members.get('model')), known);
  const unread =
    (known && !known.read) || isSubclass(call, resolver) ? ({ why: 'framework', at: call.at } as const) : undefined;
  const inside = call.args.flatMap(({ value }) => memberExprs(value, 'clientOptions', resolver));
  const { doubt } = transportOf([...call.args, ...inside.map((value) => ({ value }))], resolver);
  return {
    path: known?.path,
    body: {
      is: 'object',
      members: new Map([...members, ...(model ? [['model', model] as const] : []), ['messages', none]]),
      open: open ?? unread ?? doubt,
      at: call.at,
    },
    url: fixed ?? firstOf(given, rows.options.url) ?? (inner && firstOf(inner, rows.options.url)),
    headers: firstOf(given, rows.options.headers) ?? (inner && firstOf(inner, rows.options.headers)),
  };
};
