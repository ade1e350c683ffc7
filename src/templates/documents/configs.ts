/** Finds requests in configurations of tools: promptfoo's providers, LiteLLM's models, CrewAI's agents. */

import { isObject, type Json } from '../../json.js';
import { escapeStep } from '../../pointer.js';
import { BETA_HEADER, type Policy } from '../../policy/compile.js';
import { bodyMembersOf } from '../belongs.js';
import { chatBody } from '../calls/litellm.js';
import { firstOf, headersIn } from '../calls/options.js';
import { optionTable, sentOf, withMore } from '../calls/sent-options.js';
import { rows } from '../clients.js';
import { type Draft, withUnknownMembers } from '../draft.js';
import { concat, mergeGiven } from '../program/operations.js';
import {
  emptyList,
  emptyObject,
  isNothing,
  known,
  type ObjectValue,
  openObject,
  single,
  textOf,
  unknown,
  type Value,
} from '../program/value.js';
import { modelOf, type Tool } from '../tool-models.js';
import { type Tree, valueIn } from './tree.js';

interface Entry {
  readonly id: string;
  /** Pointers to the name and to the options. */
  readonly at: string;
  readonly optionsAt: string;
  readonly options: unknown;
}

/** A value without the texts that only say where a part of it is kept: in another file, in the environment. */
const withoutReferences = (value: Value): Value => {
  if (value.is === 'list') return { ...value, items: value.items.map(withoutReferences) };
  const text = textOf(value);
  return rows.references.some((start) => text?.startsWith(start)) ? unknown('placeholder', value.at) : value;
};

/** The options of an entry, of which none is known if they are kept elsewhere. */
const optionsAt = (tree: Tree, { optionsAt: at, options }: Entry): ObjectValue => {
  const given = valueIn(tree, at, options ?? null);
  if (given.is !== 'object') return isNothing(given) ? emptyObject(given.at) : openObject('placeholder', given.at);
  return { ...given, members: new Map([...given.members].map(([name, value]) => [name, withoutReferences(value)])) };
};

const OPTIONS = optionTable(rows.promptfoo.options);

/** The body that promptfoo makes of options; others are settings of the tool, not of a request. */
const promptfooBody = (options: ObjectValue, model: Value, bodyMembers: ReadonlySet<string>): Value => {
  const body = sentOf(options, OPTIONS, bodyMembers);
  const members = new Map<string, Value>([...body.members, ['model', model], ['messages', emptyList(model.at)]]);
  return withMore({ ...body, members }, options);
};

/** The headers that promptfoo sends; it adds the beta values among the options to those of a header. */
const promptfooHeaders = (options: ObjectValue): Value | undefined => {
  const headers = headersIn(options);
  const betas = firstOf(options, rows.promptfoo.betas);
  if (!betas) return headers;
  const others = headers && firstOf(headers, [BETA_HEADER]);
  const all = others ? concat(betas, { is: 'list', items: [others], at: others.at }) : betas;
  return mergeGiven([headers, single(BETA_HEADER, all)]);
};

const draftOf = (policy: Policy, tree: Tree, tool: Tool, entry: Entry): Draft | undefined => {
  const found = modelOf(tool, entry.id);
  if (!found) return undefined;
  const offset = tree.offsetOf(entry.at);
  const options = optionsAt(tree, entry);
  const makeBody = tool === 'litellm' ? chatBody : promptfooBody;
  const draft: Draft = {
    method: 'POST',
    url: known(found.url + rows.paths.messages, offset),
    headers: tool === 'litellm' ? headersIn(options) : promptfooHeaders(options),
    body: { ...makeBody(options, known(found.id, offset), bodyMembersOf(policy)), at: offset },
    at: offset,
  };
  return found.agent ? withUnknownMembers(draft, 'framework') : draft;
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
  return draft && withUnknownMembers(draft, 'framework');
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
  const { params: name } = rows.litellm.router;
  const params = value[name];
  if (isObject(params) && typeof params.model === 'string') {
    const here = `${at}/${name}`;
    found.push(
      draftOf(policy, tree, 'litellm', { id: params.model, at: `${here}/model`, optionsAt: here, options: params }),
    );
  }
  return [...found, agent(tree, at, value, policy)].flatMap((one) => one ?? []);
};
