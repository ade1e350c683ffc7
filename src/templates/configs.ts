/** Configurations of tools that send requests to Claude: promptfoo's providers and LiteLLM's models. */
import type { Policy } from '../policy/compile.js';
import type { Json } from '../request/envelope.js';
import { isObject } from '../request/envelope.js';
import { rows } from './clients.js';
import { type Draft, urlOf } from './draft.js';
import { partOf, type Tree } from './tree.js';
import type { Value } from './value.js';

const rowOf = (tool: 'promptfoo' | 'litellm', id: string) =>
  rows.configs.find((row) => row.tool === tool && id.startsWith(row.prefix));

/** The model of Claude's that LiteLLM is given by its name, and where its requests go; undefined for another's. */
export const litellmModel = (given: Value): { id: Value; url: string } | undefined => {
  const options = given.is === 'either' ? given.options : [given];
  for (const option of options) {
    const text = option.is === 'unknown' ? option.text : option.is === 'known' ? String(option.value) : undefined;
    const row = text === undefined ? undefined : rowOf('litellm', text);
    if (!row || text === undefined) continue;
    const name = (row.keeps ?? '') + text.slice(row.prefix.length);
    const id: Value = option.is === 'unknown' ? { ...option, text: name } : { is: 'known', value: name, at: option.at };
    return { id, url: row.url ?? '' };
  }
  return undefined;
};

interface Named {
  readonly id: string;
  /** Where the name stands, and where the options. */
  readonly at: string;
  readonly optionsAt: string;
  readonly options: unknown;
}

const draftOf = (policy: Policy, tree: Tree, tool: 'promptfoo' | 'litellm', named: Named): Draft | undefined => {
  const row = rowOf(tool, named.id);
  if (!row) return undefined;
  const offset = tree.offsetOf(named.at);
  const model = (row.keeps ?? '') + named.id.slice(row.prefix.length);
  const given = isObject(named.options) ? partOf(tree, named.optionsAt, named.options) : undefined;
  const members = new Map<string, Value>(given?.is === 'object' ? given.members : []);
  const known = policy.data.shape.request?.members ?? {};
  let headers: Value | undefined;
  for (const name of rows.options.headers) headers ??= members.get(name);
  const more = members.get('extra_body');
  members.delete('extra_body');
  if (more?.is === 'object') for (const [name, value] of more.members) members.set(name, value);
  // What is no member of a body is the tool's own.
  for (const name of [...members.keys()]) if (!Object.hasOwn(known, name)) members.delete(name);
  members.set('model', { is: 'known', value: model, at: offset });
  members.set('messages', { is: 'list', items: [], at: offset });
  return {
    method: 'POST',
    url: urlOf(`${row.url ?? ''}/v1/messages`, offset),
    headers,
    body: { is: 'object', members, at: offset },
    at: offset,
  };
};

/** `- anthropic:messages:…`, `- id: …` with `config`, or `- anthropic:…: { config }`. */
const promptfoo = (policy: Policy, tree: Tree, at: string, provider: unknown): Draft | undefined => {
  if (typeof provider === 'string')
    return draftOf(policy, tree, 'promptfoo', { id: provider, at, optionsAt: at, options: undefined });
  if (!isObject(provider)) return undefined;
  if (typeof provider.id === 'string') {
    return draftOf(policy, tree, 'promptfoo', {
      id: provider.id,
      at: `${at}/id`,
      optionsAt: `${at}/config`,
      options: provider.config,
    });
  }
  const [only] = Object.entries(provider);
  if (!only || !isObject(only[1])) return undefined;
  return draftOf(policy, tree, 'promptfoo', {
    id: only[0],
    at,
    optionsAt: `${at}/${only[0]}/config`,
    options: only[1].config,
  });
};

/** The requests that an object configures, if it is such a configuration. */
export const configDrafts = (tree: Tree, at: string, value: Json, policy: Policy): Draft[] => {
  const providers = typeof value.providers === 'string' ? [value.providers] : value.providers;
  if (Array.isArray(providers)) {
    return providers.flatMap((one, i) => promptfoo(policy, tree, `${at}/providers/${i}`, one) ?? []);
  }
  const params = value.litellm_params;
  if (!isObject(params) || typeof params.model !== 'string') return [];
  const named = {
    id: params.model,
    at: `${at}/litellm_params/model`,
    optionsAt: `${at}/litellm_params`,
    options: params,
  };
  return [draftOf(policy, tree, 'litellm', named)].flatMap((one) => one ?? []);
};
