/** Converts the options of adapters to members of a request's body, by rows of clients.yaml. */
import type { OptionRow } from '../adapter-rows.js';
import { rows, snake } from '../clients.js';
import { concat, merge } from '../program/operations.js';
import { isNothing, type ObjectValue, type Open, single, unknown, type Value, whyOf } from '../program/value.js';
import { firstOf } from './options.js';
import { partOf } from './parts.js';
import { toolsOf } from './tools.js';

/** Rows of options, by the name of the option in snake case. */
export type OptionTable = ReadonlyMap<string, OptionRow>;

/** The rows of an adapter's options, by name. */
export const optionTable = (rows: readonly OptionRow[]): OptionTable =>
  new Map(rows.flatMap((row) => row.names.map((name) => [name, row] as const)));

const NO_NAMES: ReadonlySet<string> = new Set();

/** Sets a member of a body, or a member of that (`output_config.effort`). Tools are added to others. */
export const setMember = (body: Map<string, Value>, path: string, value: Value): void => {
  const [first = '', second] = path.split('.');
  const before = body.get(first);
  if (second !== undefined) body.set(first, before ? merge(before, single(second, value)) : single(second, value));
  else if (first !== 'tools') body.set(first, value);
  else body.set(first, before ? concat(before, toolsOf(value)) : toolsOf(value));
};

/** What an option becomes: a fixed part, an unknown value, or what it is. */
const sentValue = ({ gives, list, unread }: OptionRow, value: Value): Value => {
  const { at } = value;
  if (unread) return unknown('framework', at);
  if (!gives) return value;
  return list ? { is: 'list', items: [partOf(gives, at)], at } : partOf(gives, at);
};

/** The members of a body that options become. Options in `kept` are sent as they are, and others are not sent. */
export const sentOf = (options: Value, table: OptionTable, kept: ReadonlySet<string> = NO_NAMES): ObjectValue => {
  const members = new Map<string, Value>();
  let open: Open | undefined;
  const take = (from: Value): void => {
    if (from.is === 'object') open ??= from.open;
    else open ??= { why: whyOf(from), at: from.at };
    for (const [given, value] of from.is === 'object' ? from.members : []) {
      const name = snake(given);
      const row = table.get(name);
      if (isNothing(value) || !(row || kept.has(name)) || row?.local) continue;
      if (row?.more) take(value);
      else setMember(members, row?.to ?? name, row ? sentValue(row, value) : value);
    }
  };
  take(options);
  return { is: 'object', members, open, at: options.at };
};

/** A body with the further members that options give for it. */
export const withMore = (body: Value, options: Value): Value => {
  const more = firstOf(options, rows.options.body);
  return more ? merge(body, more) : body;
};
