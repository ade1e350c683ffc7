/** Every string of a JSON Schema and the part it plays there. */
import type { DetectPlace } from '../model.js';
import { elsewhere } from './references.js';
import { isNames, isObject, isValue, KEYWORDS, type Shape } from './keywords.js';

/**
 * Where the walk stands: steps from the schema inwards. It moves on after each visit, so a visitor takes from it what
 * it keeps (`pathOf`).
 */
export interface Cursor {
  depth: number;
  readonly steps: (string | number)[];
  /** The position of each step among the members of its object or list. */
  readonly positions: number[];
  /** Whether the author of the schema chose the step: the name of a property or definition, a pattern. */
  readonly named: boolean[];
}

export type SchemaPlace = Exclude<DetectPlace, 'field'>;

/**
 * Told of each string: what it is, the part it plays, where the walk stands; for the strings of an enum all of them
 * (the same list each time); for a value the name of the property that encloses it.
 */
export type Visit = (
  text: string,
  place: SchemaPlace,
  cursor: Cursor,
  siblings: readonly string[] | undefined,
  property: string | undefined,
) => void;

export interface SchemaWalk {
  readonly examined: boolean;
  readonly why?: 'not-json-schema' | 'too-large';
}

interface State {
  readonly visit: Visit;
  readonly older: boolean;
  readonly cursor: Cursor;
  readonly refs: string[];
  valid: boolean;
  left: number;
}

/** Deeper or larger than any schema the API compiles; what is beyond is not read. */
const MOST_DEPTH = 1000;
const MOST_NODES = 200_000;

/** The path from the schema to the string that is visited: member names and positions. */
export const pathOf = ({ steps, depth }: Cursor): string[] => steps.slice(0, depth).map(String);

/** Steps inwards; false once nothing more may be read. */
const enter = (state: State, step: string | number, position: number, named: boolean): boolean => {
  const { cursor } = state;
  state.left = cursor.depth >= MOST_DEPTH ? -1 : state.left - 1;
  if (state.left < 0) return false;
  cursor.steps[cursor.depth] = step;
  cursor.positions[cursor.depth] = position;
  cursor.named[cursor.depth] = named;
  cursor.depth += 1;
  return true;
};
const leave = (state: State): void => {
  state.cursor.depth -= 1;
};

/** The strings of a value: itself, its elements, its members and their names; numbers as they are written. */
const walkValue = (state: State, value: unknown, place: SchemaPlace, siblings?: readonly string[], property?: string): void => {
  if (typeof value === 'string') state.visit(value, place, state.cursor, siblings, property);
  else if (typeof value === 'number') state.visit(String(value), place, state.cursor, siblings, property);
  else if (Array.isArray(value)) {
    for (let i = 0; i < value.length && enter(state, i, i, false); i += 1) {
      walkValue(state, value[i], place, siblings, property);
      leave(state);
    }
  } else if (isObject(value)) {
    let i = 0;
    for (const name of Object.keys(value)) {
      if (!enter(state, name, i, true)) return;
      state.visit(name, place, state.cursor, undefined, undefined);
      walkValue(state, value[name], place, siblings, property);
      leave(state);
      i += 1;
    }
  }
};

const stringsOf = (values: readonly unknown[]): string[] => {
  const strings: string[] = [];
  for (const value of values) if (typeof value === 'string') strings.push(value);
  return strings;
};

/** Names of properties in a list, but for those that stand in `declared` too and are visited there. */
const walkNames = (state: State, names: unknown, declared: unknown): void => {
  if (!Array.isArray(names)) return;
  const known = isObject(declared) ? declared : undefined;
  for (let i = 0; i < names.length; i += 1) {
    const name: unknown = names[i];
    if (typeof name !== 'string' || (known && Object.hasOwn(known, name))) continue;
    if (!enter(state, i, i, true)) return;
    state.visit(name, 'property-name', state.cursor, undefined, undefined);
    leave(state);
  }
};

/** A map from names to schemas; dependencies may hold lists of names instead. */
const walkMap = (state: State, shape: Shape, map: Readonly<Record<string, unknown>>): void => {
  const place = shape === 'pattern-schemas' ? 'pattern' : shape === 'definition-schemas' ? 'annotation' : 'property-name';
  let i = 0;
  for (const name of Object.keys(map)) {
    if (!enter(state, name, i, true)) return;
    state.visit(name, place, state.cursor, undefined, undefined);
    const value = map[name];
    if (shape === 'names-by-property' || (shape === 'dependencies' && Array.isArray(value))) {
      if (!isNames(value)) state.valid = false;
      walkNames(state, value, undefined);
    } else walkNode(state, value, shape === 'property-schemas' ? name : undefined);
    leave(state);
    i += 1;
  }
};

