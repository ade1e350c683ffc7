/** Converts the options of a call of the Vercel AI SDK to the body of a request. */

import { rows } from '../../clients.js';
import { each, merge, mergeGiven, narrowed } from '../../program/operations.js';
import {
  emptyList,
  emptyObject,
  isNothing,
  nothing,
  type ObjectValue,
  optionsIn,
  single,
  textOf,
  type Value,
  withParts,
} from '../../program/value.js';
import { sentBlock } from '../blocks.js';
import { firstOf } from '../options.js';
import { partOf, snakeMembers } from '../parts.js';
import { type OptionTable, optionTable, sentOf, setMember } from '../sent-options.js';
import type { Model } from './model.js';

const { own: OWN } = rows.aiSdk;
const OPTIONS = optionTable(rows.aiSdk.options);
const TOOL_OPTIONS = optionTable(rows.aiSdk.toolOptions);
const PART_OPTIONS = optionTable(rows.aiSdk.partOptions);

const deepSnake = (value: Value): Value => snakeMembers(withParts(value, deepSnake));

/** The options for Claude among those for providers; all of them if it is not known which these are. */
const ownOptions = (value: Value): Value | undefined => {
  const all = firstOf(value, [OWN.option]);
  return all && (firstOf(all, [OWN.provider]) ?? (all.is === 'object' && !all.open ? undefined : all));
};

/** What the options for Claude become in a tool, a message or a part of one. */
const ownMembers = (value: Value, table: OptionTable): ObjectValue | undefined => {
  const own = ownOptions(value);
  return own && sentOf(deepSnake(own), table);
};

/** What the known options for Claude add to a part of a message; undefined if they add nothing. */
const addedTo = (part: Value): Value | undefined => {
  const { members, at } = ownMembers(part, PART_OPTIONS) ?? emptyObject(part.at);
  return members.size > 0 ? { is: 'object', members, at } : undefined;
};

/** Converts a tool: one created by the adapter, or a custom one; with its options. */
const toolOf = (given: Value): Value =>
  each(given, (value) => {
    if (value.is !== 'object') return value.is === 'function' ? partOf({ type: 'custom' }, value.at) : value;
    const strict = firstOf(value, ['strict']);
    const members = new Map(value.members);
    members.delete(OWN.option);
    const tool = value.members.has('type') ? { ...value, members } : partOf({ type: 'custom' }, value.at);
    return mergeGiven([tool, strict && single('strict', strict), ownMembers(value, TOOL_OPTIONS)]) ?? tool;
  });

const toolsOf = (given: Value): Value =>
  each(given, (value) =>
    value.is === 'object'
      ? { is: 'list', items: [...value.members.values()].map(toolOf), open: value.open, at: value.at }
      : value,
  );

/** Converts a part of a message: a file to a document, any other to text. */
const blockOf = (part: Value): Value =>
  each(part, (value) => {
    if (value.is !== 'object') return value;
    const block = sentBlock(value) ?? partOf({ type: 'text' }, value.at);
    return merge(block, addedTo(value) ?? nothing(value.at));
  });

const messageOf = (message: Value): Value =>
  each(message, (value) => {
    if (value.is !== 'object') return value;
    const { at } = value;
    const more = addedTo(value);
    const content = firstOf(value, ['content']);
    const parts =
      content && each(content, (one) => (one.is === 'list' ? { ...one, items: one.items.map(blockOf) } : one));
    const given: Value | undefined =
      more && parts && parts.is !== 'list'
        ? { is: 'list', items: [merge(partOf({ type: 'text' }, at), more)], at }
        : parts;
    return given ? { ...single('content', given), at } : emptyObject(at);
  });

/** The messages of a call, which the prompt may be; a prompt that is not known is text. */
const messagesOf = (options: ObjectValue, at: number): Value => {
  const prompt = firstOf(options, rows.aiSdk.prompt);
  const isList = prompt && optionsIn(prompt).some((one) => one.is === 'list');
  const given =
    firstOf(options, ['messages']) ?? (isList ? narrowed(prompt, (one) => one.is === 'list') : emptyList(at));
  return each(given, (value) => (value.is === 'list' ? { ...value, items: value.items.map(messageOf) } : value));
};

/** The body for options that are known. */
export const bodyOf = (options: ObjectValue, model: Model, name: string, at: number): Value => {
  const ids = optionsIn(model.id).map((one) => textOf(one) ?? '');
  const tools = firstOf(options, ['tools']);
  const structured = rows.aiSdk.structured.includes(name) || firstOf(options, rows.aiSdk.output) !== undefined;
  const isFormat = structured && !ids.every((id) => rows.aiSdk.byTool.some((prefix) => id.startsWith(prefix)));
  // Callbacks for steps are not followed.
  const step = firstOf(options, rows.aiSdk.steps);
  return each(ownOptions(options) ?? nothing(at), (own) => {
    const sent = isNothing(own) ? emptyObject(at) : sentOf(deepSnake(own), OPTIONS);
    const members = new Map<string, Value>([
      ...sent.members,
      ['model', model.id],
      ['messages', messagesOf(options, at)],
    ]);
    if (tools) members.set('tools', toolsOf(tools));
    if (isFormat) setMember(members, 'output_config.format', partOf(rows.parsed.gives, at));
    const open = options.open ?? sent.open ?? (step && ({ why: 'call', at: step.at } as const)) ?? model.doubt;
    return { is: 'object', members, open, at };
  });
};
