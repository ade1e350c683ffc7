/** Caches schemas in which nothing was found, because the same schema comes with every request. */
import { isObject, type Json } from '../json.js';
import type { Detect } from '../model.js';
import { newCacheBudget } from '../phi/cache-budget.js';
import { cachedStrings } from '../phi/reading.js';

/** Where an object or a list begins, and where an object ends. */
const OBJECT = Symbol();
const LIST = Symbol();
const END = Symbol();

/** The content of a value in order: names of members, length of lists, and what has no parts. No two values share one. */
type Content = readonly unknown[];

/** Appends the content of a value. Returns the number of characters of its strings. */
const write = (value: unknown, content: unknown[]): number => {
  let characters = 0;
  if (Array.isArray(value)) {
    content.push(LIST, value.length);
    for (const item of value) characters += write(item, content);
  } else if (isObject(value)) {
    content.push(OBJECT);
    for (const name in value) {
      content.push(name);
      characters += name.length + write(value[name], content);
    }
    content.push(END);
  } else {
    content.push(value);
    if (typeof value === 'string') characters = value.length;
  }
  return characters;
};

/** Compares a value with content from a position on. Returns the position after it; if they differ, minus how far they agree. */
const compare = (value: unknown, content: Content, from: number): number => {
  if (typeof value !== 'object' || value === null) return value === content[from] ? from + 1 : -from;
  if (Array.isArray(value)) {
    if (content[from] !== LIST || content[from + 1] !== value.length) return -from;
    let at = from + 2;
    for (let i = 0; i < value.length && at > 0; i++) at = compare(value[i], content, at);
    return at;
  }
  if (content[from] !== OBJECT) return -from;
  let at = from + 1;
  for (const name in value) {
    if (name !== content[at]) return -at;
    at = compare((value as Json)[name], content, at + 1);
    if (at < 0) return at;
  }
  return content[at] === END ? at + 1 : -at;
};

const MOST = 64;
/** The overhead of a part of a schema, counted in characters. */
const EACH = 8;
/** In characters. A larger schema is not cached. */
const LARGEST = 1_000_000;
/** Content that agrees with a value for longer is that of another version of it, of which only a few are compared. */
const SIMILAR = 50;
const MOST_SIMILAR = 2;

interface Cache {
  readonly has: (schema: unknown) => boolean;
  readonly add: (schema: unknown) => void;
}

const newCache = (): Cache => {
  const contents: Content[] = [];
  const isFull = newCacheBudget();
  /** The position of the schema that was recognised last: schemas often come in the same order. */
  let last = 0;
  return {
    has: (schema) => {
      let similar = 0;
      for (let i = 1; i <= contents.length && similar < MOST_SIMILAR; i++) {
        const position = (last + i) % contents.length;
        const at = compare(schema, contents[position] as Content, 0);
        if (at > 0) {
          last = position;
          return true;
        }
        if (at < -SIMILAR) similar++;
      }
      return false;
    },
    add: (schema) => {
      const content: unknown[] = [];
      const length = write(schema, content) + EACH * content.length;
      if (length > LARGEST) return;
      if (isFull({ length }) || contents.length === MOST) contents.length = 0;
      last = contents.length;
      contents.push(content);
    },
  };
};

/**
 * A detector with the results of another one, which must depend on nothing but the value. Only schemas that were examined
 * completely, and in which nothing was found, are cached, and those only when no string of theirs was new: such a schema
 * probably came before, and will again.
 */
export const cached = (detect: Detect): Detect => {
  const cache = newCache();
  return (value, role) => {
    if (role !== 'schema') return detect(value, role);
    if (cache.has(value)) return { found: [] };
    const before = cachedStrings();
    const examination = detect(value, role);
    if (examination.found.length === 0 && !examination.unexamined && cachedStrings() === before) cache.add(value);
    return examination;
  };
};
