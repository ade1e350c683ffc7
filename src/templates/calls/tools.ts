/** Converts tools as programs pass them to adapters. */
import type { Value } from '../program/value.js';
import { partOf } from './parts.js';

/** A tool as it is sent: a definition unchanged; a function, class or schema as a custom tool. */
const toolOf = (value: Value): Value => {
  switch (value.is) {
    case 'object':
      return value.members.has('type') && !value.members.has('function') ? value : partOf({ type: 'custom' }, value.at);
    case 'function':
    case 'class':
    case 'instance':
      return partOf({ type: 'custom' }, value.at);
    case 'either':
      return { ...value, options: value.options.map(toolOf) };
    case 'unknown':
      return value.isInstance ? partOf({ type: 'custom' }, value.at) : value;
    default:
      return value;
  }
};

/** Tools as they are sent. */
export const toolsOf = (value: Value): Value => {
  if (value.is === 'either') return { ...value, options: value.options.map(toolsOf) };
  return value.is === 'list' ? { ...value, items: value.items.map(toolOf) } : value;
};
