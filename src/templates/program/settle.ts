import { escapeStep } from '../../pointer.js';
import type { Policy } from '../../policy/compile.js';
import { type Kind, type MemberEntry, TYPE_BITS, tableOf } from '../../policy/tables.js';
import { content, define, filler, hidden, plainContent } from './content.js';
import { fill, fillItems, namesIn, UNKNOWN_MODEL, type UnknownModel } from './demanded.js';
import type { JsonType, Why } from './program.js';
import { bySightAlone, harmless, matters, type Rule, rulesOf } from './reads.js';
import { reason } from './reason.js';
import { isNothing, isNull, type Value } from './value.js';

/** Something that could not be known, by offset. */
export interface Gap {
  readonly at: string;
  readonly why: string;
  readonly effect: string;
  readonly offset: number;
  readonly identifies?: boolean;
  readonly choices?: readonly unknown[];
}

/** A body as it can be judged, and what of it is not known. */
export interface Settled {
  readonly body: unknown;
  /** Where each place of the body stands in the text. */
  readonly places: ReadonlyMap<string, number>;
  readonly gaps: readonly Gap[];
  readonly models: readonly UnknownModel[];
}

/** No JSON Schema, so that the judgement itself says that it was not examined. */
const UNKNOWN_SCHEMA = { type: 'not-known' };

/** What would make the answer graver. */
export const effectOf = (what: string): string => `it fails if ${what} asks for something that the terms do not cover`;

interface State {
  readonly policy: Policy;
  readonly places: Map<string, number>;
  readonly gaps: Gap[];
  readonly models: UnknownModel[];
}

/** Left out of the object or list that it would stand in. */
const OMITTED = Symbol('omitted');

const gap = (
  state: State,
  at: string,
  what: string,
  why: Why,
  offset: number,
  choices?: readonly unknown[] | undefined,
): void => {
  // A value handed on as a whole is reported once, not for each part.
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
    // The element may be left out, and those behind it move up.
    if (isNothing(item) && !isNull(item)) continue;
    const here = `${at}/${list.length}`;
    state.places.set(here, item.at);
    const secret = hidden(item);
    if (item.is === 'object') list.push(nodeOf(state, kind, item, here, what));
    else if (secret?.replayed) list.push(harmless(state.policy, kind) ?? {});
    else if (secret && !(item.is === 'known')) {
      // A function of the program is a tool that the client itself runs.
      if (item.is !== 'function') gap(state, here, what, secret.why, item.at);
      list.push(harmless(state.policy, kind) ?? {});
    } else list.push(plainContent(state.places, item, here));
  }
  return list;
};

const unknownMember = (
  state: State,
  kind: Kind,
  entry: MemberEntry,
  rules: readonly Rule[],
  secret: { why: Why; type?: JsonType | undefined; replayed?: boolean | undefined },
  value: Value,
  at: string,
  name: string,
): unknown => {
  const { role, node, list, strings, mask } = entry;
  if (role === 'model-id') {
    state.models.push({ at, why: reason(name, secret.why) });
    // A custom rule may be about this model or another, so neither a finding nor silence would mean anything.
    if (rules.length > 0) gap(state, at, name, secret.why, value.at);
    return value.is === 'unknown' && value.text !== undefined
      ? value.text.replaceAll('{}', '-') || UNKNOWN_MODEL
      : UNKNOWN_MODEL;
  }
  if (role === 'schema' || role === 'schema-if-strict') return UNKNOWN_SCHEMA;
  if (role === 'custom-id') return '';
  const text = secret.type === 'string' || (mask & ~TYPE_BITS.string) === 0;
  // What Claude answered is history when it is sent again.
  if (secret.replayed) return list ? [] : OMITTED;
  const decided = rules.length > 0 && bySightAlone(rules, text);
  if (node && mask === TYPE_BITS.object && bySightAlone(rules, text) && !matters(state.policy, node)) {
    return harmless(state.policy, node) ?? OMITTED;
  }
  // If it is a string, where an object may stand as well, it has no members to read.
  const isText = secret.type === 'string' && (mask & TYPE_BITS.string) !== 0;
  if (decided && (isText || (!node && !list)) && (mask !== TYPE_BITS.string || !rules.some(isRegion(name))))
    return filler(mask, secret.type);
  // A prompt may be a string: then there is nothing to see in it.
  const mayBeText = (mask & TYPE_BITS.string) !== 0 && (secret.type === undefined || secret.type === 'string');
  if ((list || node) && mayBeText && rules.length === 0 && role === undefined) return '';
  if (rules.length === 0 && role === undefined && !node && !list && !strings) return filler(mask, secret.type);
  if (rules.length === 0 && (role === 'user-id' || role === 'workspace-name')) {
    const effect = `it fails if ${name} identifies a person`;
    state.gaps.push({ at, why: reason(name, secret.why), effect, offset: value.at, identifies: true });
    return filler(mask, secret.type);
  }
  gap(state, at, name, secret.why, value.at, state.policy.data.shape[kind.name]?.values?.[name]);
  if (list && (rules.length === 0 || !decided)) return mask & TYPE_BITS.list ? [] : OMITTED;
  return decided ? (node && harmless(state.policy, node)) || filler(mask, secret.type) : OMITTED;
};

