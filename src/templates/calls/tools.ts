/** Converts tools as programs pass them to adapters. */
import { each } from '../program/operations.js';
import type { Value } from '../program/value.js';
import { partOf } from './parts.js';

/** A tool as it is sent: a definition unchanged; a function, class or schema as a custom tool. */
const toolOf = (value: Value): Value => (isCustom(value) ? partOf({ type: 'custom' }, value.at) : value);

const isCustom = (value: Value): boolean => {
  switch (value.is) {
    case 'object':
      return !value.members.has('type') || value.members.has('function');
    case 'unknown':
      return value.isInstance === true;
    default:
      return value.is === 'function' || value.is === 'class' || value.is === 'instance';
  }
};

/** Tools as they are sent. */
export const toolsOf = (value: Value): Value =>
  each(value, (one) => (one.is === 'list' ? { ...one, items: one.items.map((tool) => each(tool, toolOf)) } : one));
