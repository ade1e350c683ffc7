/** Calls of the Vercel AI SDK that go to Claude. */

import { namesClaude } from '../../names-claude.js';
import { isVersioned } from '../belongs.js';
import { rows, snake } from '../clients.js';
import type { Draft } from '../draft.js';
import { isImportedLocally } from '../program/own-functions.js';
import type { Call, Expr, Program } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { isNothing, merge, type Open, single, textOf, unknown, type Value } from '../program/value.js';
import { type Model, modelsMadeBy, modelsOf, providersOf } from './ai-sdk-model.js';
import { firstOf } from './client.js';
import { calledName, chainOf, givenTo, joinUrl, memberExprs, partOf } from './parts.js';

const deepSnake = (value: Value): Value => {
  if (value.is === 'list') return { ...value, items: value.items.map(deepSnake) };
  if (value.is !== 'object') return value;
  return { ...value, members: new Map([...value.members].map(([name, of]) => [snake(name), deepSnake(of)])) };
};

const anthropicOptions = (value: Value): Value | undefined => {
  const all = firstOf(value, ['providerOptions']);
  return all && (firstOf(all, [rows.aiSdk.member]) ?? (all.is === 'object' && !all.open ? undefined : all));
};

/** What the options of a part, a message or a tool ask for beside it. */
const cached = (value: Value): Value | undefined => {
  const options = anthropicOptions(value);
  const found = options && firstOf(options, ['cacheControl', 'cache_control']);
  return found && single('cache_control', deepSnake(found));
};

const cited = (value: Value): Value | undefined => {
  const options = anthropicOptions(value);
  const found = options && firstOf(options, ['citations']);
  return found && single('citations', found);
};

/** What a tool's own options ask for; what cannot be read of them may be anything. */
const askedOf = (value: Value): Value | undefined => {
  const options = anthropicOptions(value);
  if (!options) return undefined;
  const { at } = options;
  if (options.is !== 'object') return { is: 'object', members: new Map(), open: { why: 'spread', at }, at };
  const members = [...options.members].flatMap(([name, of]): [string, Value][] => {
    const own = rows.aiSdk.toolOptions[name];
    return own === undefined ? [] : [[own, deepSnake(of)]];
  });
  return { is: 'object', members: new Map(members), open: options.open, at };
};

/** A tool as it is sent: as the adapter makes it, or as one of the program's own; with what its options ask for. */
const toolOf = (value: Value): Value => {
  if (value.is === 'either') return { ...value, options: value.options.map(toolOf) };
  if (value.is !== 'object') return value.is === 'function' ? partOf({ type: 'custom' }, value.at) : value;
  const strict = firstOf(value, ['strict']);
  const members = new Map(value.members);
  members.delete('providerOptions');
  const tool = value.members.has('type') ? { ...value, members } : partOf({ type: 'custom' }, value.at);
  return [strict && single('strict', strict), askedOf(value)].filter((more) => more !== undefined).reduce(merge, tool);
};

const toolsOf = (value: Value): Value => {
  if (value.is === 'either') return { ...value, options: value.options.map(toolsOf) };
  if (value.is !== 'object') return value;
  return { is: 'list', items: [...value.members.values()].map(toolOf), open: value.open, at: value.at };
};

/** A part of a message: a file is a document; the rest is text, pictures and tools' traffic. */
const blockOf = (value: Value): Value => {
  if (value.is !== 'object') return value;
  const media = firstOf(value, ['mediaType', 'mimeType']);
  const type = textOf(firstOf(value, ['type']));
  const block =
    type === 'file' && media
      ? {
          ...partOf({ type: 'document' }, value.at),
          members: new Map<string, Value>([
            ['type', { is: 'known', value: 'document', at: value.at }],
            [
              'source',
              {
                is: 'object',
                at: value.at,
                members: new Map<string, Value>([
                  ['type', { is: 'known', value: 'base64', at: value.at }],
                  ['media_type', media],
                ]),
              },
            ],
          ]),
        }
      : partOf({ type: 'text' }, value.at);
  return [cached(value), type === 'file' ? cited(value) : undefined]
    .filter((more) => more !== undefined)
    .reduce(merge, block as Value);
};

const messageOf = (value: Value): Value => {
  if (value.is !== 'object') return value;
  const content = firstOf(value, ['content']);
  const more = cached(value);
  const parts = content?.is === 'list' ? { ...content, items: content.items.map(blockOf) } : content;
  const given: Value | undefined =
    more && parts && parts.is !== 'list'
      ? { is: 'list', items: [merge(partOf({ type: 'text' }, value.at), more)], at: value.at }
      : parts;
  return { is: 'object', members: new Map(given ? [['content', given]] : []), at: value.at };
};

