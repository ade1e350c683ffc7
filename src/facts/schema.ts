/** Every string of a JSON Schema and the part it plays there. */
import type { DetectPlace } from '../model.js';
import { isNames, isObject, isValue, KEYWORDS, type Shape } from './keywords.js';

/** The way from the schema to a string, innermost step first. */
export interface Trail {
  readonly up: Trail | undefined;
  readonly step: string;
  /** The position of the step among the members of its object or list. */
  readonly index: number;
  /** Whether the author of the schema chose the step: the name of a property or definition, a pattern. */
  readonly named: boolean;
}

export interface SchemaString {
  readonly text: string;
  readonly place: Exclude<DetectPlace, 'field'>;
  readonly trail: Trail;
  /** All strings of the same enum, this one too; the same list for each of them. */
  readonly siblings?: readonly string[];
  /** The name of the property that encloses the value. */
  readonly property?: string;
}

export interface SchemaWalk {
  readonly examined: boolean;
  readonly why?: 'not-json-schema' | 'too-large';
}

type Place = SchemaString['place'];
interface State {
  readonly visit: (string: SchemaString) => void;
  readonly older: boolean;
  readonly refs: string[];
  valid: boolean;
  left: number;
}

/** Deeper or larger than any schema the API compiles; what is beyond is not read. */
const MOST_DEPTH = 500;
const MOST_NODES = 200_000;

/** The steps of a trail, outermost first. */
export const stepsOf = (trail: Trail): Trail[] => {
  const steps: Trail[] = [];
  for (let at: Trail | undefined = trail; at; at = at.up) steps.push(at);
  return steps.reverse();
};
/** The path from the schema to a string: member names and positions. */
export const pathOf = (trail: Trail): string[] => stepsOf(trail).map(({ step }) => step);

const under = (up: Trail | undefined, step: string, index: number, named = false): Trail => ({ up, step, index, named });

/** Takes one from what may still be read; false once nothing is left. */
const spend = (state: State, depth: number): boolean => {
  state.left = depth > MOST_DEPTH ? -1 : state.left - 1;
  return state.left >= 0;
};

/** The strings of a value: itself, its elements, its members and their names; numbers as they are written. */
const walkValue = (state: State, value: unknown, place: Place, trail: Trail, depth: number, rest: Partial<SchemaString>): void => {
  if (!spend(state, depth)) return;
  if (typeof value === 'string') state.visit({ ...rest, text: value, place, trail });
  else if (typeof value === 'number') state.visit({ ...rest, text: String(value), place, trail });
  else if (Array.isArray(value)) {
    for (let i = 0; i < value.length && state.left >= 0; i += 1) {
      walkValue(state, value[i], place, under(trail, String(i), i), depth + 1, rest);
    }
  } else if (isObject(value)) {
    const names = Object.keys(value);
    for (let i = 0; i < names.length && state.left >= 0; i += 1) {
      const name = names[i] as string;
      const at = under(trail, name, i, true);
      state.visit({ text: name, place, trail: at });
      walkValue(state, value[name], place, at, depth + 1, rest);
    }
  }
};

const walkEnum = (state: State, values: readonly unknown[], trail: Trail, depth: number, property: string | undefined): void => {
  const siblings = values.filter((value) => typeof value === 'string');
  const rest = property === undefined ? { siblings } : { siblings, property };
  for (let i = 0; i < values.length && state.left >= 0; i += 1) {
    walkValue(state, values[i], 'enum', under(trail, String(i), i), depth + 1, rest);
  }
};

const walkNames = (state: State, names: unknown, trail: Trail): void => {
  if (!Array.isArray(names)) return;
  for (let i = 0; i < names.length && spend(state, 0); i += 1) {
    if (typeof names[i] === 'string') state.visit({ text: names[i], place: 'property-name', trail: under(trail, String(i), i, true) });
  }
};

const PLACES: Partial<Record<Shape, Place>> = { 'pattern-schemas': 'pattern', 'definition-schemas': 'annotation' };

/** A map from names to schemas; older dependencies may hold lists of names instead. */
const walkMap = (state: State, shape: Shape, map: Readonly<Record<string, unknown>>, trail: Trail, depth: number): void => {
  const names = Object.keys(map);
  const place = PLACES[shape] ?? 'property-name';
  for (let i = 0; i < names.length && spend(state, depth); i += 1) {
    const name = names[i] as string;
    const at = under(trail, name, i, true);
    state.visit({ text: name, place, trail: at });
    const value = map[name];
    if (shape === 'names-by-property' || (shape === 'dependencies' && Array.isArray(value))) {
      if (!isNames(value)) state.valid = false;
      walkNames(state, value, at);
    } else walkNode(state, value, at, depth + 1, shape === 'property-schemas' ? name : undefined);
  }
};

