/** Judges the requests in blocks of recorded traffic, and counts them. */

import { isUtf8 } from 'node:buffer';
import type { RequestTerms } from '../config/match.js';
import { familyOf } from '../evaluate/models.js';
import { recordText } from '../format/place.js';
import { checkSubject, unreadSubject } from '../full-check.js';
import { isObject, type Json } from '../json.js';
import { remembered } from '../memoize.js';
import type { Context, Day, Subject } from '../model.js';
import { betaMembers } from '../request/beta-places.js';
import { utf8Text } from '../utf8.js';
import type { AuditTerms, InputRow, Instant, RecordPlace } from './aggregate.js';
import { NEWLINE, OPEN } from './characters.js';
import { type Key, keyed } from './digest.js';
import { type Block, isLines } from './input/blocks.js';
import { MENTIONS } from './input/mentions.js';
import { whyOther } from './record/other-vendor.js';
import { MENTIONED_IN_TEXT, NO_OBJECT, type NoRequest, type Recorded, type Records } from './record/recorded.js';
import { redactions } from './record/redacted.js';
import { requestMembers } from './record/request-members.js';
import { linesMentioningRequests, mayMentionRequest } from './record/request-mentions.js';
import { mayBeShortened, shortenings } from './record/shortened.js';
import { behindHeaders, textNamesBeta } from './record/unread-headers.js';
import { skimmer } from './skim/skim.js';
import type { Tally } from './tally/groups.js';
import { shownNames } from './tally/pointers.js';
import { emptyTally, observe, setAside } from './tally/tally.js';
import { documentRecord } from './text/document-records.js';
import { headerLines } from './text/header-lines.js';
import { joinerOf, type Read } from './text/joined.js';
import {
  bodyReader,
  hints,
  type LineReader,
  LONGEST_LINE,
  lineRecords,
  quickRecord,
  wireRecords,
  withExtra,
} from './text/line.js';
import { isMarkup } from './text/markup.js';
import { placed } from './text/placed.js';
import { partRecords, type TextPart, textParts } from './text/text-parts.js';
import { isBinary } from './text/values-in-text.js';

/** What a block is judged with, and the counts so far. */
export interface Judge extends LineReader {
  /** The counts since they were last collected. */
  tally: Tally;
  readonly clock: AuditTerms['clock'];
  readonly key: Key;
  /** The terms of a request: those of its target, else those of the audit. */
  readonly termsOf: (value: unknown, file: string) => RequestTerms;
  /** A cache of contexts as of a day. */
  readonly dated: Map<Context, Map<Day, Context>>;
}

/** The result of a block. */
export interface BlockResult {
  readonly form: InputRow['form'];
  readonly digest: string;
  readonly requests: number;
  readonly other: number;
  readonly unreadable: number;
  /** Subjects as JSON Lines, if they are wanted. */
  readonly subjects: string;
}

/** The parameters of `judgeOf`. */
type JudgeParts = Pick<Judge, 'policy' | 'key' | 'termsOf' | 'subjects'> & { readonly terms: AuditTerms };

/** Makes a judge with all counts at zero. */
export const judgeOf = ({ policy, key, terms, termsOf, subjects }: JudgeParts): Judge => ({
  policy,
  tally: emptyTally(terms, (text) => keyed(key, text), shownNames(policy)),
  clock: terms.clock,
  key,
  records: { policy, names: requestMembers(policy), betas: betaMembers(policy), read: bodyReader(policy) },
  skim: skimmer(policy.data),
  termsOf,
  dated: new Map(),
  subjects,
});

/** The context on the day of a record; records without a time are judged as of the policy's newest row. */
const contextOn = (judge: Judge, context: Context, time: Instant | undefined): Context => {
  if (judge.clock !== 'record' || time === undefined) return context;
  const asOf = time.slice(0, 10);
  const days = remembered(judge.dated, context, () => new Map<Day, Context>());
  return remembered(days, asOf, () => ({ ...context, asOf }));
};

