/** Quickly rules out records and texts that do not mention Claude, of which most logs of other programs consist. */
import { isObject, type Json } from '../../json.js';
import { remembered } from '../../memoize.js';
import type { Policy } from '../../policy/compile.js';
import { hostParts } from '../../policy/host-parts.js';
import { escaped } from '../../regexp.js';
import { ENCODED } from '../input/mentions.js';
import { DEPTH, FEWEST_BYTES, jsonText, type ReadText } from './body.js';
import type { RecordReader } from './recorded.js';
import { recorders } from './recorders.generated.js';

/** The last literal step of an endpoint path. */
const stepOf = (path: string): string =>
  path
    .replace(/[{*].*$/, '')
    .split('/')
    .filter(Boolean)
    .at(-1) ?? '';

/** A pattern of words of which every host or path of Claude has one, and of percent escapes, which may hide any. */
const addressWords = (policy: Policy): string => {
  const hosts = hostParts(policy).map(escaped);
  const steps = policy.data.endpoints.flatMap(({ paths }) => paths.map((path) => `[/\\\\]${escaped(stepOf(path))}`));
  return [...new Set([...hosts, ...steps, '%[\\da-f]{2}'])].join('|');
};

const PLACES = new Map<Policy, RegExp>();
/** A quick test of whether a text may be, or contain, an address of Claude. */
export const mayBeAddress = (text: string, policy: Policy): boolean =>
  remembered(PLACES, policy, () => new RegExp(addressWords(policy), 'i')).test(text);

const WORDS = new Map<Policy, RegExp>();
const makeWords = (policy: Policy): RegExp =>
  new RegExp(
    [
      'claude',
      'anthropic',
      'messages',
      ...[...recorders.errors, ...recorders.openModels].map(escaped),
      addressWords(policy),
      ENCODED.source,
    ].join('|'),
    'i',
  );
/** Whether a text has a word that hints at a request: the vendor, a member, an error type, an address. */
const hasWord = (text: string, policy: Policy): boolean => remembered(WORDS, policy, makeWords).test(text);

/** Whether a value has no such word, and nothing in which one may be hidden. */
const isUnrelated = (value: unknown, policy: Policy, read: ReadText, depth: number): boolean => {
  if (typeof value === 'string') {
    const text = jsonText(value);
    if (text === undefined) return !hasWord(value, policy);
    const inner = depth < DEPTH ? read(text).value : undefined;
    // A text may begin like JSON and not be JSON.
    if (inner === undefined) return ![value, text].some((one) => hasWord(one, policy));
    return typeof inner !== 'string' && isUnrelated(inner, policy, read, depth + 1);
  }
  if (typeof value !== 'object' || value === null) return true;
  if (depth === DEPTH) return false;
  if (Array.isArray(value))
    return (
      !(value.length >= FEWEST_BYTES && typeof value[0] === 'number') &&
      value.every((one) => isUnrelated(one, policy, read, depth + 1))
    );
  for (const name in value)
    if (hasWord(name, policy) || !isUnrelated((value as Json)[name], policy, read, depth + 1)) return false;
  return true;
};

/** Whether a record certainly has nothing to do with a request: it has no member that requests have, and no such word. */
export const isUnrelatedRecord = (record: Json, { names, policy, read }: RecordReader): boolean => {
  let some = false;
  for (const name in record) {
    some = true;
    // Container logs call the output stream of a line `stream`.
    if (names.has(name) && !(name === 'stream' && typeof record[name] === 'string')) return false;
    if (isObject(record[name]) && name === 'request') return false;
  }
  return some && isUnrelated(record, policy, read, 0);
};
