/** Offsets of a text as lines and columns, in any order. */

/** Of ascending beginnings, the index of the last at or before an offset; 0 where there is none. */
export const lastBegun = (starts: readonly number[], offset: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** Where the lines of a text begin. */
const startsOf = (text: string): number[] => {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
};

/** 1-based line and column of an offset into a text. The text is read once, when first asked. */
export const linesOf = (text: string): ((offset: number) => { line: number; column: number }) => {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= startsOf(text);
    const line = lastBegun(starts, offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
};

/** The offset of a 1-based line and column, the other way round; undefined where the text has no such line. */
export const offsetsOf = (text: string): ((line: number, column: number) => number | undefined) => {
  let starts: number[] | undefined;
  return (line, column) => {
    starts ??= startsOf(text);
    const start = starts[line - 1];
    return start === undefined ? undefined : start + column - 1;
  };
};