interface Counting {
  requests: number;
  other: number;
  unreadable: number;
  readonly lines: string[];
}

/** The name for a family that the policy does not know; the model's own name would be content of the request. */
const OTHER_FAMILY = 'other';

/** Counts a record that is not judged. */
const countUnjudged = (judge: Judge, { kind, why }: NoRequest, place: RecordPlace, counting: Counting): void => {
  counting[kind]++;
  setAside(judge.tally, kind, why, place);
  if (kind === 'other' || !judge.subjects) return;
  const { context } = judge.termsOf(undefined, place.file);
  addLine(unreadSubject([{ at: '', why }], context, judge.policy), place, counting);
};

/** Judges one request and counts it. */
const judgeRequest = (
  judge: Judge,
  { value, extra, time, skimmed }: Recorded & { readonly value: Json },
  place: RecordPlace,
  counting: Counting,
): void => {
  const { tally } = judge;
  const { file } = place;
  const { target, context } = judge.termsOf(value, file);
  const families = new Set<string>();
  const lost = [...extra, ...redactions(value, judge.policy), ...(skimmed ? [] : shortenings(value))];
  const judged = checkSubject(value, contextOn(judge, context, time), judge.policy, lost, (bench, { models }) => {
    for (const { id } of models) families.add(familyOf(bench, id).prefix ?? OTHER_FAMILY);
  });
  const subject: Subject = target === undefined ? judged : { ...judged, target };
  if (judge.subjects) addLine(subject, place, counting);
  const others = whyOther(value, judged, families, judge.policy);
  if (others !== undefined) {
    counting.other++;
    setAside(tally, 'other', others, place);
  } else {
    counting.requests++;
    observe(tally, { subject, families: [...families].sort(), time, ...place });
  }
};

/** Counts one record, and judges it if it is a request. */
const judgeRecord = (judge: Judge, record: Recorded | NoRequest, place: RecordPlace, counting: Counting): void => {
  if (record.kind !== 'request') countUnjudged(judge, record, place, counting);
  else if (isObject(record.value)) judgeRequest(judge, { ...record, value: record.value }, place, counting);
  else countUnjudged(judge, NO_OBJECT, place, counting);
};

const addLine = (subject: Subject, place: RecordPlace, counting: Counting): void => {
  const { name, ...rest } = subject;
  const { file, line } = place;
  counting.lines.push(
    JSON.stringify({ name: name ?? recordText(place), location: { file, line, column: 1 }, ...rest }),
  );
};

const judgeLines = (judge: Judge, block: Block, counting: Counting): void => {
  const { file } = block;
  const bytes = Buffer.from(block.bytes.buffer, block.bytes.byteOffset, block.bytes.length);
  const whole = isUtf8(bytes);
  const shortened = mayBeShortened(bytes);
  const isLog = !isLines(file);
  const joiner = joinerOf((line) => lineRecords(judge, line, isLog));
  const behind = headerLines(judge.records);
  const judgeAll = (all: readonly Read[]): void => {
    for (const { line, records } of all)
      records.forEach((record, i) => {
        const number = records.length > 1 ? { record: i + 1 } : {};
        judgeRecord(judge, record, { file, line, ...number }, counting);
      });
  };
  let line = block.line;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(NEWLINE, from);
    const to = end < 0 ? bytes.length : end;
    const isPlain = whole && !(shortened && mayBeShortened(bytes.subarray(from, to)));
    const quick = isPlain ? quickRecord(judge, bytes, from, to) : undefined;
    // A long line is neither a part of one nor the head of a request, and is not made a text to find that out.
    const isLong = to - from > LONGEST_LINE;
    const wire = quick || isLong ? undefined : wireRecords(judge, bytes, from);
    const records = quick ? [quick] : (wire?.records ?? lineRecords(judge, bytes.subarray(from, to), isLog));
    // A line of JSON has its headers in the record.
    const text = () => (bytes[from] === OPEN || isLong ? '' : bytes.toString('latin1', from, to));
    const read = { line, records: behind(line, text, records) };
    judgeAll(wire || isLong ? [read] : joiner.take(bytes.subarray(from, to), read));
    from = wire?.to ?? to + 1;
    line += (wire?.lines ?? 1) - 1;
  }
  judgeAll(joiner.rest());
};

