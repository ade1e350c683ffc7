/** Reads the records on a line: a quick way for plain requests, and a slow one that also reports what is wrong. */
import { unreadOf } from '../../check-text.js';
import type { Unread } from '../../facts/facts.js';
import { isObject } from '../../json.js';
import type { Policy } from '../../policy/compile.js';
import { plainJson } from '../../request/plain.js';
import { scanJson } from '../../request/scan.js';
import { utf8Text } from '../../utf8.js';
import { NEWLINE, OPEN, OPEN_LIST } from '../characters.js';
import { ENCODED } from '../input/mentions.js';
import { addressInText } from '../record/address.js';
import { hidesBody, isAnswer, isEncodedJson, type ReadText } from '../record/body.js';
import { ELSEWHERE, isCallElsewhere, isPlainAscii } from '../record/call-elsewhere.js';
import { isContainer } from '../record/container.js';
import { headersIn } from '../record/headers.js';
import { instantIn } from '../record/instant.js';
import {
  MENTIONED_IN_TEXT,
  NO_OBJECT,
  type NoRequest,
  type Recorded,
  type RecordReader,
  type Records,
  timed,
} from '../record/recorded.js';
import { HIDDEN, plainRecord, recordsOf } from '../record/records.js';
import { linesMentioningRequests, mayMentionRequest } from '../record/request-mentions.js';
import { behindHeaders, textHasBeta } from '../record/unread-headers.js';
import type { Skim } from '../skim/skim.js';
import { wireLines } from './http-text.js';
import { unescapedLine } from './markup.js';
import { valuesInText } from './values-in-text.js';

/** What lines are read with. */
export interface LineReader {
  readonly policy: Policy;
  readonly records: RecordReader;
  readonly skim: Skim;
  /** Whether the subjects themselves are wanted too, as JSON Lines: also those of requests to others than Claude. */
  readonly subjects: boolean;
}

/** The value of a JSON text and what could not be read of it (as members named twice), or why it is not JSON. */
export const readJson = (policy: Policy, text: string): { value: unknown; extra: Unread[] } | { why: string } => {
  const value = plainJson(text);
  if (value !== undefined) return { value, extra: [] };
  const { problems, error } = scanJson(text);
  if (error) return { why: error.why };
  return { value: JSON.parse(text), extra: unreadOf(policy, text, problems, 0) };
};

/** Makes the function that reads the text of bodies. */
export const bodyReader =
  (policy: Policy): ReadText =>
  (text) => {
    const read = readJson(policy, text);
    return 'why' in read ? { value: undefined, extra: [{ at: '', why: `the body: ${read.why}` }] } : read;
  };

/** The records, each request with further parts that could not be read. */
export const withExtra = (records: Records, extra: readonly Unread[]): Records =>
  extra.length === 0
    ? records
    : records.map((record) => (record.kind === 'request' ? { ...record, extra: [...extra, ...record.extra] } : record));

const PLAIN: NoRequest = { kind: 'other', why: 'a line of text that does not mention a request to Claude' };

/** The record of a line without any object or list, as logs have many for people to read. */
const plainLine = (reader: LineReader, text: string, isLog: boolean): NoRequest => {
  if (linesMentioningRequests(text, reader.policy).length > 0) return MENTIONED_IN_TEXT;
  if (isLog && !mayMentionRequest(text)) return PLAIN;
  const read = readJson(reader.policy, text);
  return 'why' in read ? { kind: 'unreadable', why: read.why } : NO_OBJECT;
};

const isEmpty = (value: unknown): boolean => isObject(value) && Object.keys(value).length === 0;

/** The values on a line that were sent, and the headers if they are a value of their own (as in a column of a table). */
const partsOf = <Part extends { readonly value: unknown }>(
  all: readonly Part[],
): { readonly sent: readonly Part[]; readonly headers?: unknown } => {
  const filled = all.filter(({ value }) => !isEmpty(value));
  const headers = headersIn(filled.map(({ value }) => value));
  const others = filled.filter(({ value }) => value !== headers);
  if (others.length === 0) return { sent: all };
  return headers !== undefined && others.length === 1 ? { sent: others, headers } : { sent: filled };
};

/** The records of a log line with JSON in it; undefined if it has no JSON, or JSON without a record. */
const loggedRecords = (reader: LineReader, text: string): Records | undefined => {
  const { values = [], rest = '' } = valuesInText(text) ?? {};
  const { sent, headers } = partsOf(
    values.flatMap(({ json, before }) => {
      const read = readJson(reader.policy, json);
      return 'why' in read ? [] : [{ ...read, before }];
    }),
  );
  if (sent.length === 0) return undefined;
  const url = addressInText(rest, reader.policy);
  const isBare = url === undefined && headers === undefined;
  // An empty object beside text, as in a list of arguments, is no request.
  if (isBare && sent.every(({ value }) => isEmpty(value))) return undefined;
  const all = sent.map(({ value, extra, before }) => {
    // If there are several, like rows of a table, each has its own time.
    const time = instantIn(before) ?? instantIn(rest);
    const record = isBare ? value : { ...(url === undefined ? {} : { url }), headers, sent: value };
    const records = timed(withExtra(recordsOf(record, reader.records), extra), time);
    return { records, isReply: isObject(value) && isAnswer(value) };
  });
  // The response to a request is not another request.
  const asked = all.filter(({ isReply }) => !isReply).flatMap(({ records }) => records);
  const found = asked.some(({ kind }) => kind === 'request') ? asked : all.flatMap(({ records }) => records);
  if (found.length === 0) return undefined;
  const records = textHasBeta(rest) ? behindHeaders(found, reader.records.betas) : found;
  const ofClaude = records.filter(({ kind }) => kind !== 'other');
  if (hidesBody(rest)) return [...ofClaude, HIDDEN];
  if (ofClaude.length > 0) return ofClaude;
  return linesMentioningRequests(text, reader.policy).length > 0 ? [MENTIONED_IN_TEXT] : records.slice(0, 1);
};

