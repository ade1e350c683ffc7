/** Puts together the body of a request that a record keeps in parts, as many observability programs do. */
import type { Unread } from '../../facts/facts.js';
import { isObject, type Json } from '../../json.js';
import { addTo } from '../../lists.js';
import { decoded, isBody, isClaude, type ReadText } from './body.js';
import { isContainer, itemsByPosition } from './container.js';
import type { Recorder } from './recorder-rows.js';
import { recorders } from './recorders.generated.js';

/** A body that was put together, and what is unknown about it. */
interface Parts {
  readonly body: Json;
  readonly extra: readonly Unread[];
}

/** A name with more dotted steps than this is not one of a recorder. */
const STEPS = 12;

/**
 * The value at a path of names. Records may join several names with dots into one, also with names that follow the path.
 * Undefined if there is no such value.
 */
const valueAt = (container: unknown, names: readonly string[], read: ReadText): unknown => {
  if (names.length === 0) return container;
  const value = decoded(container, read);
  if (!isObject(value)) return undefined;
  for (let count = names.length; count > 0; count--) {
    const name = names.slice(0, count).join('.');
    if (Object.hasOwn(value, name)) return valueAt(value[name], names.slice(count), read);
  }
  const prefix = `${names.join('.')}.`;
  const below = Object.entries(value).flatMap(([name, member]): [string[], unknown][] => {
    const steps = name.startsWith(prefix) ? name.slice(prefix.length).split('.', STEPS + 1) : [];
    return steps.length > 0 && steps.length <= STEPS ? [[steps, member]] : [];
  });
  return below.length > 0 ? nested(below) : undefined;
};

/** Nested objects and lists from members whose names are paths. */
const nested = (members: readonly (readonly [steps: readonly string[], value: unknown])[]): unknown => {
  const inner = new Map<string, [readonly string[], unknown][]>();
  for (const [[step = '', ...steps], value] of members) addTo(inner, step, [steps, value]);
  const object = Object.fromEntries(
    [...inner].map(([name, all]) => [name, all.length === 1 && all[0]?.[0].length === 0 ? all[0][1] : nested(all)]),
  );
  return itemsByPosition(object) ?? object;
};

/** The value at the first of these dotted names that the record has, parsed if it is JSON as text. */
const first = (record: Json, names: readonly string[], read: ReadText): unknown => {
  for (const name of names) {
    const value = valueAt(record, name.split('.'), read);
    if (value !== undefined && value !== null) return decoded(value, read) ?? value;
  }
  return undefined;
};

/** The items of a list, without the objects that the recorder puts around them; a list within a list is unwrapped. */
const itemsIn = (value: unknown, { within = [] }: Recorder, read: ReadText): unknown => {
  if (!Array.isArray(value)) return value;
  const [only] = value;
  if (value.length === 1 && Array.isArray(only)) return only;
  return value.map((item: unknown) => {
    const names = within.find((name) => isObject(item) && valueAt(item, name.split('.'), read) !== undefined);
    return decoded(names === undefined ? item : valueAt(item, names.split('.'), read), read);
  });
};

const isBlock = (block: unknown): boolean => isObject(block) && typeof block.type === 'string';

/** Whether messages have the form of the API; recorders have forms of their own. */
const areMessages = (messages: unknown): messages is readonly Json[] =>
  Array.isArray(messages) &&
  messages.every(
    (one) =>
      isObject(one) &&
      typeof one.role === 'string' &&
      (typeof one.content === 'string' || (Array.isArray(one.content) && one.content.every(isBlock))),
  );

/** Whether tools have the form of the API; many recorders keep only their names. */
const areTools = (tools: unknown): boolean =>
  Array.isArray(tools) &&
  tools.every((tool) => isObject(tool) && (typeof tool.type === 'string' || isObject(tool.input_schema)));

const FORM: Unread = { at: '', why: 'the messages are not in the format in which they were sent' };
const MORE: Unread = { at: '', why: 'the record contains parts of the request, and more may have been sent' };

/** The body that a recorder's row finds in a record; undefined if the record is not one of this recorder. */
const assembled = (record: Json, row: Recorder, read: ReadText): Parts | undefined => {
  const model = first(record, row.model, read);
  const recorded = first(record, row.messages, read);
  if (!isClaude(model) || !isContainer(recorded)) return undefined;
  const rest = (row.rest ?? []).map((name) => first(record, [name], read)).filter(isObject);
  const members = Object.entries(row.members ?? {}).flatMap(([name, names]): [string, unknown][] => {
    const value = itemsIn(first(record, names, read), row, read);
    return value === undefined ? [] : [[name, value]];
  });
  if (rest.length === 0 && row.rest !== undefined && members.length === 0) return undefined;
  const { messages: _messages, ...further } = Object.assign({}, ...rest) as Json;
  for (const name of row.drops ?? []) delete further[name];
  const messages = itemsIn(recorded, row, read);
  const body: Json = {
    ...further,
    ...Object.fromEntries(members),
    model,
    messages: areMessages(messages) ? messages : [],
  };
  const extra = areMessages(messages) ? [] : [FORM];
  // A record with tools shows that its recorder keeps them; one without may have lost them.
  return { body, extra: areTools(body.tools) && rest.length > 0 && !row.loses ? extra : [...extra, MORE] };
};

const headOf = (name: string): string => (name.includes('.') ? name.slice(0, name.indexOf('.')) : name);
/** The rows of `rules/recorders.yaml`, each with first steps of names of which the recorder's records have at least one. */
const ROWS = recorders.recorders.map((row) => ({ row, heads: row.model.map(headOf) }));

/** The body of which a record has the parts; undefined if it is not a record of a known recorder. */
export const inParts = (record: Json, read: ReadText): Parts | undefined => {
  const heads = new Set(Object.keys(record).map(headOf));
  for (const { row, heads: own } of ROWS) {
    if (!own.some((head) => heads.has(head))) continue;
    const lost: Unread[] = [];
    const parts = assembled(record, row, (text) => {
      const parsed = read(text);
      lost.push(...parsed.extra);
      return parsed;
    });
    if (parts) return { ...parts, extra: [...parts.extra, ...lost] };
  }
  return undefined;
};

/** Members in which recorders keep the rest of a body whose messages are in the record itself. */
const BESIDE = recorders.recorders
  .filter(({ messages }) => messages.includes('messages'))
  .flatMap(({ rest = [] }) => rest.map(headOf));

/** Whether a value is an envelope with the whole body. */
const hasBody = (value: unknown): boolean => isObject(value) && isObject(value.body) && isBody(value.body);

/** Whether an object that looks like a body is a record that keeps the body in parts. */
export const isKeptInParts = (record: Json): boolean =>
  BESIDE.some((name) => isContainer(record[name]) && !hasBody(record[name]));
