/** Requests of LangChain's models that go to Claude: one for each way in which something is bound to one. */
import { firstOf, optionsOf } from './client.js';
import { agentClassOf, rows } from './clients.js';
import type { Draft } from './draft.js';
import { notedIn } from './langchain-messages.js';
import { fromModule, isModel, type ModelOptions, modelIn, modelOptions, nameOf, sentOf } from './langchain-model.js';
import { joinUrl, partOf } from './parts.js';
import type { Call, Expr, Program } from './program.js';
import type { Resolver } from './resolve.js';
import { merge, single, textOf, unknown, type Value } from './value.js';

const MOST = 12;

const isBinding = (name: string): boolean =>
  rows.langchain.bind.includes(name) || rows.langchain.structured.includes(name) || rows.langchain.calls.includes(name);

/** What a function of the file gives, where it gives one thing. */
const returnedBy = (callee: Extract<Expr, { is: 'name' }>, resolver: Resolver): Expr | undefined => {
  const [binding] = resolver.bindingsOf(callee.name, callee.where, callee.at);
  return binding?.value?.is === 'function' ? binding.value.made.returns[0] : undefined;
};

/** The model that a chain of calls begins with, and the calls that bind something to it, outermost first. */
const chained = (expr: Expr, resolver: Resolver): { model: Call; binds: Call[] } | undefined => {
  const binds: Call[] = [];
  let here: Expr | undefined = expr;
  for (let n = 0; here && n < MOST; n++) {
    if (here.is === 'call') {
      if (isModel(here, resolver)) return { model: here, binds };
      if (here.callee.is === 'name') {
        here = returnedBy(here.callee, resolver);
        continue;
      }
      if (here.callee.is !== 'member') return undefined;
      if (isBinding(here.callee.name)) binds.push(here);
      here = here.callee.of;
    } else if (here.is === 'name') {
      const values: Expr[] = resolver
        .bindingsOf(here.name, here.where, here.at)
        .flatMap(({ value }) => (value ? [value] : []));
      here = values[0];
    } else return undefined;
  }
  return undefined;
};

/** A tool as it is bound: a definition as it is sent, or a function, class or schema of the program's. */
export const toolOf = (value: Value): Value => {
  switch (value.is) {
    case 'object':
      return value.members.has('type') && !value.members.has('function') ? value : partOf({ type: 'custom' }, value.at);
    case 'function':
    case 'class':
    case 'instance':
      return partOf({ type: 'custom' }, value.at);
    case 'either':
      return { ...value, options: value.options.map(toolOf) };
    case 'unknown':
      return value.made ? partOf({ type: 'custom' }, value.at) : value;
    default:
      return value;
  }
};

/** Tools as they are bound. */
export const toolsOf = (value: Value): Value => {
  if (value.is === 'either') return { ...value, options: value.options.map(toolsOf) };
  return value.is === 'list' ? { ...value, items: value.items.map(toolOf) } : value;
};

const boundBy = (call: Call, resolver: Resolver): Value => {
  const [first] = call.args;
  const { at } = call;
  const name = nameOf(call.callee);
  if (rows.langchain.calls.includes(name)) {
    const options = optionsOf(call, resolver);
    const sent = sentOf(options);
    const tools = firstOf(options, ['tools']);
    const messages = first && first.name === undefined ? notedIn(first.value, resolver) : undefined;
    const members = new Map(sent.members);
    if (tools) members.set('tools', toolsOf(tools));
    if (messages) members.set('messages', messages);
    return { ...sent, members };
  }
  const given = first && first.name === undefined ? resolver.valueOf(first.value) : undefined;
  const options = optionsOf({ ...call, args: given ? call.args.slice(1) : call.args }, resolver);
  if (rows.langchain.bind.includes(name)) {
    const tools = given ?? firstOf(options, ['tools']);
    const plain = tools && toolsOf(tools);
    const strict = firstOf(options, ['strict']);
    const all: Value | undefined =
      strict && plain?.is === 'list'
        ? { ...plain, items: plain.items.map((tool) => merge(tool, single('strict', strict))) }
        : plain;
    const bound: Value = all ? single('tools', all) : { is: 'object', members: new Map(), at };
    return merge(bound, sentOf(options));
  }
  const format = rows.langchain.formats.includes(textOf(firstOf(options, ['method'])) ?? '');
  if (format) return single('output_config', single('format', partOf(rows.parsed.gives, at)));
  return single('tools', { is: 'list', items: [partOf({ type: 'custom' }, at)], at });
};

