/** Evaluates string formatting in Python: `text.format(…)`, `text % …`. */
import { concatenated } from './composed.js';
import { argumentsOf, type Frame } from './frame.js';
import { each, memberOf } from './operations.js';
import type { Call } from './program.js';
import type { Resolver } from './resolve.js';
import { known, textOf, unknown, type Value } from './value.js';

/** Whether a method formats a text. */
export const isFormatting = (name: string): boolean => name === 'format' || name === '__mod__';

const FIELD = /\{\{|\}\}|\{([^{}:!]*)[^{}]*\}|%(?:\((\w+)\))?[-+ #0]*\d*(?:\.\d+)?[sdrif]/g;

/** A text with its fields filled, by position or by name; `mark` selects `{}` or `%s`. */
const filled = (text: string, mark: '{' | '%', positional: readonly Value[], named: Value, at: number): Value => {
  const parts: Value[] = [];
  let from = 0;
  let next = 0;
  for (const match of text.matchAll(FIELD)) {
    const [field, braced, percent] = match;
    if (!field.startsWith(mark) && field !== '}}') continue;
    parts.push(known(text.slice(from, match.index), at));
    from = match.index + field.length;
    const name = braced ?? percent;
    if (field === '{{' || field === '}}') parts.push(known(mark === '{' ? field.charAt(0) : field, at));
    else if (name === undefined || name === '') parts.push(positional[next++] ?? unknown('expression', at));
    else if (/^\d+$/.test(name)) parts.push(positional[Number(name)] ?? unknown('expression', at));
    else parts.push(/^\w+$/.test(name) ? memberOf(named, name, at) : unknown('expression', at));
  }
  return concatenated([...parts, known(text.slice(from), at)], at);
};

/** The value of `text.format(…)` or `text % …`. */
export const formatted = (call: Call, name: string, of: Value, resolver: Resolver, frame: Frame): Value => {
  const { at } = call;
  const { positional, named: members, rest } = argumentsOf(call, frame, resolver);
  const [only] = positional;
  return each(of, (one) => {
    const text = textOf(one);
    if (text === undefined || rest) return unknown('expression', at, 'string');
    if (name === 'format') return filled(text, '{', positional, members, at);
    const values = only?.is === 'list' && !only.open ? only.items : positional;
    return filled(text, '%', values, only ?? members, at);
  });
};
