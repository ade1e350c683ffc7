/** Values that a program puts together: texts, lists and objects of others. */
import { alternatives, count } from './alternatives.js';
import { applyChange } from './changes.js';
import type { Expr } from './program.js';
import { concat, each, known, merge, nothing, textOf, unknown, type Value, withMember } from './value.js';

type Evaluate = (expr: Expr) => Value;

/** A string put together of parts: what is known of it, where not all is. */
const whole = (parts: readonly Value[], at: number): Value => {
  let text = '';
  for (const part of parts) {
    if (part.is === 'known') text += String(part.value);
    else text += part.is === 'unknown' && part.text !== undefined ? part.text : '{}';
  }
  return parts.every(({ is }) => is === 'known')
    ? { is: 'known', value: text, at }
    : { is: 'unknown', why: 'expression', type: 'string', text, at };
};

/** How an address begins, or the path of one. */
const ADDRESS = /^(?:https?:\/\/|\/)/;

/** More alternatives of an address are not told apart. */
const MOST_ADDRESSES = 8;

/** A string put together of parts. */
export const joined = (parts: readonly (string | Expr)[], at: number, evaluate: Evaluate): Value =>
  put(
    parts.map((part) => (typeof part === 'string' ? known(part, at) : evaluate(part))),
    at,
  );

/** A string put together of parts, once for each alternative where it is an address: that decides where a request goes. */
export const put = (values: readonly Value[], at: number): Value => {
  const [first = known('', at), ...rest] = values.filter((value) => textOf(value) !== '');
  if (!values.some(({ is }) => is === 'either') || !alternatives(first).some((one) => ADDRESS.test(textOf(one) ?? '')))
    return whole(values, at);
  let text = first;
  for (const part of rest) {
    text = each(text, (a) => each(part, (b) => whole([a, b], at)));
    if (count(text) > MOST_ADDRESSES || (text.is === 'unknown' && text.text === undefined)) return whole(values, at);
  }
  return text;
};

const isText = (value: Value): boolean =>
  (value.is === 'known' && typeof value.value === 'string') || (value.is === 'unknown' && value.type === 'string');

/** What `+` makes of texts, lists, objects or numbers. */
export const sum = (parts: readonly Expr[], at: number, evaluate: Evaluate): Value => {
  const values = parts.map((part) => evaluate(part));
  if (values.some(isText)) return joined(parts, at, evaluate);
  const [first, ...rest] = values;
  if (!first) return nothing(at);
  if (values.some((value) => value.is === 'list')) return rest.reduce(concat, first);
  if (values.some((value) => value.is === 'object')) return rest.reduce(merge, first);
  return unknown('expression', at, values.every((value) => value.is === 'known') ? 'number' : undefined);
};

/** An object that is written out, with what is spread into it. */
export const objectValue = (expr: Extract<Expr, { is: 'object' }>, evaluate: Evaluate): Value => {
  let value: Value = { is: 'object', members: new Map(), at: expr.at };
  for (const { key, value: given, at } of expr.entries) {
    const of = evaluate(given);
    if (key === undefined) {
      value = merge(value, of);
      continue;
    }
    const named = typeof key === 'string' ? key : evaluate(key);
    const name = typeof named === 'string' ? named : named.is === 'known' ? String(named.value) : undefined;
    value =
      name === undefined
        ? merge(value, { is: 'object', members: new Map(), open: { why: 'expression', at }, at })
        : withMember(value, name, of);
  }
  // `toJSON` decides what is sent, and is not followed.
  if (expr.entries.some(({ key, value: given }) => key === 'toJSON' && given.is === 'function'))
    return unknown('expression', expr.at, 'object');
  // Changes made by its methods may have happened: nobody looks whether they are called.
  return (expr.changes ?? []).reduce((whole, change) => applyChange(whole, change, false, evaluate), value);
};

/** A list that is written out, with what is spread into it. */
export const listValue = (expr: Extract<Expr, { is: 'list' }>, evaluate: Evaluate): Value => {
  let value: Value = { is: 'list', items: [], at: expr.at };
  for (const { value: given, spread, many } of expr.items) {
    const of = evaluate(given);
    // `...(on && [tool])`, and an element that may be left out, count as there.
    if (spread) value = concat(value, of.is === 'either' ? joinOptions(of) : of);
    else value = concat(value, { is: 'list', items: many ? alternatives(of) : [of], loose: many, at: expr.at });
  }
  return value;
};

const joinOptions = (value: Extract<Value, { is: 'either' }>): Value =>
  value.options
    .filter((option) => option.is !== 'known')
    .reduce(concat, { is: 'list', items: [], loose: true, at: value.at });
