/** Finds requests to Claude by LangChain's models and agents. */

import { agentClassOf, rows } from '../clients.js';
import type { Draft } from '../draft.js';
import { assignedTo, isFromModelFile, returnedBy } from '../program/assigned.js';
import { each, merge, mergeGiven } from '../program/operations.js';
import { type Call, type Expr, lastNameOf, receiverOf } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import {
  emptyList,
  emptyObject,
  optionsIn,
  single,
  textOf,
  type Unknown,
  unknown,
  type Value,
} from '../program/value.js';
import { modelsNamed, urlFor } from '../tool-models.js';
import { notableBlocks } from './langchain-messages.js';
import { bodyOf, headersOf, importedOptions, isModel, type ModelOptions, modelOptions } from './langchain-model.js';
import { constructorOptions, firstOf, optionsOf } from './options.js';
import { calledName, fromModule, joinUrl, partOf } from './parts.js';
import { setMember } from './sent-options.js';
import { toolsOf } from './tools.js';
import { transportOf } from './transport.js';

const MOST = 12;

/** Whether a method binds options that only a model has. */
const bindsToModel = (name: string): boolean =>
  rows.langchain.bind.includes(name) || rows.langchain.structured.includes(name);

const isBinding = (name: string): boolean => bindsToModel(name) || rows.langchain.calls.includes(name);

/** What calls add to the requests of a model. */
interface Bound {
  readonly body: Value;
  readonly headers?: Value | undefined;
}

interface BoundModel {
  /** The call that creates it, or the name of what another file makes. */
  readonly model: Expr;
  readonly binds: readonly Call[];
}

const optionsOfModel = (model: Expr, resolver: Resolver): ModelOptions =>
  model.is === 'call' ? modelOptions(model, resolver) : importedOptions(model.at);

/** The receiver of a method; the callee itself if it is a function. */
const baseOf = (callee: Expr): Expr => (callee.is === 'member' ? callee.of : callee);

/** The models that a chain of calls may begin with, and the calls that bind options to each, outermost first. */
const boundModels = (expr: Expr, resolver: Resolver, binds: readonly Call[] = [], depth = 0): BoundModel[] => {
  if (depth > MOST) return [];
  const inner = (list: readonly Expr[], more = binds): BoundModel[] =>
    list.flatMap((one) => boundModels(one, resolver, more, depth + 1));
  switch (expr.is) {
    case 'call': {
      const { callee } = expr;
      if (isModel(expr, resolver)) return [{ model: expr, binds }];
      const name = calledName(callee, resolver);
      // The steps of a sequence: `prompt.pipe(model)`, `RunnableSequence.from([…])`.
      const links = rows.langchain.chains.some((one) => name === one || lastNameOf(baseOf(callee)) === one)
        ? expr.args.map(({ value }) => value)
        : [];
      if (callee.is === 'name') return inner([callee, ...returnedBy(callee, resolver), ...links]);
      if (callee.is !== 'member') return [];
      return inner([callee.of, ...links], isBinding(callee.name) ? [...binds, expr] : binds);
    }
    case 'choice':
      return inner(expr.options);
    // `prompt | model | parser`
    case 'sum':
      return inner(expr.parts);
    case 'list':
      return inner(expr.items.map(({ value }) => value));
    case 'object':
      return inner(expr.entries.map(({ value }) => value));
    case 'name':
      return isFromModelFile(expr, resolver) ? [{ model: expr, binds }] : inner(assignedTo(expr, resolver));
    case 'member':
      return isFromModelFile(expr, resolver) ? [{ model: expr, binds }] : [];
    default:
      return [];
  }
};

/** Names of the settings of a run, which are not sent. */
const RUN_SETTINGS = new RegExp(rows.langchain.runs.join('|'), 'i');

const isRunSetting = (expr: Expr, resolver: Resolver): boolean => {
  const named = expr.is === 'call' ? expr.callee : expr;
  const base = receiverOf(named);
  const types = base.is === 'name' ? resolver.bindingsOf(base).map(({ type }) => type ?? '') : [];
  return [lastNameOf(named), lastNameOf(base), ...types].some((text) => RUN_SETTINGS.test(text));
};

/** The options of a call in JavaScript that are not known: the argument after the input, or the first of what binds. */
const unknownOptions = ({ callee, args }: Call, resolver: Resolver): Unknown | undefined => {
  if (resolver.program.language !== 'javascript') return undefined;
  const isBound = rows.langchain.binders.includes(lastNameOf(callee));
  const options = args[isBound ? 0 : 1];
  if (!options || options.spread || (!isBound && isRunSetting(options.value, resolver))) return undefined;
  return optionsIn(resolver.valueOf(options.value)).find(
    (value): value is Unknown => value.is === 'unknown' && (value.type === undefined || value.type === 'object'),
  );
};

