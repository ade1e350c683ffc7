/** The strings below one node of a JSON Schema, keyword by keyword. */

import { isObject, type Json } from '../json.js';
import type { DetectPlace } from '../model.js';
import type { DetectText, Identification } from '../phi/detect-text.js';
import { isNames, isType, KEYWORDS, type Shape } from './keywords.js';

/** The role of a string in a schema. */
type SchemaPlace = Exclude<DetectPlace, 'field'>;

/**
 * Called with each result of the detector, the role of the string, and `at()`, which gives the pointer to it from the
 * schema (a name by its position) until the call returns. Returns, for a name, whether it must not be shown: pointers
 * then have its position instead.
 */
export type Found = (said: Identification, text: string, place: SchemaPlace, at: () => string) => boolean;

const isText = (value: unknown): value is string => typeof value === 'string';
const textsOf = (list: readonly unknown[]): readonly string[] => (list.every(isText) ? list : list.filter(isText));

/** The position of a walk, and how much it may still read. */
export interface State {
  readonly detect: DetectText;
  readonly found: Found;
  /** Steps from the schema inwards; those beyond `depth` are stale. */
  readonly steps: (string | number)[];
  readonly at: () => string;
  /** References, each with the name of the property that encloses it. */
  readonly refs: (readonly [ref: string, property: string | undefined])[];
  /** Names that must not be shown. */
  readonly hidden: Set<string>;
  /** The position of the name that is being visited among its siblings; -1 while no name is. */
  position: number;
  depth: number;
  left: number;
  plain: boolean;
}

/** Deeper than any schema that the API compiles; anything deeper is not read. */
const MOST_DEPTH = 1000;
/** The characters of a longer string count as steps too. */
const LONG = 1000;

/** Steps inwards; false once nothing more may be read. */
export const enter = (state: State, step: string | number): boolean => {
  state.left = state.depth >= MOST_DEPTH ? -1 : state.left - 1;
  if (state.left < 0) return false;
  state.steps[state.depth++] = step;
  return true;
};

/** Visits a string, unless it is longer than what may still be read. */
const visitText = (
  state: State,
  text: string,
  place: SchemaPlace,
  siblings?: readonly string[],
  property?: string,
): boolean => {
  if (text.length > LONG) state.left -= text.length;
  const identification = state.left < 0 ? undefined : state.detect(text, place, siblings, property);
  return !!identification && state.found(identification, text, place, state.at);
};

/** Visits the name of the member just entered, which is at `position`. */
const visitName = (state: State, name: string, place: SchemaPlace, position: number): void => {
  state.position = position;
  if (visitText(state, name, place)) {
    state.hidden.add(name);
    state.steps[state.depth - 1] = `#${position}`;
  }
  state.position = -1;
};

/** Visits the strings of a value: itself, its elements, its members and their names; numbers as text. */
const walkValue = (
  state: State,
  value: unknown,
  place: SchemaPlace,
  siblings?: readonly string[],
  property?: string,
): void => {
  if (typeof value === 'string' || typeof value === 'number') visitText(state, `${value}`, place, siblings, property);
  else if (Array.isArray(value)) {
    for (let i = 0; i < value.length && enter(state, i); i++) {
      const item = value[i];
      // Nearly always, and a call less deep.
      if (isText(item)) visitText(state, item, place, siblings, property);
      else walkValue(state, item, place, siblings, property);
      state.depth--;
    }
  } else if (isObject(value)) {
    let i = 0;
    for (const name in value) {
      if (!enter(state, name)) return;
      visitName(state, name, place, i++);
      // `{ "mrn": "4829136" }`: the name of a member labels its value as that of a property does.
      walkValue(state, value[name], place, undefined, name);
      state.depth--;
    }
  }
};

/** Visits names of properties in a list, except those that are declared too, and are visited there. */
const walkNames = (state: State, names: readonly unknown[], declared: unknown): void => {
  if (!isNames(names)) state.plain = false;
  const known = isObject(declared) ? declared : {};
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    if (isText(name) && Object.hasOwn(known, name)) continue;
    if (!enter(state, i)) return;
    walkValue(state, name, 'property-name');
    state.depth--;
  }
};

const walkList = (state: State, list: readonly unknown[], property: string | undefined): void => {
  if (list.length === 0) state.plain = false;
  for (let i = 0; i < list.length && enter(state, i); i++) {
    walkNode(state, list[i], property);
    state.depth--;
  }
};

