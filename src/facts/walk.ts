/** One pass over a body by the compiled tables: each node is visited once, each member looked up once. */

import { isObject } from '../json.js';
import { formAfter } from '../policy/forms.js';
import { type Kind, type MemberEntry, type Role, type Ruled, TYPE_BITS, tableOf, UNKNOWN } from '../policy/tables.js';
import { leadsTo, search, type Trie } from '../policy/trie.js';
import { misplaced, missing } from '../request/envelope.js';
import { batchItem, MORE, MOST_ODD, unreadable } from './demands.js';
import { isNobodys } from './identifiers.js';
import { beginAt, newPath, placeOf, stepTo } from './place.js';
import type { Walk } from './walk-state.js';

/** The limit of nesting (a block in a tool result, a tool in a block); real requests have fewer than ten levels. */
const DEPTH_LIMIT = 32;

const API_NAME = /^[a-z_]{1,64}$/;

type Node = Record<string, unknown>;

const { string: STRING, number: NUMBER, boolean: BOOLEAN, object: OBJECT, list: LIST } = TYPE_BITS;

const bitOf = (value: unknown): number => {
  switch (typeof value) {
    case 'string':
      return STRING;
    case 'number':
      return NUMBER;
    case 'boolean':
      return BOOLEAN;
    default:
      return Array.isArray(value) ? LIST : OBJECT;
  }
};

const emit = ({ facts }: Walk, { meaning, index, row }: Ruled, type: string | undefined, at: string): void => {
  if (meaning === 'uses') facts.uses.push({ feature: index, at, origin: 'body', evidence: row.evidence ?? type });
  else facts[meaning].push({ index, at });
};

/** Adds what a trie finds on a node to the facts. */
const emitAll = (walk: Walk, trie: Trie<Ruled>, node: Node, type: string | undefined, steps: number): void => {
  const found = trie.tests.length === 0 ? trie.found : search(trie, node);
  for (let i = 0; i < found.length; i++) {
    const detector = found[i] as Ruled;
    emit(walk, detector, type, placeOf(walk.path, steps, detector.row.at ?? detector.row.has));
  }
};

const emitUnknown = (walk: Walk, steps: number, member?: string): void => {
  const { uses } = walk.facts;
  if (uses.length < MOST_ODD)
    uses.push({ feature: UNKNOWN, at: placeOf(walk.path, steps, member), origin: 'body', evidence: undefined });
  else unreadable(walk, steps, MORE);
};

const unknownMember = (walk: Walk, kind: Kind, node: Node, name: string, position: number, steps: number): void => {
  if (node[name] === null || node[name] === undefined) return;
  // A name that does not look like the API's, or may be a person's, may be content: its position is shown instead.
  const shown = API_NAME.test(name) && isNobodys(name, walk.wants.detect) ? name : `#${position}`;
  emitUnknown(walk, steps, kind.closed === 'node' ? undefined : shown);
};

/**
 * In a longer list all items share their places, and the number of the item is kept separately, as each item having
 * places of its own would take too much memory.
 */
const MOST_PLACES = 256;

const walkList = (walk: Walk, kind: Kind, list: readonly unknown[], steps: number, depth: number): void => {
  const long = list.length > MOST_PLACES;
  const inItem = long ? { ...walk, path: newPath(placeOf(walk.path, steps)) } : walk;
  const own = long ? 0 : steps + 1;
  for (let i = 0; i < list.length; i++) {
    const item = list[i];
    if (long) beginAt(inItem.path, i);
    else stepTo(walk.path, steps, i);
    if (isObject(item)) walkNode(inItem, kind, item, own, depth);
    else unreadable(inItem, own, misplaced(item));
  }
};

const collect = (walk: Walk, role: Role, value: unknown, node: Node, steps: number): void => {
  const { facts, wants } = walk;
  switch (role) {
    case 'model-id': {
      const before = facts.models.at(-1)?.id;
      // The same string object as before makes the look-up of its family faster.
      facts.models.push({ id: (value === before ? before : value) as string, at: placeOf(walk.path, steps) });
      break;
    }
    case 'betas':
      walk.betas.push({ at: placeOf(walk.path, steps), value });
      break;
    case 'schema':
    case 'schema-if-strict':
      if (role === 'schema' || node.strict === true)
        facts.schemas.push({ at: placeOf(walk.path, steps), schema: value });
      break;
    case 'user-id':
    case 'workspace-name':
    case 'custom-id':
      if (wants.detect) facts.fields.push({ at: placeOf(walk.path, steps), field: role, text: value as string });
  }
};

/**
 * Walks the value of a member: checks that the API has this JSON type there, collects it if it has a role, and
 * descends. `steps` lead to the member.
 */
const walkMember = (walk: Walk, entry: MemberEntry, value: unknown, node: Node, steps: number, depth: number): void => {
  if (!(bitOf(value) & entry.mask)) {
    unreadable(walk, steps, misplaced(value));
    return;
  }
  if (entry.role) collect(walk, entry.role, value, node, steps);
  if (typeof value !== 'object') return;
  if (!Array.isArray(value)) {
    if (entry.node) walkNode(walk, entry.node, value as Node, steps, depth + 1);
  } else if (entry.list) walkList(walk, entry.list, value, steps, depth + 1);
  else if (entry.strings) {
    const odd = value.findIndex((item) => typeof item !== 'string');
    if (odd >= 0) unreadable(walk, steps, misplaced(value[odd]));
  }
};

/** The `type` of a node, which decides what its members mean; undefined if it has none. */
const typeOf = (walk: Walk, kind: Kind, { type }: Node, steps: number): string | undefined => {
  if (typeof type === 'string') return type;
  if (type !== undefined && type !== null) unreadable(walk, steps, misplaced(type), 'type');
  else if (kind.typed) unreadable(walk, steps, missing('type'));
  return undefined;
};

/** Walks one node of a kind, to which `steps` of the path lead. Adds to the facts, never throws. */
export const walkNode = (walk: Walk, kind: Kind, node: Node, steps: number, depth: number): void => {
  if (depth > DEPTH_LIMIT) {
    unreadable(walk, steps, 'nested too deep');
    return;
  }
  if (kind.name === 'batch_item') batchItem(walk, node, steps);
  const type = kind.byType ? typeOf(walk, kind, node, steps) : undefined;
  const { known, always, member, forms } = tableOf(kind, type);
  if (!known) emitUnknown(walk, steps);
  if (always) emitAll(walk, always, node, type, steps);
  let form = forms.start;
  for (const name in node) {
    const { recent } = form;
    form = recent !== undefined && recent.name === name ? recent : formAfter(forms, form, name, member);
    if (form.plain) continue;
    const { entry } = form;
    const value = node[name];
    if (entry === undefined) {
      if (name === '__proto__') unreadable(walk, steps, 'a member is named __proto__');
      else if (kind.closed) unknownMember(walk, kind, node, name, form.position, steps);
      continue;
    }
    if (value === undefined || value === null) continue;
    if (entry.finder) {
      const found = leadsTo(entry.finder, value);
      for (let j = 0; j < found.length; j++) emitAll(walk, found[j] as Trie<Ruled>, node, type, steps);
    }
    // Most values have the expected type and need nothing further.
    if (bitOf(value) & entry.easy) continue;
    stepTo(walk.path, steps, name);
    walkMember(walk, entry, value, node, steps + 1, depth);
  }
};
