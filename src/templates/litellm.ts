/** Calls of LiteLLM that go to Claude. */
import { firstOf, optionsOf } from './client.js';
import { rows } from './clients.js';
import { litellmModel } from './configs.js';
import type { Draft } from './draft.js';
import { toolsOf } from './langchain.js';
import { joinUrl, partOf } from './parts.js';
import type { Binding, Call, Program } from './program.js';
import type { Resolver } from './resolve.js';
import { merge, single, textOf, unknown, type Value } from './value.js';

const isOfPackage = ({ module }: Binding): boolean => module !== undefined && rows.litellm.packages.includes(module);

const isOwn = ({ callee, at }: Call, resolver: Resolver): boolean => {
  if (callee.is === 'name') return resolver.bindingsOf(callee.name, callee.where, at).some(isOfPackage);
  if (callee.is !== 'member' || callee.of.is !== 'name') return false;
  const { name, where } = callee.of;
  return resolver.bindingsOf(name, where, at).some(isOfPackage);
};

/** A block in the form of chat completions: of what is sent for it, a file and what is cached say something. */
const blockOf = (value: Value): Value => {
  if (value.is !== 'object') return value;
  const cached = firstOf(value, ['cache_control']);
  const type = textOf(firstOf(value, ['type']));
  const block =
    type === 'file'
      ? merge(partOf({ type: 'document' }, value.at), single('source', unknown('call', value.at)))
      : partOf({ type: 'text' }, value.at);
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

const bodyOf = (options: Extract<Value, { is: 'object' }>, model: Value, known: ReadonlySet<string>): Value => {
  const members = new Map([...options.members].filter(([name]) => known.has(name)));
  const messages = members.get('messages');
  if (!messages) members.set('messages', { is: 'list', items: [], at: options.at });
  else if (messages.is === 'list') members.set('messages', { ...messages, items: messages.items.map(messageOf) });
  const tools = members.get('tools');
  if (tools) members.set('tools', toolsOf(tools));
  members.set('model', model);
  // What these become depends on the model and the release.
  if (firstOf(options, rows.litellm.format)) members.set('output_config', unknown('call', options.at));
  if (firstOf(options, rows.litellm.effort)) members.set('thinking', unknown('call', options.at));
  const body: Value = { is: 'object', members, open: options.open, at: options.at };
  const more = firstOf(options, rows.options.body);
  return more ? merge(body, more) : body;
};

const draftOf = (call: Call, resolver: Resolver, known: ReadonlySet<string>): Draft | undefined => {
  const { callee, at } = call;
  if (callee.is !== 'name' && callee.is !== 'member') return undefined;
  if (!rows.litellm.functions.includes(callee.name) || !isOwn(call, resolver)) return undefined;
  const [first, second] = call.args;
  const named = optionsOf(call, resolver);
  if (named.is !== 'object') return undefined;
  // completion("…", messages)
  const positional = new Map<string, Value>();
  if (first && first.name === undefined && !first.spread) positional.set('model', resolver.valueOf(first.value));
  if (second && second.name === undefined && !second.spread) positional.set('messages', resolver.valueOf(second.value));
  const options = merge({ is: 'object', members: positional, at }, named);
  if (options.is !== 'object') return undefined;
  const given = options.members.get('model');
  const model = given && litellmModel(given);
  if (!model) return undefined;
  const { id, url } = model;
  const headers = firstOf(options, rows.options.headers);
  const own = firstOf(options, rows.options.url);
  const base: Value | undefined = url === '' ? own : { is: 'known', value: url, at };
  return {
    method: 'POST',
    url: joinUrl(base, '/v1/messages', at),
    headers,
    body: bodyOf(options, id, known),
    at,
  };
};

/** The requests to Claude of LiteLLM's calls in a program; `known` are the members that a body can have. */
export const litellmDrafts = (program: Program, resolver: Resolver, known: ReadonlySet<string>): Draft[] =>
  program.calls.flatMap((call) => draftOf(call, resolver, known) ?? []);