/**
 * Visits a map from names to schemas; dependencies may have lists of names instead. Returns how many names of
 * `required` are in the map, in its order.
 */
const walkMap = (state: State, map: Json, place: SchemaPlace, names?: unknown): number => {
  const list = Array.isArray(names) ? names : [];
  let declared = 0;
  let i = 0;
  for (const name in map) {
    const value = map[name];
    if (list[declared] === name) declared++;
    if (!enter(state, name)) break;
    visitName(state, name, place, i++);
    if (Array.isArray(value)) {
      state.plain = false;
      walkNames(state, value, undefined);
    } else walkNode(state, value, name);
    state.depth--;
  }
  return declared;
};

const PLACES = { properties: 'property-name', patterns: 'pattern', definitions: 'annotation' } as const;

/** Visits the value of a keyword; returns false if it does not have the keyword's form. */
const walkKeyword = (state: State, shape: Shape, value: unknown, node: Json, property: string | undefined): boolean => {
  const text = isText(value);
  const list = Array.isArray(value);
  switch (shape) {
    case 'schema':
      if (!list) walkNode(state, value, property);
      else walkList(state, value, property);
      return !list;
    case 'schemas':
      if (list) walkList(state, value, property);
      else walkValue(state, value, 'annotation');
      return list;
    case 'properties':
    case 'patterns':
    case 'definitions':
      if (isObject(value)) walkMap(state, value, PLACES[shape]);
      else walkValue(state, value, 'annotation');
      return isObject(value);
    case 'names':
      if (list) walkNames(state, value, node.properties);
      else walkValue(state, value, 'property-name');
      return list;
    case 'enum':
      walkValue(state, value, shape, list ? textsOf(value) : undefined, property);
      return list;
    case 'const':
    case 'pattern':
      walkValue(state, value, shape, undefined, property);
      return text || shape === 'const';
    case 'ref':
      // The target of a reference within the document is visited in its own place.
      if (text && value.includes('#')) state.refs.push([value.slice(value.indexOf('#')), property]);
      if (!text || !value.startsWith('#')) walkValue(state, value, 'annotation');
      return text;
  }
  // A string, examples, or an invalid value.
  walkValue(state, value, 'annotation', undefined, property);
  return shape === 'text' ? text : shape === 'examples' && list;
};

/** Whether the value of a keyword has no string to visit. */
const isSilent = (shape: Shape, value: unknown): boolean => {
  switch (shape) {
    case 'type':
      return isType(value);
    case 'boolean':
    case 'number':
      return typeof value === shape;
    case 'count':
      return Number.isInteger(value) && (value as number) >= 0;
    case 'schema':
      return typeof value === 'boolean';
  }
  return false;
};

/** Visits the strings of a schema. `property` is the name of the property that encloses it. */
export const walkNode = (state: State, node: unknown, property: string | undefined): void => {
  if (typeof node === 'boolean') return;
  if (!isObject(node)) {
    state.plain = false;
    walkValue(state, node, 'annotation');
    return;
  }
  let i = -1;
  let declared = -1;
  // `for in` reads members faster than a list of keys does; JSON has no inherited ones.
  for (const key in node) {
    i++;
    const value = node[key];
    // The most frequent keywords, with their usual form of value.
    if (key === 'type' && isType(value)) continue;
    if (key === 'properties' && isObject(value) && enter(state, key)) {
      declared = walkMap(state, value, 'property-name', node.required);
      state.depth--;
      continue;
    }
    // All are declared, each once, and were visited there.
    if (key === 'required' && Array.isArray(value) && declared === value.length) continue;
    if (key === 'description' && isText(value) && enter(state, key)) {
      visitText(state, value, 'annotation');
      state.depth--;
      continue;
    }
    const shape = KEYWORDS.get(key);
    if (shape !== undefined && isSilent(shape, value)) continue;
    if (!enter(state, key)) return;
    if (shape === undefined) {
      // An unknown keyword is not compiled, so its value is an annotation.
      visitName(state, key, 'annotation', i);
      walkValue(state, value, 'annotation', undefined, key === 'default' ? property : undefined);
    } else if (!walkKeyword(state, shape, value, node, property)) state.plain = false;
    state.depth--;
  }
};