const messagesOf = (value: Value | undefined, at: number): Value => {
  if (!value) return { is: 'list', items: [], at };
  if (value.is === 'either') return { ...value, options: value.options.map((one) => messagesOf(one, at)) };
  return value.is === 'list' ? { ...value, items: value.items.map(messageOf) } : value;
};

const put = (body: Map<string, Value>, path: string, value: Value): void => {
  const [first = '', second] = path.split('.');
  const before = body.get(first);
  const given = second === undefined ? value : single(second, value);
  body.set(first, before && second !== undefined ? merge(before, given) : given);
};

const bodyOf = (options: Value, model: Model, name: string, at: number): Value => {
  const body = new Map<string, Value>([['model', model.id]]);
  body.set('messages', messagesOf(firstOf(options, ['messages']), at));
  const tools = firstOf(options, ['tools']);
  if (tools) body.set('tools', toolsOf(tools));
  const own = anthropicOptions(options);
  if (own?.is === 'object') {
    for (const [member, path] of Object.entries(rows.aiSdk.options)) {
      const value = own.members.get(member);
      if (value && !isNothing(value)) put(body, path, deepSnake(value));
    }
  }
  const ids = (model.id.is === 'either' ? model.id.options : [model.id]).map((one) => textOf(one) ?? '');
  const structured = rows.aiSdk.structured.includes(name) || firstOf(options, rows.aiSdk.output) !== undefined;
  if (structured && !ids.every((id) => rows.aiSdk.byTool.some((prefix) => id.startsWith(prefix)))) {
    put(body, 'output_config.format', partOf(rows.parsed.gives, at));
  }
  // What a callback of the program returns for a step is not followed.
  const step = firstOf(options, rows.aiSdk.steps);
  const open =
    own && own.is !== 'object'
      ? { why: 'spread' as const, at: own.at }
      : ((own?.is === 'object' ? own.open : undefined) ??
        (step && { why: 'call' as const, at: step.at }) ??
        model.doubt);
  return { is: 'object', members: body, open: options.is === 'object' ? (options.open ?? open) : open, at };
};

/** Whether what is given beside a model that is not known is for Claude: a tool with a date, options or headers of ours. */
const isOurs = (options: Value): boolean => {
  const own = firstOf(options, ['providerOptions']);
  if (own && firstOf(own, [rows.aiSdk.member])) return true;
  const headers = firstOf(options, ['headers']);
  if (headers?.is === 'object' && isVersioned(headers.members.keys())) return true;
  const tools = firstOf(options, ['tools']);
  return (
    tools?.is === 'object' &&
    [...tools.members.values()].some((tool) => DATED.test(textOf(firstOf(tool, ['type'])) ?? ''))
  );
};
const DATED = /_\d{8}$/;

/** A model that is not known, where something says that it is Claude's: what is given beside it, or its name. */
const unknownModel = (expr: Expr | undefined, options: Value, at: number, resolver: Resolver): Model | undefined => {
  if (!expr) return isOurs(options) ? { id: unknown('parameter', at), url: undefined, headers: undefined } : undefined;
  const id = resolver.valueOf(expr);
  if (id.is !== 'unknown') return undefined;
  const { base, steps } = chainOf(expr.is === 'call' ? expr.callee : expr, resolver);
  const isNamed = [base.is === 'name' ? base.name : '', ...steps].some(namesClaude);
  // A model of another provider's is made by a call of a package that is not ours.
  const mayBe = id.why !== 'call' || isImportedLocally(base, resolver);
  return isNamed || (mayBe && isOurs(options)) ? { id, url: undefined, headers: undefined } : undefined;
};

/** A model of Claude's by its name, of a provider that is not: where it is asked, and how, is not known. */
const modelElsewhere = (expr: Expr | undefined, resolver: Resolver): Model | undefined => {
  const [first] = expr?.is === 'call' ? expr.args : [];
  const id = first && resolver.valueOf(first.value);
  if (!id || !namesClaude(textOf(id) ?? '')) return undefined;
  return { id, url: { is: 'known', value: 'https://{host}', at: id.at }, path: rows.compatible, headers: undefined };
};

/** What is handed to Claude to be kept there. */
const uploadsOf = (call: Call, path: string, resolver: Resolver): Draft[] =>
  call.args
    .slice(0, 1)
    .flatMap(({ value }) => memberExprs(value, 'api', resolver))
    .flatMap((api) => providersOf(api, resolver))
    .filter((provider) => provider.path === undefined && !provider.told)
    .map(({ url, headers }): Draft => ({ method: 'POST', url: joinUrl(url, path, call.at), headers, at: call.at }));

/** A batch of requests, of which what each asks for is not read. */
const batchOf = ({ url, headers, path }: Model, at: number): Draft => ({
  method: 'POST',
  url: joinUrl(url, path ?? rows.paths.batches, at),
  headers,
  body: single('requests', unknown('framework', at)),
  at,
});

