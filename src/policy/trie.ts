/** Patterns as a decision trie: what any number of them say of one member costs one look-up. */
import { isObject } from '../json.js';
import { remembered } from '../memo.js';
import type { Matcher, Pattern } from './data.js';
import { matcherTest, type Test } from './pattern.js';

/** Says to what the values of a member lead. */
export interface Finder<Found> {
  /** What leads there because there is none. */
  readonly absent: readonly Found[];
  /** To what an object leads that has none of these members: it need not be looked into. */
  readonly without: readonly Found[];
  readonly members: readonly string[];
  /** What plain values led to when they were met before. */
  readonly memo: Map<unknown, readonly Found[]>;
  readonly find: (value: unknown) => readonly Found[];
}

/** To what a value leads. */
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

/** What is found without further tests, and the members that decide on more. */
export interface Trie<Found> {
  readonly found: readonly Found[];
  readonly tests: readonly (readonly [member: string, finder: Finder<Trie<Found>>])[];
}

type Node = Readonly<Record<string, unknown>>;

/** One list of two. Mostly one of them has nothing in it, so that none is made. */
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

/** One function for all that is said of a member: literals are looked up, only the rest is tried. */
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
  /** What is said of each member, and what remains to be said where that holds. */
  const members = new Map<string, [Pattern[string], Trie<Found>][]>();
  for (const [pattern, one] of items) {
    // The type says least: most that is of it has not the other members.
    const [first, ...others] = Object.entries(pattern).sort(([a], [b]) => Number(a === 'type') - Number(b === 'type'));
    if (!first) {
      found.push(one);
      continue;
    }
    const [member, rule] = first;
    const branches = members.get(member) ?? [];
    members.set(member, branches);
    // Mostly nothing remains.
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
