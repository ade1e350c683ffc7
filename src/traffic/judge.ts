/** Blocks of recorded traffic → judged requests, counted. */
import { isUtf8 } from 'node:buffer';

import { unreadOf } from '../check-text.js';
import type { Unread } from '../facts/facts.js';
import { isObject } from '../json.js';
import type { Context, Day, Subject } from '../model.js';
import type { Policy } from '../policy/compile.js';
import { checkSubject } from '../preflight.js';
import { plainJson } from '../request/plain.js';
import { scanJson } from '../request/scan.js';
import type { AuditTerms, InputRow, Instant } from './aggregate.js';
import { behindText } from './behind-text.js';
import type { Block } from './blocks.js';
import type { ReadText } from './body.js';
import { type Key, keyed } from './digest.js';
import { shownNames } from './pointers.js';
import {
  documentRecord,
  type NoRequest,
  plainRecord,
  type Recorded,
  type RecordReader,
  recordsOf,
  requestNames,
} from './records.js';
import { type Skim, skimmer } from './skim.js';
import { emptyTally, observe, setAside, type Tally } from './tally.js';

/** Terms by request: a target's, else the audit's own. */
export interface Terms {
  readonly target: string | undefined;
  readonly context: Context;
}

/** Judges blocks and counts what they hold. */
export interface Judge {
  readonly policy: Policy;
  /** What was counted since it was last collected. */
  tally: Tally;
  readonly clock: AuditTerms['clock'];
  readonly key: Key;
  readonly reader: RecordReader;
  readonly skim: Skim;
  readonly termsOf: (value: unknown, file: string) => Terms;
  /** Terms as of a day, remembered. */
  readonly dated: Map<Context, Map<Day, Context>>;
  /** Whether the subjects themselves are wanted, one a line. */
  readonly subjects: boolean;
}

/** What a block held. */
export interface BlockResult {
  readonly form: InputRow['form'];
  readonly digest: string;
  readonly requests: number;
  readonly other: number;
  readonly unreadable: number;
  /** Subjects as JSON Lines, where they are wanted. */
  readonly subjects: string;
}

/** What a judge is made of. */
export type JudgeParts = Pick<Judge, 'policy' | 'key' | 'termsOf' | 'subjects'> & { readonly terms: AuditTerms };

/** A judge that has counted nothing yet. */
export const judgeOf = ({ policy, key, terms, termsOf, subjects }: JudgeParts): Judge => ({
  policy,
  tally: emptyTally(terms, (text) => keyed(key, text), shownNames(policy)),
  clock: terms.clock,
  key,
  reader: { policy, names: requestNames(policy), read: bodyReader(policy) },
  skim: skimmer(policy.data),
  termsOf,
  dated: new Map(),
  subjects,
});

const DAYS_REMEMBERED = 4096;

/** The context on the day of a record; records without a time are judged as of the policy's newest row. */
const contextOn = (judge: Judge, context: Context, time: Instant | undefined): Context => {
  if (judge.clock !== 'record' || time === undefined) return context;
  const asOf = time.slice(0, 10);
  let days = judge.dated.get(context);
  if (!days) {
    days = new Map();
    judge.dated.set(context, days);
  }
  let known = days.get(asOf);
  if (!known) {
    known = { ...context, asOf };
    if (days.size >= DAYS_REMEMBERED) days.clear();
    days.set(asOf, known);
  }
  return known;
};

const NOT_RECOGNISED = 'request/not-recognised';

interface Counting {
  requests: number;
  other: number;
  unreadable: number;
  readonly lines: string[];
}

/** Judges one record and counts it. */
const take = (judge: Judge, record: Recorded | NoRequest, file: string, line: number, counting: Counting): void => {
  const { tally } = judge;
  const place = { file, line };
  if (record.kind !== 'request') {
    counting[record.kind]++;
    setAside(tally, record.kind, record.why, place);
    if (record.kind === 'unreadable' && judge.subjects) print(unreadSubject(judge, record.why, file), place, counting);
    return;
  }
  const { value, extra, time } = record;
  const { target, context } = judge.termsOf(value, file);
  const families = new Set<string>();
  const judged = checkSubject(value, contextOn(judge, context, time), judge.policy, extra, families);
  const subject: Subject = target === undefined ? judged : { ...judged, target };
  if (judge.subjects) print(subject, place, counting);
  if (!isObject(value)) {
    counting.unreadable++;
    setAside(tally, 'unreadable', 'a JSON value that is no request', place);
  } else if (judged.endpoint === 'unknown' && judged.findings.some(({ rule }) => rule === NOT_RECOGNISED)) {
    counting.other++;
    setAside(tally, 'other', 'a request to neither a host nor a path of Claude’s', place);
  } else {
    counting.requests++;
    observe(tally, { subject, families: [...families].sort(), time, file, line });
  }
};

const unreadSubject = (judge: Judge, why: string, file: string): Subject =>
  checkSubject(undefined, judge.termsOf(undefined, file).context, judge.policy, [{ at: '', why }]);

