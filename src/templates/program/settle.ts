/** Converts a body whose values may be unknown to JSON that can be checked, and lists what of it is unknown. */
import { isObject } from '../../json.js';
import { addTo } from '../../lists.js';
import { escapeStep } from '../../pointer.js';
import type { Policy } from '../../policy/compile.js';
import type { Pattern } from '../../policy/data.js';
import { type Kind, type MemberEntry, TYPE_BITS, tableOf } from '../../policy/tables.js';
import { content, define, filler, plainContent, whyUnknown } from './content.js';
import type { Why } from './program.js';
import { canMatter, harmlessNode, onlyPresenceMatters, type Rule, rulesOf, testedValues } from './reads.js';
import { reason } from './reason.js';
import { addRequired, addRequiredToItems, namesIn, UNKNOWN_MODEL, type UnknownPlace } from './required.js';
import { isNothing, isNull, type ObjectValue, textOf, type Value } from './value.js';

/** An unknown value, with its offset. */
export interface Gap {
  readonly at: string;
  readonly why: string;
  readonly effect: string;
  readonly offset: number;
  readonly identifies?: boolean;
  readonly choices?: readonly unknown[];
}

/** A body as JSON that can be checked, and what of it is unknown. */
interface Settled {
  readonly body: unknown;
  /** The offset of each JSON Pointer of the body. */
  readonly places: ReadonlyMap<string, number>;
  readonly gaps: readonly Gap[];
  readonly models: readonly UnknownPlace[];
  readonly schemas: readonly UnknownPlace[];
}

/** The type of a schema that is not known completely. It is none of JSON Schema, so that the check says what was not examined. */
const NOT_KNOWN = { type: 'not-known' };

/** The member with the region, which is compared with the terms, so that its presence is not enough. */
const REGION = 'inference_geo';

/** The sentence that says which values would lead to a worse verdict. */
export const effectOf = (what: string): string => `it fails if ${what} asks for something that the terms do not cover`;

interface State {
  readonly policy: Policy;
  readonly places: Map<string, number>;
  readonly gaps: Gap[];
  readonly models: UnknownPlace[];
  readonly schemas: UnknownPlace[];
}

/** Marks a value that is left out of its object or list. */
const OMITTED = Symbol('omitted');

const gap = (
  state: State,
  at: string,
  what: string,
  why: Why,
  offset: number,
  choices?: readonly unknown[] | undefined,
): void => {
  // A value passed to a function as a whole is reported once, not for each part.
  if (why === 'handed' && state.gaps.some((one) => one.offset === offset && at.startsWith(one.at))) return;
  state.gaps.push({ at, why: reason(what, why), effect: effectOf(what), offset, ...(choices ? { choices } : {}) });
};

const listOf = (
  state: State,
  kind: Kind,
  value: Extract<Value, { is: 'list' }>,
  at: string,
  what: string,
): unknown[] => {
  if (value.open) gap(state, at, what, value.open.why, value.open.at);
  const list: unknown[] = [];
  for (const item of value.items) {
    // The element may be absent.
    if (isNothing(item) && !isNull(item)) continue;
    const here = `${at}/${list.length}`;
    state.places.set(here, item.at);
    const cause = item.is === 'known' ? undefined : whyUnknown(item);
    if (item.is === 'object') list.push(nodeOf(state, kind, item, here, what));
    else if (cause) {
      // A function of the program is a tool that the client itself runs.
      if (!cause.replayed && item.is !== 'function') gap(state, here, what, cause.why, item.at);
      list.push(harmlessNode(state.policy, kind) ?? {});
    } else list.push(plainContent(state.places, item, here));
  }
  return list;
};

/** A member of a node. */
interface Member {
  readonly kind: Kind;
  readonly name: string;
  readonly entry: MemberEntry;
  /** The tests of the rules for it. */
  readonly rules: readonly Rule[];
  readonly value: Value;
  readonly at: string;
}

/** A schema that is unknown, or known only in part; the known parts are examined. */
const unknownSchema = (state: State, at: string, name: string, why: Why, known?: unknown): unknown => {
  state.schemas.push({ at, why: reason(known === undefined ? name : `a part of ${name}`, why) });
  return isObject(known) ? { ...known, ...NOT_KNOWN } : NOT_KNOWN;
};

