/** A line of recorded traffic → what it holds: the quick way, and the slow one, which says what is wrong with it. */
import { unreadOf } from '../check-text.js';
import type { Unread } from '../facts/facts.js';
import { isObject } from '../json.js';
import type { Policy } from '../policy/compile.js';
import { plainJson } from '../request/plain.js';
import { scanJson } from '../request/scan.js';
import { utf8Text } from '../utf8.js';
import { hidesBody, isAnswer, type ReadText } from './body.js';
import { headersIn } from './headers.js';
import { wireLines } from './http-text.js';
import { instantIn } from './instant.js';
import { unescapedLine } from './markup.js';
import { placeInText } from './place.js';
import { type NoRequest, type Recorded, type RecordReader, type Records, TOLD_IN_TEXT, timed } from './recorded.js';
import { HIDDEN, plainRecord, recordsOf } from './records.js';
import type { Skim } from './skim.js';
import { linesThatTell, mayTell } from './telling.js';
import { behindHeaders, textNamesBeta } from './unread-headers.js';
import { valuesInText } from './values-in-text.js';

/** What reads lines. */
export interface LineReader {
  readonly policy: Policy;
  readonly records: RecordReader;
  readonly skim: Skim;
}

/** A text with all that a parser does not say, or why it is no JSON. */
export const readJson = (policy: Policy, text: string): { value: unknown; extra: Unread[] } | { why: string } => {
  const value = plainJson(text);
  if (value !== undefined) return { value, extra: [] };
  const { problems, error } = scanJson(text);
  if (error) return { why: error.why };
  return { value: JSON.parse(text), extra: unreadOf(policy, text, problems, 0) };
};

/** A reader of the text of bodies. */
export const bodyReader =
  (policy: Policy): ReadText =>
  (text) => {
    const read = readJson(policy, text);
    return 'why' in read ? { value: undefined, extra: [{ at: '', why: `the body: ${read.why}` }] } : read;
  };

/** Records, with what was unreadable around them. */
export const withExtra = (records: Records, extra: readonly Unread[]): Records =>
  extra.length === 0
    ? records
    : records.map((record) => (record.kind === 'request' ? { ...record, extra: [...extra, ...record.extra] } : record));

const PLAIN: NoRequest = { kind: 'other', why: 'a line of text that does not mention a request to Claude' };

/** A line that is neither JSON nor has JSON in it: logs of programs have many, which are for people. */
const plainLine = (reader: LineReader, text: string, isLog: boolean): NoRequest => {
  if (linesThatTell(text, reader.policy).length > 0) return TOLD_IN_TEXT;
  if (isLog && !mayTell(text)) return PLAIN;
  const read = readJson(reader.policy, text);
  return { kind: 'unreadable', why: 'why' in read ? read.why : 'it is not JSON' };
};

const isEmpty = (value: unknown): boolean => isObject(value) && Object.keys(value).length === 0;

/** What was sent, of the values on a line, and the headers, which may stand in a column of their own. */
const partsOf = <Part extends { readonly value: unknown }>(
  all: readonly Part[],
): { readonly sent: readonly Part[]; readonly headers?: unknown } => {
  const filled = all.filter(({ value }) => !isEmpty(value));
  const headers = headersIn(filled.map(({ value }) => value));
  const others = filled.filter(({ value }) => value !== headers);
  if (others.length === 0) return { sent: all };
  return headers !== undefined && others.length === 1 ? { sent: others, headers } : { sent: filled };
};

