/** What changes between two texts, as a unified diff for people: words that the policy does not know are masked. */
import type { Policy } from '../policy/compile.js';
import { excerpt } from './excerpt.js';

/** Lines shown around a change. */
const AROUND = 2;

const firstDifference = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
};

/** The one change between two texts that differ in one place. */
const hunk = (policy: Policy, before: string, after: string): string[] => {
  const old = before.split('\n');
  const now = after.split('\n');
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const from = Math.max(0, head - AROUND);
  const oldEnd = Math.min(old.length, old.length - tail + AROUND);
  const nowEnd = Math.min(now.length, now.length - tail + AROUND);
  const masked = (line: string, column = 1): string => excerpt(policy, line, column).text;
  const column = firstDifference(old[head] ?? '', now[head] ?? '') + 1;
  const shown = (lines: readonly string[], sign: string, at = 1): string[] =>
    lines.map((line) => `${sign}${masked(line, at)}`.trimEnd());
  return [
    `@@ -${from + 1},${oldEnd - from} +${from + 1},${nowEnd - from} @@`,
    ...shown(old.slice(from, head), ' '),
    ...shown(old.slice(head, old.length - tail), '-', column),
    ...shown(now.slice(head, now.length - tail), '+', column),
    ...shown(old.slice(old.length - tail, oldEnd), ' '),
  ];
};

/** The changes of a file, one after another; each text differs from the one before it in one place. */
export const diff = (policy: Policy, file: string, texts: readonly string[]): string => {
  const hunks = texts.slice(1).flatMap((text, i) => hunk(policy, texts[i] ?? '', text));
  return hunks.length === 0 ? '' : `${[`--- a/${file}`, `+++ b/${file}`, ...hunks].join('\n')}\n`;
};