const unknownMember = (state: State, member: Member, cause: NonNullable<ReturnType<typeof whyUnknown>>): unknown => {
  const { kind, name, entry, rules, value, at } = member;
  const { role, node, list, strings, mask } = entry;
  if (role === 'model-id') {
    state.models.push({ at, why: reason(name, cause.why) });
    // Whether a custom rule applies depends on the model, so it is reported as unknown.
    if (rules.length > 0) gap(state, at, name, cause.why, value.at);
    return value.is === 'unknown' && value.text !== undefined
      ? value.text.replaceAll('{}', '-') || UNKNOWN_MODEL
      : UNKNOWN_MODEL;
  }
  if (role === 'schema' || role === 'schema-if-strict') return unknownSchema(state, at, name, cause.why);
  if (role === 'custom-id') return '';
  const text = cause.type === 'string' || (mask & ~TYPE_BITS.string) === 0;
  // A response of Claude that is sent again asks for no feature.
  if (cause.replayed) return list ? [] : OMITTED;
  const decided = rules.length > 0 && onlyPresenceMatters(rules, text);
  if (node && mask === TYPE_BITS.object && onlyPresenceMatters(rules, text) && !canMatter(state.policy, node))
    return harmlessNode(state.policy, node) ?? OMITTED;
  // If it is a string where an object is also allowed, there are no members to read.
  const isText = cause.type === 'string' && (mask & TYPE_BITS.string) !== 0;
  if (decided && (isText || (!node && !list)) && name !== REGION) return filler(mask, cause.type);
  // A prompt may be a string, in which nothing is read.
  const mayBeText = (mask & TYPE_BITS.string) !== 0 && (cause.type === undefined || cause.type === 'string');
  if ((list || node) && mayBeText && rules.length === 0 && role === undefined) return '';
  if (rules.length === 0 && role === undefined && !node && !list && !strings) return filler(mask, cause.type);
  if (rules.length === 0 && (role === 'user-id' || role === 'workspace-name')) {
    const effect = `it fails if ${name} identifies a person`;
    state.gaps.push({ at, why: reason(name, cause.why), effect, offset: value.at, identifies: true });
    return filler(mask, cause.type);
  }
  gap(state, at, name, cause.why, value.at, state.policy.data.shape[kind.name]?.values?.[name]);
  if (list && (rules.length === 0 || !decided)) return mask & TYPE_BITS.list ? [] : OMITTED;
  return decided ? (node && harmlessNode(state.policy, node)) || filler(mask, cause.type) : OMITTED;
};

/** Reports the unknown members of an object that the patterns for it test, unless they were reported already. */
const reportTested = (state: State, rules: readonly Rule[], { members }: ObjectValue, at: string): void => {
  const choices = new Map<string, (readonly unknown[] | undefined)[]>();
  const within = new Map<string, Rule[]>();
  for (const rule of rules) {
    const tests = Array.isArray(rule) ? [] : Object.entries(rule as Pattern);
    const unknown = tests.filter(([name, test]) => {
      const value = members.get(name);
      if (value?.is === 'object') addTo(within, name, test);
      const cause = value && whyUnknown(value);
      return cause && !cause.replayed && !onlyPresenceMatters([test], cause.type === 'string');
    });
    // The values of several members are not tried together.
    for (const [name, test] of unknown) addTo(choices, name, unknown.length > 1 ? undefined : testedValues(test));
  }
  for (const [name, tests] of within) {
    const value = members.get(name);
    if (value?.is === 'object') reportTested(state, tests, value, `${at}/${escapeStep(name)}`);
  }
  for (const [name, all] of choices) {
    const here = `${at}/${escapeStep(name)}`;
    const value = members.get(name);
    const cause = value && whyUnknown(value);
    if (!cause || state.gaps.some((one) => one.at === here)) continue;
    gap(state, here, name, cause.why, value.at, all.includes(undefined) ? undefined : all.flat());
  }
};

