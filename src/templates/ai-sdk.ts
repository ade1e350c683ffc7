/** Calls of the Vercel AI SDK that go to Claude. */
import { looksOurs } from './belongs.js';
import { firstOf, optionsOf } from './client.js';
import { rows, snake } from './clients.js';
import type { Draft } from './draft.js';
import { joinUrl, partOf } from './parts.js';
import type { Call, Entry, Expr, Program } from './program.js';
import type { Resolver } from './resolve.js';
import { isNothing, merge, single, textOf, unknown, type Value } from './value.js';

interface Provider {
  readonly url: Value | undefined;
  readonly path?: string | undefined;
  readonly headers: Value | undefined;
}

interface Model extends Provider {
  readonly id: Value;
}

const MOST = 8;

/** The member of an object that is written out, or of one that a name stands for. */
const memberExpr = (expr: Expr, name: string, resolver: Resolver, depth = 0): Expr | undefined => {
  if (depth > MOST) return undefined;
  if (expr.is === 'object') {
    for (const { key, value } of [...expr.entries].reverse()) {
      if (key === name) return value;
      const spread = key === undefined ? memberExpr(value, name, resolver, depth + 1) : undefined;
      if (spread) return spread;
    }
  }
  if (expr.is !== 'name') return undefined;
  const [binding] = resolver.bindingsOf(expr.name, expr.where, expr.at);
  return binding?.value && memberExpr(binding.value, name, resolver, depth + 1);
};

/** The members of an object that is written out, by itself or under a name. */
const written = (expr: Expr, resolver: Resolver): readonly Entry[] => {
  const [binding] = expr.is === 'name' ? resolver.bindingsOf(expr.name, expr.where, expr.at) : [];
  const object = expr.is === 'name' ? binding?.value : expr;
  return object?.is === 'object' ? object.entries : [];
};

const providerOf = (name: string, module: string | undefined) =>
  rows.aiSdk.providers.find((row) => (module === undefined ? row.names.includes(name) : module === row.package));

/** The options of the provider that an expression stands for; undefined where it is not Claude's. */
const provider = (expr: Expr, resolver: Resolver, depth = 0): Provider | undefined => {
  if (depth > MOST) return undefined;
  if (expr.is === 'member') return provider(expr.of, resolver, depth + 1);
  if (expr.is === 'call') {
    const found = provider(expr.callee, resolver, depth + 1);
    const options = found && optionsOf(expr, resolver);
    return found && options
      ? {
          ...found,
          url: firstOf(options, rows.options.url) ?? found.url,
          headers: firstOf(options, rows.options.headers),
        }
      : undefined;
  }
  if (expr.is !== 'name') return undefined;
  const [binding] = resolver.bindingsOf(expr.name, expr.where, expr.at);
  if (binding?.how === 'value' && binding.value) return provider(binding.value, resolver, depth + 1);
  if (binding && binding.how !== 'import') return undefined;
  const row = providerOf(binding?.original ?? expr.name, binding?.module);
  if (!row) return undefined;
  const url: Value | undefined = row.url === undefined ? undefined : { is: 'known', value: row.url, at: expr.at };
  return { url, path: row.path, headers: undefined };
};

/** A model that is named by a text goes through a gateway. */
const gatewayModel = (expr: Expr, resolver: Resolver): Model | undefined => {
  const { prefix, url } = rows.aiSdk.gateway;
  const given = resolver.valueOf(expr);
  const text = given.is === 'unknown' ? given.text : textOf(given);
  if (!text?.startsWith(prefix)) return undefined;
  const id = text.slice(prefix.length).replaceAll('.', '-');
  return {
    id: given.is === 'unknown' ? { ...given, text: id } : { is: 'known', value: id, at: given.at },
    url: { is: 'known', value: url, at: expr.at },
    headers: undefined,
  };
};

const isGateway = (callee: Expr): boolean =>
  callee.is === 'name'
    ? rows.aiSdk.gateway.names.includes(callee.name)
    : callee.is === 'call' || callee.is === 'member'
      ? isGateway(callee.is === 'call' ? callee.callee : callee.of)
      : false;

/** What a provider of the program's own has by a name: `customProvider({ languageModels }).languageModel('chat')`. */
const customModel = (callee: Expr, name: string, resolver: Resolver): Expr | undefined => {
  const of = callee.is === 'member' ? callee.of : callee;
  const [binding] = of.is === 'name' ? resolver.bindingsOf(of.name, of.where, of.at) : [];
  const made = of.is === 'call' ? of : binding?.value;
  if (made?.is !== 'call' || made.callee.is !== 'name' || !rows.aiSdk.custom.names.includes(made.callee.name))
    return undefined;
  const [options] = made.args;
  const models = options && memberExpr(options.value, rows.aiSdk.custom.member, resolver);
  return models && memberExpr(models, name, resolver);
};

