/** Objects and lists, among them the lists of names and values that telemetry writes in place of objects. */
import { isObject, type Json } from '../../json.js';
import { addTo } from '../../lists.js';

/** An object or a list. */
export type Container = Json | readonly unknown[];

/** Whether a value is an object or a list. */
export const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/** A longer text is not a URL, host, path or model id. */
export const SHORT = 2048;

/** The members with which OpenTelemetry wraps a value to state its type. */
const TYPE = /^(?:(?:string|int|double|bool|bytes|array|kvlist)Value)$/;

const untyped = (value: unknown): unknown => {
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  const [name = ''] = names;
  if (names.length !== 1 || !TYPE.test(name)) return value;
  const content = value[name];
  const values = isObject(content) && Array.isArray(content.values) ? content.values : undefined;
  return values ? (membersOf(values) ?? values.map(untyped)) : content;
};

/** An object of names and values; the value of a repeated name is the list of all its values. */
export const gathered = (members: ReadonlyMap<string, readonly unknown[]>): Json =>
  Object.fromEntries([...members].map(([name, values]) => [name, values.length > 1 ? values : values[0]]));

/** The object of a list of names and values, as telemetry writes it; undefined for other lists. */
export const membersOf = (list: readonly unknown[]): Json | undefined => {
  const members = new Map<string, unknown[]>();
  for (const one of list) {
    if (!isObject(one) || !Object.hasOwn(one, 'value')) return undefined;
    const { value, ...rest } = one;
    const name = rest.key ?? rest.name ?? rest.field;
    // An entry that has objects or lists beside its value is a record, not a pair of name and value.
    if (typeof name !== 'string' || Object.values(rest).some(isContainer)) return undefined;
    addTo(members, name, untyped(value));
  }
  return members.size > 0 ? gathered(members) : undefined;
};

/** The items of an object whose names are all positions, as which some programs write a list; undefined for other values. */
export const itemsByPosition = (value: unknown): readonly unknown[] | undefined => {
  const names = isObject(value) ? Object.keys(value) : [];
  return names.length > 0 && names.every((name) => /^\d+$/.test(name)) ? Object.values(value as Json) : undefined;
};

/** The first string member whose name matches `names` and whose value matches `values`. */
export const textNamed = (container: Container, names: RegExp, values?: RegExp): string | undefined => {
  if (!isObject(container)) return undefined;
  for (const name in container) {
    const value = container[name];
    if (typeof value === 'string' && names.test(name) && values?.test(value) !== false) return value;
  }
  return undefined;
};