const walkKeyword = (state: State, shape: Shape, value: unknown, node: object, property: string | undefined): void => {
  switch (shape) {
    case 'schema':
      return walkNode(state, value, property);
    case 'schema-list':
    case 'items':
      if (!Array.isArray(value)) return walkNode(state, value, property);
      for (let i = 0; i < value.length && enter(state, i, i, false); i += 1) {
        walkNode(state, value[i], property);
        leave(state);
      }
      return;
    case 'property-schemas':
    case 'pattern-schemas':
    case 'definition-schemas':
    case 'dependencies':
    case 'names-by-property':
      return isObject(value) ? walkMap(state, shape, value) : walkValue(state, value, 'annotation');
    case 'names':
      return walkNames(state, value, (node as { properties?: unknown }).properties);
    case 'enum':
      return walkValue(state, value, 'enum', Array.isArray(value) ? stringsOf(value) : undefined, property);
    case 'const':
    case 'pattern':
      return walkValue(state, value, shape, undefined, property);
    case 'ref':
      // What a reference within the document names is visited where it stands.
      if (typeof value === 'string' && value.charCodeAt(0) === 35) state.refs.push(value);
      else walkValue(state, value, 'annotation');
      return;
    case 'text':
    case 'values':
    case 'value-list':
    case 'id':
    case 'anchor':
    case 'vocabulary':
    case 'recursive-anchor':
      return walkValue(state, value, 'annotation');
    case 'type':
    case 'boolean':
    case 'number':
    case 'positive':
    case 'count':
    case 'limit':
      // Holds no string of the author's: `walkNode` does not come here.
      return;
  }
};

/** Keywords whose values hold no string that the author of a schema is free to choose. */
const SILENT: ReadonlySet<Shape> = new Set(['type', 'boolean', 'number', 'positive', 'count', 'limit'] as const);

const walkNode = (state: State, node: unknown, property: string | undefined): void => {
  if (typeof node === 'boolean') return;
  if (!isObject(node)) {
    state.valid = false;
    return walkValue(state, node, 'annotation');
  }
  let i = 0;
  for (const key of Object.keys(node)) {
    const value = node[key];
    const shape = KEYWORDS.get(key);
    if (shape !== undefined && !isValue(shape, value, state.older)) state.valid = false;
    if (shape === undefined || !SILENT.has(shape)) {
      if (!enter(state, key, i, shape === undefined)) return;
      // A keyword nobody knows is compiled by nobody; what it says is an annotation.
      if (shape === undefined) walkValue(state, value, 'annotation');
      else walkKeyword(state, shape, value, node, property);
      leave(state);
    }
    i += 1;
  }
};

/** What references point to that the walk does not come to by itself. */
const followReferences = (state: State, schema: unknown): void => {
  const seen = new Set<string>();
  for (let ref = state.refs.pop(); ref !== undefined && state.left >= 0; ref = state.refs.pop()) {
    if (seen.has(ref)) continue;
    seen.add(ref);
    const target = elsewhere(schema, ref);
    if (!target) continue;
    state.cursor.depth = 0;
    for (const step of target.steps) enter(state, step, 0, true);
    walkNode(state, target.value, undefined);
  }
};

/**
 * Visits the strings of a schema, keyword by keyword, in the order of the document. What is no valid JSON Schema, and
 * what is too deep or too large, is visited as far as it goes and said to be not examined. `older` also takes the
 * forms of drafts 4 to 2019-09 for valid. Never throws unless `visit` does.
 */
export const walkSchema = (schema: unknown, visit: Visit, older = true): SchemaWalk => {
  const cursor: Cursor = { depth: 0, steps: [], positions: [], named: [] };
  const state: State = { visit, older, cursor, refs: [], valid: true, left: MOST_NODES };
  walkNode(state, schema, undefined);
  if (state.refs.length > 0) followReferences(state, schema);
  if (state.left < 0) return { examined: false, why: 'too-large' };
  return state.valid ? EXAMINED : { examined: false, why: 'not-json-schema' };
};
const EXAMINED: SchemaWalk = { examined: true };
