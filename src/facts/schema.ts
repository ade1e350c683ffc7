/** Every string of a JSON Schema and the part it plays there. */
import {
  type Cursor,
  enter,
  type JsonObject,
  leave,
  MOST_NODES,
  type SchemaPlace,
  type SchemaWalk,
  type State,
  type Visit,
} from './cursor.js';
import { isNames, isObject, isType, isValue, KEYWORDS, type Shape } from './keywords.js';
import { elsewhere } from './references.js';

/** The strings of a value: itself, its elements, its members and their names; numbers as they are written. */
const walkValue = (
  state: State,
  value: unknown,
  place: SchemaPlace,
  siblings?: readonly string[],
  property?: string,
): void => {
  if (typeof value === 'string') state.visit(value, place, state.cursor, siblings, property);
  else if (typeof value === 'number') state.visit(String(value), place, state.cursor, siblings, property);
  else if (Array.isArray(value)) {
    for (let i = 0; i < value.length && enter(state, i, -1); i += 1) {
      walkValue(state, value[i], place, siblings, property);
      leave(state);
    }
  } else if (isObject(value)) {
    let i = 0;
    for (const name in value) {
      if (!enter(state, name, i)) return;
      state.visit(name, place, state.cursor, undefined, undefined);
      walkValue(state, value[name], place, siblings, property);
      leave(state);
      i += 1;
    }
  }
};

/** The strings of a list: the list itself where it holds nothing else. */
const stringsOf = (values: readonly unknown[]): readonly string[] => {
  for (const value of values) if (typeof value !== 'string') return values.filter((some) => typeof some === 'string');
  return values as readonly string[];
};

/** Whether all names of a list are declared, each once and in the order of the declarations: then nothing is new. */
const isDeclaredInOrder = (names: unknown, declared: unknown): boolean => {
  if (!Array.isArray(names) || !isObject(declared)) return false;
  let at = 0;
  for (const name in declared) {
    if (at === names.length) return true;
    if (names[at] === name) at += 1;
  }
  return at === names.length;
};

/** Names of properties in a list, but for those that stand in `declared` too and are visited there. */
const walkNames = (state: State, names: unknown, declared: unknown): void => {
  if (!Array.isArray(names)) return;
  const known = isObject(declared) ? declared : undefined;
  for (let i = 0; i < names.length; i += 1) {
    const name: unknown = names[i];
    if (typeof name !== 'string' || (known && Object.hasOwn(known, name))) continue;
    if (!enter(state, i, i)) return;
    state.visit(name, 'property-name', state.cursor, undefined, undefined);
    leave(state);
  }
};

/** A map from names to schemas; dependencies may hold lists of names instead. */
const walkMap = (state: State, shape: Shape, map: JsonObject): void => {
  const place =
    shape === 'pattern-schemas' ? 'pattern' : shape === 'definition-schemas' ? 'annotation' : 'property-name';
  let i = 0;
  // `for in` reads members faster than a list of keys does; JSON has no inherited ones.
  for (const name in map) {
    const value = map[name];
    if (!enter(state, name, i)) return;
    state.visit(name, place, state.cursor, undefined, undefined);
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
      walkNode(state, value, property);
      return;
    case 'schema-list':
    case 'items':
      if (!Array.isArray(value)) walkNode(state, value, property);
      else
        for (let i = 0; i < value.length && enter(state, i, -1); i += 1) {
          walkNode(state, value[i], property);
          leave(state);
        }
      return;
    case 'property-schemas':
    case 'pattern-schemas':
    case 'definition-schemas':
    case 'dependencies':
    case 'names-by-property':
      if (isObject(value)) walkMap(state, shape, value);
      else walkValue(state, value, 'annotation');
      return;
    case 'names':
      walkNames(state, value, (node as { properties?: unknown }).properties);
      return;
    case 'enum':
      walkValue(state, value, 'enum', Array.isArray(value) ? stringsOf(value) : undefined, property);
      return;
    case 'const':
    case 'pattern':
      walkValue(state, value, shape, undefined, property);
      return;
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
      walkValue(state, value, 'annotation');
      return;
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

/** The most frequent keywords, where they say what they nearly always say; false leaves them to the general case. */
const walkFrequent = (
  state: State,
  key: string,
  value: unknown,
  node: JsonObject,
  property: string | undefined,
): boolean => {
  switch (key) {
    case 'type':
      return isType(value);
    case 'description':
      if (typeof value !== 'string' || !enter(state, key, -1)) return false;
      state.visit(value, 'annotation', state.cursor, undefined, undefined);
      leave(state);
      return true;
    case 'properties':
      if (!isObject(value) || !enter(state, key, -1)) return false;
      walkMap(state, 'property-schemas', value);
      leave(state);
      return true;
    case 'additionalProperties':
      return typeof value === 'boolean';
    case 'items':
      if (!isObject(value) || !enter(state, key, -1)) return false;
      walkNode(state, value, property);
      leave(state);
      return true;
    case 'required':
      return isDeclaredInOrder(value, node.properties);
    default:
      return false;
  }
};

/** Keywords whose values hold no string that the author of a schema is free to choose. */
const SILENT: ReadonlySet<Shape> = new Set(['type', 'boolean', 'number', 'positive', 'count', 'limit'] as const);

const walkNode = (state: State, node: unknown, property: string | undefined): void => {
  if (typeof node === 'boolean') return;
  if (!isObject(node)) {
    state.valid = false;
    walkValue(state, node, 'annotation');
    return;
  }
  let i = 0;
  for (const key in node) {
    const value = node[key];
    if (walkFrequent(state, key, value, node, property)) {
      i += 1;
      continue;
    }
    const shape = KEYWORDS.get(key);
    if (shape !== undefined && !isValue(shape, value, state.older)) state.valid = false;
    if (shape === undefined || !SILENT.has(shape)) {
      if (!enter(state, key, shape === undefined ? i : -1)) return;
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
    for (const step of target.steps) enter(state, step, 0);
    walkNode(state, target.value, undefined);
  }
};

export { type Cursor, pathOf, type SchemaPlace, type SchemaWalk, type Visit } from './cursor.js';

/**
 * Visits the strings of a schema, keyword by keyword, in the order of the document. What is no valid JSON Schema, and
 * what is too deep or too large, is visited as far as it goes and said to be not examined. `older` also takes the
 * forms of drafts 4 to 2019-09 for valid. Never throws unless `visit` does.
 */
export const walkSchema = (schema: unknown, visit: Visit, older = true): SchemaWalk => {
  const cursor: Cursor = { depth: 0, steps: [], positions: [] };
  const state: State = { visit, older, cursor, refs: [], valid: true, left: MOST_NODES };
  walkNode(state, schema, undefined);
  if (state.refs.length > 0) followReferences(state, schema);
  if (state.left < 0) return { examined: false, why: 'too-large' };
  return state.valid ? EXAMINED : { examined: false, why: 'not-json-schema' };
};
const EXAMINED: SchemaWalk = { examined: true };
