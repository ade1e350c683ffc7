/** Finds objects of data that are requests: envelopes, bodies, batch lines, recorded traffic. */

import { isObject, type Json } from '../../json.js';
import { escapeStep } from '../../pointer.js';
import { BETA_HEADER, type Policy } from '../../policy/compile.js';
import { belongs, isModel, isVersioned } from '../belongs.js';
import { rows } from '../clients.js';
import type { Draft } from '../draft.js';
import { DATED_BETAS, datedTools, mayHold } from '../gate.js';
import { holdsPlaceholder } from '../placeholder.js';
import { known, unknown } from '../program/value.js';
import { appDraft } from './apps.js';
import { configDrafts } from './configs.js';
import { type Doubt, readJson } from './json.js';
import { rewritesRequests, rewritten } from './request-scripts.js';
import {
  addCommandList,
  addCommands,
  addSample,
  addStarted,
  type FoundRuns,
  placesIn,
  type RunSearch,
  scriptsIn,
} from './runs.js';
import { bodyOf, isEnabled, storedIn } from './stored-request.js';
import { type Tree, valueIn } from './tree.js';
import { readYaml } from './yaml.js';

/** What was found in a tree. */
interface FoundObjects extends FoundRuns {
  /** Offsets of tools and beta values of Claude outside of a request. */
  readonly loose: number[];
  /** Doubts about documents embedded in the tree as texts. */
  readonly doubts: Doubt[];
}

interface Walk extends RunSearch {
  readonly found: FoundObjects;
  /** The pointer to the text in which the tree is embedded; empty for the document itself. */
  readonly base: string;
  readonly filled: (text: string) => string;
  /** Whether a script that runs before the requests changes them. */
  readonly isRewritten?: boolean;
}

const DEEPEST = 100;

