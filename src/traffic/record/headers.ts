/** Converts headers from the forms in which recorders keep them to an object by name, as `check` takes them. */
import { isObject, type Json } from '../../json.js';
import { headerOf } from '../text/http-text.js';
import { hidesBody, isJsonText, type ReadText } from './body.js';
import { type Container, isContainer } from './container.js';
import { REQUEST_NAMES } from './request-names.js';

/** Members in which recorders keep headers, which may have any names. */
export const HEADERS: ReadonlySet<string> = new Set(['headers', 'reqheaders']);

/** Names of members that belong to the response. */
export const RESPONSE = /response|(^|[._-])resp?([._-]|$)/i;

type Pair = readonly [name: string, value: unknown];

const isText = (value: unknown): value is string => typeof value === 'string';

/** One header of a list: a name and a value, as members or as items; the name may itself be in an object. */
const pairOf = (one: unknown): Pair | undefined => {
  const [given, value] = isObject(one) ? [one.name ?? one.key, one.value] : Array.isArray(one) ? one : [];
  const name = isObject(given) ? given.name : given;
  return isText(name) ? [name, value] : undefined;
};

const lineOf = (line: unknown): Pair | undefined => (isText(line) ? headerOf(line) : undefined);

/** The pair of each item; undefined if the list is empty or any item is not a pair. */
const all = (list: readonly unknown[], of: (one: unknown) => Pair | undefined): readonly Pair[] | undefined => {
  const pairs = list.map(of);
  return list.length > 0 && pairs.every((pair) => pair !== undefined) ? (pairs as Pair[]) : undefined;
};

/** Alternating names and values, as Node's `rawHeaders`. */
const byTurns = (list: readonly unknown[]): readonly Pair[] | undefined =>
  list.length % 2 === 0
    ? all(
        list.flatMap((name, i) => (i % 2 === 0 ? [[name, list[i + 1]]] : [])),
        (pair) => ((pair as readonly unknown[]).every(isText) ? pairOf(pair) : undefined),
      )
    : undefined;

/** The headers in an object that has them as a list, or each as an object; undefined if they are plain members. */
const pairsWithin = (headers: Json): readonly Pair[] | undefined => {
  // The usual case: nearly all headers have strings as values.
  let isPlain = true;
  for (const name in headers) isPlain &&= typeof headers[name] !== 'object';
  if (isPlain) return undefined;
  const members = Object.entries(headers);
  for (const [, list] of members) {
    const pairs = Array.isArray(list) ? all(list, pairOf) : undefined;
    if (pairs) return pairs;
  }
  return all(members, (member) => {
    const [name, held] = member as [string, unknown];
    return isObject(held) && isText(held.value) ? [name, held.value] : undefined;
  });
};

const pairsIn = (headers: unknown): readonly Pair[] | undefined => {
  if (isText(headers)) return all(headers.split(/\r?\n/).filter(Boolean), lineOf);
  if (Array.isArray(headers)) return all(headers, pairOf) ?? all(headers, lineOf) ?? byTurns(headers);
  return isObject(headers) ? pairsWithin(headers) : undefined;
};

const listsByName = (pairs: readonly Pair[]): Record<string, unknown> => {
  const found: Record<string, unknown[]> = Object.create(null);
  for (const [name, value] of pairs) found[name] = [...(found[name] ?? []), value];
  return { ...found };
};

/** Headers by name. Those in an unknown form are returned unchanged, for `check` to report. */
export const headersOf = (headers: unknown): unknown => {
  if (Array.isArray(headers) && headers.length === 0) return {};
  const pairs = pairsIn(headers);
  return pairs ? listsByName(pairs) : headers;
};

/** Headers by name, also if they are given as JSON text. */
export const headersFrom = (headers: unknown, read: ReadText): unknown =>
  headersOf(isJsonText(headers) ? read(headers).value : headers);

/** Whether a value is headers: a member with a singular name may also hold the name of one. */
const areHeaders = (name: string, value: unknown): boolean => {
  if (/s$/i.test(name)) return isContainer(value) || (isText(value) && value !== '');
  if (!isObject(value)) return false;
  return (
    Object.values(value).every((one) => (Array.isArray(one) ? one.every(isText) : isText(one))) ||
    pairsWithin(value) !== undefined
  );
};

/** How telemetry and servers name a single header among other members. */
const ALONE = [
  /(?:^|[._-])headers?[._:-]([a-z][\w-]*)$/i,
  /^http_((?:anthropic|sec_fetch|origin)\w*)$/i,
  /(?:^|[._:-])(anthropic[-_]beta)$/i,
];

/** The Host header of a single request does not say where a proxy sent it. */
const HOST = /^host$/i;

/** A quick test before the patterns above: hardly any name matches. */
const MAY = /header|^http_|beta$/i;

const nameAlone = (name: string): string | undefined => {
  if (!MAY.test(name)) return undefined;
  const found = ALONE.map((pattern) => pattern.exec(name)?.[1]).find((one) => one !== undefined);
  return found === undefined || HOST.test(found) ? undefined : found.replaceAll('_', '-');
};

/** Headers that are single members among others. */
const headersAlone = (container: object): Record<string, unknown> | undefined => {
  const pairs = Object.entries(container).flatMap(([name, value]): Pair[] => {
    const header = nameAlone(name);
    if (header === undefined || RESPONSE.test(name)) return [];
    const isValue = isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText));
    return !isValue ? [] : (Array.isArray(value) ? value : [value]).map((one) => [header, one] as const);
  });
  return pairs.length > 0 ? listsByName(pairs) : undefined;
};

/** Whether a header is one that only requests to Claude have. */
export const isVendorsHeader = (name: string): boolean => /^anthropic-(version|beta)$/i.test(name);

/** Whether a value is headers of a request to Claude, whatever its member is called. */
export const areVendorsHeaders = (value: unknown): boolean =>
  isObject(value) && Object.keys(value).some(isVendorsHeader);

/** Whether a value is such headers as JSON text, and not a body that mentions headers. */
const isTextOfHeaders = (value: unknown): boolean =>
  isJsonText(value) && /"anthropic-(?:version|beta)"\s*:/i.test(value) && !hidesBody(value);

/** The headers in a row of cells without names; undefined if there are none or several. */
const headersInRow = (row: readonly unknown[]): unknown => {
  const found = row.filter((cell) => areVendorsHeaders(cell) || isTextOfHeaders(cell));
  return found.length === 1 ? found[0] : undefined;
};

/** The headers of a request in a container, in any form; undefined if there are none. */
export const headersIn = (container: Container): unknown =>
  isObject(container)
    ? (Object.entries(container).find(
        ([name, value]) => REQUEST_NAMES.headers.test(name) && !RESPONSE.test(name) && areHeaders(name, value),
      )?.[1] ?? headersAlone(container))
    : headersInRow(container);
