/** Requests as programs keep them that send them later, or that recorded them: address, method, headers and body. */
import { isObject, type Json } from '../../json.js';
import { rows } from '../clients.js';
import { unknown, type Value } from '../program/value.js';
import { readJson } from './json.js';
import { flatTree, partOf, type Tree } from './tree.js';

/** A member by the first of its names that an object has. */
const named = (value: Json, names: readonly string[]): string | undefined =>
  names.find((name) => Object.hasOwn(value, name));

/** What is computed when a flow runs begins with `=` in n8n; what stands behind it may be JSON all the same. */
const plain = (text: string): string => text.replace(/^=/, '');

const urlIn = (value: Json): { url: string; name: string } | undefined => {
  const name = named(value, rows.kept.url);
  const given = name === undefined ? undefined : value[name];
  const text = isObject(given) ? given.raw : given;
  if (name !== undefined && typeof text === 'string') return { url: plain(text), name };
  if (typeof value.path !== 'string' || typeof value.method !== 'string') return undefined;
  return { url: `${typeof value.scope === 'string' ? value.scope : ''}${value.path}`, name: 'path' };
};

/** Pairs of names and values, of which those that are switched off are left out; undefined for another list. */
const pairsOf = (list: readonly unknown[]): [string, unknown][] | undefined => {
  const pairs = list.map((one): [string, unknown] | undefined => {
    const name = isObject(one) ? (one.name ?? one.key) : undefined;
    return isObject(one) && typeof name === 'string' ? [name, one.value] : undefined;
  });
  if (!pairs.every((pair) => pair !== undefined)) return undefined;
  return pairs.filter((_, i) => (list[i] as Json).disabled !== true && (list[i] as Json).enabled !== false);
};

/** `name: value`, one a line. */
const LINES = /^[\w-]+[ \t]*:[^\n]*(?:\n[\w-]+[ \t]*:[^\n]*)*\s*$/;

/** One member for each name: what is said twice of a header is said of it together. */
const joined = (pairs: readonly [string, unknown][]): Json => {
  const found = new Map<string, unknown>();
  for (const [name, value] of pairs) found.set(name, found.has(name) ? `${found.get(name)},${value}` : value);
  return Object.fromEntries(found);
};

const headersOf = (tree: Tree, at: string, given: unknown, isLined: boolean): Value | undefined => {
  if (given === undefined || given === null) return undefined;
  const list = isObject(given) && Array.isArray(given.parameters) ? given.parameters : given;
  const lines = isLined && typeof list === 'string' && LINES.test(list) ? list.trim().split('\n') : undefined;
  const pairs = lines
    ? lines.map((line): [string, unknown] => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
      })
    : Array.isArray(list)
      ? pairsOf(list)
      : undefined;
  return pairs ? partOf(flatTree(undefined, tree.offsetOf(at)), at, joined(pairs)) : partOf(tree, at, given);
};

interface Body {
  /** As plain JSON, where it is that. */
  readonly value: unknown;
  readonly body: Value;
}

/** Members of a body that are given one by one; what is computed when the flow runs is not known. */
const givenOneByOne = (tree: Tree, at: string, list: readonly unknown[]): Body | undefined => {
  const pairs = pairsOf(list);
  if (!pairs) return undefined;
  const members = pairs.map(([name, value], i): [string, Value] => {
    const offset = tree.offsetOf(`${at}/${i}`);
    const isComputed = typeof value === 'string' && value.startsWith('=');
    return [name, isComputed ? unknown('expression', offset) : partOf(flatTree(undefined, offset), '', value)];
  });
  return {
    value: Object.fromEntries(pairs),
    body: { is: 'object', members: new Map(members), at: tree.offsetOf(at) },
  };
};

/** What holds a body's text. */
const TEXTS = ['string', 'text', 'raw', 'data'];

/** A body as it is kept: JSON itself, its text, or an object that holds the text. */
export const bodyOf = (tree: Tree, at: string, given: unknown): Body | undefined => {
  if (given === undefined || given === null || given === '') return undefined;
  const offset = tree.offsetOf(at);
  if (typeof given === 'string') {
    const text = plain(given);
    if (!/^\s*[[{]/.test(text))
      return given === text ? undefined : { value: given, body: unknown('expression', offset) };
    const { tree: inner } = readJson(text);
    if (!inner) return { value: undefined, body: unknown('expression', offset) };
    return { value: inner.value, body: partOf(flatTree(inner.value, offset), '', inner.value) };
  }
  if (isObject(given) && !Object.hasOwn(given, 'messages')) {
    // Other modes are forms and files, of which the body is not written here.
    if (typeof given.mode === 'string' && given.mode !== 'raw') return undefined;
    for (const name of TEXTS) {
      const text = given[name];
      if (typeof text === 'string') return bodyOf(tree, `${at}/${name}`, text);
      const [first] = Array.isArray(text) ? text : [];
      if (isObject(first) && typeof first.value === 'string') return bodyOf(tree, `${at}/${name}/0/value`, first.value);
    }
    if (typeof given.base64_string === 'string')
      return bodyOf(tree, `${at}/base64_string`, Buffer.from(given.base64_string, 'base64').toString('utf8'));
    if (Array.isArray(given.parameters)) return givenOneByOne(tree, `${at}/parameters`, given.parameters);
  }
  return { value: given, body: partOf(tree, at, given) };
};

/** A request as it is kept, with its places. */
export interface Kept {
  readonly url: string;
  readonly urlAt: string;
  readonly method: string | undefined;
  readonly headers: Value | undefined;
  readonly body: Body | undefined;
}

/** The request that an object keeps: one with an address and something beside it. */
export const keptIn = (tree: Tree, at: string, value: Json): Kept | undefined => {
  const found = urlIn(value);
  if (!found) return undefined;
  const [method, headers, body] = [
    named(value, rows.kept.method),
    named(value, rows.kept.headers),
    named(value, rows.kept.body),
  ];
  if (method === undefined && headers === undefined && body === undefined) return undefined;
  const how = method === undefined ? undefined : value[method];
  return {
    url: found.url,
    urlAt: `${at}/${found.name}`,
    method: typeof how === 'string' ? how.toUpperCase() : undefined,
    headers:
      headers === undefined
        ? undefined
        : headersOf(tree, `${at}/${headers}`, value[headers], value.type === rows.kept.lined),
    body: body === undefined ? undefined : bodyOf(tree, `${at}/${body}`, value[body]),
  };
};