/** A line of a log, in which JSON stands somewhere. */
const loggedRecords = (reader: LineReader, text: string): Records | undefined => {
  const { values = [], rest = '' } = valuesInText(text) ?? {};
  const { sent, headers } = partsOf(
    values.flatMap(({ json, before }) => {
      const read = readJson(reader.policy, json);
      return 'why' in read ? [] : [{ ...read, before }];
    }),
  );
  if (sent.length === 0) return undefined;
  const url = placeInText(rest, reader.policy);
  const isBare = url === undefined && headers === undefined;
  const all = sent.map(({ value, extra, before }) => {
    // Of several, as the rows of a table, each has its own.
    const time = instantIn(before) ?? instantIn(rest);
    const record = isBare ? value : { ...(url === undefined ? {} : { url }), headers, sent: value };
    const records = timed(withExtra(recordsOf(record, reader.records), extra), time);
    return { records, isReply: isObject(value) && isAnswer(value) };
  });
  // The answer to a request tells of no other.
  const asked = all.filter(({ isReply }) => !isReply).flatMap(({ records }) => records);
  const found = asked.some(({ kind }) => kind === 'request') ? asked : all.flatMap(({ records }) => records);
  if (found.length === 0) return undefined;
  const records = textNamesBeta(rest) ? behindHeaders(found, reader.records.betas) : found;
  const said = records.filter(({ kind }) => kind !== 'other');
  if (hidesBody(rest)) return [...said, HIDDEN];
  if (said.length > 0) return said;
  return linesThatTell(text, reader.policy).length > 0 ? [TOLD_IN_TEXT] : records.slice(0, 1);
};

/** What may stand before a record: marks of encodings and of records, and what is left where a log was cut. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it looks for.
const MARKS = /^[\0\x1e\ufeff]+(?=.*\S)/;

/** How JSON begins, or is, that is no object and no list. */
const BEGINS = /^(?:["[{]|(?:-?\d+(?:\.\d+)?(?:e[-+]?\d+)?|true|false|null)$)/i;

/**
 * A line read the slow way, which says what a parser does not; empty where nothing stands on it. Of a log, which may
 * hold anything, a line without a word of Claude is no fault.
 */
export const lineRecords = (reader: LineReader, bytes: Uint8Array, isLog: boolean): Records => {
  const decoded = utf8Text(bytes);
  if (decoded === undefined) return [{ kind: 'unreadable', why: 'it is not UTF-8' }];
  const text = decoded.replace(MARKS, '').trim();
  if (text === '') return [];
  // A text that begins as no JSON does is not parsed in vain, as nearly all lines of a log would be.
  const read = BEGINS.test(text) ? readJson(reader.policy, text) : undefined;
  if (read && !('why' in read)) return withExtra(recordsOf(read.value, reader.records), read.extra);
  const markup = unescapedLine(text);
  const marked = markup === undefined ? undefined : loggedRecords(reader, markup);
  if (marked?.some(({ kind }) => kind === 'request')) return marked;
  return loggedRecords(reader, text) ?? [plainLine(reader, text, isLog)];
};

/** Words of which any request to Claude has at least one. */
const HINTS = ['claude', 'anthropic', 'messages'];
/** Whether bytes have a word of what tells of a request to Claude. */
export const hints = (bytes: Buffer): boolean => HINTS.some((hint) => bytes.includes(hint));

/** A line of UTF-8 read the quick way; undefined where a closer look is needed. */
export const quickRecord = (
  reader: LineReader,
  bytes: Buffer,
  from: number,
  to: number,
): Recorded | NoRequest | undefined => {
  const value = reader.skim(bytes, from, to);
  if (value === undefined) return undefined;
  const record = plainRecord(value, reader.records);
  if (record) return record;
  // What was skimmed over may hold a request all the same.
  if (hints(bytes.subarray(from, to))) return undefined;
  const [one, ...more] = recordsOf(value, reader.records);
  return more.length === 0 ? one : undefined;
};

const NEWLINE = 10;

/** A request of which the head begins on a line, with those that follow. */
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
  if (first === 0x7b || first === 0x5b) return undefined;
  const wire = wireLines(lineAt);
  const read = wire && readJson(reader.policy, wire.text);
  if (!read || 'why' in read) return undefined;
  const time = instantIn(wire.before);
  const records = timed(withExtra(recordsOf(read.value, reader.records), read.extra), time);
  return { records, lines: wire.lines, to: ends[wire.lines] ?? bytes.length };
};
