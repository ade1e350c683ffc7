/** What the policy reads of a member: only there does it matter that a value is not known. */
import { onceFor } from '../../memoize.js';
import type { Policy } from '../../policy/compile.js';
import type { Detector, Matcher, Pattern } from '../../policy/data.js';
import { matcherTest, whenOf } from '../../policy/pattern.js';
import { type Kind, tableOf } from '../../policy/tables.js';

/** A test of a member: values of which it is one, or a pattern of what stands below it. */
export type Rule = readonly Matcher[] | Pattern;

/** The tests of each kind of node, by member. Signals are left out: they decide nothing. */
type Reads = ReadonlyMap<string, ReadonlyMap<string, readonly Rule[]>>;

const readsOf = onceFor(({ data }: Policy): Reads => {
  const found = new Map<string, Map<string, Rule[]>>();
  const add = (on: string, member: string, rule: Rule) => {
    const members = found.get(on) ?? new Map<string, Rule[]>();
    found.set(on, members);
    members.set(member, [...(members.get(member) ?? []), rule]);
  };
  const detectors: readonly Detector[] = [
    ...data.features.flatMap(({ detect }) => detect ?? []),
    ...data.markers.flatMap(({ detect }) => detect),
    ...(data.custom ?? []).flatMap(({ detect }) => detect),
  ];
  for (const one of detectors) for (const [member, rule] of Object.entries(whenOf(one))) add(one.on, member, rule);
  for (const [on, { values = {} }] of Object.entries(data.shape)) {
    for (const [member, known] of Object.entries(values)) add(on, member, [{ 'anything-but': known }]);
  }
  return found;
});

/** The tests of a member of a kind of node. */
export const rulesOf = (policy: Policy, kind: string, member: string): readonly Rule[] => {
  const reads = readsOf(policy);
  const like = policy.data.shape[kind]?.like;
  const own = reads.get(kind)?.get(member) ?? [];
  return like === undefined ? own : [...own, ...(reads.get(like)?.get(member) ?? [])];
};

const bySight = (matcher: Matcher, text: boolean): boolean =>
  typeof matcher === 'object' && matcher !== null && (matcher.exists === true || (text && matcher.prefix === ''));

/** Whether it is enough that a value is there: which one it is changes nothing. `text`: it is known to be a string. */
export const bySightAlone = (rules: readonly Rule[], text: boolean): boolean =>
  rules.every((rule) => Array.isArray(rule) && rule.some((matcher: Matcher) => bySight(matcher, text)));

/** Whether a node's members can change the judgement, so that one that is not known must be seen. */
export const matters = (policy: Policy, kind: Kind): boolean => {
  const shape = policy.data.shape[kind.name];
  if (!shape || readsOf(policy).has(kind.name)) return true;
  const { member } = tableOf(kind, undefined);
  const names = [shape, policy.data.shape[shape.like ?? '']].flatMap((one) => Object.keys(one?.members ?? {}));
  return names.map(member).some((entry) => entry?.role || entry?.node || entry?.list);
};

/**
 * The least that a node of a kind can be: of a type that no rule asks for, where there is one; undefined where the kind
 * has types and none is known.
 */
export const harmless = (policy: Policy, kind: Kind): Record<string, unknown> | undefined => {
  if (!kind.typed && !kind.byType) return {};
  const types = Object.keys(policy.data.shape[kind.name]?.types ?? {});
  const asks = rulesOf(policy, kind.name, 'type').flatMap((rule) => (Array.isArray(rule) ? rule.map(matcherTest) : []));
  const type = types.find((one) => !asks.some((test) => test(one))) ?? types[0];
  return type === undefined ? undefined : { type };
};