/** The region is compared with the one that the terms name: it is not enough that it is there. */
const isRegion = (name: string) => (): boolean => name === 'inference_geo';

const memberOf = (state: State, kind: Kind, entry: MemberEntry, name: string, value: Value, at: string): unknown => {
  // If only a string may stand here, patterns for members do not apply.
  const rules = rulesOf(state.policy, kind.name, name).filter(
    (rule) => Array.isArray(rule) || entry.mask !== TYPE_BITS.string,
  );
  state.places.set(at, value.at);
  const plain = entry.plain && rules.length === 0;
  const secret = plain ? undefined : hidden(value);
  if (secret) return unknownMember(state, kind, entry, rules, secret, value, at, name);
  const { role, node, list, strings } = entry;
  if (role === 'schema' || role === 'schema-if-strict') {
    const unknowns = { count: 0 };
    const schema = content(state.places, value, at, unknowns);
    return unknowns.count > 0 ? UNKNOWN_SCHEMA : schema;
  }
  if (value.is === 'object' && node) return nodeOf(state, node, value, at, name);
  if (value.is === 'list' && list) return listOf(state, list, value, at, name);
  if (value.is === 'list' && (strings || rules.length > 0)) {
    const known: unknown[] = [];
    for (const item of value.items) {
      const here = `${at}/${known.length}`;
      const inside = hidden(item);
      if (!inside) known.push(plainContent(state.places, item, here));
      else gap(state, at, name, inside.why, item.at);
    }
    if (value.open) gap(state, at, name, value.open.why, value.open.at);
    return known;
  }
  // The rule has a pattern for the members of this value, so these are read too.
  if (value.is === 'object') {
    for (const rule of rules) {
      if (Array.isArray(rule)) continue;
      for (const [inner, test] of Object.entries(rule)) {
        const below = value.members.get(inner);
        const inside = below && hidden(below);
        if (below && inside && !bySightAlone([test as Rule], inside.type === 'string'))
          gap(state, at, name, inside.why, below.at);
      }
      if (value.open) gap(state, at, name, value.open.why, value.open.at);
    }
  }
  return plainContent(state.places, value, at);
};

const typeOf = (state: State, kind: Kind, value: Extract<Value, { is: 'object' }>, at: string): string | undefined => {
  const given = value.members.get('type');
  if (!given || isNothing(given)) return undefined;
  if (!hidden(given)) return given.is === 'known' && typeof given.value === 'string' ? given.value : undefined;
  if (matters(state.policy, kind)) gap(state, `${at}/type`, 'type', hidden(given)?.why ?? 'expression', given.at);
  const spare = harmless(state.policy, kind)?.type;
  return typeof spare === 'string' ? spare : undefined;
};

/** One node of a kind of the shape. */
const nodeOf = (
  state: State,
  kind: Kind,
  value: Extract<Value, { is: 'object' }>,
  at: string,
  what: string,
): Record<string, unknown> => {
  const object: Record<string, unknown> = {};
  const type = kind.byType ? typeOf(state, kind, value, at) : undefined;
  const table = tableOf(kind, type);
  if (value.open) {
    gap(state, at, what, value.open.why, value.open.at);
    const spare = kind.byType && type === undefined ? harmless(state.policy, kind) : undefined;
    if (spare && !value.members.has('type')) Object.assign(object, spare);
  }
  for (const [name, member] of value.members) {
    const here = `${at}/${escapeStep(name)}`;
    state.places.set(here, member.at);
    if (kind.byType && name === 'type' && type !== undefined) {
      object.type = type;
      continue;
    }
    const entry = table.member(name);
    // JSON leaves functions out. Where a list or an object belongs, the function returns it, so it is kept as
    // unknown.
    if (isNothing(member) || (member.is === 'function' && !entry?.list && !entry?.node)) continue;
    const settled = entry
      ? memberOf(state, kind, entry, name, member, here)
      : (plainContent(state.places, member, here) ?? true);
    if (settled !== OMITTED) define(object, name, settled);
  }
  return object;
};

/**
 * Settles a body that is of a kind of node of the shape; without one nothing in it is read. Where the path names the
 * model, the body need not.
 */
export const settle = (value: Value, kindName: string | undefined, policy: Policy, isInPath = false): Settled => {
  const state: State = { policy, places: new Map(), gaps: [], models: [] };
  const left = isInPath ? ['model'] : [];
  state.places.set('', value.at);
  const kind = kindName === undefined ? undefined : policy.kinds.get(kindName);
  if (!kind || kindName === undefined)
    return { body: plainContent(state.places, value, ''), places: state.places, gaps: [], models: [] };
  if (value.is === 'object') {
    const body = nodeOf(state, kind, value, '', 'the request');
    fill(state.models, body, kindName, '', value.open?.why, namesIn(value), left);
    if (kindName === 'batch') fillItems(state.models, body, value);
    return { body, places: state.places, gaps: state.gaps, models: state.models };
  }
  const secret = hidden(value);
  if (!secret) return { body: plainContent(state.places, value, ''), places: state.places, gaps: [], models: [] };
  gap(state, '', 'the request', secret.why, value.at);
  const body: Record<string, unknown> = {};
  fill(state.models, body, kindName, '', secret.why, undefined, left);
  return { body, places: state.places, gaps: state.gaps, models: state.models };
};
