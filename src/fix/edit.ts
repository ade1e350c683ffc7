/** A text with pieces of it replaced. */

/** A piece of a text that another one takes the place of. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Whether two edits, given in the order of their places, overlap. */
export const overlap = (before: Edit, after: Edit): boolean => after.from < before.to || after.from === before.from;

/** The text after edits of it that do not overlap, in the order of their places. */
export const applied = (text: string, edits: readonly Edit[]): string => {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.from), edit.text);
    at = edit.to;
  }
  return parts.join('') + text.slice(at);
};

/** The same edits with their places moved, so that each can be made in the text that those before it leave. */
export const inTurn = (edits: readonly Edit[]): Edit[] => {
  let moved = 0;
  return edits.map(({ from, to, text }) => {
    const edit = { from: from + moved, to: to + moved, text };
    moved += text.length - (to - from);
    return edit;
  });
};

/** The edit that makes one text of another one. */
export const editBetween = (before: string, after: string): Edit => {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { from: head, to: before.length - tail, text: after.slice(head, after.length - tail) };
};
