/** Finds requests to Claude in calls of LiteLLM. */

import { isLitellm, rows } from '../clients.js';
import { type Draft, withUnknownMembers } from '../draft.js';
import { assignedTo } from '../program/assigned.js';
import { each, merge, mergeGiven } from '../program/operations.js';
import type { Binding, Call, Expr } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import {
  emptyList,
  isNothing,
  known,
  type ObjectValue,
  openObject,
  single,
  textOf,
  unknown,
  type Value,
} from '../program/value.js';
import { namedModels } from '../tool-models.js';
import { sentBlock } from './blocks.js';
import { firstOf, optionsOf } from './options.js';
import { calledName, chainOf, joinUrl, partialCall, partOf } from './parts.js';
import { optionTable, sentOf, withMore } from './sent-options.js';

/** Whether a binding is imported from the package, or is the package that another file imports and exports. */
const isOfPackage = ({ module, original = '' }: Binding): boolean =>
  module !== undefined && (isLitellm(module) || isLitellm(original));

/** The import from LiteLLM that a receiver is, or of whose class it is an instance. */
const importOf = (base: Expr, resolver: Resolver): Binding | undefined => {
  if (base.is !== 'name') return undefined;
  const bindings = resolver.bindingsOf(base);
  const made = bindings.flatMap(({ value }) => {
    const of = value?.is === 'call' ? chainOf(value.callee, resolver).base : undefined;
    return of?.is === 'name' ? [of] : [];
  });
  return [...bindings, ...made.flatMap(resolver.bindingsOf)].find(isOfPackage);
};

/** The form in which a call of LiteLLM takes a request: chat completions, or Claude's own. */
const formOf = ({ callee }: Call, resolver: Resolver): 'chat' | 'native' | undefined => {
  const { functions, native } = rows.litellm;
  const name = calledName(callee, resolver);
  const isNative = native.functions.includes(name) || native.names.includes(name);
  if (!functions.includes(name) && !isNative) return undefined;
  const { base, steps } = chainOf(callee, resolver);
  const from = importOf(base, resolver);
  if (!from) return undefined;
  if (!isNative) return steps.length <= 1 ? 'chat' : undefined;
  const below = [...`${from.module}.${from.original}`.split(/[._]/), ...steps.slice(0, -1)];
  return native.names.includes(name) || below.includes(native.step) ? 'native' : undefined;
};

/** Whether a call of LiteLLM takes a request, for any vendor. */
export const isGateway = (call: Call, resolver: Resolver): boolean =>
  formOf(partialCall(call, resolver) ?? call, resolver) !== undefined || isRouter(call, resolver);

/** Converts a block of chat completions; only files and caching matter. */
const blockOf = (value: Value): Value => {
  if (value.is !== 'object') return value;
  const cached = firstOf(value, ['cache_control']);
  const block = sentBlock(value) ?? partOf({ type: 'text' }, value.at);
  return cached ? merge(block, single('cache_control', cached)) : block;
};

const messageOf = (value: Value): Value => {
  if (value.is !== 'object') return value;
  const content = firstOf(value, ['content']);
  const members = new Map<string, Value>();
  if (content)
    members.set('content', content.is === 'list' ? { ...content, items: content.items.map(blockOf) } : content);
  return { is: 'object', members, open: value.open, at: value.at };
};

/** The messages of a request, or of several requests, each with its own list. */
const messagesOf = (items: readonly Value[]): Value[] =>
  items.flatMap((item) => (item.is === 'list' ? messagesOf(item.items) : [messageOf(item)]));

const OPTIONS = optionTable(rows.litellm.options);
const { router: ROUTER } = rows.litellm;

/** The body that LiteLLM makes of the options that it knows. */
export const chatBody = (options: ObjectValue, model: Value, bodyMembers: ReadonlySet<string>): Value => {
  const body = sentOf(options, OPTIONS, bodyMembers);
  const messages = body.members.get('messages') ?? emptyList(options.at);
  const given = messages.is === 'list' ? { ...messages, items: messagesOf(messages.items) } : messages;
  const members = new Map([...body.members, ['messages', given], ['model', model]]);
  return withMore({ ...body, members }, options);
};

/** The body of a call, in which options that are not known may become anything. */
const calledBody = (options: ObjectValue, model: Value, bodyMembers: ReadonlySet<string>): Value => {
  const unread = [...options.members].find(
    ([name, value]) => !bodyMembers.has(name) && !OPTIONS.has(name) && !isNothing(value),
  );
  const body = chatBody(options, model, bodyMembers);
  return unread ? merge(body, openObject('framework', unread[1].at)) : body;
};

/** The body of a request in Claude's own form. */
const nativeBody = (options: ObjectValue, model: Value, bodyMembers: ReadonlySet<string>): Value =>
  merge(sentOf(options, new Map(), bodyMembers), single('model', model));

/** Headers set for all requests: `litellm.headers = …`. */
const moduleHeaders = ({ callee }: Call, resolver: Resolver): Value | undefined => {
  const { base } = chainOf(callee, resolver);
  const changes = base.is === 'name' ? (resolver.program.changes.get(base.name) ?? []) : [];
  const given = changes.filter(({ path, how }) => how === 'set' && rows.litellm.everywhere.includes(String(path[0])));
  return mergeGiven(
    given.map(({ value, path }) => (path.length === 1 ? resolver.valueOf(value) : unknown('rewritten', value.at))),
  );
};

const POSITIONAL: readonly string[] = ['model', 'messages'];

