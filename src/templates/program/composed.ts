/** Evaluates expressions that compose values: texts, sums, lists and objects. */
import { alternatives, count } from './alternatives.js';
import { applyChange } from './changes.js';
import { concat, each, merge, withMember } from './operations.js';
import type { Expr } from './program.js';
import {
  type Evaluate,
  emptyList,
  emptyObject,
  known,
  nothing,
  openObject,
  textOf,
  unknown,
  type Value,
} from './value.js';

/** A string joined from parts, with `{}` for each unknown one. */
const joinedText = (parts: readonly Value[], at: number): Value => {
  let text = '';
  for (const part of parts) {
    if (part.is === 'known') text += String(part.value);
    else text += part.is === 'unknown' && part.text !== undefined ? part.text : '{}';
  }
  return parts.every(({ is }) => is === 'known')
    ? known(text, at)
    : { is: 'unknown', why: 'expression', type: 'string', text, at };
};

/** The start of a URL or a path. */
const ADDRESS = /^(?:https?:\/\/|\/)/;

/** The alternatives of a URL that are distinguished. */
const MOST_ADDRESSES = 8;

/** The value of a template literal or another join of strings. */
export const joined = (parts: readonly (string | Expr)[], at: number, evaluate: Evaluate): Value =>
  concatenated(
    parts.map((part) => (typeof part === 'string' ? known(part, at) : evaluate(part))),
    at,
  );

/** A string joined from values. A URL is joined once for each alternative, since it determines the platform. */
export const concatenated = (values: readonly Value[], at: number): Value => {
  const [first = known('', at), ...rest] = values.filter((value) => textOf(value) !== '');
  if (!values.some(({ is }) => is === 'either') || !alternatives(first).some((one) => ADDRESS.test(textOf(one) ?? '')))
    return joinedText(values, at);
  let text = first;
  for (const part of rest) {
    text = each(text, (a) => each(part, (b) => joinedText([a, b], at)));
    if (count(text) > MOST_ADDRESSES || (text.is === 'unknown' && text.text === undefined))
      return joinedText(values, at);
  }
  return text;
};

const isText = (value: Value): boolean =>
  (value.is === 'known' && typeof value.value === 'string') || (value.is === 'unknown' && value.type === 'string');

/** The value of `+` for texts, lists, objects or numbers. */
export const sum = (parts: readonly Expr[], at: number, evaluate: Evaluate): Value => {
  const values = parts.map((part) => evaluate(part));
  if (values.some(isText)) return joined(parts, at, evaluate);
  const [first, ...rest] = values;
  if (!first) return nothing(at);
  if (values.some((value) => value.is === 'list')) return rest.reduce(concat, first);
  if (values.some((value) => value.is === 'object')) return rest.reduce(merge, first);
  return unknown('expression', at, values.every((value) => value.is === 'known') ? 'number' : undefined);
};

/** The value of an object literal, with spreads. */
export const objectValue = (expr: Extract<Expr, { is: 'object' }>, evaluate: Evaluate): Value => {
  let value: Value = emptyObject(expr.at);
  for (const { key, value: given, at } of expr.entries) {
    const of = evaluate(given);
    if (key === undefined) {
      value = merge(value, of);
      continue;
    }
    const named = typeof key === 'string' ? key : evaluate(key);
    const name = typeof named === 'string' ? named : named.is === 'known' ? String(named.value) : undefined;
    value = name === undefined ? merge(value, openObject('expression', at)) : withMember(value, name, of);
  }
  // `toJSON` determines what is sent, and is not followed.
  if (expr.entries.some(({ key, value: given }) => key === 'toJSON' && given.is === 'function'))
    return unknown('expression', expr.at, 'object');
  // Its methods may have made their changes: whether they are called is not examined.
  return (expr.changes ?? []).reduce((before, change) => applyChange(before, change, false, evaluate), value);
};

/** The value of a list literal, with spreads. */
export const listValue = (expr: Extract<Expr, { is: 'list' }>, evaluate: Evaluate): Value => {
  let value: Value = emptyList(expr.at);
  for (const { value: given, spread, many } of expr.items) {
    const of = evaluate(given);
    // In `...(on && [tool])` the conditional element counts as present.
    if (spread) value = concat(value, of.is === 'either' ? joinOptions(of) : of);
    else value = concat(value, { is: 'list', items: many ? alternatives(of) : [of], unordered: many, at: expr.at });
  }
  return value;
};

const joinOptions = (value: Extract<Value, { is: 'either' }>): Value =>
  value.options
    .filter((option) => option.is !== 'known')
    .reduce(concat, { is: 'list', items: [], unordered: true, at: value.at });
