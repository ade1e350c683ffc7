/** Determines which members the rules of the policy read: only there does an unknown value matter. */

import { addTo } from '../../lists.js';
import { onceFor } from '../../memoize.js';
import type { Policy } from '../../policy/compile.js';
import type { Detector, Matcher, Pattern } from '../../policy/data.js';
import { matcherTest, whenOf } from '../../policy/pattern.js';
import { type Kind, tableOf } from '../../policy/tables.js';

/** A test of a member: a list of matchers for its value, or a pattern for its own members. */
export type Rule = readonly Matcher[] | Pattern;

/** The tests of each kind of node, by member. Signals do not affect the verdict and are left out. */
type Reads = ReadonlyMap<string, ReadonlyMap<string, readonly Rule[]>>;

const readsOf = onceFor(({ data }: Policy): Reads => {
  const found = new Map<string, Map<string, Rule[]>>();
  const add = (on: string, member: string, rule: Rule) => {
    const members = found.get(on) ?? new Map<string, Rule[]>();
    found.set(on, members);
    addTo(members, member, rule);
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

const isPresenceTest = (matcher: Matcher, text: boolean): boolean =>
  typeof matcher === 'object' && matcher !== null && (matcher.exists === true || (text && matcher.prefix === ''));

/** Whether the tests depend only on the presence of a value; `text` is whether it is known to be a string. */
export const onlyPresenceMatters = (rules: readonly Rule[], text: boolean): boolean =>
  rules.every((rule) => Array.isArray(rule) && rule.some((matcher: Matcher) => isPresenceTest(matcher, text)));

/** The values for which a test is true, if there are few; for an absent member it may be true as well. */
export const testedValues = (test: Rule): readonly unknown[] | undefined => {
  if (!Array.isArray(test)) return undefined;
  const matchers: readonly Matcher[] = test;
  const conditions = matchers.filter((one) => typeof one === 'object' && one !== null);
  const isFew = conditions.length < matchers.length && conditions.every(({ exists }) => exists === false);
  return isFew ? matchers.filter((one) => typeof one !== 'object' || one === null) : undefined;
};

/** Whether the members of a node can affect the verdict, so that an unknown node must be reported. */
export const canMatter = (policy: Policy, kind: Kind): boolean => {
  const shape = policy.data.shape[kind.name];
  if (!shape || readsOf(policy).has(kind.name)) return true;
  const { member } = tableOf(kind, undefined);
  const names = [shape, policy.data.shape[shape.like ?? '']].flatMap((one) => Object.keys(one?.members ?? {}));
  return names.map(member).some((entry) => entry?.role || entry?.node || entry?.list);
};

/**
 * A minimal node of a kind, with a type that no rule tests, if there is one; undefined if the kind has types and none
 * is known.
 */
export const harmlessNode = (policy: Policy, kind: Kind): Record<string, unknown> | undefined => {
  if (!kind.typed && !kind.byType) return {};
  const types = Object.keys(policy.data.shape[kind.name]?.types ?? {});
  const tests = rulesOf(policy, kind.name, 'type').flatMap((rule) =>
    Array.isArray(rule) ? rule.map(matcherTest) : [],
  );
  const type = types.find((one) => !tests.some((test) => test(one))) ?? types[0];
  return type === undefined ? undefined : { type };
};