/** The name of a model, prefixed with the provider if that is a separate option. */
const fullName = (model: Value, options: Value): Value => {
  const provider = textOf(firstOf(options, rows.litellm.provider));
  return each(model, (one) => {
    const text = textOf(one);
    if (provider === undefined || text === undefined || text.startsWith(`${provider}/`)) return one;
    return known(`${provider}/${text}`, one.at);
  });
};

const draftsOf = (call: Call, resolver: Resolver, bodyMembers: ReadonlySet<string>): Draft[] => {
  const form = formOf(call, resolver);
  if (!form) return [];
  return objectsOf(optionsOf(call, resolver)).flatMap((one) => draftsOfOptions(call, form, one, resolver, bodyMembers));
};

/** The alternatives of options as objects; an unknown one as an object with unknown members. */
const objectsOf = (options: Value): Value[] => {
  if (options.is === 'either') return options.options.flatMap(objectsOf);
  if (options.is === 'object') return [options];
  const { at } = options;
  return [openObject(options.is === 'unknown' ? options.why : 'spread', at)];
};

/** The requests of a call with the given named options. */
const draftsOfOptions = (
  call: Call,
  form: 'chat' | 'native',
  named: Value,
  resolver: Resolver,
  bodyMembers: ReadonlySet<string>,
): Draft[] => {
  const { at } = call;
  if (named.is !== 'object') return [];
  const names = form === 'chat' ? POSITIONAL : rows.litellm.native.positional;
  const values = call.args.filter(({ name, spread }) => name === undefined && spread !== 'object');
  const positional = new Map<string, Value>();
  for (const [i, name] of names.entries()) {
    const arg = values[i];
    if (!arg || arg.spread) break;
    positional.set(name, resolver.valueOf(arg.value));
  }
  const options = merge({ is: 'object', members: positional, at }, named);
  if (options.is !== 'object') return [];
  const { base } = chainOf(call.callee, resolver);
  const router = assignedTo(base, resolver).find((one) => one.is === 'call' && isRouter(one, resolver));
  const models = router?.is === 'call' ? routedOptions(router, options, resolver) : [];
  const all = models.length > 0 ? models : [options];
  return all.flatMap((one) => draftsIn(one, form, moduleHeaders(call, resolver), at, bodyMembers));
};

/** The requests of options; `everywhere` are headers of all requests. */
const draftsIn = (
  options: Value,
  form: 'chat' | 'native',
  everywhere: Value | undefined,
  at: number,
  bodyMembers: ReadonlySet<string>,
): Draft[] => {
  if (options.is !== 'object') return [];
  const { open } = options;
  const model = firstOf(options, ['model']) ?? (open && unknown(open.why, open.at));
  if (!model) return [];
  const others = firstOf(options, rows.litellm.fallbacks);
  const models = [model, ...(others?.is === 'list' ? others.items.map((one) => firstOf(one, ['model']) ?? one) : [])];
  const headers = mergeGiven([everywhere, firstOf(options, rows.options.headers)]);
  const own = firstOf(options, rows.options.url);
  return models
    .flatMap((one) => namedModels('litellm', fullName(one, options)))
    .map(({ id, url }) => {
      const base: Value | undefined = url === '' ? own : known(url, at);
      return {
        method: 'POST',
        url: joinUrl(base, rows.paths.messages, at),
        headers,
        body: (form === 'chat' ? calledBody : nativeBody)(options, id, bodyMembers),
        at,
      };
    });
};

/** Whether a call creates a router, which sends requests to models by names of the program. */
const isRouter = ({ callee }: Call, resolver: Resolver): boolean =>
  ROUTER.names.includes(calledName(callee, resolver)) &&
  importOf(chainOf(callee, resolver).base, resolver) !== undefined;

/** The models of a router: their names and options. */
const modelsOf = (router: Call, resolver: Resolver): { name: string | undefined; params: Value }[] => {
  const options = optionsOf(router, resolver);
  const [first] = router.args;
  const list = firstOf(options, ROUTER.models) ?? (first && resolver.valueOf(first.value));
  const added = firstOf(options, rows.litellm.added);
  return (list?.is === 'list' ? list.items : []).flatMap((item) => {
    const params = firstOf(item, [ROUTER.params]);
    return params
      ? [
          {
            name: textOf(firstOf(item, ROUTER.name)),
            params: added ? { ...merge(added, params), at: params.at } : params,
          },
        ]
      : [];
  });
};

/** The options of a call of a router, merged with those of each model that it may use. */
const routedOptions = (router: Call, options: ObjectValue, resolver: Resolver): Value[] => {
  const given = textOf(options.members.get('model'));
  const own: Value = { ...options, members: new Map([...options.members].filter(([name]) => name !== 'model')) };
  return modelsOf(router, resolver).flatMap(({ name, params }) =>
    given === undefined || name === undefined || name === given ? [merge(params, own)] : [],
  );
};

/** The requests to Claude in a program's calls of LiteLLM; `bodyMembers` are the members that a body can have. */
export const litellmDrafts = (resolver: Resolver, bodyMembers: ReadonlySet<string>): Draft[] =>
  resolver.program.calls.flatMap((call) => {
    if (isRouter(call, resolver))
      return modelsOf(call, resolver).flatMap(({ params }) =>
        draftsIn(params, 'chat', undefined, params.at, bodyMembers),
      );
    const part = partialCall(call, resolver);
    // Calls of the resulting function add options.
    if (part) return draftsOf(part, resolver, bodyMembers).map((draft) => withUnknownMembers(draft, 'rewritten'));
    return draftsOf(call, resolver, bodyMembers);
  });
