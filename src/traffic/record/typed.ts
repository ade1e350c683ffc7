/** Unwraps the values of database exports in which each value is in an object that names its type. */
import { isObject, type Json } from '../../json.js';
import { DEPTH } from './body.js';
import { recorders } from './recorders.generated.js';

/** The kind of value of each type name. */
const HOLDS = new Map(
  recorders.types.flatMap(({ maps, lists, numbers, nulls, others }) => [
    ...maps.map((name) => [name, 'map'] as const),
    ...lists.map((name) => [name, 'list'] as const),
    ...numbers.map((name) => [name, 'number'] as const),
    ...nulls.map((name) => [name, 'null'] as const),
    ...others.map((name) => [name, 'other'] as const),
  ]),
);
/** Members around the members of a map or the items of a list, in some exports. */
const WITHIN = ['fields', 'values'];

/** The type name that is the only member of an object; undefined otherwise. */
const typeIn = (value: unknown): string | undefined => {
  if (!isObject(value)) return undefined;
  const names = Object.keys(value);
  const [name = ''] = names;
  return names.length === 1 && HOLDS.has(name) ? name : undefined;
};

const contentOf = (value: unknown): unknown => {
  if (!isObject(value)) return value;
  const name = WITHIN.find((one) => Object.hasOwn(value, one));
  return name === undefined || Object.keys(value).length > 1 ? value : value[name];
};

const plain = (value: unknown, depth: number): unknown => {
  const name = depth > DEPTH ? undefined : typeIn(value);
  if (name === undefined) return value;
  const given = (value as Json)[name];
  switch (HOLDS.get(name)) {
    case 'map': {
      const members = contentOf(given);
      return isObject(members) ? plainMembers(members, depth) : members;
    }
    case 'list': {
      const items = contentOf(given);
      return Array.isArray(items) ? items.map((one) => plain(one, depth + 1)) : items;
    }
    case 'number':
      return Number(given);
    case 'null':
      return null;
    default:
      return given;
  }
};

const plainMembers = (members: Json, depth: number): Json =>
  Object.fromEntries(Object.entries(members).map(([name, value]) => [name, plain(value, depth + 1)]));

/** An object with its values unwrapped; undefined if any value is not wrapped. */
export const untyped = (value: Json): Json | undefined => {
  let some = false;
  for (const name in value) {
    if (typeIn(value[name]) === undefined) return undefined;
    some = true;
  }
  return some ? plainMembers(value, 0) : undefined;
};