/** Byte order marks, record separators and NUL bytes (as a cut log leaves) before a record. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it looks for.
const MARKS = /^[\0\x1e\ufeff]+(?=.*\S)/;

/** The first and last characters of JSON, or the whole of a number or word; most other text fails this. */
const MAY_BE_JSON = /^(?:".*"|\[.*\]|\{.*\}|-?\d+(?:\.\d+)?(?:e[-+]?\d+)?|true|false|null)$/is;

/** In bytes. What is read the slow way is in memory as bytes, as text and as a value at the same time. */
export const LONGEST_LINE = 64 << 20;
const TOO_LONG: NoRequest = {
  kind: 'unreadable',
  why: `a line of more than ${LONGEST_LINE >> 20} MB that is not one plain request; write one request a line, as JSON alone`,
};

/**
 * The records on a line, with what could not be read of them; empty for a blank line. In a log (`isLog`), which may hold
 * anything, a line of text that does not mention Claude is set apart; elsewhere it is unreadable.
 */
export const lineRecords = (reader: LineReader, bytes: Uint8Array, isLog: boolean): Records => {
  if (bytes.length > LONGEST_LINE && hints(asBuffer(bytes))) return [TOO_LONG];
  const decoded = utf8Text(bytes);
  if (decoded === undefined) return [{ kind: 'unreadable', why: 'it is not UTF-8' }];
  const text = decoded.replace(MARKS, '').trim();
  if (text === '') return [];
  // Nearly all lines of a log are text: they are not parsed in vain.
  const read = MAY_BE_JSON.test(text) ? readJson(reader.policy, text) : undefined;
  if (read && !('why' in read)) {
    if (isLog && isScalar(read.value)) return [plainLine(reader, text, isLog)];
    return withExtra(recordsOf(read.value, reader.records), read.extra);
  }
  const markup = unescapedLine(text);
  const marked = markup === undefined ? undefined : loggedRecords(reader, markup);
  if (marked?.some(({ kind }) => kind === 'request')) return marked;
  return loggedRecords(reader, text) ?? [plainLine(reader, text, isLog)];
};

const asBuffer = ({ buffer, byteOffset, length }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, length);

/** Whether a value is neither a list nor an object, nor the text of one. */
const isScalar = (value: unknown): boolean => !isContainer(value) && !isEncodedJson(value);

/** Words of which every request to Claude contains at least one, in any case, and what may hide one. */
const HINT = new RegExp(`claude|anthropic|messages|\\\\u00[4-7]|${ENCODED.source}`, 'i');
/** In bytes, of which pieces a match may span two. */
const PIECE = 1 << 20;
const LONGEST_HINT = 16;
/** Whether bytes contain a word that every request to Claude has. */
export const hints = (bytes: Buffer): boolean => {
  for (let from = 0; from < bytes.length; from += PIECE)
    if (HINT.test(bytes.toString('latin1', from, from + PIECE + LONGEST_HINT))) return true;
  return false;
};

/** The record on a line of UTF-8, read the quick way; undefined if `lineRecords` is needed. */
export const quickRecord = (
  reader: LineReader,
  bytes: Buffer,
  from: number,
  to: number,
): Recorded | NoRequest | undefined => {
  const value = reader.skim(bytes, from, to);
  // What a line without an object means depends on the file.
  if (!isContainer(value)) return undefined;
  const record = plainRecord(value, reader.records);
  if (record) return record.kind === 'request' ? { ...record, skimmed: true } : record;
  // A request may be in what was skipped.
  const line = bytes.subarray(from, to);
  if (hints(line)) return undefined;
  if (!reader.subjects && isObject(value) && isPlainAscii(line) && isCallElsewhere(value, reader.records))
    return ELSEWHERE;
  const [one, ...more] = recordsOf(value, reader.records);
  return more.length === 0 ? one : undefined;
};

/** The records of a raw HTTP request that begins at `from`, the number of its lines, and the offset after it. */
export const wireRecords = (
  reader: LineReader,
  bytes: Buffer,
  from: number,
): { readonly records: Records; readonly lines: number; readonly to: number } | undefined => {
  const ends = [from];
  const lineAt = (index: number): string | undefined => {
    for (
      let begin = ends.at(-1) ?? from;
      ends.length <= index + 1 && begin < bytes.length;
      begin = ends.at(-1) ?? from
    ) {
      const end = bytes.indexOf(NEWLINE, begin);
      ends.push(end < 0 ? bytes.length : end + 1);
    }
    const [begin, end] = [ends[index], ends[index + 1]];
    if (begin === undefined || end === undefined) return undefined;
    return utf8Text(bytes.subarray(begin, end))?.replace(/\n$/, '');
  };
  const first = bytes[from];
  if (first === OPEN || first === OPEN_LIST) return undefined;
  const wire = wireLines(lineAt);
  const read = wire && readJson(reader.policy, wire.text);
  if (!read || 'why' in read) return undefined;
  const time = instantIn(wire.before);
  const records = timed(withExtra(recordsOf(read.value, reader.records), read.extra), time);
  return { records, lines: wire.lines, to: ends[wire.lines] ?? bytes.length };
};