const draftOf = ({ body, url, headers, path }: ModelOptions, bound: readonly Value[], at: number): Draft => ({
  method: 'POST',
  url: joinUrl(url, path ?? '/v1/messages', at),
  headers,
  body: bound.reduce(merge, body),
  at,
});

/** The model that an agent is given: by its name, or one that is made. */
const agentModel = (
  expr: Expr | undefined,
  resolver: Resolver,
): { options: ModelOptions; binds: readonly Call[]; model?: Call } | undefined => {
  if (!expr) return undefined;
  const found = chained(expr, resolver);
  if (found) return { options: modelOptions(found.model, resolver), ...found };
  const given = resolver.valueOf(expr);
  const id = modelIn(textOf(given));
  if (id === undefined) return undefined;
  const members = new Map<string, Value>([
    ['model', { is: 'known', value: id, at: given.at }],
    ['messages', { is: 'list', items: [], at: given.at }],
  ]);
  return { options: { body: { is: 'object', members, at: given.at }, url: undefined, headers: undefined }, binds: [] };
};

/** The argument or member of the first object that has one of some names. */
const argumentOf = ({ args }: Call, names: readonly string[]): Expr | undefined => {
  const own = args.find(({ name }) => name !== undefined && names.includes(name));
  if (own) return own.value;
  const [first] = args;
  if (first?.value.is !== 'object') return first && first.name === undefined ? first.value : undefined;
  return first.value.entries.find(({ key }) => typeof key === 'string' && names.includes(key))?.value;
};

/** The request of an agent of Claude's: its model's, with its tools. */
const agentDraft = (call: Call, resolver: Resolver): { draft: Draft; model: Call | undefined } | undefined => {
  const found = agentModel(argumentOf(call, rows.langchain.model), resolver);
  if (!found) return undefined;
  const { at } = call;
  const options = optionsOf(call, resolver);
  const second = call.args[1];
  const given =
    firstOf(options, ['tools']) ??
    (second && second.name === undefined && !second.spread ? resolver.valueOf(second.value) : undefined);
  const members = new Map<string, Value>();
  if (given && given.is !== 'object') members.set('tools', toolsOf(given));
  // Whether an object is asked for as a format or by a tool depends on the model and the release.
  if (firstOf(options, rows.langchain.format)) members.set('output_config', unknown('call', at));
  const unread = fromModule(call, resolver, agentClassOf) ? ({ why: 'framework', at } as const) : undefined;
  const own: Value = {
    is: 'object',
    members,
    open: (options.is === 'object' ? options.open : undefined) ?? unread,
    at,
  };
  const bound = found.binds.map((bind) => boundBy(bind, resolver));
  return { draft: draftOf(found.options, [...bound, own], at), model: found.model };
};

const adds = (value: Value): boolean => value.is !== 'object' || value.members.size > 0 || value.open !== undefined;

/** The requests to Claude of LangChain's models in a program. */
export const langchainDrafts = (program: Program, resolver: Resolver): Draft[] => {
  const drafts: Draft[] = [];
  const bound = new Set<Call>();
  for (const call of program.calls) {
    const name = nameOf(call.callee);
    if (rows.langchain.agents.includes(name) || fromModule(call, resolver, agentClassOf)) {
      const found = agentDraft(call, resolver);
      if (!found) continue;
      if (found.model) bound.add(found.model);
      drafts.push(found.draft);
    }
    if (!isBinding(name)) continue;
    const found = chained(call, resolver);
    if (!found) continue;
    const values = found.binds.map((bind) => boundBy(bind, resolver));
    // A call that adds nothing is one of those that are found where the model is made or bound.
    const isCall = rows.langchain.calls.includes(name);
    if (isCall && !(values[0] && adds(values[0]))) continue;
    if (!isCall) bound.add(found.model);
    drafts.push(draftOf(modelOptions(found.model, resolver), values, call.at));
  }
  for (const call of program.calls) {
    if (!bound.has(call) && isModel(call, resolver)) drafts.push(draftOf(modelOptions(call, resolver), [], call.at));
  }
  return drafts;
};
