/** Finds requests in configurations of tools: promptfoo's providers, LiteLLM's models, CrewAI's agents. */

import { isObject, type Json } from '../../json.js';
import { namesClaude } from '../../names-claude.js';
import { escapeStep } from '../../pointer.js';
import type { Policy } from '../../policy/compile.js';
import { rows } from '../clients.js';
import type { Draft } from '../draft.js';
import { emptyList, known, optionsIn, type Value } from '../program/value.js';
import { type Tree, valueIn } from './tree.js';

type Tool = 'promptfoo' | 'litellm';

/** The Claude model that a name means in the configuration of a tool, and the URL of its requests; else undefined. */
const modelOf = (tool: Tool, text: string): { id: string; url: string } | undefined => {
  for (const { tool: of, prefix, keeps = '', others, url = '' } of rows.configs) {
    if (of !== tool || !text.startsWith(prefix)) continue;
    const rest = text.slice(prefix.length);
    const id = others ? rest.slice(rest.lastIndexOf('/') + 1) : keeps + rest;
    if (!others || namesClaude(id)) return { id, url };
  }
  return undefined;
};

/** The Claude models that a value may mean as a model name of LiteLLM, and the URLs of their requests. */
export const litellmModels = (given: Value): { id: Value; url: string }[] => {
  const options = optionsIn(given);
  const named = options.flatMap((option): { id: Value; url: string }[] => {
    const text = option.is === 'unknown' ? option.text : option.is === 'known' ? String(option.value) : undefined;
    const found = text === undefined ? undefined : modelOf('litellm', text);
    if (!found) return [];
    const { id: name, url } = found;
    return [{ id: option.is === 'unknown' ? { ...option, text: name } : known(name, option.at), url }];
  });
  // A name that is known only at run time.
  const open = options.find((option) => option.is === 'unknown' && option.text === undefined);
  return named.length === 0 && open ? [{ id: open, url: '' }] : named;
};

interface Entry {
  readonly id: string;
  /** Pointers to the name and to the options. */
  readonly at: string;
  readonly optionsAt: string;
  readonly options: unknown;
}

const draftOf = (policy: Policy, tree: Tree, tool: Tool, entry: Entry): Draft | undefined => {
  const found = modelOf(tool, entry.id);
  if (!found) return undefined;
  const offset = tree.offsetOf(entry.at);
  const given = isObject(entry.options) ? valueIn(tree, entry.optionsAt, entry.options) : undefined;
  const members = new Map<string, Value>(given?.is === 'object' ? given.members : []);
  const bodyMembers = policy.data.shape.request?.members ?? {};
  let headers: Value | undefined;
  for (const name of rows.options.headers) headers ??= members.get(name);
  const more = members.get('extra_body');
  members.delete('extra_body');
  if (more?.is === 'object') for (const [name, value] of more.members) members.set(name, value);
  // Other members are settings of the tool, not of a request.
  for (const name of [...members.keys()]) if (!Object.hasOwn(bodyMembers, name)) members.delete(name);
  members.set('model', known(found.id, offset));
  members.set('messages', emptyList(offset));
  return {
    method: 'POST',
    url: known(found.url + rows.paths.messages, offset),
    headers,
    body: { is: 'object', members, at: offset },
    at: offset,
  };
};

/** `- anthropic:messages:…`, or `- anthropic:…: { config }`. */
const promptfoo = (policy: Policy, tree: Tree, at: string, provider: unknown): Draft | undefined => {
  if (typeof provider === 'string')
    return draftOf(policy, tree, 'promptfoo', { id: provider, at, optionsAt: at, options: undefined });
  if (!isObject(provider)) return undefined;
  const [only, ...others] = Object.entries(provider);
  if (!only || others.length > 0 || !isObject(only[1])) return undefined;
  return draftOf(policy, tree, 'promptfoo', {
    id: only[0],
    at,
    optionsAt: `${at}/${escapeStep(only[0])}/config`,
    options: only[1].config,
  });
};

/** The request of an agent that names its model. What the framework adds is unknown. */
const agent = (tree: Tree, at: string, value: Json, policy: Policy): Draft | undefined => {
  const { beside, model } = rows.agents;
  const id = value[model];
  if (typeof id !== 'string' || !beside.every((name) => Object.hasOwn(value, name))) return undefined;
  const here = `${at}/${model}`;
  const draft = draftOf(policy, tree, 'litellm', { id, at: here, optionsAt: here, options: undefined });
  const open = { why: 'framework', at: tree.offsetOf(here) } as const;
  return draft?.body?.is === 'object' ? { ...draft, body: { ...draft.body, open } } : draft;
};

/** Whether a pointer leads to a provider: one in a list or under the name of providers, or in a file of its own. */
const isProvider = (at: string): boolean => {
  const name = at
    .split('/')
    .filter((step) => !/^\d+$/.test(step))
    .at(-1);
  return (name === '' && at !== '') || rows.providers.includes(name ?? '');
};

/** The requests that an object configures; empty if it is no such configuration. */
export const configDrafts = (tree: Tree, at: string, value: Json, policy: Policy): Draft[] => {
  const found: (Draft | undefined)[] = rows.providers.flatMap((name) => {
    const given = value[name];
    const here = `${at}/${name}`;
    return Array.isArray(given)
      ? given.map((one, i) => promptfoo(policy, tree, `${here}/${i}`, one))
      : [promptfoo(policy, tree, here, given)];
  });
  if (typeof value.id === 'string' && (isProvider(at) || isObject(value.config))) {
    const named = { id: value.id, at: `${at}/id`, optionsAt: `${at}/config`, options: value.config };
    found.push(draftOf(policy, tree, 'promptfoo', named));
  }
  const params = value.litellm_params;
  if (isObject(params) && typeof params.model === 'string') {
    const here = `${at}/litellm_params`;
    found.push(
      draftOf(policy, tree, 'litellm', { id: params.model, at: `${here}/model`, optionsAt: here, options: params }),
    );
  }
  return [...found, agent(tree, at, value, policy)].flatMap((one) => one ?? []);
};
