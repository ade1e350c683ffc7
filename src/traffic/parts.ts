/** A record that keeps a request in parts, as many programs do that watch over traffic → its body. */
import type { Unread } from '../facts/facts.js';
import { isObject, type Json } from '../json.js';
import { isClaude, jsonText, type ReadText } from './body.js';
import { isContainer } from './container.js';
import type { Recorder } from './recorder-rows.js';
import { recorders } from './recorders.generated.js';

/** A body that was put together, and what is not known of it. */
export interface Parts {
  readonly body: Json;
  readonly extra: readonly Unread[];
}

const INDEX = /^\d+$/;
/** A name with more steps is none of a recorder's. */
const STEPS = 12;

/** Makes lists again of what was written as members with numbers for names. */
const listed = (value: unknown): unknown => {
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => INDEX.test(name)) ? Object.values(value) : value;
};

/**
 * What names lead to: each is a member of its own, or a part of a longer name, which may go on behind it. Nothing where
 * there is none.
 */
const valueAt = (given: unknown, names: readonly string[], read: ReadText): unknown => {
  if (names.length === 0) return given;
  const text = typeof given === 'string' ? jsonText(given) : undefined;
  const value = text === undefined ? given : read(text).value;
  if (!isObject(value)) return undefined;
  for (let count = names.length; count > 0; count--) {
    const name = names.slice(0, count).join('.');
    if (Object.hasOwn(value, name)) return valueAt(value[name], names.slice(count), read);
  }
  const begun = `${names.join('.')}.`;
  const behind = Object.entries(value).flatMap(([name, one]): [string[], unknown][] => {
    const steps = name.startsWith(begun) ? name.slice(begun.length).split('.', STEPS + 1) : [];
    return steps.length > 0 && steps.length <= STEPS ? [[steps, one]] : [];
  });
  return behind.length > 0 ? grown(behind) : undefined;
};

/** Members of which the names are steps, as objects in objects. */
const grown = (members: readonly (readonly [steps: readonly string[], value: unknown])[]): unknown => {
  const inner = new Map<string, [readonly string[], unknown][]>();
  for (const [[first = '', ...steps], value] of members) {
    const all = inner.get(first);
    if (all) all.push([steps, value]);
    else inner.set(first, [[steps, value]]);
  }
  return listed(
    Object.fromEntries(
      [...inner].map(([name, all]) => [name, all.length === 1 && all[0]?.[0].length === 0 ? all[0][1] : grown(all)]),
    ),
  );
};

/** What one of these names leads to, read where it is a text; the first that is there. */
const first = (record: Json, names: readonly string[], read: ReadText): unknown => {
  for (const name of names) {
    const value = valueAt(record, name.split('.'), read);
    if (value === undefined || value === null) continue;
    const text = typeof value === 'string' ? jsonText(value) : undefined;
    return text === undefined ? value : (read(text).value ?? value);
  }
  return undefined;
};

/** The items of a list, each without what leads into it, and read where it is a text; a list alone in a list is that. */
const itemsIn = (value: unknown, { within = [] }: Recorder, read: ReadText): unknown => {
  if (!Array.isArray(value)) return value;
  const [only] = value;
  if (value.length === 1 && Array.isArray(only)) return only;
  return value.map((item: unknown) => {
    const names = within.find((name) => isObject(item) && valueAt(item, name.split('.'), read) !== undefined);
    const inner = names === undefined ? item : valueAt(item, names.split('.'), read);
    const text = typeof inner === 'string' ? jsonText(inner) : undefined;
    return text === undefined ? inner : read(text).value;
  });
};

const isBlock = (block: unknown): boolean => isObject(block) && typeof block.type === 'string';

/** Whether messages are as the API takes them; programs have forms of their own. */
const areMessages = (messages: unknown): messages is readonly Json[] =>
  Array.isArray(messages) &&
  messages.every(
    (one) =>
      isObject(one) &&
      typeof one.role === 'string' &&
      (typeof one.content === 'string' || (Array.isArray(one.content) && one.content.every(isBlock))),
  );

/** Whether tools are as the API takes them: many programs keep no more than their names. */
const areTools = (tools: unknown): boolean =>
  Array.isArray(tools) &&
  tools.every((tool) => isObject(tool) && (typeof tool.type === 'string' || isObject(tool.input_schema)));

const FORM: Unread = { at: '', why: 'the messages are not in the format in which they were sent' };
const MORE: Unread = { at: '', why: 'the record contains parts of the request, and more may have been sent' };

const put = (record: Json, row: Recorder, read: ReadText): Parts | undefined => {
  const model = first(record, row.model, read);
  const given = first(record, row.messages, read);
  if (!isClaude(model) || !isContainer(given)) return undefined;
  const rest = (row.rest ?? []).map((name) => first(record, [name], read)).filter(isObject);
  const members = Object.entries(row.members ?? {}).flatMap(([name, names]): [string, unknown][] => {
    const value = itemsIn(first(record, names, read), row, read);
    return value === undefined ? [] : [[name, value]];
  });
  if (rest.length === 0 && row.rest !== undefined && members.length === 0) return undefined;
  const { messages: _messages, ...all } = Object.assign({}, ...rest) as Json;
  for (const name of row.drops ?? []) delete all[name];
  const messages = itemsIn(given, row, read);
  const body: Json = { ...all, ...Object.fromEntries(members), model, messages: areMessages(messages) ? messages : [] };
  const extra = areMessages(messages) ? [] : [FORM];
  // A record with tools shows that its recorder keeps them. One without may have lost them.
  return { body, extra: areTools(body.tools) && rest.length > 0 && !row.loses ? extra : [...extra, MORE] };
};

const headOf = (name: string): string => (name.includes('.') ? name.slice(0, name.indexOf('.')) : name);
/** The rows, each with the members of which a record has one where it is the recorder's. */
const ROWS = recorders.recorders.map((row) => ({ row, heads: row.model.map(headOf) }));

/** The body of which a record has the parts; undefined where it is none that is known to be kept so. */
export const inParts = (record: Json, read: ReadText): Parts | undefined => {
  const heads = new Set(Object.keys(record).map(headOf));
  for (const { row, heads: own } of ROWS) {
    if (!own.some((head) => heads.has(head))) continue;
    const lost: Unread[] = [];
    const parts = put(record, row, (text) => {
      const made = read(text);
      lost.push(...made.extra);
      return made;
    });
    if (parts) return { ...parts, extra: [...parts.extra, ...lost] };
  }
  return undefined;
};

/** What a record has beside the body that it seems to be, if the rest of that stands there. */
const BESIDE = recorders.recorders
  .filter(({ messages }) => messages.includes('messages'))
  .flatMap(({ rest = [] }) => rest.map(headOf));

/** Whether what looks like a body is a record that keeps it in parts. */
export const isKeptInParts = (record: Json): boolean => BESIDE.some((name) => isContainer(record[name]));
