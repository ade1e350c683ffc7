/** Reads requests that programs store to send them later, or recorded: objects with a URL, method, headers and body. */
import { isObject, type Json } from '../../json.js';
import { rows } from '../clients.js';
import { merge } from '../program/operations.js';
import { openObject, unknown, type Value } from '../program/value.js';
import { jsonValue, readJson, valueOfText } from './json.js';
import { flatTree, type Tree, valueIn } from './tree.js';

/** The first of the names that is a member of the object. */
const firstName = (value: Json, names: readonly string[]): string | undefined =>
  names.find((name) => Object.hasOwn(value, name));

/** Removes the `=` that marks an expression in n8n; the rest may still be JSON. */
const withoutMarker = (text: string): string => text.replace(/^=/, '');

const urlIn = (value: Json): { url: string; name: string } | undefined => {
  const name = firstName(value, rows.kept.url);
  const given = name === undefined ? undefined : value[name];
  const text = isObject(given) ? given.raw : given;
  if (name !== undefined && typeof text === 'string') return { url: withoutMarker(text), name };
  if (typeof value.path !== 'string' || typeof value.method !== 'string') return undefined;
  return { url: `${typeof value.scope === 'string' ? value.scope : ''}${value.path}`, name: 'path' };
};

/** Whether a name with a value is sent. */
export const isEnabled = ({ disabled, isDisabled, enabled, active }: Json): boolean =>
  disabled !== true && isDisabled !== true && enabled !== false && active !== false;

/** The name and value of each object of a list, without disabled ones; undefined if the list has other items. */
const pairsOf = (list: readonly unknown[]): [string, unknown][] | undefined => {
  const pairs = list.map((one): [string, unknown] | undefined => {
    const name = isObject(one) ? (one.name ?? one.key) : undefined;
    return isObject(one) && typeof name === 'string' ? [name, one.value] : undefined;
  });
  if (!pairs.every((pair) => pair !== undefined)) return undefined;
  return pairs.filter((_, i) => isEnabled(list[i] as Json));
};

/** Lines of the form `name: value`. */
const LINES = /^[\w-]+[ \t]*:[^\n]*(?:\n[\w-]+[ \t]*:[^\n]*)*\s*$/;

/** An object of the pairs; the values of a repeated header are joined by commas. */
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
  if (pairs) return valueIn(flatTree(undefined, tree.offsetOf(at)), at, joined(pairs));
  const text = typeof given === 'string' ? jsonValue(withoutMarker(given), () => tree.offsetOf(at)) : undefined;
  return text ?? valueIn(tree, at, given);
};

interface Body {
  /** The body as plain JSON; undefined if it cannot be parsed. */
  readonly value: unknown;
  readonly body: Value;
}

/** A body given as a list of names and values. A value computed at run time is unknown. */
const bodyOfPairs = (tree: Tree, at: string, list: readonly unknown[]): Body | undefined => {
  const pairs = pairsOf(list);
  if (!pairs) return undefined;
  const members = pairs.map(([name, value], i): [string, Value] => {
    const offset = tree.offsetOf(`${at}/${i}`);
    const isComputed = typeof value === 'string' && value.startsWith('=');
    return [name, isComputed ? unknown('expression', offset) : valueIn(flatTree(undefined, offset), '', value)];
  });
  return {
    value: Object.fromEntries(pairs),
    body: { is: 'object', members: new Map(members), at: tree.offsetOf(at) },
  };
};

/** Members that contain the text of a body. */
const TEXTS = ['string', 'text', 'raw', 'data', 'body'];

/** A stored body: JSON itself, JSON text, or an object that contains the text. */
export const bodyOf = (tree: Tree, at: string, given: unknown): Body | undefined => {
  if (given === undefined || given === null || given === '') return undefined;
  const offset = tree.offsetOf(at);
  if (typeof given === 'string') {
    const text = withoutMarker(given);
    if (!/^\s*[[{]/.test(text))
      return given === text ? undefined : { value: given, body: unknown('expression', offset) };
    const read = readJson(text, () => offset);
    return { value: read.tree?.value, body: valueOfText(read) ?? unknown('expression', offset) };
  }
  if (isObject(given) && !Object.hasOwn(given, 'messages')) {
    // Other modes are forms and files.
    if (typeof given.mode === 'string' && given.mode !== 'raw') return undefined;
    for (const name of TEXTS) {
      const text = given[name];
      if (typeof text === 'string' && (text !== '' || typeof given.base64_string !== 'string'))
        return bodyOf(tree, `${at}/${name}`, text);
      const [first] = Array.isArray(text) ? text : [];
      if (isObject(first) && typeof first.value === 'string') return bodyOf(tree, `${at}/${name}/0/value`, first.value);
    }
    if (typeof given.base64_string === 'string')
      return bodyOf(tree, `${at}/base64_string`, Buffer.from(given.base64_string, 'base64').toString('utf8'));
    if (Array.isArray(given.parameters)) return bodyOfPairs(tree, `${at}/parameters`, given.parameters);
  }
  return { value: given, body: valueIn(tree, at, given) };
};

/** A value as text that can be compared, whether it is JSON or JSON text. */
const comparable = (value: unknown): string =>
  JSON.stringify((typeof value === 'string' && readJson(value).tree?.value) || value);

/** The names of members that are given and differ; of members without a value, the first. */
const givenNames = (value: Json, names: readonly string[]): readonly string[] => {
  const all = names.filter((name) => Object.hasOwn(value, name));
  const given = all.filter((name) => isObject(value[name]) || (typeof value[name] === 'string' && value[name] !== ''));
  const differ = given.filter((name, i) => i === 0 || comparable(value[name]) !== comparable(value[given[0] ?? '']));
  return differ.length > 0 ? differ : all.slice(0, 1);
};

/** A value that another member may replace. */
const among = <Given extends Value | undefined>(value: Given, more: string | undefined): Given | Value =>
  value && more !== undefined ? merge(value, openObject('ambiguous', value.at)) : value;

/** A stored request, with the pointer to its URL. */
interface StoredRequest {
  readonly url: string;
  readonly urlAt: string;
  readonly method: string | undefined;
  readonly headers: Value | undefined;
  readonly body: Body | undefined;
}

/** The request stored in an object with a URL and a method, headers or body; undefined if it lacks them. */
export const storedIn = (tree: Tree, at: string, value: Json): StoredRequest | undefined => {
  const found = urlIn(value);
  if (!found) return undefined;
  const method = firstName(value, rows.kept.method);
  const [headers, moreHeaders] = givenNames(value, rows.kept.headers);
  const [body, moreBody] = givenNames(value, rows.kept.body);
  if (method === undefined && headers === undefined && body === undefined) return undefined;
  const read = body === undefined ? undefined : bodyOf(tree, `${at}/${body}`, value[body]);
  const how = method === undefined ? undefined : value[method];
  return {
    url: found.url,
    urlAt: `${at}/${found.name}`,
    method: typeof how === 'string' ? how.toUpperCase() : undefined,
    headers: among(
      headers === undefined
        ? undefined
        : headersOf(tree, `${at}/${headers}`, value[headers], value.type === rows.kept.lined),
      moreHeaders,
    ),
    body: read && { ...read, body: among(read.body, moreBody) },
  };
};
