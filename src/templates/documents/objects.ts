/** Objects of data that are requests: envelopes, bodies, batch lines, and how tools record traffic. */

import { isObject, type Json } from '../../json.js';
import { escapeStep } from '../../pointer.js';
import { BETA_HEADER, type Policy } from '../../policy/compile.js';
import { belongs, isModel, isVersioned } from '../belongs.js';
import { rows } from '../clients.js';
import { type Draft, urlOf } from '../draft.js';
import { DATED_BETAS, datedTools, mayHold } from '../gate.js';
import { holdsPlaceholder } from '../placeholder.js';
import { unknown } from '../program/value.js';
import { appDraft } from './apps.js';
import { configDrafts } from './configs.js';
import { type Doubt, readJson } from './json.js';
import { bodyOf, keptIn } from './kept.js';
import { commanded, commandOf, type FoundRuns, placesIn, sampled, scripted } from './runs.js';
import { partOf, type Tree } from './tree.js';
import { readYaml } from './yaml.js';

/** What is found in a tree. */
export interface FoundObjects extends FoundRuns {
  /** Offsets of what belongs to a request of Claude's, where no request is. */
  readonly loose: number[];
  /** What is doubtful about documents that stand in the tree as texts. */
  readonly doubts: Doubt[];
}

interface Walk {
  readonly tree: Tree;
  readonly policy: Policy;
  readonly found: FoundObjects;
  /** The place of the text that the tree stands in; empty for the document itself. */
  readonly base: string;
  readonly filled: (text: string) => string;
}

const DEEPEST = 100;

/** What speaks another vendor's dialect, whatever the model is called. */
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

const modelled = (policy: Policy, body: Json): boolean =>
  typeof body.model === 'string' &&
  (isModel(policy, { is: 'known', value: body.model, at: 0 }) ||
    (holdsPlaceholder(body.model) && Object.hasOwn(body, 'max_tokens')));

/** A tool that only Claude has says whose a request is where the model does not: behind a deployment's name. */
const tooled = (policy: Policy, body: Json): boolean =>
  Array.isArray(body.tools) &&
  body.tools.some((tool) => isObject(tool) && typeof tool.type === 'string' && datedTools(policy).test(tool.type));

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

/** What a call names the model, as it stands or as Step Functions fill it in. */
const MODELS = rows.cloud.model.map((name) => [name, `${name}.$`] as const);

const cloudBody = (tree: Tree, at: string, value: Json, name: string): ReturnType<typeof bodyOf> =>
  Object.hasOwn(value, name)
    ? bodyOf(tree, `${at}/${name}`, value[name])
    : { value: undefined, body: unknown('expression', tree.offsetOf(`${at}/${name}.$`)) };

/** A call of a cloud's own interface as data has it: the id of a model beside a body, or beside messages of its own. */
const cloud = (tree: Tree, at: string, value: Json, policy: Policy): Draft | undefined => {
  const { body, version, sends } = rows.cloud;
  const member = MODELS.find(([name, told]) => Object.hasOwn(value, name) || Object.hasOwn(value, told))?.[0];
  if (member === undefined) return undefined;
  const name = body.find((one) => Object.hasOwn(value, one) || Object.hasOwn(value, `${one}.$`));
  const given = name === undefined ? undefined : cloudBody(tree, at, value, name);
  const id = value[member];
  const isNamed = typeof id === 'string' && isModel(policy, { is: 'known', value: id, at: 0 });
  const isOurs = isNamed ? given !== undefined || Array.isArray(value.Messages) : false;
  if (!isOurs && !(isObject(given?.value) && Object.hasOwn(given.value, version))) return undefined;
  const [invoke, converse] = sends;
  const url = (given ? invoke : converse)?.url ?? '';
  return {
    method: 'POST',
    url: urlOf(url.replace('{id}', isNamed ? id : '{model}'), tree.offsetOf(`${at}/${member}`)),
    body: given?.body,
    at: tree.offsetOf(at),
  };
};

/** Places of tools and beta values of Claude's below an object that no request takes: they are sent with some. */
const looseIn = (at: string, object: Json, policy: Policy): string[] => {
  const tools = Array.isArray(object.tools) ? object.tools : [];
  const found = tools.flatMap((tool, i) =>
    isObject(tool) && typeof tool.type === 'string' && datedTools(policy).test(tool.type) ? [`${at}/tools/${i}`] : [],
  );
  const beta = object[BETA_HEADER];
  return typeof beta === 'string' && beta.search(DATED_BETAS) >= 0 ? [...found, `${at}/${BETA_HEADER}`] : found;
};

