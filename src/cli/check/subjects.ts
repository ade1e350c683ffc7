/** Judges the requests in files and standard input: a JSON document, an array of them, or JSON Lines. */
import { createReadStream, readFileSync } from 'node:fs';
import { unreadOf } from '../../check-text.js';
import { textOf, utf8TextOf } from '../../decoded-text.js';
import type { Unread } from '../../facts/facts.js';
import { whyNoFile } from '../../file-errors.js';
import { checkSubject, checkTextSubject, unreadSubject } from '../../full-check.js';
import { parsed } from '../../json.js';
import type { Context, Finding, Location, Subject } from '../../model.js';
import { lineCounter, problemsOf, scanJson } from '../../request/scan.js';
import { STDIN } from '../../standard-input.js';
import { UnreadableInput } from '../../traffic/input/unreadable-input.js';
import { asUtf8 } from '../../traffic/input/utf16.js';
import { bytesFrom } from '../read.js';
import { withLocations } from './finding-locations.js';
import type { Judge, Judged } from './judged.js';

/** A blank line of JSON Lines, by its number. */
interface Blank {
  readonly blank: number;
}

const NEWLINE = 10;

const named = ({ name, ...subject }: Subject, fallback: string, location?: Location): Subject => ({
  name: name ?? fallback,
  ...(location ? { location } : {}),
  ...subject,
});

/** Judges a request under its terms; an unreadable one, whose value is undefined, under those of its file. */
const judged = (
  { termsOf }: Judge,
  request: unknown,
  file: string,
  judgeUnder: (context: Context) => Subject,
): Judged => {
  const { context, target } = termsOf(request, file);
  const subject = judgeUnder(context);
  return {
    subject: target === undefined ? subject : { ...subject, target },
    ...(context.platform === undefined ? {} : { stated: context.platform }),
  };
};

const unread = (judge: Judge, name: string, why: string, location?: Location, file = name): Judged =>
  judged(judge, undefined, file, (context) =>
    named(unreadSubject([{ at: '', why }], context, judge.policy), name, location),
  );

/** The lines of a stream, without line ends. */
async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  for await (const chunk of stream) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      parts.push(chunk.subarray(from, end));
      yield parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
      parts = [];
      from = end + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  }
  if (parts.length > 0) yield Buffer.concat(parts);
}

/** Judges a line of JSON Lines. Its findings have the number of the line, and columns in it. */
const onLine = (judge: Judge, text: string, name: string, { file = '', line }: Location): Judged => {
  const value = parsed(text);
  const found = judged(judge, value, file, (context) =>
    named(checkTextSubject(text, context, judge.policy), name, { file, line, column: 1 }),
  );
  if (found.subject.findings.length + found.subject.waived.length === 0) return found;
  const [{ subject } = found] = withLocations([{ ...found, value, prefix: [] }], text, file, judge.policy);
  const onIt = <Placed extends Finding>(one: Placed): Placed =>
    one.location ? { ...one, location: { ...one.location, line } } : one;
  const { findings, waived } = subject;
  return { ...found, subject: { ...subject, findings: findings.map(onIt), waived: waived.map(onIt) } };
};

/** Judges JSON Lines in order, with one line in memory at a time. */
async function* judgeLines(
  judge: Judge,
  lines: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<Judged | Blank> {
  let line = 0;
  for await (const bytes of lines) {
    line++;
    const location: Location = { file, line, column: 1 };
    const name = `${file}:${line}`;
    const text = utf8TextOf(bytes);
    if (text === undefined) yield unread(judge, name, 'the line is not UTF-8', location, file);
    else if (text.trim() === '') yield { blank: line };
    else yield onLine(judge, text, name, location);
  }
}

const judgeArray = (judge: Judge, values: readonly unknown[], text: string, file: string): Judged[] => {
  const starts = new Map<number, Location>();
  const lineOf = lineCounter(text);
  const { problems } = scanJson(text, (steps, offset) => {
    if (steps.length === 1 && typeof steps[0] === 'number') starts.set(steps[0], { file, ...lineOf(offset) });
  });
  const requests = values.map((value, i) => {
    const extra: Unread[] = unreadOf(judge.policy, text, problemsOf(problems, [], i), 1);
    const one = judged(judge, value, file, (context) =>
      named(checkSubject(value, context, judge.policy, extra), `${file}#${i}`, starts.get(i)),
    );
    return { ...one, value, prefix: [i] };
  });
  return withLocations(requests, text, file, judge.policy);
};

/** Whether a value is a HAR file, which `audit` reads. */
const isHar = (value: unknown): boolean =>
  Array.isArray((value as { log?: { entries?: unknown } } | null)?.log?.entries);

/** Judges a JSON document; an array is judged element by element. */
const judgeDocument = (judge: Judge, text: string, value: unknown, file: string): Judged[] => {
  if (isHar(value))
    return [unread(judge, file, 'it is a HAR: audit reads recorded traffic', { file, line: 1, column: 1 })];
  if (Array.isArray(value)) return judgeArray(judge, value, text, file);
  const one = judged(judge, value, file, (context) =>
    named(checkTextSubject(text, context, judge.policy), file, { file, line: 1, column: 1 }),
  );
  return withLocations([{ ...one, value, prefix: [] }], text, file, judge.policy);
};

/** Whether a text that is not JSON is JSON Lines: it has several lines, and one of the first is JSON. */
const isLines = (text: string): boolean => {
  const lines = text.split('\n', 20).filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.some((line) => /^\s*[{[]/.test(line) && parsed(line) !== undefined);
};

async function* streamOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** Judges a whole file: a JSON document, JSON Lines, or an unreadable text. */
async function* judgeBytes(judge: Judge, bytes: Uint8Array, file: string): AsyncGenerator<Judged | Blank> {
  const text = textOf(bytes);
  if (text === undefined) {
    const { isCompressed } = await import('../../traffic/input/bytes.js');
    const why = isCompressed(bytes)
      ? 'the file is compressed: decompress it first, or use audit'
      : 'the file is not UTF-8';
    yield unread(judge, file, why, { file, line: 1, column: 1 });
    return;
  }
  if (text.trim() === '') return;
  const document = parsed(text);
  if (document !== undefined) yield* judgeDocument(judge, text, document, file);
  else if (isLines(text)) yield* judgeLines(judge, linesOf(streamOf(text)), file);
  else {
    const one = judged(judge, undefined, file, (context) =>
      named(checkTextSubject(text, context, judge.policy), file, { file, line: 1, column: 1 }),
    );
    yield* withLocations([{ ...one, value: undefined, prefix: [] }], text, file, judge.policy);
  }
}

const LINES = /\.(jsonl|ndjson|jsonlines)$/i;

/** Judges an operand: a file, or `-` for standard input. With `lines`, standard input is read as JSON Lines. */
export async function* judgeOperand(
  judge: Judge,
  operand: string,
  stdin: AsyncIterable<Uint8Array>,
  lines: boolean,
): AsyncGenerator<Judged | Blank> {
  try {
    if (operand === '-' && lines) yield* judgeLines(judge, linesOf(asUtf8(stdin)), STDIN);
    else if (operand === '-') yield* judgeBytes(judge, await bytesFrom(stdin), STDIN);
    else if (LINES.test(operand)) yield* judgeLines(judge, linesOf(asUtf8(createReadStream(operand))), operand);
    else yield* judgeBytes(judge, readFileSync(operand), operand);
  } catch (error) {
    const why = error instanceof UnreadableInput ? error.message : whyNoFile(error, operand);
    yield unread(judge, operand === '-' ? STDIN : operand, why);
  }
}
