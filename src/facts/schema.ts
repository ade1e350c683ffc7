/** Every string of a JSON Schema and the part it plays there. */

import { isObject, type Json } from '../json.js';
import type { Detect } from '../model.js';
import { pointer, steps as stepsOf } from '../pointer.js';
import { decoded } from '../request/url.js';
import { KEYWORDS, type Shape } from './keywords.js';
import { enter, type Found, type State, walkNode } from './schema-node.js';

/** Larger than any schema the API compiles. */
const MOST_STEPS = 200_000;

/** How far a schema was seen, and whether every keyword plainly has a value that it may have. */
export interface SchemaWalk {
  readonly whole: boolean;
  readonly plain: boolean;
}

/** `#/$defs/T`: nearly all references are of this form, and the walk comes to the definitions by itself. */
const DEFINITION = /^#\/(\$defs|definitions)\/([^/%~]*)$/;

/** What a reference points to, with the cursor on it; undefined where there is nothing. */
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

/** What stands at these is read by the name of the property that encloses it. */
const NAMED: readonly (Shape | undefined)[] = ['schema', 'schemas', 'enum', 'const', 'pattern', 'ref'];

/**
 * Whether a reference is to a definition, where the walk comes by itself, of which the name of the property that refers
 * to it changes nothing: nothing in it is read by that name, or there is no such name.
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

/** Goes to what references point to, since no keyword need lead there. */
const followReferences = (state: State, schema: unknown): void => {
  const seen = new Set<string>();
  for (let next = state.refs.pop(); next && state.left >= 0; next = state.refs.pop()) {
    const [ref, property] = next;
    if (!ref.startsWith('#/') || visitedAnyway(schema, ref, property)) continue;
    // The length keeps the two apart, whatever stands in them.
    const key = `${ref.length} ${next.join(' ')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const value = find(state, schema, ref);
    if (value !== undefined) walkNode(state, value, property);
  }
};

/**
 * Shows a detector the strings of a schema, keyword by keyword, in the order of the document, and then what references
 * point to, which may be a second time: what each is, the part it plays, for the strings of an enum all of them (the
 * same list each time), for a value the name of the property that encloses it. What is no valid JSON Schema is visited
 * all the same. Never throws unless `detect` or `found` does.
 */
export const walkSchema = (schema: unknown, detect: Detect, found: Found): SchemaWalk => {
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
