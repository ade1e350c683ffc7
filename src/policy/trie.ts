/** Compiles patterns to a decision trie, with one look-up for each member, however many patterns name it. */

import { isObject } from '../json.js';
import { remembered } from '../memoize.js';
import type { Matcher, Pattern } from './data.js';
import { matcherTest, type Test } from './pattern.js';

/** Finds where the values of a member lead. */
export interface Finder<Found> {
  /** Where its absence leads. */
  readonly absent: readonly Found[];
  /** Where an object without any of `members` leads: it need not be examined. */
  readonly without: readonly Found[];
  readonly members: readonly string[];
  /** Where scalar values led before. */
  readonly memo: Map<unknown, readonly Found[]>;
  readonly find: (value: unknown) => readonly Found[];
}

/** Where a value leads. */
export const leadsTo = <Found>(
  { absent, without, members, memo, find }: Finder<Found>,
  value: unknown,
): readonly Found[] => {
  if (value === undefined) return absent;
  if (typeof value !== 'object') return memo.get(value) ?? remembered(memo, value, find);
  if (!isObject(value)) return find(value);
  for (let i = 0; i < members.length; i++) if (Object.hasOwn(value, members[i] as string)) return find(value);
  return without;
};

/** What is found without further tests, and the members to test for more. */
export interface Trie<Found> {
  readonly found: readonly Found[];
  readonly tests: readonly (readonly [member: string, finder: Finder<Trie<Found>>])[];
}

type Node = Readonly<Record<string, unknown>>;

/** Joins two lists; mostly one is empty, and the other is returned as it is. */
const both = <Item>(a: readonly Item[], b: readonly Item[]): readonly Item[] =>
  b.length === 0 ? a : a.length === 0 ? b : [...a, ...b];

/** What a trie finds on a node. */
export const search = <Found>({ found, tests }: Trie<Found>, node: Node): readonly Found[] => {
  let all = found;
  for (let i = 0; i < tests.length; i++) {
    const test = tests[i] as (typeof tests)[number];
    const next = leadsTo(test[1], node[test[0]]);
    for (let j = 0; j < next.length; j++) all = both(all, search(next[j] as Trie<Found>, node));
  }
  return all;
};

const withOne = <Item>(list: readonly Item[] | undefined, item: Item): readonly Item[] =>
  list?.includes(item) ? list : [...(list ?? []), item];

/** One function for all rules on a member: literals are looked up, other matchers tried one by one. */
const finderOf = <Found>(rules: Iterable<readonly [Pattern[string], Found]>): Finder<Found> => {
  const exact = new Map<unknown, readonly Found[]>();
  const tested: [Test, Found][] = [];
  const nested: [Pattern, Found][] = [];
  for (const [rule, to] of rules) {
    if (!Array.isArray(rule)) nested.push([rule as Pattern, to]);
    else
      for (const matcher of rule as readonly Matcher[]) {
        if (typeof matcher === 'object') tested.push([matcherTest(matcher), to]);
        else exact.set(matcher, withOne(exact.get(matcher), to));
      }
  }
  const within = trieOf(nested);
  const nothing: readonly Found[] = [];

  const find = (value: unknown): readonly Found[] => {
    let found = isObject(value) ? search(within, value) : nothing;
    for (const one of Array.isArray(value) ? value : [value])
      for (const to of exact.get(one) ?? nothing) found = withOne(found, to);
    for (const [test, to] of tested) if (test(value)) found = withOne(found, to);
    return found;
  };
  const members = within.tests.map(([member]) => member);
  return { absent: find(undefined), without: find({}), members, memo: new Map(), find };
};

/** Compiles patterns, each with what it finds. */
export const trieOf = <Found>(items: Iterable<readonly [Pattern, Found]>): Trie<Found> => {
  const found: Found[] = [];
  /** The rules on each member, and what remains to be tested where they hold. */
  const members = new Map<string, [Pattern[string], Trie<Found>][]>();
  for (const [pattern, one] of items) {
    // The type comes last, as it is the least selective: most nodes of a type lack the other members.
    const [first, ...others] = Object.entries(pattern).sort(([a], [b]) => Number(a === 'type') - Number(b === 'type'));
    if (!first) {
      found.push(one);
      continue;
    }
    const [member, rule] = first;
    const branches = members.get(member) ?? [];
    members.set(member, branches);
    // Mostly nothing remains to be tested.
    const rest = others.length ? trieOf([[Object.fromEntries(others), one]]) : { found: [one], tests: [] };
    branches.push([rule, rest]);
  }
  return { found, tests: [...members].map(([member, branches]) => [member, finderOf(branches)]) };
};

/** The test of a whole pattern on a node: every member it names must hold. */
export const patternTest = (pattern: Pattern): ((node: Node) => boolean) => {
  const trie = trieOf([[pattern, true]]);
  return (node) => search(trie, node).length > 0;
};
