/** One pass over a body by the compiled tables: every node is met once, every member looked up once. */

import { escapeStep } from '../pointer.js';
import {
  type CompiledDetector,
  type Kind,
  type MemberEntry,
  passing,
  type Role,
  TYPE_BITS,
  UNKNOWN,
} from '../policy/tables.js';
import { isObject, misplaced, missing } from '../request/envelope.js';
import type { Facts } from './facts.js';
import type { Detectors } from './identifiers.js';

/** Nodes within nodes (a block in a tool result, a tool in a block); real requests have fewer than ten. */
const DEPTH_LIMIT = 32;

const PLAIN_NAME = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;

type Node = Record<string, unknown>;

/** What is collected only where somebody reads it. */
export interface Wants {
  /** Those who look for identifiers in schemas, and in the fields which must hold none. */
  readonly detectors: Detectors | undefined;
  /** The regions asked for. */
  readonly regions: boolean;
}

export interface Walk {
  readonly facts: Facts;
  /** Beta values in the body, as they stand there. */
  readonly betas: { at: string; value: unknown }[];
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly wants: Wants;
}

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

const unreadable = (walk: Walk, at: string, why: string): void => {
  walk.facts.unreadable.push({ at, why });
};

const emit = (
  walk: Walk,
  { meaning, at: member, evidence }: CompiledDetector,
  type: string | undefined,
  here: string,
): void => {
  const at = member === undefined ? here : `${here}/${member}`;
  switch (meaning.kind) {
    case 'use':
      walk.facts.uses.push({ feature: meaning.feature, at, origin: 'body', evidence: evidence ?? type });
      break;
    case 'signal':
      walk.facts.signals.push({ feature: meaning.feature, at });
      break;
    case 'marker':
      walk.facts.markers.push({ id: meaning.marker, at });
      break;
    case 'custom':
      walk.facts.custom.push({ rule: meaning.rule, at });
  }
};

const emitUnknown = (walk: Walk, at: string): void => {
  walk.facts.uses.push({ feature: UNKNOWN, at, origin: 'body', evidence: undefined });
};

const unknownMember = (walk: Walk, kind: Kind, node: Node, name: string, position: number, at: string): void => {
  if (node[name] === null || node[name] === undefined) return;
  if (kind.closed === 'node') {
    emitUnknown(walk, at);
    return;
  }
  // A name that is not one of an API's may be content: it is shown by its position.
  emitUnknown(walk, `${at}/${PLAIN_NAME.test(name) ? escapeStep(name) : `#${position}`}`);
};

/** The index after another one in the order in which pointers sort: 0, 1, 10, 100, 101, 11, 2. */
const nextIndex = (index: number, length: number): number => {
  if (index > 0 && index * 10 < length) return index * 10;
  let next = index + 1;
  if (index > 0 && (index % 10 === 9 || next >= length)) {
    next = Math.floor(index / 10) + 1;
    while (next % 10 === 0) next /= 10;
  }
  return next;
};

/** Elements come in the order of their pointers, which is that of the report: so it has little to sort. */
const walkList = (walk: Walk, kind: Kind, list: readonly unknown[], at: string, depth: number): void => {
  const { length } = list;
  for (let count = 0, i = 0; count < length; count++, i = nextIndex(i, length)) {
    const item = list[i];
    const here = `${at}/${i}`;
    if (isObject(item)) walkNode(walk, kind, item, here, depth);
    else unreadable(walk, here, misplaced(item));
  }
};

const collect = (walk: Walk, role: Role, value: unknown, node: Node, at: string): void => {
  switch (role) {
    case 'model-id':
      walk.facts.models.push({ id: value as string, at });
      break;
    case 'betas':
      walk.betas.push({ at, value });
      break;
    case 'schema-if-strict':
      if (node.strict === true) walk.facts.schemas.push({ at, schema: value });
      break;
    case 'schema':
      walk.facts.schemas.push({ at, schema: value });
      break;
    case 'user-id':
    case 'workspace-name':
    case 'custom-id':
      if (walk.wants.detectors && typeof value !== 'object')
        walk.facts.fields.push({ at, field: role, text: String(value) });
  }
};

/** What stands in a member: whether the API has such a JSON type there, what is collected, what lies below. */
const walkMember = (walk: Walk, entry: MemberEntry, value: unknown, node: Node, at: string, depth: number): void => {
  if ((bitOf(value) & entry.mask) === 0) {
    unreadable(walk, at, misplaced(value));
    return;
  }
  if (entry.role) collect(walk, entry.role, value, node, at);
  if (typeof value !== 'object') return;
  if (!Array.isArray(value)) {
    if (entry.node) walkNode(walk, entry.node, value as Node, at, depth + 1);
  } else if (entry.list) walkList(walk, entry.list, value, at, depth + 1);
  else if (entry.strings) {
    const odd = value.findIndex((item) => typeof item !== 'string');
    if (odd >= 0) unreadable(walk, at, misplaced(value[odd]));
  }
};

/** The `type` that decides what a node's members mean, where it has one. */
const typeOf = (walk: Walk, kind: Kind, { type }: Node, at: string): string | undefined => {
  if (typeof type === 'string') return type;
  if (type !== undefined && type !== null) unreadable(walk, `${at}/type`, misplaced(type));
  else if (kind.typed) unreadable(walk, at, missing('type'));
  return undefined;
};

/** Walks one node of a kind, which stands `at` a place. Adds to the facts, never throws. */
export const walkNode = (walk: Walk, kind: Kind, node: Node, at: string, depth: number): void => {
  if (depth > DEPTH_LIMIT) {
    unreadable(walk, at, 'nested too deep');
    return;
  }
  const type = kind.byType ? typeOf(walk, kind, node, at) : undefined;
  const table = kind.tables.get(type) ?? kind.make(type);
  if (!table.known) emitUnknown(walk, at);
  const { always, members } = table;
  for (let i = 0; i < always.length; i++) {
    const detector = always[i] as CompiledDetector;
    if (!detector.rest || detector.rest(node)) emit(walk, detector, type, at);
  }
  let position = -1;
  for (const name in node) {
    position++;
    const entry = members.get(name);
    if (entry === undefined) {
      if (name === '__proto__') unreadable(walk, at, 'a member is named __proto__');
      else if (kind.closed) unknownMember(walk, kind, node, name, position, at);
      continue;
    }
    if (entry.plain) continue;
    const value = node[name];
    if (value === undefined || value === null) continue;
    if (entry.filed.length > 0) {
      for (const detector of passing(entry, value)) {
        if (!detector.rest || detector.rest(node)) emit(walk, detector, type, at);
      }
    }
    // Most values are strings where a string belongs, with nothing more to them.
    if (typeof value === 'string' && entry.text) continue;
    walkMember(walk, entry, value, node, `${at}/${name}`, depth);
  }
};