const requestOf = (model: Model, options: Value, name: string, at: number): Draft => {
  const headers = [model.headers, firstOf(options, ['headers'])].filter((one) => one !== undefined);
  return {
    method: 'POST',
    url: joinUrl(model.url, model.path?.replace('{id}', textOf(model.id) ?? '{model}') ?? rows.paths.messages, at),
    headers: headers.length > 0 ? headers.reduce(merge) : undefined,
    body: options.is === 'object' ? bodyOf(options, model, name, at) : unknown('expression', at),
    at,
  };
};

/** What a call gives a model beside what stands in its options as the defaults of an agent. */
const withDefaults = (options: Value): Value => {
  const defaults = rows.aiSdk.defaults.flatMap((name) => firstOf(options, [name]) ?? []);
  return [...defaults, options].reduce((all, one) =>
    one.is === 'function' ? merge(all, unknown('call', one.at)) : merge(all, one),
  );
};

/** What an agent of Claude's, or one that is not known, is asked with options of Claude's beside its own. */
const agentDrafts = (call: Call, resolver: Resolver): Draft[] => {
  const { callee, args, at } = call;
  if (callee.is !== 'member' || !rows.aiSdk.asks.includes(callee.name)) return [];
  const options = args.slice(0, 2).map(({ value }) => resolver.valueOf(value));
  const given = options.find((one) => one.is === 'object' && firstOf(one, ['providerOptions']) && isOurs(one));
  if (!given) return [];
  const models = givenTo(callee.of, resolver).flatMap((agent) => {
    const [made] = agent.is === 'call' ? agent.args : [];
    return made ? memberExprs(made.value, 'model', resolver).flatMap((one) => modelsOf(one, resolver)) : [];
  });
  const unnamed: Model = { id: unknown('call', at), url: undefined, headers: undefined };
  return (models.length > 0 ? models : [unnamed]).map((model) => requestOf(model, given, callee.name, at));
};

/** The requests of a call; where the ids of its models stand is noted in `asked`. */
const draftsOf = (call: Call, resolver: Resolver, asked: Set<number>): Draft[] => {
  const { callee, at } = call;
  const name = calledName(callee, resolver);
  const [first] = call.args;
  const upload = rows.aiSdk.uploads.find(({ names }) => names.includes(name));
  if (upload) return uploadsOf(call, upload.path, resolver);
  const isBatch = rows.aiSdk.batches.includes(name);
  if (!(isBatch || rows.aiSdk.functions.includes(name)) || !first) return agentDrafts(call, resolver);
  const given = memberExprs(first.value, 'model', resolver);
  const options = withDefaults(resolver.valueOf(first.value));
  const found = given.flatMap((one) => modelsOf(one, resolver));
  const unnamed =
    found.length > 0
      ? undefined
      : (modelElsewhere(given[0], resolver) ?? unknownModel(given[0], options, at, resolver));
  return [...found, ...(unnamed ? [unnamed] : [])].map((model) => {
    for (const { at } of [model.id, ...(model.id.is === 'either' ? model.id.options : [])]) asked.add(at);
    return isBatch ? batchOf(model, at) : requestOf(model, options, name, at);
  });
};

/** What may change the requests of models that a call wraps (`wrapLanguageModel`), by where their ids stand. */
const doubtsOf = (program: Program, resolver: Resolver): Map<number, Open> => {
  const wrappers = program.calls.filter(({ args: [first] }) => first && memberExprs(first.value, 'model', resolver)[0]);
  const wrapped = wrappers.flatMap((call) => modelsOf(call, resolver));
  return new Map(wrapped.flatMap(({ id, doubt }) => (doubt ? [[id.at, doubt]] : [])));
};

/** The requests to Claude of the AI SDK's calls in a program. */
export const aiSdkDrafts = (program: Program, resolver: Resolver): Draft[] => {
  const asked = new Set<number>();
  const drafts = program.calls.flatMap((call) => draftsOf(call, resolver, asked));
  // A model that is made here but asked in another file: no more of its requests is known.
  const handedOn = program.calls.flatMap((call) =>
    modelsMadeBy(call, resolver)
      .filter(({ id }) => !asked.has(id.at))
      .map((model) => ({ model, at: call.at })),
  );
  const doubts = handedOn.length > 0 ? doubtsOf(program, resolver) : new Map<number, Open>();
  return [
    ...drafts,
    ...handedOn.map(({ model, at }) =>
      requestOf(
        { ...model, doubt: model.doubt ?? doubts.get(model.id.at) },
        { is: 'object', members: new Map(), at },
        '',
        at,
      ),
    ),
  ];
};
