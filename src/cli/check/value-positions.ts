/** Finds the positions of values in a JSON text by their pointers. It parses only what leads to them and skips the rest. */
import { steps } from '../../pointer.js';
import { endOfString } from '../../request/plain.js';
import { lineCounter } from '../../request/scan.js';

/** The position of a value: line and column from 1, and the offset in the text. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A tree of the wanted pointers: the pointer that ends here, if any, and the subtrees by their next step. */
interface Wanted {
  pointer?: string;
  readonly below: Map<string, Wanted>;
}

const wantedOf = (pointers: Iterable<string>): Wanted => {
  const all: Wanted = { below: new Map() };
  for (const pointer of pointers) {
    let one = all;
    for (const step of steps(pointer)) {
      const next: Wanted = one.below.get(step) ?? { below: new Map() };
      one.below.set(step, next);
      one = next;
    }
    one.pointer = pointer;
  }
  return all;
};

/** The positions of the values at some pointers. If the text is not JSON, only the pointer `""` is allowed. */
export const positionsOf = (text: string, pointers: Iterable<string>): Map<string, Position> => {
  const found = new Map<string, Position>();
  const lineOf = lineCounter(text);
  let at = 0;
  const skipSpace = (): void => {
    while (text.charCodeAt(at) <= 32) at++;
  };
  const skipString = (): void => {
    const end = endOfString(text, at);
    at = end < 0 ? text.length : end + 1;
  };
  /** Skips a value; of a number or literal only its first character. */
  const skipValue = (): void => {
    let depth = 0;
    do {
      const char = text[at];
      if (char === '"') skipString();
      else {
        if (char === '{' || char === '[') depth++;
        else if (char === '}' || char === ']') depth--;
        at++;
      }
    } while (depth > 0 && at < text.length);
  };
  /** Reads the name of a member and the colon after it. */
  const member = (): string => {
    const from = at;
    skipString();
    const name = text.slice(from, at);
    skipSpace();
    at++;
    return name.includes('\\') ? String(JSON.parse(name)) : name.slice(1, -1);
  };
  const read = ({ pointer, below }: Wanted): void => {
    skipSpace();
    // Of a repeated member the last one counts, as in `JSON.parse`.
    if (pointer !== undefined) found.set(pointer, { offset: at, ...lineOf(at) });
    const close = text[at] === '{' ? '}' : text[at] === '[' ? ']' : undefined;
    if (below.size === 0 || close === undefined) {
      skipValue();
      return;
    }
    at++;
    skipSpace();
    for (let item = 0; at < text.length && text[at] !== close; item++) {
      const next = below.get(close === '}' ? member() : `${item}`);
      skipSpace();
      if (next) read(next);
      else skipValue();
      while (at < text.length && text[at] !== ',' && text[at] !== close) at++;
      if (text[at] === ',') at++;
      skipSpace();
    }
    at++;
  };
  read(wantedOf(pointers));
  return found;
};
