/** Converts tools as programs pass them to adapters. */
import { rows } from '../clients.js';
import { each, merge } from '../program/operations.js';
import type { ObjectValue, Value } from '../program/value.js';
import { firstOf } from './options.js';
import { partOf } from './parts.js';

/** A tool as it is sent: a definition unchanged; a function, class or schema as a custom tool. */
const toolOf = (value: Value): Value => {
  if (!isCustom(value)) return value;
  const tool = partOf({ type: 'custom' }, value.at);
  return value.is === 'object' ? merge(tool, givenFor(value)) : tool;
};

const OPTIONS: readonly string[] = ['strict', ...rows.aiSdk.toolOptions.flatMap(({ names }) => names)];

/** What a tool of chat completions gives: options, which are beside its function or in it, and a strict schema. */
const givenFor = (tool: ObjectValue): Value => {
  const inner = tool.members.get('function');
  const member = (name: string) => (inner && firstOf(inner, [name])) ?? firstOf(tool, [name]);
  const schema = member('strict') && member('parameters');
  const members = new Map(schema ? [['input_schema', schema]] : []);
  for (const name of OPTIONS) {
    const value = member(name);
    if (value) members.set(name, value);
  }
  return { is: 'object', members, at: tool.at };
};

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
