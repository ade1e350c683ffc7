/** Edits of texts. */

/** The replacement of a part of a text. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Whether two edits, in text order, overlap. */
export const overlap = (before: Edit, after: Edit): boolean => after.from < before.to || after.from === before.from;

/** The text after edits that do not overlap, in text order. */
export const applied = (text: string, edits: readonly Edit[]): string => {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.from), edit.text);
    at = edit.to;
  }
  return parts.join('') + text.slice(at);
};

/** The same edits with their offsets moved, so that each can be made in the text after the earlier ones. */
export const inTurn = (edits: readonly Edit[]): Edit[] => {
  let moved = 0;
  return edits.map(({ from, to, text }) => {
    const edit = { from: from + moved, to: to + moved, text };
    moved += text.length - (to - from);
    return edit;
  });
};

/** The edit that changes one text into another. */
export const editBetween = (before: string, after: string): Edit => {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { from: head, to: before.length - tail, text: after.slice(head, after.length - tail) };
};
