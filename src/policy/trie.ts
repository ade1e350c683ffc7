/** Patterns as a decision trie: what any number of them say of one member costs one look-up. */
import { remembered } from '../memo.js';
import type { Matcher, Pattern } from './data.js';
import { isAbsent, matcherTest, type Test } from './pattern.js';

/** Says to what the values of a member lead. */
export interface Finder<Found> {
  /** What plain values led to when they were met before. */
  readonly memo: Map<unknown, readonly Found[]>;
  readonly find: (value: unknown) => readonly Found[];
}

/** To what a value leads. */
export const leadsTo = <Found>({ memo, find }: Finder<Found>, value: unknown): readonly Found[] =>
  typeof value === 'object' ? find(value) : (memo.get(value) ?? remembered(memo, value, find));

/** What is found without further tests, and the members that decide on more. */
export interface Trie<Found> {
  readonly found: readonly Found[];
  readonly tests: readonly (readonly [member: string, finder: Finder<Trie<Found>>])[];
}

type Node = Readonly<Record<string, unknown>>;

/** Adds what a trie finds on a node to a list. */
export const search = <Found>({ found, tests }: Trie<Found>, node: Node, into: Found[]): readonly Found[] => {
  for (let i = 0; i < found.length; i++) into.push(found[i] as Found);
  for (let i = 0; i < tests.length; i++) {
    const [member, finder] = tests[i] as (typeof tests)[number];
    const next = leadsTo(finder, node[member]);
    for (let j = 0; j < next.length; j++) search(next[j] as Trie<Found>, node, into);
  }
  return into;
};

const add = <Item>(list: Item[], item: Item): void => {
  if (!list.includes(item)) list.push(item);
};

const file = <Found>(map: Map<unknown, Found[]>, key: unknown, to: Found): void => {
  const list = map.get(key) ?? [];
  map.set(key, list);
  add(list, to);
};

/** One function for all that is said of a member: literals and prefixes are looked up, only the rest is tried. */
const finderOf = <Found>(rules: Iterable<readonly [Pattern[string], Found]>): Finder<Found> => {
  /** To what any value leads. */
  const there: Found[] = [];
  const exact = new Map<unknown, Found[]>();
  const prefixes = new Map<unknown, Found[]>();
  const lengths = new Set<number>();
  const tested: [Test, Found][] = [];
  const nested: [Pattern, Found][] = [];
  const take = (matcher: Matcher, to: Found): void => {
    if (typeof matcher !== 'object') file(exact, matcher, to);
    else if (matcher?.prefix !== undefined && Object.keys(matcher).length === 1) {
      file(prefixes, matcher.prefix, to);
      lengths.add(matcher.prefix.length);
    } else if (matcher?.exists) add(there, to);
    else tested.push([matcherTest(matcher), to]);
  };
  for (const [rule, to] of rules) {
    if (Array.isArray(rule)) for (const matcher of rule) take(matcher, to);
    else nested.push([rule as Pattern, to]);
  }
  const within = nested.length > 0 ? trieOf(nested) : undefined;

  const look = (value: unknown, found: Found[]): void => {
    for (const to of exact.get(value) ?? []) add(found, to);
    if (typeof value !== 'string') return;
    for (const length of lengths) for (const to of prefixes.get(value.slice(0, length)) ?? []) add(found, to);
  };
  const find = (value: unknown): readonly Found[] => {
    const absent = isAbsent(value);
    // Most objects lead nowhere, or where any other does.
    if (typeof value === 'object' && !absent && !Array.isArray(value) && !within && tested.length === 0) return there;
    const found: Found[] = [];
    if (!absent) for (let i = 0; i < there.length; i++) found.push(there[i] as Found);
    if (Array.isArray(value)) for (const one of value) look(one, found);
    else if (typeof value !== 'object') look(value, found);
    else if (value !== null && within) search(within, value as Node, found);
    for (const [test, to] of tested) if (test(value)) add(found, to);
    return found;
  };
  return { memo: new Map(), find };
};

/** Compiles patterns, each with what it finds. */
export const trieOf = <Found>(items: Iterable<readonly [Pattern, Found]>): Trie<Found> => {
  const found: Found[] = [];
  /** By member, then by what is said of it as text: the same words lead to one branch. */
  const members = new Map<string, Record<string, [Pattern[string], [Pattern, Found][]]>>();
  for (const [pattern, one] of items) {
    const [first, ...others] = Object.entries(pattern);
    if (!first) {
      found.push(one);
      continue;
    }
    const [member, rule] = first;
    const branches = members.get(member) ?? {};
    members.set(member, branches);
    const key = JSON.stringify(rule);
    branches[key] ??= [rule, []];
    branches[key]?.[1].push([Object.fromEntries(others), one]);
  }
  return {
    found,
    tests: [...members].map(([member, branches]) => [
      member,
      finderOf(Object.values(branches).map(([rule, rest]) => [rule, trieOf(rest)])),
    ]),
  };
};

/** The test of a whole pattern on a node: every member it names must hold. */
export const patternTest = (pattern: Pattern): ((node: Node) => boolean) => {
  const trie = trieOf([[pattern, true]]);
  return (node) => search(trie, node, []).length > 0;
};
