/** Converts values that no rule reads to JSON, and fills in for unknown ones. */
import { escapeStep } from '../../pointer.js';
import { TYPE_BITS } from '../../policy/tables.js';
import { holdsPlaceholder, PLACEHOLDER_MARK } from '../placeholder.js';
import type { JsonType, Why } from './program.js';
import type { Value } from './value.js';

const BY_TYPE: Readonly<Record<JsonType, unknown>> = { string: '', number: 0, boolean: false, object: {}, list: [] };

/** An empty value of a JSON type that the API accepts, preferably of the given type. */
export const filler = (mask: number, type: JsonType | undefined): unknown => {
  if (type !== undefined && mask & TYPE_BITS[type]) return BY_TYPE[type];
  const [first] = (['string', 'list', 'object', 'number', 'boolean'] as const).filter((one) => mask & TYPE_BITS[one]);
  return first === undefined ? null : BY_TYPE[first];
};

/** A value that no rule reads, as JSON with null for what is unknown. Adds to `causes` why that is. */
export const content = (places: Map<string, number>, value: Value, at: string, causes: Why[]): unknown => {
  places.set(at, value.at);
  switch (value.is) {
    case 'known':
      if (typeof value.value === 'string' && holdsPlaceholder(value.value)) causes.push('placeholder');
      return value.value;
    case 'list':
      if (value.open) causes.push(value.open.why);
      return value.items.map((item, i) => content(places, item, `${at}/${i}`, causes));
    case 'object': {
      if (value.open) causes.push(value.open.why);
      const object: Record<string, unknown> = {};
      for (const [name, member] of value.members) {
        if (member.is === 'function') continue;
        define(object, name, content(places, member, `${at}/${escapeStep(name)}`, causes));
      }
      return object;
    }
    case 'json':
      return JSON.stringify(content(places, value.of, at, causes));
    case 'unknown':
      causes.push(value.why);
      return value.type === undefined ? null : BY_TYPE[value.type];
    default:
      causes.push(whyUnknown(value)?.why ?? 'expression');
      return null;
  }
};

/** Sets a member, including `__proto__`, so that it is reported like any other. */
export const define = (object: Record<string, unknown>, name: string, value: unknown): void => {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
};

/** Content, whether all of it is known or not. */
export const plainContent = (places: Map<string, number>, value: Value, at: string): unknown =>
  content(places, value, at, []);

/** Why a value is unknown, as is a string with a placeholder; undefined if it is known. */
export const whyUnknown = (
  value: Value,
): { why: Why; type?: JsonType | undefined; replayed?: boolean | undefined } | undefined => {
  switch (value.is) {
    case 'unknown':
      return value;
    case 'known':
      return typeof value.value === 'string' && holdsPlaceholder(value.value)
        ? { why: 'placeholder', type: value.value.includes(PLACEHOLDER_MARK) ? undefined : 'string' }
        : undefined;
    case 'either':
      return { why: 'too-many' };
    case 'json':
      return { why: 'expression', type: 'string' };
    case 'function':
    case 'class':
    case 'instance':
      return { why: 'call' };
    default:
      return undefined;
  }
};
