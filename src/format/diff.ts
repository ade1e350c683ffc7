/** Writes edits of a text as a unified diff for display: words that the policy does not know are masked. */
import type { Edit } from '../fix/edit.js';
import type { Policy } from '../policy/compile.js';
import { excerpt } from './excerpt.js';

/** The number of unchanged lines shown before and after a change. */
const AROUND = 2;

const firstDifference = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
};

/** The lines of a text to which edits are applied one after another, and the position of the last edit. */
interface Lines {
  readonly lines: string[];
  line: number;
  /** The offset of the beginning of the line. */
  start: number;
}

/** Moves to the line of an offset. */
const goTo = (at: Lines, offset: number): void => {
  while (at.start > offset) at.start -= (at.lines[--at.line] ?? '').length + 1;
  for (let next = at.start; ; at.line++) {
    next += (at.lines[at.line] ?? '').length + 1;
    if (next > offset || at.line >= at.lines.length - 1) return;
    at.start = next;
  }
};

/** Applies an edit, and returns it as a hunk. */
const hunk = (policy: Policy, at: Lines, { from, to, text }: Edit): string[] => {
  goTo(at, from);
  const { lines, line, start } = at;
  let end = line;
  for (let length = start + (lines[line] ?? '').length; length < to; ) length += (lines[++end] ?? '').length + 1;
  const old = lines.slice(line, end + 1);
  const whole = old.join('\n');
  const now = `${whole.slice(0, from - start)}${text}${whole.slice(to - start)}`.split('\n');
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const first = line + head;
  const before = lines.slice(Math.max(0, first - AROUND), first);
  const after = lines.slice(end + 1 - tail, end + 1 - tail + AROUND);
  lines.splice(line, old.length, ...now);
  const gone = old.slice(head, old.length - tail);
  const come = now.slice(head, now.length - tail);
  const column = firstDifference(gone[0] ?? '', come[0] ?? '') + 1;
  const shown = (some: readonly string[], sign: string, place = 1): string[] =>
    some.map((one) => `${sign}${excerpt(policy, one, place).text}`.trimEnd());
  const [begin, around] = [first - before.length + 1, before.length + after.length];
  return [
    `@@ -${begin},${around + gone.length} +${begin},${around + come.length} @@`,
    ...shown(before, ' '),
    ...shown(gone, '-', column),
    ...shown(come, '+', column),
    ...shown(after, ' '),
  ];
};

/** The edits of a file as hunks. The offsets of each edit refer to the text after the previous edits. */
export const diff = (policy: Policy, file: string, text: string, edits: readonly Edit[]): string => {
  const lines: Lines = { lines: text.split('\n'), line: 0, start: 0 };
  const hunks = edits.flatMap((edit) => hunk(policy, lines, edit));
  return hunks.length === 0 ? '' : `${[`--- a/${file}`, `+++ b/${file}`, ...hunks].join('\n')}\n`;
};
