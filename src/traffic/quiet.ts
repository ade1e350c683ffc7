/** Records and texts without a word of a request to Claude, of which most logs of other programs consist: no closer look is needed. */
import { isObject, type Json } from '../json.js';
import { remembered } from '../memo.js';
import type { Policy } from '../policy/compile.js';
import { escaped } from '../regexp.js';
import { DEPTH, jsonText, type ReadText } from './body.js';
import type { RecordReader } from './recorded.js';
import { recorders } from './recorders.generated.js';

const longest = (parts: readonly string[]): string => parts.reduce((a, b) => (b.length > a.length ? b : a), '');

/** The last step of a path that every path has which it means. */
const stepOf = (path: string): string =>
  path
    .replace(/[{*].*$/, '')
    .split('/')
    .filter(Boolean)
    .at(-1) ?? '';

/** The words of which a host or a path of Claude's has one, and an escape, which may stand for any. */
const placeWords = ({ data: { endpoints, platforms } }: Policy): string => {
  const hosts = platforms.flatMap(({ hosts }) => hosts.map(({ host }) => escaped(longest(host.split('*')))));
  const steps = endpoints.flatMap(({ paths }) => paths.map((path) => `[/\\\\]${escaped(stepOf(path))}`));
  return [...new Set([...hosts, ...steps, '%[\\da-f]{2}'])].join('|');
};

const PLACES = new Map<Policy, RegExp>();
/** Whether a text may be a place of Claude's, at a look. */
export const mayBePlace = (text: string, policy: Policy): boolean =>
  remembered(PLACES, policy, () => new RegExp(placeWords(policy), 'i')).test(text);

const WORDS = new Map<Policy, RegExp>();
const makeWords = (policy: Policy): RegExp =>
  new RegExp(['claude', 'anthropic', 'messages', ...recorders.errors, placeWords(policy)].join('|'), 'i');
/** Whether a text has a word of a request: the vendor's, a member's, what went wrong, a place. */
const hasWord = (text: string, policy: Policy): boolean => remembered(WORDS, policy, makeWords).test(text);

/** Fewer numbers are no text that is kept as its bytes. */
const BYTES = 16;

/** Whether a value has no word of a request, nor anything in which one may be hidden. */
const isQuiet = (value: unknown, policy: Policy, read: ReadText, depth: number): boolean => {
  if (typeof value === 'string') {
    const text = jsonText(value);
    if (text === undefined) return !hasWord(value, policy);
    const inner = depth < DEPTH ? read(text).value : undefined;
    // A text may begin as JSON does, and be none.
    if (inner === undefined) return ![value, text].some((one) => hasWord(one, policy));
    return typeof inner !== 'string' && isQuiet(inner, policy, read, depth + 1);
  }
  if (typeof value !== 'object' || value === null) return true;
  if (depth === DEPTH) return false;
  if (Array.isArray(value))
    return (
      !(value.length >= BYTES && typeof value[0] === 'number') &&
      value.every((one) => isQuiet(one, policy, read, depth + 1))
    );
  for (const name in value)
    if (hasWord(name, policy) || !isQuiet((value as Json)[name], policy, read, depth + 1)) return false;
  return true;
};

/** Whether a record holds no request, nor tells of one: it has no member by which requests are known, and no word of one. */
export const isQuietRecord = (record: Json, { names, policy, read }: RecordReader): boolean => {
  let some = false;
  for (const name in record) {
    some = true;
    // What a container writes to is called a stream.
    if (names.has(name) && !(name === 'stream' && typeof record[name] === 'string')) return false;
    if (isObject(record[name]) && name === 'request') return false;
  }
  return some && isQuiet(record, policy, read, 0);
};
