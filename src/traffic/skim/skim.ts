/**
 * A fast parser for lines of traffic. It returns what `JSON.parse` returns, except that long strings that the policy does
 * not read are replaced by a blank. It returns nothing for a text that is unusual in any way (escapes in names, a name twice
 * in an object, deep nesting, a syntax error): such a text is read the slow way, which reports what is wrong.
 */
import type { PolicyData } from '../../policy/data.js';
import { CLOSE, CLOSE_LIST, COLON, COMMA, OPEN, OPEN_LIST, QUOTE } from '../characters.js';
import { mayBePlaceholder } from '../record/redacted.js';
import { interestOf } from './interest.js';
import { type Cursor, isEmpty, moveTo, nameHash, newCursor, passString, skipWhite, unsure } from './json-cursor.js';
import { BLANK, DEPTH, type NameStack, newNameStack, readPlain, skipValue } from './json-skip.js';
import { type MemberName, memberNames } from './member-names.js';
import { type SameBytes, sameBytes } from './same-bytes.js';
import { shortTexts } from './short-texts.js';

/** The value between two offsets of UTF-8; undefined if it has to be read the slow way. */
export type Skim = (bytes: Buffer, from: number, to: number) => unknown;

/**
 * Which strings are kept. Around the nodes of a body (in a record, an envelope, the body's own members) all are except
 * those of members that hold nodes; below these, those that the policy reads; elsewhere all.
 */
type Keep = 'around' | 'some' | 'all';

/** The state of a parser: its position, and its caches. */
interface Skimmer {
  readonly cursor: Cursor;
  readonly names: NameStack;
  readonly nameOf: (bytes: Buffer, from: number, to: number, hash: number) => MemberName;
  readonly textOf: (bytes: Buffer, from: number, to: number) => string;
  /** Schemas that were skipped, and that were parsed. */
  readonly skipped: SameBytes;
  readonly parsed: SameBytes;
}

const string = ({ cursor, textOf }: Skimmer, elide: boolean): string | undefined => {
  const from = ++cursor.at;
  const escapes = passString(cursor);
  if (!cursor.sure) return undefined;
  const { bytes, at } = cursor;
  if (elide && !mayBePlaceholder(bytes, from, at - 1)) return BLANK;
  return escapes ? (JSON.parse(bytes.toString('utf8', from - 1, at)) as string) : textOf(bytes, from, at - 1);
};

const list = (skimmer: Skimmer, depth: number, elide: boolean, keep: Keep): unknown => {
  const { cursor } = skimmer;
  if (isEmpty(cursor, CLOSE_LIST)) return [];
  // An array made with its first item has room for one: most have no more.
  const items = [value(skimmer, depth, elide, keep)];
  for (;;) {
    if (!cursor.sure) return undefined;
    skipWhite(cursor);
    const byte = cursor.bytes[cursor.at++];
    if (byte === CLOSE_LIST) return cursor.at <= cursor.end ? items : unsure(cursor);
    if (byte !== COMMA) return unsure(cursor);
    items.push(value(skimmer, depth, elide, keep));
  }
};

/** A member whose schema was skipped, and the offset of the schema. */
interface SkippedMember {
  readonly name: string;
  readonly from: number;
}

const object = (skimmer: Skimmer, depth: number, keep: Keep): unknown => {
  const { cursor, nameOf } = skimmer;
  const members: Record<string, unknown> = {};
  let skipped: SkippedMember[] | undefined;
  if (isEmpty(cursor, CLOSE)) return members;
  for (;;) {
    skipWhite(cursor);
    const from = cursor.at + 1;
    const hash = nameHash(cursor);
    if (!cursor.sure) return undefined;
    const member = nameOf(cursor.bytes, from, cursor.at - 1, hash);
    const name = member.text;
    skipWhite(cursor);
    if (cursor.bytes[cursor.at++] !== COLON) return unsure(cursor);
    // A name that occurs twice, or that every object has as a property.
    if (members[name] !== undefined) return unsure(cursor);
    skipWhite(cursor);
    if (keep === 'some' && member.ifStrict && opens(cursor)) {
      skipped ??= [];
      skipped.push({ name, from: cursor.at });
      members[name] = schema(skimmer, depth, skimmer.skipped);
    } else members[name] = memberValue(skimmer, member, depth, keep);
    if (!cursor.sure) return undefined;
    skipWhite(cursor);
    const byte = cursor.bytes[cursor.at++];
    if (byte === CLOSE) {
      if (cursor.at > cursor.end) return unsure(cursor);
      return skipped !== undefined && members.strict ? withSchemas(skimmer, members, skipped, depth) : members;
    }
    if (byte !== COMMA) return unsure(cursor);
  }
};

