/** Converts between offsets in a text and lines and columns. */

/** The index of the last of the ascending `starts` that is not after `offset`; 0 if there is none. */
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

/** The offsets at which the lines of a text begin. */
const startsOf = (text: string): number[] => {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
};

/** A line of a text without its line end, and the offset at which it begins. */
export interface Line {
  readonly text: string;
  readonly at: number;
}

/** The lines of a text. */
export const linesIn = (text: string): Line[] => {
  let at = 0;
  return text.split('\n').map((line) => {
    const found = { text: line.replace(/\r$/, ''), at };
    at += line.length + 1;
    return found;
  });
};

/** A text as spaces, with its line ends: what is blanked out leaves all offsets as they are. */
export const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

/** Lines that are comments, in any language. */
export const COMMENTS =
  /^[ \t]*(?:\/\/|\/\*|\* |--[ \t]|;;|#(?!include|import|define|if|elif|else|endif|pragma|\[)).*$/gm;

/** Returns a function from an offset to its 1-based line and column. */
export const linesOf = (text: string): ((offset: number) => { line: number; column: number }) => {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= startsOf(text);
    const line = lastBegun(starts, offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
};

/** Returns a function from a 1-based line and column to its offset, undefined if the text has no such line. */
export const offsetsOf = (text: string): ((line: number, column: number) => number | undefined) => {
  let starts: number[] | undefined;
  return (line, column) => {
    starts ??= startsOf(text);
    const start = starts[line - 1];
    return start === undefined ? undefined : start + column - 1;
  };
};