/** Files of forms in which much else than traffic is kept. */
const ANYTHING = /\.(csv|tsv|sql|xml|json|ya?ml)$/i;
const NO_HINT: NoRequest = { kind: 'other', why: 'neither JSON nor YAML, and no mention of Claude' };

const some = <Item>(items: Iterable<Item>, test: (item: Item) => boolean): boolean => {
  for (const item of items) if (test(item)) return true;
  return false;
};

/** Judges the JSON values in a text that is not one document. Returns whether there are any. */
const judgeParts = (judge: Judge, { file }: Block, text: string, counting: Counting): boolean => {
  const recordsIn = (part: TextPart): Records => partRecords(judge, part, !isLines(file));
  // Read twice rather than stored: a text may have millions of lines.
  const holds = (part: TextPart): boolean =>
    part.kind === 'value' || recordsIn(part).some(({ kind }) => kind === 'request');
  if (!some(textParts(text), holds)) return false;
  const { betas } = judge.records;
  const behind = headerLines(judge.records);
  // In markup, the headers of a request may follow it.
  const isHeaded = isMarkup(text) && textNamesBeta(text);
  const records = function* () {
    for (const part of textParts(text)) {
      const { line } = part;
      const read = behind(line, () => (part.kind === 'value' ? '' : part.text), recordsIn(part));
      for (const record of isHeaded ? behindHeaders(read, betas) : read) yield { record, line };
    }
  };
  for (const [{ record }, place] of placed(file, records())) judgeRecord(judge, record, place, counting);
  return true;
};

const judgeDocument = async (judge: Judge, block: Block, counting: Counting): Promise<InputRow['form']> => {
  const { isYaml, readDocument } = await import('./text/document.js');
  const text = utf8Text(block.bytes);
  const document = await readDocument(judge.policy, text, block.file);
  if ('why' in document) {
    const { isCut = false, why, line } = document;
    if (text !== undefined && !isYaml(block.file) && judgeParts(judge, block, text, counting)) return 'json';
    const mentioned = text === undefined ? [] : linesMentioningRequests(text, judge.policy);
    const none =
      !isCut &&
      text !== undefined &&
      !(ANYTHING.test(block.file)
        ? hints(Buffer.from(block.bytes)) || MENTIONS.test(text) || isBinary(text)
        : mayMentionRequest(text));
    for (const one of mentioned) judgeRecord(judge, MENTIONED_IN_TEXT, { file: block.file, line: one }, counting);
    if (mentioned.length === 0)
      judgeRecord(judge, none ? NO_HINT : { kind: 'unreadable', why }, { file: block.file, line }, counting);
    return 'json';
  }
  const { form, records, around, linesOf } = document;
  for (const { why, line } of around)
    judgeRecord(judge, { kind: 'unreadable', why }, { file: block.file, line }, counting);
  const all = records.flatMap(({ value, extra, line }, i) =>
    withExtra(documentRecord(form, value, judge.records), extra).map((record) => ({ record, line, i })),
  );
  const within = all.flatMap(({ record, i }) =>
    record.kind === 'request' && record.at ? [[record, [i, record.at]] as const] : [],
  );
  const lines = linesOf(within.map(([, place]) => place));
  const lineOf = new Map<unknown, number | undefined>(within.map(([record], i) => [record, lines[i]]));
  const inOrder = all
    .map(({ record, line }) => ({ record, line: lineOf.get(record) ?? line }))
    .sort((a, b) => a.line - b.line);
  for (const [{ record }, place] of placed(block.file, inOrder)) judgeRecord(judge, record, place, counting);
  return form;
};

/** Judges a block and adds to the counts of the judge. */
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