/** An envelope, or a request as a program keeps it. */
const envelope = (
  { tree, policy, filled, found, base }: Walk,
  at: string,
  value: Json,
): Draft | 'other' | undefined => {
  const kept = keptIn(tree, at, value);
  if (!kept) return undefined;
  const { headers, body } = kept;
  const url = filled(kept.url);
  const where = belongs(policy, url);
  if (where === 'foreign') return 'other';
  const versioned = headers?.is === 'object' && isVersioned(headers.members.keys());
  const fits =
    isBody(policy, body?.value) ||
    (isObject(body?.value) && Object.hasOwn(body.value, 'max_tokens') && Object.hasOwn(body.value, 'messages'));
  const isOurs = where === 'claude' || (where === 'path' && (versioned || fits));
  // What goes to a path of its own is no message, though it names a model of Claude's.
  const isElsewhere = isObject(body?.value) && modelled(policy, body.value) && !holdsPlaceholder(url);
  if (!isOurs && !isElsewhere) return undefined;
  if (isObject(value.body) && Array.isArray(value.messages)) {
    const why = 'envelope and body at once; the envelope is judged';
    found.doubts.push({ at: base + at, why, offset: tree.offsetOf(at) });
  }
  return {
    name: typeof value.name === 'string' && at === '' ? value.name : undefined,
    method: kept.method ?? 'POST',
    url: urlOf(url, tree.offsetOf(kept.urlAt)),
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
  return row?.url ?? rows.paths.messages;
};

const bare = (tree: Tree, at: string, value: Json, policy: Policy): Draft | 'other' | undefined => {
  if (isLine(policy, value)) {
    return {
      method: 'POST',
      url: urlOf(rows.paths.batches, 0),
      body: partOf(tree, at, value),
      line: true,
      at: tree.offsetOf(at),
    };
  }
  if (!isBody(policy, value)) return undefined;
  if (isForeignBody(value)) return 'other';
  const url = isBatch(policy, value) ? rows.paths.batches : addressOf(value);
  return { method: 'POST', url: urlOf(url, 0), body: partOf(tree, at, value), at: tree.offsetOf(at) };
};

interface Document {
  readonly tree: Tree;
  readonly doubts: readonly Doubt[];
}

/** Documents that are kept as text, as in the data of a ConfigMap: what stands in one is looked at as well. */
const documentsIn = (tree: Tree, at: string, text: string, policy: Policy): Document[] => {
  const isJson = /^(?:\s*#[^\n]*\n)*\s*[[{]/.test(text);
  if (!isJson && !/\.ya?ml$/.test(at) && !OPENS.test(text)) return [];
  if (!/"(?:messages|requests)"/.test(text) && !mayHold(text, policy)) return [];
  const place = placesIn(tree, at);
  if (isJson) {
    const { tree: inner, doubts } = readJson(text, place);
    return inner ? [{ tree: inner, doubts }] : [];
  }
  return readYaml(text).trees.map(({ tree: { value, offsetOf }, doubts }) => ({
    tree: { value, offsetOf: (of) => place(offsetOf(of)) },
    doubts: doubts.map((doubt) => ({ ...doubt, offset: place(doubt.offset) })),
  }));
};

/** A text of several lines that begins as YAML does: a name, of which more stands below. */
const OPENS = /^(?:\s*#[^\n]*\n)*[ \t]*["']?[\w-]+["']?:[ \t]*\n/;

const walk = (context: Walk, at: string, value: unknown, depth: number, isCovered: boolean): void => {
  const { tree, policy, found, base } = context;
  if (typeof value === 'string') {
    const documents = documentsIn(tree, at, value, policy);
    for (const { tree: inner, doubts } of documents) {
      found.doubts.push(...doubts.map((doubt) => ({ ...doubt, at: base + at + doubt.at })));
      walk({ ...context, tree: inner, base: base + at }, '', inner.value, depth + 1, isCovered);
    }
    if (documents.length === 0) commanded(tree, at, value, policy, found);
  }
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
  if (Array.isArray(value)) {
    if (commandOf(tree, at, value, policy, found)) return;
    for (const [i, item] of value.entries()) walk(context, `${at}/${i}`, item, depth + 1, isCovered);
    return;
  }
  const object = value as Json;
  const draft = cloud(tree, at, object, policy) ?? envelope(context, at, object) ?? bare(tree, at, object, policy);
  if (draft === 'other') found.other++;
  else if (draft) found.drafts.push({ draft, at: base + at });
  else {
    found.programs.push(...scripted(tree, at, object));
    sampled(tree, at, object, policy, found);
    // Beside its providers a configuration may hold requests as well.
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

/** Texts in which what a document defines once (the variables of a collection) stands for its name. */
const filling = (value: unknown): ((text: string) => string) => {
  const list = isObject(value) && Array.isArray(value.variable) ? value.variable : [];
  const variables = new Map(list.map((one) => (isObject(one) ? [one.key, one.value] : [])) as [unknown, unknown][]);
  return (text) =>
    text.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (whole, name: string) => {
      const given = variables.get(name);
      return typeof given === 'string' ? given : whole;
    });
};

/** The requests in a tree, outermost first; what stands inside one is part of it. */
export const objectsIn = (tree: Tree, policy: Policy): FoundObjects => {
  const found: FoundObjects = { drafts: [], programs: [], loose: [], doubts: [], other: 0 };
  walk({ tree, policy, found, base: '', filled: filling(tree.value) }, '', tree.value, 0, false);
  return found;
};