/** What a call of a model sends besides what is bound: options, and messages with more than text. */
const calledWith = (call: Call, resolver: Resolver): Value => {
  const [first] = call.args;
  const messages = first && first.name === undefined ? notableBlocks(first.value, resolver) : undefined;
  const unseen = unknownOptions(call, resolver);
  return each(optionsOf(call, resolver), (options) => {
    const sent = bodyOf(options);
    const members = new Map(sent.members);
    if (messages) members.set('messages', messages);
    return { ...sent, members, open: sent.open ?? unseen };
  });
};

/** The tools that are bound, all of them strict if the options say so. */
const boundTools = (tools: Value | undefined, options: Value): Value => {
  const plain = tools && toolsOf(tools);
  if (!plain) return emptyObject(options.at);
  const strict = firstOf(options, ['strict']);
  return single(
    'tools',
    strict && plain.is === 'list'
      ? { ...plain, items: plain.items.map((tool) => merge(tool, single('strict', strict))) }
      : plain,
  );
};

/** What a call adds to the bodies of its model's requests. */
const bodyBoundBy = (call: Call, resolver: Resolver): Value => {
  const [first, ...rest] = call.args;
  const { at } = call;
  const name = lastNameOf(call.callee);
  if (rows.langchain.calls.includes(name)) return calledWith(call, resolver);
  const tools = first && first.name === undefined ? resolver.valueOf(first.value) : undefined;
  const options = constructorOptions({ ...call, args: tools ? rest : call.args }, resolver);
  if (rows.langchain.bind.includes(name))
    return each(options, (one) => merge(boundTools(tools ?? firstOf(one, ['tools']), one), bodyOf(one)));
  const method = firstOf(options, rows.langchain.method);
  // The options are not known, so it may be sent as a format or as a tool.
  if (!method && options.is === 'object' && options.open)
    return single('output_config', unknown(options.open.why, options.open.at));
  const isFormat = rows.langchain.formats.includes(textOf(method) ?? '');
  if (isFormat) return single('output_config', single('format', partOf(rows.parsed.gives, at)));
  return single('tools', { is: 'list', items: [partOf({ type: 'custom' }, at)], at });
};

/** The headers among the options that a call adds; its first argument is an input or a list of tools. */
const headersBoundBy = (call: Call, resolver: Resolver): Value | undefined => {
  const [first, ...rest] = call.args;
  const isBound = !first || first.name !== undefined || rows.langchain.binders.includes(lastNameOf(call.callee));
  return headersOf(optionsOf(isBound ? call : { ...call, args: rest }, resolver));
};

/** What a call adds to the requests of its model. */
const boundBy = (call: Call, resolver: Resolver): Bound => ({
  body: bodyBoundBy(call, resolver),
  headers: headersBoundBy(call, resolver),
});

const draftOf = ({ body, url, headers }: ModelOptions, bound: readonly Bound[], at: number): Draft => ({
  method: 'POST',
  url,
  headers: mergeGiven([headers, ...bound.map((one) => one.headers)]),
  body: bound.map((one) => one.body).reduce(merge, body),
  at,
});

interface AgentModel {
  readonly options: ModelOptions;
  readonly binds: readonly Call[];
  readonly model?: Expr;
}

/** The models that an agent may use, given as an object or by name; `base` is the URL for names that state none. */
const agentModels = (expr: Expr | undefined, resolver: Resolver, base: string | undefined): AgentModel[] => {
  if (!expr) return [];
  const objects = boundModels(expr, resolver).map((bound) => ({
    options: optionsOfModel(bound.model, resolver),
    ...bound,
  }));
  const named = modelsNamed('agents', resolver.valueOf(expr)).map((model): AgentModel => {
    const { id } = model;
    const members = new Map<string, Value>([
      ['model', id],
      ['messages', emptyList(id.at)],
    ]);
    const url = joinUrl(urlFor([{ ...model, url: model.url || (base ?? '') }], id.at), rows.paths.messages, id.at);
    return { options: { body: { is: 'object', members, at: id.at }, url, headers: undefined }, binds: [] };
  });
  return [...objects, ...named];
};

/** The argument with one of the names, the member of the first argument, or the first argument itself. */
const argumentOf = ({ args }: Call, names: readonly string[]): Expr | undefined => {
  const named = args.find(({ name }) => name !== undefined && names.includes(name));
  if (named) return named.value;
  const [first] = args;
  if (first?.value.is !== 'object') return first && first.name === undefined ? first.value : undefined;
  return first.value.entries.find(({ key }) => typeof key === 'string' && names.includes(key))?.value;
};

/** Whether a call creates an agent of a class that builds its own requests. */
const isOfClass = (call: Call, resolver: Resolver): boolean => fromModule(call, resolver, agentClassOf) !== undefined;

/** Whether a call runs such an agent with another model: `agent.run(text, model=…)`. */
const asksAgent = ({ callee, args }: Call, resolver: Resolver): boolean =>
  callee.is === 'member' &&
  args.some(({ name }) => name !== undefined && rows.langchain.model.includes(name)) &&
  assignedTo(callee.of, resolver).some((one) => one.is === 'call' && isOfClass(one, resolver));