/** The model an expression stands for, where it is one of Claude's providers'. */
const modelOf = (expr: Expr | undefined, resolver: Resolver, depth = 0): Model | undefined => {
  if (!expr || depth > MOST) return undefined;
  if (expr.is === 'choice')
    return expr.options.map((one) => modelOf(one, resolver, depth + 1)).find((one) => one !== undefined);
  if (expr.is === 'literal' || expr.is === 'join') return gatewayModel(expr, resolver);
  if (expr.is === 'name') {
    const [binding] = resolver.bindingsOf(expr.name, expr.where, expr.at);
    return modelOf(binding?.value, resolver, depth + 1);
  }
  if (expr.is === 'index') {
    const models = written(expr.of, resolver);
    return models.map(({ value }) => modelOf(value, resolver, depth + 1)).find((one) => one !== undefined);
  }
  if (expr.is === 'member') return modelOf(memberExpr(expr.of, expr.name, resolver), resolver, depth + 1);
  if (expr.is !== 'call') return undefined;
  const found = provider(expr.callee, resolver);
  const [first] = expr.args;
  const named = first && textOf(resolver.valueOf(first.value));
  if (!found && first && named?.startsWith(rows.aiSdk.registry)) {
    const id = named.slice(rows.aiSdk.registry.length);
    return { id: { is: 'known', value: id, at: first.value.at }, url: undefined, headers: undefined };
  }
  if (!found && first && isGateway(expr.callee)) return gatewayModel(first.value, resolver);
  if (found?.path !== undefined && !looksOurs(named ?? '')) return undefined;
  if (found && first) return { id: resolver.valueOf(first.value), ...found };
  const own = named === undefined ? undefined : customModel(expr.callee, named, resolver);
  if (own) return modelOf(own, resolver, depth + 1);
  // What wraps a model (`wrapLanguageModel`) is that model.
  return expr.args
    .map(({ value }) =>
      modelOf(value.is === 'object' ? memberExpr(value, 'model', resolver) : value, resolver, depth + 1),
    )
    .find((one) => one !== undefined);
};

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

/** A tool by its name; what the adapter makes is already as it is sent. */
const toolOf = (value: Value): Value => {
  const known = value.is === 'object' && value.members.has('type') ? value : undefined;
  const plain: Value = value.is === 'object' || value.is === 'function' ? partOf({ type: 'custom' }, value.at) : value;
  const more = cached(value);
  return more ? merge(known ?? plain, more) : (known ?? plain);
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
  const id = textOf(model.id) ?? '';
  const structured = rows.aiSdk.structured.includes(name) || firstOf(options, rows.aiSdk.output) !== undefined;
  if (structured && !rows.aiSdk.byTool.some((prefix) => id.startsWith(prefix))) {
    put(body, 'output_config.format', partOf(rows.parsed.gives, at));
  }
  const open =
    own && own.is !== 'object' ? { why: 'spread' as const, at: own.at } : own?.is === 'object' ? own.open : undefined;
  return { is: 'object', members: body, open: options.is === 'object' ? (options.open ?? open) : open, at };
};

/** Whether what is given beside a model that is not known is for Claude: a tool with a date, or options of ours. */
const isOurs = (options: Value): boolean => {
  const own = firstOf(options, ['providerOptions']);
  if (own && firstOf(own, [rows.aiSdk.member])) return true;
  const tools = firstOf(options, ['tools']);
  return (
    tools?.is === 'object' &&
    [...tools.members.values()].some((tool) => DATED.test(textOf(firstOf(tool, ['type'])) ?? ''))
  );
};
const DATED = /_\d{8}$/;

const unknownModel = (expr: Expr | undefined, at: number, resolver: Resolver): Model | undefined => {
  const id = expr ? resolver.valueOf(expr) : unknown('parameter', at);
  // A model of another provider's is made by a call that is not ours.
  return id.is === 'unknown' && id.why !== 'call' ? { id, url: undefined, headers: undefined } : undefined;
};

const draftOf = (call: Call, resolver: Resolver): Draft | undefined => {
  const { callee, at } = call;
  const [binding] = callee.is === 'name' ? resolver.bindingsOf(callee.name, callee.where, at) : [];
  const name = binding?.original ?? (callee.is === 'name' || callee.is === 'member' ? callee.name : '');
  const [first] = call.args;
  if (!rows.aiSdk.functions.includes(name) || !first) return undefined;
  const given = memberExpr(first.value, 'model', resolver);
  const options = resolver.valueOf(first.value);
  const model = modelOf(given, resolver) ?? (isOurs(options) ? unknownModel(given, at, resolver) : undefined);
  if (!model) return undefined;
  const headers = [model.headers, firstOf(options, ['headers'])].filter((one) => one !== undefined);
  return {
    method: 'POST',
    url: joinUrl(model.url, model.path?.replace('{id}', textOf(model.id) ?? '{model}') ?? '/v1/messages', at),
    headers: headers.length > 0 ? headers.reduce(merge) : undefined,
    body: options.is === 'object' ? bodyOf(options, model, name, at) : unknown('expression', at),
    at,
  };
};

/** The requests to Claude of the AI SDK's calls in a program. */
export const aiSdkDrafts = (program: Program, resolver: Resolver): Draft[] =>
  program.calls.flatMap((call) => draftOf(call, resolver) ?? []);
