/** Compares the trie with patterns that are matched one by one, as described. */
import { expect, it } from 'vitest';
import { isObject } from '../src/json.js';
import type { Condition, Matcher, Pattern } from '../src/policy/data.js';
import { search, trieOf } from '../src/policy/trie.js';

const elements = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value ?? []].flat());

const meets = (matcher: Matcher, value: unknown): boolean => {
  const { exists, prefix } = Object(matcher) as Condition;
  if (exists !== undefined) return elements(value).length > 0 === exists;
  if (prefix !== undefined) return elements(value).some((one) => typeof one === 'string' && one.startsWith(prefix));
  return elements(value).includes(matcher);
};

const holds = (pattern: Pattern, node: unknown): boolean =>
  isObject(node) &&
  Object.entries(pattern).every(([member, rule]) =>
    Array.isArray(rule)
      ? (rule as readonly Matcher[]).some((matcher) => meets(matcher, node[member]))
      : holds(rule as Pattern, node[member]),
  );

const RULES: readonly (readonly Matcher[])[] = [
  ['alpha'],
  ['beta', 7],
  [{ prefix: 'al' }],
  [{ exists: true }],
  [{ exists: false }],
  [{ exists: false }, 'beta'],
];
const VALUES: readonly unknown[] = [
  undefined,
  null,
  'alpha',
  'beta',
  '',
  7,
  [],
  ['beta', 'alpine'],
  {},
  { type: 'beta' },
];

/** Random nodes and patterns with these members. */
const of = <Value>(values: readonly Value[]): Record<string, Value>[] =>
  values.flatMap((type) => [{ type }, ...values.flatMap((name) => [{ name }, { type, name }, { name, type }])]);

it('a trie of many patterns matches the same as each pattern by itself', () => {
  const flat: Pattern[] = of(RULES);
  const patterns = [
    ...flat,
    ...flat.map((inner): Pattern => ({ type: ['alpha'], inner })),
    ...flat.map((inner) => ({ inner })),
  ];
  const inner = of(VALUES);
  const nodes = [
    ...inner,
    ...VALUES.map((value) => ({ inner: value })),
    ...inner.map((one) => ({ type: 'alpha', inner: one })),
  ];
  const trie = trieOf(patterns.map((pattern) => [pattern, pattern] as const));
  const wrong = nodes.filter((node) => {
    const found = new Set(search(trie, node));
    return patterns.some((pattern) => found.has(pattern) !== holds(pattern, node));
  });
  expect(wrong).toEqual([]);
});
