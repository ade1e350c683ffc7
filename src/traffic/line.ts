/** A line of recorded traffic → what it holds: the quick way, and the slow one, which says what is wrong with it. */
import { unreadOf } from '../check-text.js';
import type { Unread } from '../facts/facts.js';
import type { Policy } from '../policy/compile.js';
import { plainJson } from '../request/plain.js';
import { scanJson } from '../request/scan.js';
import { behindText } from './behind-text.js';
import type { ReadText } from './body.js';
import { type NoRequest, type Recorded, type Records, TOLD_IN_TEXT } from './recorded.js';
import { plainRecord, type RecordReader, recordsOf } from './records.js';
import type { Skim } from './skim.js';
import { linesThatTell } from './telling.js';

/** What reads lines. */
export interface LineReader {
  readonly policy: Policy;
  readonly records: RecordReader;
  readonly skim: Skim;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as text; undefined where they are not UTF-8. */
export const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
};

/** A text with all that a parser does not say, or why it is no JSON. */
const readJson = (policy: Policy, text: string): { value: unknown; extra: Unread[] } | { why: string } => {
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

/** A line read the slow way, which says what a parser does not; empty where nothing stands on it. */
export const lineRecords = (reader: LineReader, bytes: Uint8Array): Records => {
  const text = decode(bytes);
  if (text === undefined) return [{ kind: 'unreadable', why: 'it is not UTF-8' }];
  if (text.trim() === '') return [];
  const read = readJson(reader.policy, text);
  if (!('why' in read)) return withExtra(recordsOf(read.value, reader.records), read.extra);
  const behind = behindText(text.trim());
  const logged = behind && readJson(reader.policy, behind.json);
  if (!logged || 'why' in logged)
    return [linesThatTell(text, reader.policy).length > 0 ? TOLD_IN_TEXT : { kind: 'unreadable', why: read.why }];
  const { url, time } = behind;
  const records = recordsOf(url === undefined ? logged.value : { url, sent: logged.value }, reader.records);
  return withExtra(
    records.map((one) => (one.kind === 'request' ? { ...one, time: one.time ?? time } : one)),
    logged.extra,
  );
};

/** Of what tells of a request to Claude one stands somewhere. */
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
  return recordsOf(value, reader.records)[0];
};