const memberOf = (state: State, kind: Kind, entry: MemberEntry, name: string, value: Value, at: string): unknown => {
  // Patterns for members do not apply if only a string is allowed.
  const rules = rulesOf(state.policy, kind.name, name).filter(
    (rule) => Array.isArray(rule) || entry.mask !== TYPE_BITS.string,
  );
  state.places.set(at, value.at);
  const plain = entry.plain && rules.length === 0;
  const cause = plain ? undefined : whyUnknown(value);
  if (cause) return unknownMember(state, { kind, name, entry, rules, value, at }, cause);
  const { role, node, list, strings } = entry;
  if (role === 'schema' || role === 'schema-if-strict') {
    const causes: Why[] = [];
    const schema = content(state.places, value, at, causes);
    const [why] = causes;
    return why === undefined ? schema : unknownSchema(state, at, name, why, schema);
  }
  if (value.is === 'object' && node) {
    const settled = nodeOf(state, node, value, at, name);
    reportTested(state, rules, value, at);
    return settled;
  }
  if (value.is === 'list' && list) return listOf(state, list, value, at, name);
  if (value.is === 'list' && (strings || rules.length > 0)) {
    const known: unknown[] = [];
    for (const item of value.items) {
      const here = `${at}/${known.length}`;
      const inside = whyUnknown(item);
      if (!inside) known.push(plainContent(state.places, item, here));
      else gap(state, at, name, inside.why, item.at);
    }
    if (value.open) gap(state, at, name, value.open.why, value.open.at);
    return known;
  }
  if (value.is === 'object') {
    reportTested(state, rules, value, at);
    if (value.open && rules.some((rule) => !Array.isArray(rule))) gap(state, at, name, value.open.why, value.open.at);
  }
  return plainContent(state.places, value, at);
};

const typeOf = (state: State, kind: Kind, value: ObjectValue, at: string): string | undefined => {
  const given = value.members.get('type');
  if (!given || isNothing(given)) return undefined;
  const cause = whyUnknown(given);
  if (!cause) return textOf(given);
  if (canMatter(state.policy, kind)) gap(state, `${at}/type`, 'type', cause.why, given.at);
  const fallback = harmlessNode(state.policy, kind)?.type;
  return typeof fallback === 'string' ? fallback : undefined;
};

/** An object that is a node of the shape, as JSON. */
const nodeOf = (state: State, kind: Kind, value: ObjectValue, at: string, what: string): Record<string, unknown> => {
  const object: Record<string, unknown> = {};
  const type = kind.byType ? typeOf(state, kind, value, at) : undefined;
  const table = tableOf(kind, type);
  if (value.open) {
    gap(state, at, what, value.open.why, value.open.at);
    const fallback = kind.byType && type === undefined ? harmlessNode(state.policy, kind) : undefined;
    if (fallback && !value.members.has('type')) Object.assign(object, fallback);
  }
  for (const [name, member] of value.members) {
    const here = `${at}/${escapeStep(name)}`;
    state.places.set(here, member.at);
    if (kind.byType && name === 'type' && type !== undefined) {
      object.type = type;
      continue;
    }
    const entry = table.member(name);
    // JSON omits functions. Where a list or an object is expected, the function probably returns it, so it is unknown.
    if (isNothing(member) || (member.is === 'function' && !entry?.list && !entry?.node)) continue;
    const settled = entry
      ? memberOf(state, kind, entry, name, member, here)
      : (plainContent(state.places, member, here) ?? true);
    if (settled !== OMITTED) define(object, name, settled);
  }
  return object;
};

/**
 * Converts a body to JSON and collects its unknown values. `kindName` is its kind of node in the shape; without one,
 * nothing in it is read. `isInPath` is whether the URL path names the model, so that the body need not.
 */
export const settle = (value: Value, kindName: string | undefined, policy: Policy, isInPath: boolean): Settled => {
  const state: State = { policy, places: new Map(), gaps: [], models: [], schemas: [] };
  const settled = (body: unknown): Settled => ({ body, ...state });
  const elsewhere = isInPath ? ['model'] : [];
  state.places.set('', value.at);
  const kind = policy.kinds.get(kindName ?? '');
  const cause = whyUnknown(value);
  if (kind && value.is === 'object') {
    const body = nodeOf(state, kind, value, '', 'the request');
    const open = value.open?.why;
    addRequired(state.models, { body, kind: kind.name, at: '', open, named: namesIn(value), elsewhere });
    if (kind.name === 'batch') addRequiredToItems(state.models, body, value);
    return settled(body);
  }
  if (!kind || !cause) return settled(plainContent(state.places, value, ''));
  gap(state, '', 'the request', cause.why, value.at);
  const body: Record<string, unknown> = {};
  addRequired(state.models, { body, kind: kind.name, at: '', open: cause.why, named: new Set(), elsewhere });
  return settled(body);
};