const walkKeyword = (state: State, shape: Shape, value: unknown, trail: Trail, depth: number, property: string | undefined): void => {
  switch (shape) {
    case 'schema':
      return walkNode(state, value, trail, depth + 1, property);
    case 'schema-list':
    case 'items':
      if (!Array.isArray(value)) return walkNode(state, value, trail, depth + 1, property);
      for (let i = 0; i < value.length && state.left >= 0; i += 1) {
        walkNode(state, value[i], under(trail, String(i), i), depth + 1, property);
      }
      return;
    case 'property-schemas':
    case 'pattern-schemas':
    case 'definition-schemas':
    case 'dependencies':
    case 'names-by-property':
      return isObject(value) ? walkMap(state, shape, value, trail, depth) : walkValue(state, value, 'annotation', trail, depth, {});
    case 'names':
      return walkNames(state, value, trail);
    case 'enum':
      return walkEnum(state, Array.isArray(value) ? value : [value], trail, depth, property);
    case 'const':
      return walkValue(state, value, 'const', trail, depth, property === undefined ? {} : { property });
    case 'pattern':
      return walkValue(state, value, 'pattern', trail, depth, property === undefined ? {} : { property });
    case 'ref':
      if (typeof value === 'string' && value.startsWith('#')) state.refs.push(value);
      return walkValue(state, value, 'annotation', trail, depth, {});
    case 'text':
    case 'values':
    case 'value-list':
    case 'id':
    case 'anchor':
    case 'vocabulary':
    case 'recursive-anchor':
      return walkValue(state, value, 'annotation', trail, depth, {});
    case 'type':
    case 'boolean':
    case 'number':
    case 'positive':
    case 'count':
    case 'limit':
      return;
  }
};

const walkNode = (state: State, node: unknown, trail: Trail | undefined, depth: number, property: string | undefined): void => {
  if (!spend(state, depth) || typeof node === 'boolean') return;
  if (!isObject(node)) {
    state.valid = false;
    if (trail) walkValue(state, node, 'annotation', trail, depth, {});
    return;
  }
  const keys = Object.keys(node);
  for (let i = 0; i < keys.length && state.left >= 0; i += 1) {
    const key = keys[i] as string;
    const value = node[key];
    const shape = KEYWORDS.get(key);
    // A keyword nobody knows is compiled by nobody; what it says is an annotation.
    if (shape === undefined) walkValue(state, value, 'annotation', under(trail, key, i, true), depth + 1, {});
    else {
      if (!isValue(shape, value, state.older)) state.valid = false;
      walkKeyword(state, shape, value, under(trail, key, i), depth, property);
    }
  }
};

/** What a reference within the document points to, unless the walk comes there by itself. */
const elsewhere = (root: unknown, ref: string): readonly [unknown, Trail] | undefined => {
  if (!ref.startsWith('#/')) return undefined;
  let at = root;
  let trail: Trail | undefined;
  let covered: Shape | 'node' | 'unknown' = 'node';
  for (const escaped of ref.slice(2).split('/').slice(0, MOST_DEPTH)) {
    let step = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    try {
      step = decodeURIComponent(step);
    } catch {
      // A stray percent sign stands for itself.
    }
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[step];
    trail = under(trail, step, 0, true);
    if (covered !== 'node') covered = covered === 'unknown' ? 'unknown' : 'node';
    else {
      const shape = KEYWORDS.get(step);
      const whole = shape === 'schema' || (shape === 'items' && !Array.isArray(at));
      const holds = shape === 'items' || shape === 'schema-list' || shape?.endsWith('schemas') || shape === 'dependencies';
      covered = whole ? 'node' : holds ? (shape as Shape) : 'unknown';
    }
  }
  return covered === 'unknown' && trail ? [at, trail] : undefined;
};

/**
 * Visits the strings of a schema, keyword by keyword, in the order of the document. What is no valid JSON Schema, and
 * what is too deep or too large, is visited as far as it goes and said to be not examined. `older` also takes the
 * forms of drafts 4 to 2019-09 for valid. Never throws unless `visit` does.
 */
export const walkSchema = (schema: unknown, visit: (string: SchemaString) => void, older = true): SchemaWalk => {
  const state: State = { visit, older, refs: [], valid: true, left: MOST_NODES };
  walkNode(state, schema, undefined, 0, undefined);
  const seen = new Set<string>();
  for (let ref = state.refs.pop(); ref !== undefined && state.left >= 0; ref = state.refs.pop()) {
    if (seen.has(ref)) continue;
    seen.add(ref);
    const target = elsewhere(schema, ref);
    if (target) walkNode(state, target[0], target[1], 0, undefined);
  }
  if (state.left < 0) return { examined: false, why: 'too-large' };
  return state.valid ? { examined: true } : { examined: false, why: 'not-json-schema' };
};
