/** Objects of data that are requests: envelopes, bodies, batch lines, and how tools record traffic. */

import { isObject, type Json } from '../../json.js';
import { escapeStep, steps } from '../../pointer.js';
import type { Policy } from '../../policy/compile.js';
import { belongs, isModel, isVersioned } from '../belongs.js';
import { rows } from '../clients.js';
import { type Draft, urlOf } from '../draft.js';
import { toolsOf } from '../gate.js';
import { type Language, languageOf } from '../languages.js';
import { holdsPlaceholder } from '../placeholder.js';
import type { Value } from '../program/value.js';
import { curlDrafts } from '../shell/curl.js';
import { inlineIn, languageRunBy, RUNS } from '../shell/inline.js';
import type { Block } from './blocks.js';
import { configDrafts } from './configs.js';
import { readJson } from './json.js';
import { flatTree, partOf, type Tree } from './tree.js';

export interface FoundObjects {
  /** `offsetOf` where the offsets of a draft are those of a string that it stands in. */
  readonly drafts: { readonly draft: Draft; readonly at: string; readonly offsetOf?: (index: number) => number }[];
  /** Programs that it has run. */
  readonly programs: Block[];
  other: number;
}

const DEEPEST = 100;

/** What speaks another vendor's dialect, whatever the model is called. */
const isForeignBody = (body: Json): boolean => {
  const tools = Array.isArray(body.tools) ? body.tools : [];
  const messages = Array.isArray(body.messages) ? body.messages : [];
  return (
    tools.some((tool) => isObject(tool) && isObject(tool.function)) ||
    messages.some(
      (message) => isObject(message) && (message.role === 'tool' || Object.hasOwn(message, 'tool_calls')),
    ) ||
    ['functions', 'response_format', 'max_completion_tokens', 'max_output_tokens'].some((name) =>
      Object.hasOwn(body, name),
    )
  );
};

const modelled = (policy: Policy, body: Json): boolean =>
  typeof body.model === 'string' &&
  (isModel(policy, { is: 'known', value: body.model, at: 0 }) ||
    (holdsPlaceholder(body.model) && Object.hasOwn(body, 'max_tokens')));

/** A tool that only Claude has says whose a request is where the model does not: behind a deployment's name. */
const tooled = (policy: Policy, body: Json): boolean =>
  Array.isArray(body.tools) &&
  body.tools.some((tool) => isObject(tool) && typeof tool.type === 'string' && toolsOf(policy).test(tool.type));

const isBody = (policy: Policy, body: unknown): body is Json =>
  isObject(body) &&
  ((Array.isArray(body.messages) &&
    (modelled(policy, body) ||
      tooled(policy, body) ||
      (typeof body.anthropic_version === 'string' && Object.hasOwn(body, 'max_tokens')))) ||
    (typeof body.messages === 'string' && holdsPlaceholder(body.messages) && modelled(policy, body)) ||
    isBatch(policy, body));

const isBatch = (policy: Policy, body: Json): boolean =>
  Array.isArray(body.requests) && body.requests.length > 0 && body.requests.every((item) => isLine(policy, item));

const isLine = (policy: Policy, line: unknown): line is Json =>
  isObject(line) &&
  Object.hasOwn(line, 'custom_id') &&
  isObject(line.params) &&
  (isBody(policy, line.params) || Object.hasOwn(line.params, 'max_tokens'));

/** Headers as an object where they can be read: HAR and some recorders have a list of names and values. */
const headersOf = (tree: Tree, at: string, given: unknown): Value | undefined => {
  if (given === undefined || given === null) return undefined;
  if (!Array.isArray(given)) return partOf(tree, at, given);
  const pairs = given.flatMap((one): [string, unknown][] =>
    isObject(one) && typeof one.name === 'string' ? [[one.name, one.value]] : [],
  );
  return pairs.length < given.length
    ? partOf(tree, at, given)
    : partOf(flatTree(undefined, tree.offsetOf(at)), at, Object.fromEntries(pairs));
};