const print = (subject: Subject, { file, line }: { file: string; line: number }, counting: Counting): void => {
  const { name, ...rest } = subject;
  counting.lines.push(
    JSON.stringify({ name: name ?? `${file}:${line}`, location: { file, line, column: 1 }, ...rest }),
  );
};

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const decode = (bytes: Uint8Array): string | undefined => {
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
  if (error !== undefined) return { why: error < text.length ? 'it is not JSON' : 'it ends before the JSON does' };
  return { value: JSON.parse(text), extra: unreadOf(policy, text, problems, 0) };
};

const bodyReader =
  (policy: Policy): ReadText =>
  (text) => {
    const read = readJson(policy, text);
    return 'why' in read ? { value: undefined, extra: [{ at: '', why: `the body: ${read.why}` }] } : read;
  };

type Records = readonly (Recorded | NoRequest)[];

const withExtra = (records: Records, extra: readonly Unread[]): Records =>
  extra.length === 0
    ? records
    : records.map((record) => (record.kind === 'request' ? { ...record, extra: [...extra, ...record.extra] } : record));

/** A line read the slow way, which says what a parser does not; empty where nothing stands on it. */
export const lineRecords = (judge: Judge, bytes: Uint8Array): Records => {
  const text = decode(bytes);
  if (text === undefined) return [{ kind: 'unreadable', why: 'it is not UTF-8' }];
  if (text.trim() === '') return [];
  const read = readJson(judge.policy, text);
  if (!('why' in read)) return withExtra(recordsOf(read.value, judge.reader), read.extra);
  const behind = behindText(text.trim());
  const logged = behind && readJson(judge.policy, behind.json);
  if (!logged || 'why' in logged) return [{ kind: 'unreadable', why: read.why }];
  const { url } = behind;
  return withExtra(
    recordsOf(url === undefined ? logged.value : { url, sent: logged.value }, judge.reader),
    logged.extra,
  );
};

/** Of what tells of a request to Claude one stands somewhere. */
const HINTS = ['claude', 'anthropic', 'messages'];
const hints = (bytes: Buffer): boolean => HINTS.some((hint) => bytes.includes(hint));

/** A line of UTF-8 read the quick way; undefined where a closer look is needed. */
export const quickRecord = (
  judge: Judge,
  bytes: Buffer,
  from: number,
  to: number,
): Recorded | NoRequest | undefined => {
  const value = judge.skim(bytes, from, to);
  if (value === undefined) return undefined;
  const record = plainRecord(value, judge.reader);
  if (record) return record;
  // What was skimmed over may hold a request all the same.
  if (hints(bytes.subarray(from, to))) return undefined;
  return recordsOf(value, judge.reader)[0];
};

const NEWLINE = 10;

const judgeLines = (judge: Judge, block: Block, counting: Counting): void => {
  const bytes = Buffer.from(block.bytes.buffer, block.bytes.byteOffset, block.bytes.length);
  const whole = isUtf8(bytes);
  let line = block.line;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(NEWLINE, from);
    const to = end < 0 ? bytes.length : end;
    const quick = whole ? quickRecord(judge, bytes, from, to) : undefined;
    if (quick) take(judge, quick, block.file, line, counting);
    else
      for (const record of lineRecords(judge, bytes.subarray(from, to)))
        take(judge, record, block.file, line, counting);
    from = to + 1;
  }
};

/** Texts that are kept for much else than traffic. */
const TABLE = /\.(csv|tsv|sql|xml)$/i;
const NO_HINT: NoRequest = { kind: 'other', why: 'a table without a word of Claude' };

const judgeDocument = async (judge: Judge, block: Block, counting: Counting): Promise<InputRow['form']> => {
  const { readDocument } = await import('./document.js');
  const document = await readDocument(judge.policy, decode(block.bytes), block.file);
  if ('why' in document) {
    const none = TABLE.test(block.file) && !hints(Buffer.from(block.bytes));
    const record: NoRequest = none ? NO_HINT : { kind: 'unreadable', why: document.why };
    take(judge, record, block.file, document.line, counting);
    return 'json';
  }
  const { form, records, around } = document;
  for (const { why, line } of around) take(judge, { kind: 'unreadable', why }, block.file, line, counting);
  for (const { value, extra, line } of records)
    for (const record of withExtra(documentRecord(form, value, judge.reader), extra))
      take(judge, record, block.file, line, counting);
  return form;
};

/** Judges and counts what a block holds. */
export const judgeBlock = async (judge: Judge, block: Block): Promise<BlockResult> => {
  const counting: Counting = { requests: 0, other: 0, unreadable: 0, lines: [] };
  let form: InputRow['form'] = 'json-lines';
  if (block.form === 'json-lines') judgeLines(judge, block, counting);
  else form = await judgeDocument(judge, block, counting);
  const { requests, other, unreadable, lines } = counting;
  return {
    form,
    digest: keyed(judge.key, block.bytes),
    requests,
    other,
    unreadable,
    subjects: lines.map((one) => `${one}\n`).join(''),
  };
};
