/** Chat models of LangChain that go to Claude, and what a program gives them. */

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

/** What a model is made with, as far as it is sent. */
export interface ModelOptions {
  readonly body: Value;
  readonly url: Value | undefined;
  readonly headers: Value | undefined;
  readonly path?: string | undefined;
}

const isImported = ({ callee, at }: Call, resolver: Resolver): boolean =>
  callee.is !== 'name' || resolver.bindingsOf(callee.name, callee.where, at).every(({ how }) => how === 'import');

/** The id of a model of Claude's in a name that LangChain takes, or undefined where it is another's, or not known. */
export const modelIn = (text: string | undefined, provider?: string): string | undefined => {
  if (text === undefined) return undefined;
  if (provider !== undefined) return rows.langchain.providers.includes(provider) ? text : undefined;
  const prefix = rows.langchain.prefixes.find((one) => text.startsWith(one));
  return prefix && /[:/]$/.test(prefix) ? text.slice(prefix.length) : prefix && text;
};

/** The name of a model that a maker is given, first or by its name, with its place. */
const namedIn = (call: Call, options: Value, resolver: Resolver): Value | undefined => {
  const [first] = call.args;
  const given = first && first.name === undefined && !first.spread ? resolver.valueOf(first.value) : undefined;
  const own = given && given.is !== 'object' ? given : firstOf(options, rows.langchain.model);
  if (!own) return undefined;
  const provider = textOf(firstOf(options, rows.langchain.provider));
  const all = own.is === 'either' ? own.options : [own];
  const ours = all.flatMap((one): Value[] => {
    const id = modelIn(one.is === 'unknown' ? one.text : textOf(one), provider);
    if (id === undefined) return [];
    return [one.is === 'unknown' ? { ...one, text: id } : { is: 'known', value: id, at: one.at }];
  });
  const isGiven = provider !== undefined && rows.langchain.providers.includes(provider);
  if (ours.length === 0 && !isGiven) return undefined;
  // An alternative that is not known may be one of Claude's as well.
  return either([...ours, ...all.filter((one) => one.is === 'unknown' && one.text === undefined)], own.at);
};

/** What a call makes one of, where that is known by its name and the module it comes from. */
export const fromModule = <T>(
  { callee, at }: Call,
  resolver: Resolver,
  of: (name: string, module: string) => T | undefined,
): T | undefined => {
  const base = callee.is === 'member' ? callee.of : callee;
  if (base.is !== 'name') return undefined;
  for (const { module, original } of resolver.bindingsOf(base.name, base.where, at)) {
    const name = callee === base ? (original ?? base.name) : lastNameOf(callee);
    const found = module === undefined ? undefined : of(name, module);
    if (found) return found;
  }
  return undefined;
};

const classOf = (call: Call, resolver: Resolver): ModelClass | undefined => fromModule(call, resolver, modelClassOf);

/** Whether a class that has other vendors' models too is asked for one of Claude's, or may be. */
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

/** Whether a call makes one of a class of the file that extends a model of Claude's: what that adds is not followed. */
const isHeir = ({ callee, at }: Call, resolver: Resolver): boolean =>
  callee.is === 'name' &&
  resolver
    .bindingsOf(callee.name, callee.where, at)
    .some(
      ({ value }) =>
        value?.is === 'class' &&
        value.bases.some((base) => rows.langchain.classes.includes(calledName(base, resolver))),
    );

/** A call of what `partial(Class, …)` gave, or of `partial` itself, as one of the class. */
const whole = (call: Call, resolver: Resolver): Call => {
  const held = call.callee.is === 'name' ? givenTo(call.callee, resolver) : [];
  const [maker] = held.length === 1 ? held : [];
  const kept = [maker, call].find((one) => one?.is === 'call' && calledName(one.callee, resolver) === 'partial');
  const [first, ...args] = kept?.is === 'call' ? kept.args : [];
  if (!first || first.name !== undefined) return call;
  return { ...call, callee: first.value, args: kept === call ? args : [...args, ...call.args] };
};

/** Whether a call makes a model of Claude's. */
export const isModel = (given: Call, resolver: Resolver): boolean => {
  const call = whole(given, resolver);
  const name = calledName(call.callee, resolver);
  const known = classOf(call, resolver);
  if (known) return !known.others || mayBeOurs(call, known, resolver);
  if (rows.langchain.classes.includes(name)) return isImported(call, resolver);
  if (isHeir(call, resolver)) return true;
  if (!rows.langchain.makers.includes(name) || !isImported(call, resolver)) return false;
  return namedIn(call, optionsOf(call, resolver), resolver) !== undefined;
};

/** The members of an object that are sent, under their names on the wire. */
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

/** One of the objects that the options of a model may be, as a body; what is no object is not known. */
const bodyOf = (options: Value): Value => {
  if (options.is !== 'object') return options;
  const sent = sentOf(options);
  return { ...sent, members: new Map([...sent.members, ['messages', { is: 'list', items: [], at: options.at }]]) };
};

/** What a program sets of a model after it is made. */
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

/** Of several models those that may be Claude's, where a class has other vendors' too. */
const ofOurs = (model: Value | undefined, known: ModelClass | undefined): Value | undefined => {
  if (model?.is !== 'either' || !known?.others) return model;
  const ours = model.options.filter((one) => one.is === 'unknown' || namesClaude(textOf(one) ?? ''));
  return ours.length > 0 ? either(ours, model.at) : model;
};

/** What the call that makes a model gives it. */
export const modelOptions = (made: Call, resolver: Resolver): ModelOptions => {
  const call = whole(made, resolver);
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
  const model = ofOurs(named ?? own ?? (isId ? positional : members.get('model')), known);
  const unread =
    (known && !known.read) || isHeir(call, resolver) ? ({ why: 'framework', at: call.at } as const) : undefined;
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
