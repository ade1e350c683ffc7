/**
 * A parser for lines of traffic: what `JSON.parse` gives, but that texts in which the policy has no interest are one
 * blank, and that nothing is given where a text is unusual in any way (escaped names, a name twice, deep nesting,
 * a fault). Whoever is given nothing takes the slow way, which says what is wrong; so this one need only be sure.
 */
import type { PolicyData } from '../policy/data.js';
import { interestOf } from './interest.js';
import { ESCAPED, isUnicode, NUMBER, PROTO, STOPS, stopsIn } from './json-bytes.js';
import { HEADERS } from './records.js';
import { type SameBytes, sameBytes } from './same-bytes.js';
import { shortTexts } from './short-texts.js';

/** The value of a line, or undefined where a closer look is needed. The bytes are UTF-8, as was made sure. */
export type Skim = (bytes: Buffer, from: number, to: number) => unknown;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

const DEPTH = 256;
/** What stands for a text that nobody reads. */
const BLANK = ' ';
/**
 * Which texts below a place are kept. Around the nodes of a body (in an envelope, a record, a body's own members) all
 * are but those that stand for nodes, below them those in which the policy has an interest; elsewhere all.
 */
type Keep = 'around' | 'some' | 'all';
/** What stands for an object or a list into which nobody looks. */
const SOME_OBJECT = Object.freeze({});
const SOME_LIST = Object.freeze([]);
/** So many names of open objects into which nobody looks are kept; where there are more, the slow way is taken. */
const MEMBERS = 1024;

