/** Visits every string of a JSON Schema, with its role there. */

import { isObject, type Json } from '../json.js';
import type { DetectText } from '../phi/detect-text.js';
import { pointer, steps as stepsOf } from '../pointer.js';
import { decoded } from '../request/url.js';
import { KEYWORDS, type Shape } from './keywords.js';
import { enter, type Found, type State, walkNode } from './schema-node.js';

/** More steps than any schema has that the API compiles. */
const MOST_STEPS = 200_000;

/** Whether a schema was read completely, and whether every keyword has an obviously valid value. */
export interface SchemaWalk {
  readonly whole: boolean;
  readonly plain: boolean;
}

/** `#/$defs/T`: nearly all references have this form, and the walk visits the definitions anyway. */
const DEFINITION = /^#\/(\$defs|definitions)\/([^/%~]*)$/;

/** The target of a reference, with the position of the walk set to it; undefined if there is none. */
const find = (state: State, schema: unknown, ref: string): unknown => {
  state.depth = 0;
  let value = schema;
  for (const step of stepsOf(decoded(ref.slice(1)))) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step) || !enter(state, step)) return;
    if (state.hidden.has(step)) {
      const names = Object.keys(value);
      state.left -= names.length;
      state.steps[state.depth - 1] = `#${names.indexOf(step)}`;
    }
    value = (value as Json)[step];
  }
  return value;
};

/** The forms whose strings are judged together with the name of the enclosing property. */
const NAMED: readonly (Shape | undefined)[] = ['schema', 'schemas', 'enum', 'const', 'pattern', 'ref'];

/**
 * Whether a reference need not be followed: it leads to a definition, which the walk visits anyway, and the name of the
 * property that refers to it would change nothing there.
 */
const visitedAnyway = (schema: unknown, ref: string, property: string | undefined): boolean => {
  const [, keyword = '', name = ''] = DEFINITION.exec(ref) ?? [];
  const definitions = isObject(schema) ? schema[keyword] : undefined;
  if (name === '' || !isObject(definitions)) return false;
  if (property === undefined) return true;
  const definition = definitions[name];
  if (!isObject(definition)) return false;
  for (const key in definition)
    if (typeof definition[key] !== 'boolean' && NAMED.includes(KEYWORDS.get(key))) return false;
  return true;
};

/** Visits the targets of references, which no keyword may lead to otherwise. */
const followReferences = (state: State, schema: unknown): void => {
  const seen = new Set<string>();
  for (let next = state.refs.pop(); next && state.left >= 0; next = state.refs.pop()) {
    const [ref, property] = next;
    if (!ref.startsWith('#/') || visitedAnyway(schema, ref, property)) continue;
    // With the length no two different pairs have the same key.
    const key = `${ref.length} ${next.join(' ')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const value = find(state, schema, ref);
    if (value !== undefined) walkNode(state, value, property);
  }
};

/**
 * Passes the strings of a schema to a detector, in document order, and then those in the targets of references, which
 * may be a second time. With each string goes its role, for strings of an enum all of them (the same list each time),
 * and for a value the name of the enclosing property. An invalid schema is visited too. Throws only if `detect` or
 * `found` does.
 */
export const walkSchema = (schema: unknown, detect: DetectText, found: Found): SchemaWalk => {
  const steps: State['steps'] = [];
  const at = (): string => {
    const path = steps.slice(0, state.depth);
    if (state.position >= 0) path[path.length - 1] = `#${state.position}`;
    return pointer(path);
  };
  const state: State = {
    detect,
    found,
    steps,
    at,
    refs: [],
    hidden: new Set(),
    position: -1,
    depth: 0,
    left: MOST_STEPS,
    plain: true,
  };
  walkNode(state, schema, undefined);
  followReferences(state, schema);
  return { whole: state.left >= 0, plain: state.plain };
};