/** A recorded body: JSON itself, its text, or an object that holds the text. */
const bodyOf = (tree: Tree, at: string, given: unknown): { value: unknown; body: Value } | undefined => {
  if (given === undefined || given === null || given === '') return undefined;
  if (typeof given === 'string') {
    if (!/^\s*[[{]/.test(given)) return undefined;
    const { tree: inner } = readJson(given);
    return inner && { value: inner.value, body: partOf(flatTree(inner.value, tree.offsetOf(at)), '', inner.value) };
  }
  if (isObject(given)) {
    for (const name of ['string', 'text', 'data']) {
      const text = given[name];
      if (typeof text === 'string' && !Object.hasOwn(given, 'messages')) return bodyOf(tree, `${at}/${name}`, text);
    }
    if (typeof given.base64_string === 'string') {
      return bodyOf(tree, `${at}/base64_string`, Buffer.from(given.base64_string, 'base64').toString('utf8'));
    }
  }
  return { value: given, body: partOf(tree, at, given) };
};

const BODIES = ['body', 'postData', 'data', 'json'];

const urlIn = (value: Json): string | undefined => {
  const given = value.url ?? value.uri;
  if (typeof given === 'string') return given;
  if (typeof value.path === 'string' && typeof value.method === 'string') {
    return `${typeof value.scope === 'string' ? value.scope : ''}${value.path}`;
  }
  return undefined;
};

/** An envelope, or a request as a recorder keeps it. */
const envelope = (tree: Tree, at: string, value: Json, policy: Policy): Draft | 'other' | undefined => {
  const url = urlIn(value);
  if (url === undefined) return undefined;
  const name = BODIES.find((one) => Object.hasOwn(value, one));
  if (name === undefined && !Object.hasOwn(value, 'method') && !Object.hasOwn(value, 'headers')) return undefined;
  const headers = headersOf(tree, `${at}/headers`, value.headers);
  const body = name === undefined ? undefined : bodyOf(tree, `${at}/${name}`, value[name]);
  const where = belongs(policy, url);
  if (where === 'foreign') return 'other';
  const versioned = headers?.is === 'object' && isVersioned(headers.members.keys());
  const fits =
    isBody(policy, body?.value) ||
    (isObject(body?.value) && Object.hasOwn(body.value, 'max_tokens') && Object.hasOwn(body.value, 'messages'));
  if (where !== 'claude' && !(where === 'path' && (versioned || fits))) return undefined;
  return {
    name: typeof value.name === 'string' && at === '' ? value.name : undefined,
    method: typeof value.method === 'string' ? value.method.toUpperCase() : 'POST',
    url: urlOf(url, tree.offsetOf(`${at}/${Object.hasOwn(value, 'url') ? 'url' : 'uri'}`)),
    headers,
    body: body?.body,
    at: tree.offsetOf(at),
  };
};

/** Where a body goes: one that names no model but a cloud's version, to that cloud, whose address has the model. */
const addressOf = (body: Json): string => {
  const version = body[rows.cloud.version];
  const isCloud = typeof version === 'string' && !Object.hasOwn(body, 'model');
  const row = isCloud ? rows.cloud.bodies.find(({ prefix }) => version.startsWith(prefix)) : undefined;
  return row?.url ?? '/v1/messages';
};

const bare = (tree: Tree, at: string, value: Json, policy: Policy): Draft | 'other' | undefined => {
  if (isLine(policy, value)) {
    return {
      method: 'POST',
      url: urlOf('/v1/messages/batches', 0),
      body: partOf(tree, at, value),
      line: true,
      at: tree.offsetOf(at),
    };
  }
  if (!isBody(policy, value)) return undefined;
  if (isForeignBody(value)) return 'other';
  const url = isBatch(policy, value) ? '/v1/messages/batches' : addressOf(value);
  return { method: 'POST', url: urlOf(url, 0), body: partOf(tree, at, value), at: tree.offsetOf(at) };
};

/** A body that is kept as text, as in the data of a ConfigMap. */
const written = (tree: Tree, at: string, text: string, policy: Policy): Draft | undefined => {
  if (!/^\s*\{[\s\S]*"messages"/.test(text)) return undefined;
  const read = bodyOf(tree, at, text);
  if (!read || !isBody(policy, read.value) || isForeignBody(read.value)) return undefined;
  return { method: 'POST', url: urlOf(addressOf(read.value), 0), body: read.body, at: tree.offsetOf(at) };
};

/** The steps of a place that say that what stands below is run. */
const isRun = (at: string): boolean => at.split('/').some((step) => rows.run.includes(step));

/** Where the characters of a string stand. */
const placesIn =
  (tree: Tree, at: string) =>
  (index: number): number =>
    tree.offsetIn?.(at, index) ?? tree.offsetOf(at);

/** The program of a step that runs what it is given, or that names what runs its text. */
const scripted = (tree: Tree, at: string, { uses, with: given, shell, run }: Json): Block[] => {
  const language = typeof shell === 'string' && typeof run === 'string' ? languageRunBy(shell) : undefined;
  if (language) return [{ language, text: run as string, offsetOf: placesIn(tree, `${at}/run`) }];
  const row = typeof uses === 'string' ? rows.scripted.find((one) => uses.startsWith(one.uses)) : undefined;
  const text = row && isObject(given) ? given[row.member] : undefined;
  if (!row || typeof text !== 'string') return [];
  return [{ language: row.language, text, offsetOf: placesIn(tree, `${at}/with/${row.member}`) }];
};

/** The language of a text that is kept under the name of a file, as in the data of a ConfigMap. */
const namedLanguage = (at: string): Language | undefined => {
  const name = steps(at).at(-1) ?? '';
  return name.includes('.') ? languageOf(name) : undefined;
};

/** The requests of programs and commands that a configuration holds. */
const commanded = (tree: Tree, at: string, text: string, policy: Policy, found: FoundObjects): void => {
  const language = namedLanguage(at);
  if (language === 'python' || language === 'javascript') {
    found.programs.push({ language, text, offsetOf: placesIn(tree, at) });
    return;
  }
  if (language !== 'shell' && !isRun(at)) return;
  const offsetOf = placesIn(tree, at);
  if (RUNS.test(text)) found.programs.push(...inlineIn(text, offsetOf));
  if (!COMMAND.test(text)) return;
  const { drafts, other } = curlDrafts(text, policy);
  found.other += other;
  found.drafts.push(...drafts.map((draft) => ({ draft, at, offsetOf })));
};
const COMMAND = /\b(?:curl|wget|https?|xhs?)\s/;

const walk = (tree: Tree, at: string, value: unknown, policy: Policy, found: FoundObjects, depth: number): void => {
  if (typeof value === 'string') {
    const draft = written(tree, at, value, policy);
    if (draft) found.drafts.push({ draft, at });
    else commanded(tree, at, value, policy, found);
  }
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) walk(tree, `${at}/${i}`, item, policy, found, depth + 1);
    return;
  }
  const object = value as Json;
  const draft = envelope(tree, at, object, policy) ?? bare(tree, at, object, policy);
  if (draft === 'other') found.other++;
  else if (draft) found.drafts.push({ draft, at });
  else {
    found.programs.push(...scripted(tree, at, object));
    // Beside its providers a configuration may hold requests as well.
    found.drafts.push(...configDrafts(tree, at, object, policy).map((one) => ({ draft: one, at })));
    for (const [name, item] of Object.entries(object)) {
      walk(tree, `${at}/${escapeStep(name)}`, item, policy, found, depth + 1);
    }
  }
};

/** The requests in a tree, outermost first; what stands inside one is part of it. */
export const objectsIn = (tree: Tree, policy: Policy): FoundObjects => {
  const found: FoundObjects = { drafts: [], programs: [], other: 0 };
  walk(tree, '', tree.value, policy, found, 0);
  return found;
};
