/** Shows lines of source code with all words masked that the policy does not know. */
import { onceFor } from '../memoize.js';
import { BETA_HEADER, type Policy } from '../policy/compile.js';
import type { Matcher, Pattern } from '../policy/data.js';
import { detectorsOf, whenOf } from '../policy/pattern.js';

/** Words of programming languages, which are never content. */
const GRAMMAR = new Set(
  'anthropic Anthropic as async await beta client const create curl def else export false for from function if import in let new None null return self this true True False stream undefined var'.split(
    ' ',
  ),
);

const literals = (matchers: readonly Matcher[]): string[] =>
  matchers.flatMap((matcher) =>
    typeof matcher === 'string' ? [matcher] : typeof matcher === 'object' && matcher?.prefix ? [matcher.prefix] : [],
  );

const inPattern = (pattern: Pattern): string[] =>
  Object.values(pattern).flatMap((rule) =>
    Array.isArray(rule) ? literals(rule as readonly Matcher[]) : inPattern(rule as Pattern),
  );

/** The words that the policy knows: members, types, beta values, headers, steps of endpoint paths. */
const wordsOf = onceFor((policy: Policy): ReadonlySet<string> => {
  const { data } = policy;
  const detectors = [...data.features, ...data.markers].flatMap(detectorsOf);
  return new Set([
    ...GRAMMAR,
    ...policy.names,
    ...Object.values(data.shape).flatMap(({ types = {}, values = {} }) => [
      ...Object.keys(types),
      ...inPattern(values),
    ]),
    ...detectors.flatMap((one) => inPattern(whenOf(one))),
    ...data.features.flatMap(({ betas }) => (betas ?? []).flatMap(({ values }) => values)),
    ...data.harmlessBetas.flatMap(({ values }) => values),
    BETA_HEADER,
    ...data.headers.map(({ header }) => header),
    ...data.endpoints.flatMap(({ paths }) => paths.flatMap((path) => path.split('/'))),
  ]);
});

const WORD = /[\p{L}\p{M}\p{N}_]+(?:-[\p{L}\p{M}\p{N}_]+)*/gu;
/** The date at the end of a tool type; another date in a known family is not content. */
const DATED = /^(.+_)\d{8}$/;

const isKnown = (words: ReadonlySet<string>, word: string): boolean => {
  const family = DATED.exec(word)?.[1];
  return words.has(word) || (family !== undefined && words.has(family));
};

/** Anything but words and plain punctuation is masked: it could be content or control characters. */
const ODD = /[^\p{L}\p{M}\p{N}\x20-\x7e]/gu;

/** The number of columns of a line that are shown. */
const WIDTH = 100;

/**
 * The part of a line around a 1-based column, with a dot for each character of an unknown word, and the 1-based column
 * within that part. Three dots mark where the line continues.
 */
export const excerpt = (policy: Policy, whole: string, column: number): { text: string; column: number } => {
  const words = wordsOf(policy);
  // Lines may end with CR LF.
  const line = whole.endsWith('\r') ? whole.slice(0, -1) : whole;
  const from = Math.max(0, Math.min(column - 1 - WIDTH / 4, line.length - WIDTH));
  // A word cut by either edge is no longer a known word, so it is masked.
  const part = line.slice(from, from + WIDTH).replaceAll('\t', ' ');
  const masked = part
    .replace(WORD, (word) => (isKnown(words, word) ? word : '·'.repeat(word.length)))
    .replace(ODD, '·');
  const head = from > 0 ? '…' : masked.slice(0, 1);
  const tail = from + WIDTH < line.length ? '…' : masked.slice(1).slice(-1);
  const text = `${head}${masked.slice(1, -1)}${tail}`.trimEnd();
  return { text, column: Math.min(column - from, WIDTH) };
};