/** Whether a body has members of another vendor's API, whatever its model. */
export const isForeignBody = (body: Json): boolean => {
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

const hasClaudeModel = (policy: Policy, body: Json): boolean =>
  typeof body.model === 'string' &&
  (isModel(policy, known(body.model, 0)) || (holdsPlaceholder(body.model) && Object.hasOwn(body, 'max_tokens')));

/** Whether a body has a tool of Claude. It identifies a request whose model is the name of a deployment. */
const hasClaudeTool = (policy: Policy, body: Json): boolean =>
  Array.isArray(body.tools) &&
  body.tools.some((tool) => isObject(tool) && typeof tool.type === 'string' && datedTools(policy).test(tool.type));

const isBody = (policy: Policy, body: unknown): body is Json =>
  isObject(body) &&
  ((Array.isArray(body.messages) &&
    (hasClaudeModel(policy, body) ||
      hasClaudeTool(policy, body) ||
      (typeof body.anthropic_version === 'string' && Object.hasOwn(body, 'max_tokens')))) ||
    (typeof body.messages === 'string' && holdsPlaceholder(body.messages) && hasClaudeModel(policy, body)) ||
    isBatch(policy, body));

const isBatch = (policy: Policy, body: Json): boolean =>
  Array.isArray(body.requests) && body.requests.length > 0 && body.requests.every((item) => isLine(policy, item));

const isLine = (policy: Policy, line: unknown): line is Json =>
  isObject(line) &&
  Object.hasOwn(line, 'custom_id') &&
  isObject(line.params) &&
  (isBody(policy, line.params) || Object.hasOwn(line.params, 'max_tokens'));

/** Members that name the model of a call, also with the suffix by which Step Functions mark an expression. */
const MODELS = rows.cloud.model.map((name) => [name, `${name}.$`] as const);

const cloudBody = (tree: Tree, at: string, value: Json, name: string): ReturnType<typeof bodyOf> =>
  Object.hasOwn(value, name)
    ? bodyOf(tree, `${at}/${name}`, value[name])
    : { value: undefined, body: unknown('expression', tree.offsetOf(`${at}/${name}.$`)) };

/** A call of a cloud's API as data: a model id with a body, or with messages. */
const cloudDraft = (tree: Tree, at: string, value: Json, policy: Policy): Draft | undefined => {
  const { body, version, sends } = rows.cloud;
  const member = MODELS.find(
    ([name, expressionName]) => Object.hasOwn(value, name) || Object.hasOwn(value, expressionName),
  )?.[0];
  if (member === undefined) return undefined;
  const name = body.find((one) => Object.hasOwn(value, one) || Object.hasOwn(value, `${one}.$`));
  const given = name === undefined ? undefined : cloudBody(tree, at, value, name);
  const id = value[member];
  const isNamed = typeof id === 'string' && isModel(policy, known(id, 0));
  const isForClaude = isNamed ? given !== undefined || Array.isArray(value.Messages) : false;
  if (!isForClaude && !(isObject(given?.value) && Object.hasOwn(given.value, version))) return undefined;
  const [invoke, converse] = sends;
  const url = (given ? invoke : converse)?.url ?? '';
  return {
    method: 'POST',
    url: known(url.replace('{id}', isNamed ? id : '{model}'), tree.offsetOf(`${at}/${member}`)),
    body: given?.body,
    at: tree.offsetOf(at),
  };
};

/** Pointers to tools and beta values of Claude in an object that is part of no known request. */
const looseIn = (at: string, value: Json, policy: Policy): string[] => {
  const { type, name, key, tools, [BETA_HEADER]: beta } = value;
  const isTool = (one: unknown) => typeof one === 'string' && datedTools(policy).test(one);
  const isBeta = (one: unknown) => typeof one === 'string' && one.search(DATED_BETAS) >= 0;
  const listed = Array.isArray(tools) ? tools : [];
  return [
    // Each tool of `tools` is found with its list.
    ...(isTool(type) && typeof name === 'string' && !/\/tools\/\d+$/.test(at) ? [at] : []),
    ...listed.flatMap((tool, i) => (isObject(tool) && isTool(tool.type) ? [`${at}/tools/${i}`] : [])),
    ...(isBeta(beta) ? [`${at}/${BETA_HEADER}`] : []),
    // A header of a folder or a collection, which its requests inherit.
    ...((name === BETA_HEADER || key === BETA_HEADER) && isBeta(value.value) && isEnabled(value)
      ? [`${at}/value`]
      : []),
  ];
};

/** The request of an envelope or a stored request; `other` if it goes to another vendor. */
const envelopeDraft = (
  { tree, policy, filled, found, base }: Walk,
  at: string,
  value: Json,
): Draft | 'other' | undefined => {
  const stored = storedIn(tree, at, value);
  if (!stored) return undefined;
  const { headers, body } = stored;
  const url = filled(stored.url);
  const where = belongs(policy, url);
  if (where === 'foreign') return 'other';
  const versioned = headers?.is === 'object' && isVersioned(headers.members.keys());
  const fits =
    isBody(policy, body?.value) ||
    (isObject(body?.value) && Object.hasOwn(body.value, 'max_tokens') && Object.hasOwn(body.value, 'messages'));
  const isForClaude = where === 'claude' || (where === 'path' && (versioned || fits));
  // A body with a Claude model may also be sent to a path of a gateway's own.
  const isElsewhere = isObject(body?.value) && hasClaudeModel(policy, body.value) && !holdsPlaceholder(url);
  if (!isForClaude && !isElsewhere) return undefined;
  if (isObject(value.body) && Array.isArray(value.messages)) {
    const why = 'envelope and body at once; the envelope is judged';
    found.doubts.push({ at: base + at, why, offset: tree.offsetOf(at) });
  }
  return {
    name: typeof value.name === 'string' && at === '' ? value.name : undefined,
    method: stored.method ?? 'POST',
    url: known(url, tree.offsetOf(stored.urlAt)),
    headers,
    body: body?.body,
    at: tree.offsetOf(at),
  };
};

/** The URL of a body. One with a cloud's version and without a model goes to that cloud, with the model in the URL. */
const addressOf = (body: Json): string => {
  const version = body[rows.cloud.version];
  const isCloud = typeof version === 'string' && !Object.hasOwn(body, 'model');
  const row = isCloud ? rows.cloud.bodies.find(({ prefix }) => version.startsWith(prefix)) : undefined;
  return row?.url ?? rows.paths.messages;
};

const bodyDraft = (tree: Tree, at: string, value: Json, policy: Policy): Draft | 'other' | undefined => {
  if (isLine(policy, value)) {
    return {
      method: 'POST',
      url: known(rows.paths.batches, 0),
      body: valueIn(tree, at, value),
      line: true,
      at: tree.offsetOf(at),
    };
  }
  if (!isBody(policy, value)) return undefined;
  if (isForeignBody(value)) return 'other';
  const url = isBatch(policy, value) ? rows.paths.batches : addressOf(value);
  return { method: 'POST', url: known(url, 0), body: valueIn(tree, at, value), at: tree.offsetOf(at) };
};

interface Document {
  readonly tree: Tree;
  readonly doubts: readonly Doubt[];
}

/** Documents embedded in a text, as in the data of a ConfigMap, or behind the mark of an expression in n8n. */
const documentsIn = (tree: Tree, at: string, text: string, policy: Policy): Document[] => {
  const isJson = /^(?:=|(?:\s*#[^\n]*\n)*)\s*[[{]/.test(text);
  if (!isJson && !/\.ya?ml$/.test(at) && !YAML_START.test(text)) return [];
  if (!/"(?:messages|requests)"/.test(text) && !mayHold(text, policy)) return [];
  const place = placesIn(tree, at);
  if (isJson) {
    const { tree: inner, doubts } = readJson(text.replace(/^=/, ' '), place);
    return inner ? [{ tree: inner, doubts }] : [];
  }
  return readYaml(text).trees.map(({ tree: { value, offsetOf }, doubts }) => ({
    tree: { value, offsetOf: (of) => place(offsetOf(of)) },
    doubts: doubts.map((doubt) => ({ ...doubt, offset: place(doubt.offset) })),
  }));
};

/** A text that begins like YAML: a key, with its value on the next lines. */
const YAML_START = /^(?:\s*#[^\n]*\n)*[ \t]*["']?[\w-]+["']?:[ \t]*\n/;

const walk = (outer: Walk, at: string, value: unknown, depth: number, isCovered: boolean): void => {
  const { tree, policy, found, base } = outer;
  if (typeof value === 'string') {
    const documents = documentsIn(tree, at, value, policy);
    for (const { tree: inner, doubts } of documents) {
      found.doubts.push(...doubts.map((doubt) => ({ ...doubt, at: base + at + doubt.at })));
      walk({ ...outer, tree: inner, base: base + at }, '', inner.value, depth + 1, isCovered);
    }
    if (documents.length === 0) addCommands(outer, at, value);
  }
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
  if (Array.isArray(value)) {
    if (addCommandList(outer, at, value)) return;
    for (const [i, item] of value.entries()) walk(outer, `${at}/${i}`, item, depth + 1, isCovered);
    return;
  }
  const object = value as Json;
  const context = outer.isRewritten || !rewritesRequests(object) ? outer : { ...outer, isRewritten: true };
  const draft =
    cloudDraft(tree, at, object, policy) ?? envelopeDraft(context, at, object) ?? bodyDraft(tree, at, object, policy);
  if (draft === 'other') found.other++;
  else if (draft) found.drafts.push({ draft: context.isRewritten ? rewritten(draft) : draft, at: base + at });
  else {
    found.programs.push(...scriptsIn(tree, at, object));
    addSample(context, at, object);
    addStarted(context, at, object);
    // A configuration may also contain requests.
    const configured = configDrafts(tree, at, object, policy).map((one) => ({ draft: one, at: base + at }));
    found.drafts.push(...configured);
    const app = isCovered || configured.length > 0 ? undefined : appDraft(tree, at, object);
    const inside = isCovered || configured.length > 0 || app !== undefined;
    if (!inside) found.loose.push(...looseIn(at, object, policy).map(tree.offsetOf));
    const before = found.drafts.length;
    for (const [name, item] of Object.entries(object))
      walk(context, `${at}/${escapeStep(name)}`, item, depth + 1, inside);
    if (app && found.drafts.length === before) found.drafts.push({ draft: app, at: base + at });
  }
};

/** Returns a function that substitutes the variables of a collection in a text. */
const filling = (value: unknown): ((text: string) => string) => {
  const list = isObject(value) && Array.isArray(value.variable) ? value.variable : [];
  const variables = new Map(list.map((one) => (isObject(one) ? [one.key, one.value] : [])) as [unknown, unknown][]);
  return (text) =>
    text.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (whole, name: string) => {
      const given = variables.get(name);
      return typeof given === 'string' ? given : whole;
    });
};

/** The requests in a tree. Objects inside a request are part of it. */
export const objectsIn = (tree: Tree, policy: Policy): FoundObjects => {
  const found: FoundObjects = { drafts: [], programs: [], loose: [], doubts: [], other: 0 };
  walk({ tree, policy, found, base: '', filled: filling(tree.value) }, '', tree.value, 0, false);
  return found;
};
