/** One pass over a body by the compiled tables: every node is met once, every member looked up once. */

import { escapeStep } from '../pointer.js';
import { type CompiledDetector, type Kind, type MemberEntry, passing, type Role, TYPE_BITS } from '../policy/tables.js';
import { isObject, misplaced, missing } from '../request/envelope.js';
import { type Facts, UNKNOWN } from './facts.js';

/** Nodes within nodes (a block in a tool result, a tool in a block); real requests have fewer than ten. */
const DEPTH_LIMIT = 64;

const PLAIN_NAME = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;

type Node = Record<string, unknown>;

export interface Walk {
  readonly facts: Facts;
  readonly path: (string | number)[];
  /** Beta values in the body, as they stand there. */
  readonly betas: { at: string; value: unknown }[];
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Whether there is a detector that wants the fields which must hold no identifier. */
  readonly fields: boolean;
}

/** The pointer of the path; its names are members of the shape, which hold nothing to escape. */
const pointer = (path: Walk['path']): string => {
  let at = '';
  for (let i = 0; i < path.length; i++) at += `/${path[i]}`;
  return at;
};

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

const unreadable = (walk: Walk, step: string | number | undefined, why: string): void => {
  const at = pointer(walk.path);
  walk.facts.unreadable.push({ at: step === undefined ? at : `${at}/${escapeStep(String(step))}`, why });
};

const emit = (walk: Walk, detector: CompiledDetector, type: string | undefined): void => {
  const { meaning } = detector;
  const here = pointer(walk.path);
  const at = detector.at === undefined ? here : `${here}/${detector.at}`;
  switch (meaning.kind) {
    case 'use':
      walk.facts.uses.push({ feature: meaning.feature, at, origin: 'body', evidence: detector.evidence ?? type });
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

const emitUnknown = (walk: Walk, step?: string): void => {
  const at = pointer(walk.path);
  walk.facts.uses.push({
    feature: UNKNOWN,
    at: step === undefined ? at : `${at}/${step}`,
    origin: 'body',
    evidence: undefined,
  });
};

const unknownMember = (walk: Walk, node: Node, name: string): void => {
  if (node[name] === null || node[name] === undefined) return;
  // A name that is not one of an API's may be content: it is shown by its position.
  emitUnknown(walk, PLAIN_NAME.test(name) ? escapeStep(name) : `#${Object.keys(node).indexOf(name)}`);
};

const walkList = (walk: Walk, kind: Kind, list: readonly unknown[]): void => {
  const { path } = walk;
  const depth = path.length;
  path.push(0);
  for (let i = 0; i < list.length; i++) {
    const item = list[i];
    path[depth] = i;
    if (isObject(item)) walkNode(walk, kind, item);
    else unreadable(walk, undefined, misplaced(item));
  }
  path.pop();
};

const collect = (walk: Walk, role: Role, name: string, value: unknown, node: Node): void => {
  const here = () => `${pointer(walk.path)}/${name}`;
  switch (role) {
    case 'model-id':
      walk.facts.models.push({ id: value as string, at: here() });
      break;
    case 'betas':
      walk.betas.push({ at: here(), value });
      break;
    case 'schema-if-strict':
      if (node.strict === true) walk.facts.schemas.push({ at: here(), schema: value });
      break;
    case 'schema':
      walk.facts.schemas.push({ at: here(), schema: value });
      break;
    case 'user-id':
    case 'workspace-name':
    case 'custom-id':
      if (walk.fields && typeof value !== 'object')
        walk.facts.fields.push({ at: here(), field: role, text: String(value) });
  }
};

/** What stands in a member: whether the API has such a JSON type there, what is collected, what lies below. */
const walkMember = (walk: Walk, entry: MemberEntry, name: string, value: unknown, node: Node): void => {
  if ((bitOf(value) & entry.mask) === 0) {
    unreadable(walk, name, misplaced(value));
    return;
  }
  if (entry.role) collect(walk, entry.role, name, value, node);
  if (typeof value !== 'object' || !(entry.node || entry.list || entry.strings)) return;
  walk.path.push(name);
  if (Array.isArray(value)) {
    if (entry.list) walkList(walk, entry.list, value);
    else if (entry.strings && value.some((item) => typeof item !== 'string'))
      unreadable(walk, undefined, misplaced(value.find((item) => typeof item !== 'string')));
  } else if (entry.node) walkNode(walk, entry.node, value as Node);
  walk.path.pop();
};

const NO_TYPE = undefined;

/** The `type` that decides what a node's members mean, where it has one. */
const typeOf = (walk: Walk, kind: Kind, node: Node): string | undefined => {
  const { type } = node;
  if (typeof type === 'string') return type;
  if (type !== undefined && type !== null) unreadable(walk, 'type', misplaced(type));
  else if (kind.typed) unreadable(walk, undefined, missing('type'));
  return NO_TYPE;
};

/** Walks one node of a kind; the path of the walk names it. Adds to the facts, never throws. */
export const walkNode = (walk: Walk, kind: Kind, node: Node): void => {
  if (walk.path.length > DEPTH_LIMIT) {
    unreadable(walk, undefined, 'nested too deep');
    return;
  }
  const type = kind.byType ? typeOf(walk, kind, node) : NO_TYPE;
  const table = kind.tables.get(type) ?? kind.make(type);
  if (!table.known) emitUnknown(walk);
  const { always, members } = table;
  for (let i = 0; i < always.length; i++) {
    const detector = always[i] as CompiledDetector;
    if (!detector.rest || detector.rest(node)) emit(walk, detector, type);
  }
  for (const name in node) {
    const entry = members.get(name);
    if (entry === undefined) {
      if (name === '__proto__') unreadable(walk, undefined, 'a member is named __proto__');
      else if (kind.closed) unknownMember(walk, node, name);
      continue;
    }
    if (entry.plain) continue;
    const value = node[name];
    if (value === undefined || value === null) continue;
    if (entry.filed.length > 0) {
      for (const detector of passing(entry, value))
        if (!detector.rest || detector.rest(node)) emit(walk, detector, type);
    }
    // Most values are strings where a string belongs, with nothing more to them.
    if (typeof value === 'string' && entry.text) continue;
    walkMember(walk, entry, name, value, node);
  }
};
