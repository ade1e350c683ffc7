/**
 * A parser for lines of traffic: what `JSON.parse` gives, but that texts in which the policy has no interest are one
 * blank, and that nothing is given where a text is unusual in any way (escaped names, a name twice, deep nesting,
 * a fault). Whoever is given nothing takes the slow way, which says what is wrong; so this one need only be sure.
 */
import type { PolicyData } from '../policy/data.js';
import { interestOf } from './interest.js';
import { ESCAPED, HASH_FACTOR, isUnicode, NUMBER, PROTO, STOPS, stopsIn } from './json-bytes.js';
import { memberNames } from './member-names.js';
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
  const nameOf = memberNames(interestOf(data));
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
      if (byte > 0x20 || (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09)) return;
      at++;
    }
  };

  /** Moves past a string, of which the quote has been read; whether it has escapes. */
  const passString = (): boolean => {
    // Copied to locals, which are faster, because most of the time is spent in this loop.
    const all = bytes;
    const last = end;
    let i = at;
    let escapes = false;
    for (;;) {
      // Byte by byte to where a word begins, then by words: most texts are short, most bytes are in long ones.
      const near = Math.min(last, (i + 11) & ~3);
      while (i < near && STOPS[all[i] as number] === 0) i++;
      if (i === near && i < last) {
        const four = words;
        let word = i >> 2;
        while (word < last >> 2 && !stopsIn(four[word] as number)) word++;
        i = word << 2;
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

  /** Moves into a list or an object, and past its end if nothing is in it. */
  const isEmpty = (close: number): boolean => {
    at++;
    skipWhite();
    const empty = bytes[at] === close;
    if (empty) at++;
    return empty;
  };

  const list = (depth: number, elide: boolean, keep: Keep): unknown => {
    if (isEmpty(CLOSE_LIST)) return [];
    // Made with its first item, a list has the room of one: most have no more.
    const items = [value(depth, elide, keep)];
    for (;;) {
      if (!sure) return undefined;
      skipWhite();
      const byte = bytes[at++];
      if (byte === CLOSE_LIST) return at <= end ? items : unsure();
      if (byte !== COMMA) return unsure();
      items.push(value(depth, elide, keep));
    }
  };

  /** Moves past a name and returns the hash of its bytes; unsure where it is none, or is written with escapes. */
  const nameHash = (): number => {
    skipWhite();
    let hash = 0;
    if (bytes[at] !== QUOTE) sure = false;
    let byte = bytes[++at] as number;
    for (; STOPS[byte] === 0; byte = bytes[++at] as number) hash = (Math.imul(hash, HASH_FACTOR) ^ byte) | 0;
    if (byte !== QUOTE || ++at > end) sure = false;
    return hash;
  };

  const object = (depth: number, keep: Keep): unknown => {
    const members: Record<string, unknown> = {};
    let passed: { name: string; from: number }[] | undefined;
    if (isEmpty(CLOSE)) return members;
    for (;;) {
      skipWhite();
      const from = at + 1;
      const hash = nameHash();
      if (!sure) return undefined;
      const member = nameOf(bytes, from, at - 1, hash);
      const name = member.text;
      skipWhite();
      if (bytes[at++] !== COLON) return unsure();
      // A member named twice, or as a part of every object is: the slow way has a word for it.
      if (members[name] !== undefined) return unsure();
      skipWhite();
      const first = bytes[at];
      const open = first === OPEN || first === OPEN_LIST;
      if (keep === 'all') members[name] = value(depth, false, keep);
      else if (keep === 'around') {
        if (member.headers) members[name] = value(depth, false, 'all');
        else if (member.nodes) members[name] = value(depth, member.content, 'some');
        else if (open && member.schemas) members[name] = schema(depth, readBefore);
        else members[name] = value(depth, false, keep);
      } else if (open) {
        if (member.opaque) members[name] = pass(depth);
        else if (member.ifStrict) {
          passed ??= [];
          passed.push({ name, from: at });
          members[name] = schema(depth, passedBefore);
        } else if (member.schemas) members[name] = schema(depth, readBefore);
        else members[name] = value(depth, member.content, keep);
      } else members[name] = value(depth, first === QUOTE && member.content, keep);
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
    if (isEmpty(close)) return at <= end;
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
    const hash = nameHash();
    if (!sure || hash === PROTO || hashed >= MEMBERS) return false;
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
    skipWhite();
    return sure && at === end ? found : undefined;
  };
};
