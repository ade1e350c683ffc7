/** Where in a JSON text values begin: what leads to one that is asked for is read, and all else passed over. */
import { steps } from '../pointer.js';
import { endOfString } from '../request/plain.js';
import { lineCounter } from '../request/scan.js';

/** Where a value begins: 1-based, and as an offset into the text. */
export interface Beginning {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** What is asked for: a value by its pointer, and what stands below it by the next step. */
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

/** Where the values that pointers lead to begin. Of a text that is no JSON only the pointer `""` may be asked for. */
export const beginningsOf = (text: string, pointers: Iterable<string>): Map<string, Beginning> => {
  const found = new Map<string, Beginning>();
  const lineOf = lineCounter(text);
  let at = 0;
  const white = (): void => {
    while (text.charCodeAt(at) <= 32) at++;
  };
  const string = (): void => {
    const end = endOfString(text, at);
    at = end < 0 ? text.length : end + 1;
  };
  /** Passes over a value; of a number or a word only over its first letter. */
  const pass = (): void => {
    let depth = 0;
    do {
      const char = text[at];
      if (char === '"') string();
      else {
        if (char === '{' || char === '[') depth++;
        else if (char === '}' || char === ']') depth--;
        at++;
      }
    } while (depth > 0 && at < text.length);
  };
  /** Reads a member's name, and the colon behind it. */
  const member = (): string => {
    const from = at;
    string();
    const name = text.slice(from, at);
    white();
    at++;
    return name.includes('\\') ? String(JSON.parse(name)) : name.slice(1, -1);
  };
  const read = ({ pointer, below }: Wanted): void => {
    white();
    // Of a member that is named twice the last one counts, as in `JSON.parse`.
    if (pointer !== undefined) found.set(pointer, { offset: at, ...lineOf(at) });
    const close = text[at] === '{' ? '}' : text[at] === '[' ? ']' : undefined;
    if (below.size === 0 || close === undefined) {
      pass();
      return;
    }
    at++;
    white();
    for (let item = 0; at < text.length && text[at] !== close; item++) {
      const next = below.get(close === '}' ? member() : `${item}`);
      white();
      if (next) read(next);
      else pass();
      while (at < text.length && text[at] !== ',' && text[at] !== close) at++;
      if (text[at] === ',') at++;
      white();
    }
    at++;
  };
  read(wantedOf(pointers));
  return found;
};