/** The tools among options: those of the program, and those that the server runs. */
const toolsAmong = (options: Value): Value | undefined => {
  const lists = rows.langchain.tools.flatMap((name) => firstOf(options, [name]) ?? []);
  const [first, ...others] = lists;
  return first && others.reduce(together, first);
};

/** Two lists as one; of what is no list, nothing is known. */
const together = (a: Value, b: Value): Value =>
  a.is === 'list' && b.is === 'list'
    ? { ...a, items: [...a.items, ...b.items], open: a.open ?? b.open }
    : { is: 'list', items: [...itemsIn(a), ...itemsIn(b)], open: { why: 'expression', at: a.at }, at: a.at };

const itemsIn = (value: Value): readonly Value[] => (value.is === 'list' ? value.items : []);

/** The members of requests that the options of an agent become: its tools, those of its middleware, the format. */
const agentMembers = (call: Call, options: Value, resolver: Resolver): Map<string, Value> => {
  const members = new Map<string, Value>();
  const second = call.args[1];
  const isPositional = second && second.name === undefined && !second.spread;
  const tools = toolsAmong(options) ?? (isPositional ? resolver.valueOf(second.value) : undefined);
  if (tools && tools.is !== 'object') members.set('tools', toolsOf(tools));
  const middleware = firstOf(options, rows.langchain.middleware);
  for (const tool of middleware?.is === 'list' ? middleware.items : [])
    if (tool.is === 'object' && tool.members.has('type'))
      setMember(members, 'tools', { is: 'list', items: [tool], at: tool.at });
  // Whether this is sent as a format or a tool depends on the model and the version.
  if (firstOf(options, rows.langchain.format)) members.set('output_config', unknown('call', call.at));
  return members;
};

/** The requests of an agent that uses Claude models. */
const agentDrafts = (call: Call, resolver: Resolver): { draft: Draft; model: Expr | undefined }[] => {
  const row = fromModule(call, resolver, agentClassOf);
  const models = agentModels(argumentOf(call, rows.langchain.model), resolver, row?.url);
  if (models.length === 0) return [];
  const { at } = call;
  const options = optionsOf(call, resolver);
  const isKnown = rows.langchain.agents.includes(calledName(call.callee, resolver));
  const unread = isKnown ? undefined : ({ why: 'framework', at } as const);
  const ofAgent: Value = {
    is: 'object',
    members: agentMembers(call, options, resolver),
    open: (options.is === 'object' ? options.open : undefined) ?? unread ?? transportOf(call.args, resolver).doubt,
    at,
  };
  return models.map(({ options: ofModel, binds, model }) => {
    const bound = binds.map((bind) => boundBy(bind, resolver));
    return { draft: draftOf(ofModel, [...bound, { body: ofAgent }], at), model };
  });
};

const addsMore = ({ body, headers }: Bound): boolean =>
  headers !== undefined || body.is !== 'object' || body.members.size > 0 || body.open !== undefined;

/** The requests to Claude by LangChain's models in a program, one for each way in which options are bound. */
export const langchainDrafts = (resolver: Resolver): Draft[] => {
  const { calls } = resolver.program;
  const drafts: Draft[] = [];
  const bound = new Set<Expr>();
  /** Calls of models without bound options. */
  const plain: { model: Expr; call: Call }[] = [];
  for (const call of calls) {
    const name = calledName(call.callee, resolver);
    if (rows.langchain.agents.includes(name) || isOfClass(call, resolver) || asksAgent(call, resolver)) {
      for (const { draft, model } of agentDrafts(call, resolver)) {
        if (model) bound.add(model);
        drafts.push(draft);
      }
    }
    if (!isBinding(name)) continue;
    for (const { model, binds } of boundModels(call, resolver)) {
      // What is called alike may be anything of the other file, unless options of a model are bound to it.
      if (model.is !== 'call' && !binds.some(({ callee }) => bindsToModel(lastNameOf(callee)))) continue;
      const values = binds.map((bind) => boundBy(bind, resolver));
      const isCall = rows.langchain.calls.includes(name);
      if (isCall && !(values[0] && addsMore(values[0]))) {
        // The call adds nothing: its request is reported where options are bound, else where the model is created.
        if (binds.length === 1) plain.push({ model, call });
        continue;
      }
      if (!isCall) bound.add(model);
      drafts.push(draftOf(optionsOfModel(model, resolver), values, call.at));
    }
  }
  // A model with bound options is not reported where it is created, but may also be called without them.
  for (const { model, call } of plain)
    if (bound.has(model)) drafts.push(draftOf(optionsOfModel(model, resolver), [], call.at));
  for (const call of calls) {
    if (!bound.has(call) && isModel(call, resolver)) drafts.push(draftOf(modelOptions(call, resolver), [], call.at));
  }
  return drafts;
};
