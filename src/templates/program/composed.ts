/** Values that a program puts together: texts, lists and objects of others. */
import { alternatives } from './alternatives.js';
import { applyChange } from './changes.js';
import type { Expr } from './program.js';
import { concat, merge, nothing, unknown, type Value, withMember } from './value.js';

type Evaluate = (expr: Expr) => Value;

/** A string put together of parts: what is known of it, where not all is. */
export const joined = (parts: readonly (string | Expr)[], at: number, evaluate: Evaluate): Value => {
  let text = '';
  let whole = true;
  for (const part of parts) {
    const value = typeof part === 'string' ? undefined : evaluate(part);
    if (typeof part === 'string') text += part;
    else if (value?.is === 'known') text += String(value.value);
    else {
      whole = false;
      text += value?.is === 'unknown' && value.text !== undefined ? value.text : '{}';
    }
  }
  return whole ? { is: 'known', value: text, at } : { is: 'unknown', why: 'expression', type: 'string', text, at };
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
  // Whether its methods are called is not looked at.
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
