/** Finds requests to Claude by LangChain's agents, and by the agent classes of other packages. */

import { agentClassOf, rows } from '../../clients.js';
import type { Draft } from '../../draft.js';
import { assignedTo } from '../../program/assigned.js';
import type { Call, Expr } from '../../program/program.js';
import type { Resolver } from '../../program/resolve.js';
import { emptyList, unknown, type Value } from '../../program/value.js';
import { modelsNamed, urlFor } from '../../tool-models.js';
import { firstOf, optionsOf } from '../options.js';
import { calledName, fromModule, joinUrl } from '../parts.js';
import { setMember } from '../sent-options.js';
import { toolsOf } from '../tools.js';
import { transportOf } from '../transport.js';
import { boundBy, boundModels, draftOf, optionsOfModel } from './bound.js';
import type { ModelOptions } from './model.js';

interface AgentModel {
  readonly options: ModelOptions;
  readonly binds: readonly Call[];
  readonly model?: Expr;
}

/** A model with this id that is asked at a URL. */
const modelAt = (id: Value, address: string): AgentModel => {
  const members = new Map<string, Value>([
    ['model', id],
    ['messages', emptyList(id.at)],
  ]);
  const url = joinUrl(urlFor([{ url: address }], id.at), rows.paths.messages, id.at);
  return { options: { body: { is: 'object', members, at: id.at }, url, headers: undefined }, binds: [] };
};

/** The models that an agent may use, given as an object or by name; `base` is the URL for names that state none. */
const agentModels = (expr: Expr, resolver: Resolver, base: string | undefined): AgentModel[] => {
  const objects = boundModels(expr, resolver).map((bound) => ({
    options: optionsOfModel(bound.model, resolver),
    ...bound,
  }));
  const named = modelsNamed('agents', resolver.valueOf(expr)).map(({ id, url }) => modelAt(id, url || (base ?? '')));
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

/** Whether a call creates an agent, or runs one with another model. */
const isOfAgent = (call: Call, resolver: Resolver): boolean =>
  rows.langchain.agents.includes(calledName(call.callee, resolver)) ||
  isOfClass(call, resolver) ||
  asksAgent(call, resolver);

/** The requests of an agent that uses Claude models, each with its model; none if the call is not of an agent. */
export const agentDrafts = (call: Call, resolver: Resolver): { draft: Draft; model: Expr | undefined }[] => {
  if (!isOfAgent(call, resolver)) return [];
  const row = fromModule(call, resolver, agentClassOf);
  const { at } = call;
  const given = argumentOf(call, rows.langchain.model);
  const byDefault = row?.unnamed ? [modelAt(unknown('framework', at), row.url ?? '')] : [];
  const models = given ? agentModels(given, resolver, row?.url) : byDefault;
  if (models.length === 0) return [];
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