/** Whether an object or a list begins at the cursor. */
const opens = ({ bytes, at }: Cursor): boolean => bytes[at] === OPEN || bytes[at] === OPEN_LIST;

/** Reads the value of a member as far as the policy does. */
const memberValue = (skimmer: Skimmer, member: MemberName, depth: number, keep: Keep): unknown => {
  const { cursor, names } = skimmer;
  if (keep === 'all') return value(skimmer, depth, false, keep);
  const open = opens(cursor);
  if (keep === 'around') {
    if (member.headers) return value(skimmer, depth, false, 'all');
    if (member.nodes) return value(skimmer, depth, member.content, 'some');
    if (open && member.schemas) return schema(skimmer, depth, skimmer.parsed);
    return value(skimmer, depth, false, keep);
  }
  if (!open) return value(skimmer, depth, cursor.bytes[cursor.at] === QUOTE && member.content, keep);
  if (member.opaque) return skipValue(cursor, names, depth);
  if (member.schemas) return schema(skimmer, depth, skimmer.parsed);
  return value(skimmer, depth, member.content, keep);
};

/** Skips or parses a schema, or takes it from the cache. */
const schema = ({ cursor, names, parsed }: Skimmer, depth: number, cache: SameBytes): unknown => {
  const { bytes, end, at: from } = cursor;
  const known = cache.find(bytes, from, end, depth);
  if (known) {
    cursor.at += known.bytes.length;
    return known.value;
  }
  const placeholder = skipValue(cursor, names, depth);
  if (!cursor.sure) return undefined;
  const made = cache === parsed ? JSON.parse(bytes.toString('utf8', from, cursor.at)) : placeholder;
  cache.remember(bytes, from, cursor.at, end, { value: made, depth });
  return made;
};

/** Parses schemas that were skipped, since the object turned out to be strict. */
const withSchemas = (
  skimmer: Skimmer,
  members: Record<string, unknown>,
  skipped: readonly SkippedMember[],
  depth: number,
): unknown => {
  const { cursor } = skimmer;
  const end = cursor.at;
  for (const { name, from } of skipped) {
    cursor.at = from;
    members[name] = schema(skimmer, depth, skimmer.parsed);
    if (!cursor.sure) return undefined;
  }
  cursor.at = end;
  return members;
};

const value = (skimmer: Skimmer, depth: number, elide: boolean, keep: Keep): unknown => {
  const { cursor } = skimmer;
  if (depth > DEPTH) return unsure(cursor);
  skipWhite(cursor);
  if (cursor.at >= cursor.end) return unsure(cursor);
  switch (cursor.bytes[cursor.at]) {
    case QUOTE:
      return string(skimmer, elide);
    case OPEN:
      return object(skimmer, depth + 1, keep);
    case OPEN_LIST:
      return list(skimmer, depth + 1, elide, keep);
    default:
      return readPlain(cursor);
  }
};

/** Makes a parser for lines of traffic under a policy. */
export const skimmer = (data: PolicyData): Skim => {
  const cursor = newCursor();
  const names = newNameStack();
  const state: Skimmer = {
    cursor,
    names,
    nameOf: memberNames(interestOf(data)),
    textOf: shortTexts(),
    skipped: sameBytes(),
    parsed: sameBytes(),
  };
  return (bytes, from, to) => {
    moveTo(cursor, bytes, from, to);
    names.size = 0;
    const found = value(state, 0, false, 'around');
    skipWhite(cursor);
    return cursor.sure && cursor.at === to ? found : undefined;
  };
};
