/** What members stand in: objects, lists, and the lists of names and values that telemetry writes. */
import { isObject, type Json } from '../json.js';

/** What members stand in. */
export type Container = Json | readonly unknown[];

/** Whether a value has members or items. */
export const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/** Longer texts are no URL, host, path or model id. */
export const SHORT = 2048;

/** Telemetry writes around each value which type it has, and around several that they are values. */
const TYPE = /^(?:(?:string|int|double|bool|bytes|array|kvlist)Value)$/;

const untyped = (value: unknown): unknown => {
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  const [name = ''] = names;
  if (names.length !== 1 || !TYPE.test(name)) return value;
  const held = value[name];
  const values = isObject(held) && Array.isArray(held.values) ? held.values : undefined;
  return values ? (membersOf(values) ?? values.map(untyped)) : held;
};

/** An object of names and their values: of a name that came again, the list of all. */
export const gathered = (members: ReadonlyMap<string, readonly unknown[]>): Json =>
  Object.fromEntries([...members].map(([name, values]) => [name, values.length > 1 ? values : values[0]]));

/** The members of telemetry, which writes them as a list of names and values; one that is named again is a list. */
export const membersOf = (list: readonly unknown[]): Json | undefined => {
  const members = new Map<string, unknown[]>();
  for (const one of list) {
    if (!isObject(one) || !Object.hasOwn(one, 'value')) return undefined;
    const { value, ...rest } = one;
    const name = rest.key ?? rest.name ?? rest.field;
    // An entry with containers beside its value is a record of its own, not a pair of name and value.
    if (typeof name !== 'string' || Object.values(rest).some(isContainer)) return undefined;
    const values = members.get(name);
    if (values) values.push(untyped(value));
    else members.set(name, [untyped(value)]);
  }
  return members.size > 0 ? gathered(members) : undefined;
};

/** A text under one of these names, which looks like that. */
export const textNamed = (container: Container, names: RegExp, values?: RegExp): string | undefined => {
  if (!isObject(container)) return undefined;
  for (const name in container) {
    const value = container[name];
    if (typeof value === 'string' && names.test(name) && values?.test(value) !== false) return value;
  }
  return undefined;
};