/** A parser for lines of traffic under a policy. */
export const skimmer = (data: PolicyData): Skim => {
  const { nodes, content, opaque, schemas, ifStrict } = interestOf(data);
  const text = shortTexts();
  const passedBefore = sameBytes();
  const readBefore = sameBytes();
  let bytes: Buffer = Buffer.alloc(0);
  /** The same bytes, four at a time. */
  let words: Int32Array = new Int32Array(0);
  const hashes = new Int32Array(MEMBERS);
  let hashed = 0;
  let at = 0;
  let end = 0;
  let sure = true;

  const unsure = (): undefined => {
    sure = false;
    return undefined;
  };

  const skipWhite = (): void => {
    while (at < end) {
      const byte = bytes[at] as number;
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return;
      at++;
    }
  };

  /** Moves past a string, of which the quote has been read; whether it has escapes. */
  const passString = (): boolean => {
    // Locals, as this loop is where the time goes.
    const all = bytes;
    const last = end;
    let i = at;
    let escapes = false;
    for (;;) {
      // Byte by byte to where a word begins, then by words: most texts are short, most bytes are in long ones.
      const near = Math.min(last, (i + 11) & ~3);
      while (i < near && STOPS[all[i] as number] === 0) i++;
      if (i === near) {
        while (i + 4 <= last && !stopsIn(words[i >> 2] as number)) i += 4;
        while (i < last && STOPS[all[i] as number] === 0) i++;
      }
      const byte = i < last ? all[i] : undefined;
      if (byte === QUOTE) {
        at = i + 1;
        return escapes;
      }
      const next = all[i + 1] as number;
      if (byte !== BACKSLASH || (ESCAPED[next] !== 1 && !(next === 0x75 && isUnicode(all, i + 2)))) {
        sure = false;
        return false;
      }
      escapes = true;
      i += next === 0x75 ? 6 : 2;
    }
  };

  const string = (elide: boolean): string | undefined => {
    const from = ++at;
    const escapes = passString();
    if (!sure) return undefined;
    const to = at - 1;
    if (elide) return BLANK;
    return escapes ? (JSON.parse(bytes.toString('utf8', from - 1, at)) as string) : text(bytes, from, to);
  };

  const number = (): number | undefined => {
    const from = at;
    let value = 0;
    let byte = bytes[at] as number;
    // Whole numbers of a few digits are nearly all there are.
    while (byte >= 0x30 && byte <= 0x39 && at < end) {
      value = value * 10 + byte - 0x30;
      byte = bytes[++at] as number;
    }
    const length = at - from;
    const plain = byte !== 0x2e && byte !== 0x65 && byte !== 0x45 && byte !== 0x2d;
    if (plain && length > 0 && length < 16 && (length === 1 || bytes[from] !== 0x30)) return value;
    while (at < end && /[-+.eE\d]/.test(String.fromCharCode(bytes[at] as number))) at++;
    const written = bytes.toString('latin1', from, at);
    return NUMBER.test(written) ? Number(written) : unsure();
  };

  const literal = (word: string, value: unknown): unknown => {
    for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word.charCodeAt(i)) return unsure();
    at += word.length;
    return value;
  };

  const list = (depth: number, elide: boolean, keep: Keep): unknown => {
    const items: unknown[] = [];
    at++;
    skipWhite();
    if (bytes[at] === CLOSE_LIST) {
      at++;
      return items;
    }
    for (;;) {
      items.push(value(depth, elide, keep));
      if (!sure) return undefined;
      skipWhite();
      const byte = bytes[at++];
      if (byte === CLOSE_LIST) return at <= end ? items : unsure();
      if (byte !== COMMA) return unsure();
    }
  };

  const object = (depth: number, keep: Keep): unknown => {
    const members: Record<string, unknown> = {};
    let passed: { name: string; from: number }[] | undefined;
    at++;
    skipWhite();
    if (bytes[at] === CLOSE) {
      at++;
      return members;
    }
    for (;;) {
      skipWhite();
      if (bytes[at] !== QUOTE) return unsure();
      const from = ++at;
      const escapes = passString();
      if (!sure || escapes) return unsure();
      const name = text(bytes, from, at - 1);
      skipWhite();
      if (bytes[at++] !== COLON) return unsure();
      // A member named twice, or as a part of every object is: the slow way has a word for it.
      if (members[name] !== undefined) return unsure();
      skipWhite();
      const first = bytes[at];
      const open = first === OPEN || first === OPEN_LIST;
      if (keep === 'all') members[name] = value(depth, false, keep);
      else if (keep === 'around') {
        if (HEADERS.has(name)) members[name] = value(depth, false, 'all');
        else if (nodes.has(name)) members[name] = value(depth, content.has(name), 'some');
        else if (open && schemas.has(name)) members[name] = schema(depth, readBefore);
        else members[name] = value(depth, false, keep);
      } else if (open) {
        if (opaque.has(name)) members[name] = pass(depth);
        else if (ifStrict.has(name)) {
          passed ??= [];
          passed.push({ name, from: at });
          members[name] = schema(depth, passedBefore);
        } else if (schemas.has(name)) members[name] = schema(depth, readBefore);
        else members[name] = value(depth, content.has(name), keep);
      } else members[name] = value(depth, first === QUOTE && content.has(name), keep);
      if (!sure) return undefined;
      skipWhite();
      const byte = bytes[at++];
      if (byte === CLOSE) {
        if (at > end) return unsure();
        return passed !== undefined && members.strict ? reread(members, passed, depth) : members;
      }
      if (byte !== COMMA) return unsure();
    }
  };

  /** A schema that is passed over, or read, as before or anew. */
  const schema = (depth: number, before: SameBytes): unknown => {
    const from = at;
    const known = before.find(bytes, from, end, depth);
    if (known) {
      at += known.bytes.length;
      return known.value;
    }
    const passed = pass(depth);
    if (!sure) return undefined;
    const made = before === readBefore ? JSON.parse(bytes.toString('utf8', from, at)) : passed;
    before.remember(bytes, from, at, end, { value: made, depth });
    return made;
  };

  /** Reads after all what was passed over. */
  const reread = (members: Record<string, unknown>, passed: { name: string; from: number }[], depth: number) => {
    const closed = at;
    for (const { name, from } of passed) {
      at = from;
      members[name] = schema(depth, readBefore);
      if (!sure) return undefined;
    }
    at = closed;
    return members;
  };

  const value = (depth: number, elide: boolean, keep: Keep): unknown => {
    if (depth > DEPTH) return unsure();
    skipWhite();
    if (at >= end) return unsure();
    switch (bytes[at]) {
      case QUOTE:
        return string(elide);
      case OPEN:
        return object(depth + 1, keep);
      case OPEN_LIST:
        return list(depth + 1, elide, keep);
      case 0x74:
        return literal('true', true);
      case 0x66:
        return literal('false', false);
      case 0x6e:
        return literal('null', null);
      default:
        return number();
    }
  };

  /** Moves past a value into which nobody looks; a name that may stand twice in an object makes it unsure. */
  const pass = (depth: number): unknown => {
    if (depth > DEPTH) return unsure();
    skipWhite();
    switch (bytes[at]) {
      case QUOTE:
        at++;
        passString();
        return BLANK;
      case OPEN_LIST:
        return passItems(depth, CLOSE_LIST, false) ? SOME_LIST : unsure();
      case OPEN:
        return passItems(depth, CLOSE, true) ? SOME_OBJECT : unsure();
      default:
        return value(depth, true, 'some');
    }
  };

  const passItems = (depth: number, close: number, named: boolean): boolean => {
    // Hashes of the names of one object; another begins where this one ends.
    const first = hashed;
    at++;
    skipWhite();
    if (bytes[at] === close) {
      at++;
      return at <= end;
    }
    for (;;) {
      if (named && !passName(first)) return false;
      pass(depth + 1);
      if (!sure) return false;
      skipWhite();
      const byte = bytes[at++];
      if (byte === close) {
        hashed = first;
        return at <= end;
      }
      if (byte !== COMMA) return false;
    }
  };

  const passName = (first: number): boolean => {
    skipWhite();
    if (bytes[at] !== QUOTE) return false;
    const from = ++at;
    const escapes = passString();
    if (!sure || escapes) return false;
    let hash = at - from;
    for (let i = from; i < at - 1; i++) hash = (Math.imul(hash, 0x01000193) ^ (bytes[i] as number)) | 0;
    if (hash === PROTO || hashed >= MEMBERS) return false;
    for (let i = first; i < hashed; i++) if (hashes[i] === hash) return false;
    hashes[hashed++] = hash;
    skipWhite();
    return bytes[at++] === COLON;
  };

  return (line, from, to) => {
    if (bytes !== line) {
      // A line of its own may begin anywhere in its buffer: then it is copied to where words begin.
      bytes = line.byteOffset % 4 === 0 ? line : Buffer.from(new Uint8Array(line).buffer);
      words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    }
    at = from;
    end = to;
    sure = true;
    hashed = 0;
    const found = value(0, false, 'around');
    if (!sure) return undefined;
    skipWhite();
    return at === end ? found : undefined;
  };
};
