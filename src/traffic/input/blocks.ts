/** Cuts an input into blocks: whole lines of JSON Lines, or one whole document. Equal inputs give equal blocks. */
import { NEWLINE } from '../characters.js';
import { behindText } from '../text/behind-text.js';
import { bytesBeginCassette } from '../text/cassette.js';
import { goesOn } from '../text/fragments.js';
import { headerOf } from '../text/http-text.js';
import { isJson } from '../text/values-in-text.js';
import { type HeldBytes, newHeldBytes } from './held-bytes.js';
import { UnreadableInput } from './unreadable-input.js';

/** A part of an input that one worker judges. */
export interface Block {
  readonly form: 'json-lines' | 'document';
  readonly file: string;
  /** The number of its first line, 1-based. */
  readonly line: number;
  readonly bytes: Uint8Array;
  /** Lines that begin in it. */
  readonly lines: number;
}

/** A place at which an input cannot be read. */
export interface Gap {
  readonly why: string;
  readonly line: number;
}

/** Size limits, in bytes. */
export interface Limits {
  /** A block ends with the last line that fits into this size. */
  readonly block: number;
  /** The maximum size of one line, or of a document. */
  readonly whole: number;
}

const LIMITS: Limits = { block: 4 << 20, whole: 256 << 20 };

const LINES = /\.(jsonl|ndjson|jsonlines)(\.gz|\.zst)?$/i;
const DOCUMENT = /\.(har|ya?ml)(\.gz|\.zst)?$/i;

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 32 || (byte >= 9 && byte <= 13));

/** Whether a line is a JSON object or list. Strings and numbers do not count: a line of a document may consist of one. */
const isRecord = (line: string): boolean => /^[{[]/.test(line) && isJson(line);

/** Whether a line is a text followed by JSON, which no line of a document is. */
const isLogged = (line: string): boolean => {
  const behind = behindText(line);
  return behind !== undefined && isJson(behind);
};

/**
 * Whether bytes are the beginning of JSON Lines: one of the first lines is JSON by itself, and more follows. A document
 * that is broken into lines begins with a line that is only a bracket.
 */
const looksLikeLines = (bytes: Uint8Array, ended: boolean): boolean => {
  let from = 0;
  let seen = 0;
  for (let tried = 0; tried < 20; tried++) {
    const end = bytes.indexOf(NEWLINE, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end);
    if (!isBlank(line)) {
      const text = Buffer.from(line).toString().trim();
      if (seen === 0 && /^[{[]$/.test(text)) return false;
      seen++;
      if (end >= 0 && isRecord(text) && !isBlank(bytes.subarray(end + 1))) return true;
      if (end < 0 && seen > 1 && ended && isRecord(text)) return true;
      if ((end >= 0 || ended) && (isLogged(text) || goesOn(Buffer.from(text)))) return true;
    }
    if (end < 0) return false;
    from = end + 1;
  }
  return false;
};

/** Whether the first line is only a bracket: then it is a document broken into lines, whatever the file's extension. */
const beginsDocument = (bytes: Buffer): boolean => {
  const end = bytes.indexOf(NEWLINE);
  return end >= 0 && /^[{[]\s*$/.test(bytes.toString('latin1', 0, Math.min(end, 64)));
};

/** The form that the beginning of an input shows, where its name does not. */
const formOf = (bytes: Buffer, ended: boolean): Block['form'] =>
  !bytesBeginCassette(bytes) && looksLikeLines(bytes, ended) ? 'json-lines' : 'document';

const countLines = (bytes: Buffer): number => {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return bytes.length > 0 && bytes.at(-1) !== NEWLINE ? count + 1 : count;
};

/** At most this many lines are taken for parts of one line. */
const PARTS = 4096;

/** A longer line (in bytes) is not a header. */
const HEADER = 8192;
/** Whether a line may belong to the head of an HTTP request whose body follows. */
const isHead = (line: Buffer): boolean => {
  if (line.length > HEADER) return false;
  const text = line.toString('latin1').trim();
  return text === '' || headerOf(text) !== undefined || / HTTP\/\d/.test(text);
};

/** The last end of a line at or before `end` at which no record continues on the next line; `end` if there is none. */
const endOfWhole = (bytes: Buffer, end: number): number => {
  let to = end;
  for (let i = 0; i < PARTS && to > 0; i++) {
    const before = bytes.lastIndexOf(NEWLINE, to - 1);
    const line = bytes.subarray(before + 1, to);
    if (!goesOn(line) && !isHead(line)) return to;
    to = before;
  }
  return end;
};

/** Whether a file's extension says that it is JSON Lines. */
export const isLines = (file: string): boolean => LINES.test(file);

/** The form that a file's extension says; undefined if it has to be found out from the bytes. */
const formByName = (file: string): Block['form'] | undefined =>
  isLines(file) ? 'json-lines' : DOCUMENT.test(file) ? 'document' : undefined;

/** The next chunk of an input. No chunk at its end, or, with the problem, if no more can be read. */
const nextOf = async (
  chunks: AsyncIterator<Uint8Array>,
): Promise<{ readonly chunk?: Uint8Array; readonly problem?: string }> => {
  try {
    const next = await chunks.next();
    return next.done ? {} : { chunk: next.value };
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    return { problem: error.message };
  }
};

const tooLong = (form: Block['form'] | undefined, most: number): string => {
  const what = form === 'json-lines' ? 'a line' : 'the input, which is not JSON Lines,';
  return `${what} is longer than ${most} bytes; cut it, or write one request a line`;
};

/** An input that is being cut. */
interface Cutting {
  readonly file: string;
  readonly limits: Limits;
  /** The bytes that were read and not cut off yet. */
  readonly held: HeldBytes;
  form: Block['form'] | undefined;
  /** The number of the line with which these bytes begin. */
  line: number;
  /** Whether the beginning of the input was inspected. */
  begun: boolean;
}

/** The bytes that are not cut off yet, from the first time on without a byte order mark. */
const bytesLeft = (cutting: Cutting): Buffer => {
  const { held } = cutting;
  if (cutting.begun) return held.all();
  cutting.begun = true;
  held.dropMark();
  if (cutting.form === 'json-lines' && beginsDocument(held.all())) cutting.form = 'document';
  return held.all();
};

const blockOf = (cutting: Cutting, bytes: Buffer): Block => {
  const { form = 'document', file, line } = cutting;
  const lines = countLines(bytes);
  cutting.line += lines;
  return { form, file, line, bytes, lines };
};

/** Yields the blocks that are complete; the rest waits for more bytes. */
function* completeBlocks(cutting: Cutting): Generator<Block> {
  const { held, limits } = cutting;
  while (held.length() >= limits.block && cutting.form !== 'document') {
    // The line is longer than a block: only its newest part has not yet been searched for the end.
    if (held.newest() >= limits.block && held.all().indexOf(NEWLINE, held.newest()) < 0) return;
    const bytes = bytesLeft(cutting);
    cutting.form ??= formOf(bytes, false);
    const within = bytes.lastIndexOf(NEWLINE, limits.block - 1);
    const end = within >= 0 ? endOfWhole(bytes, within) : bytes.indexOf(NEWLINE, limits.block);
    if (cutting.form === 'document' || end < 0) return;
    // Copies the short rest rather than the block, whose buffer the receiver may take over.
    held.restart(bytes.subarray(end + 1));
    yield blockOf(cutting, bytes.subarray(0, end + 1));
  }
}

/** Yields what is left at the end of the input. */
function* lastBlock(cutting: Cutting): Generator<Block> {
  if (cutting.held.length() === 0) return;
  const bytes = bytesLeft(cutting);
  cutting.form ??= formOf(bytes, true);
  yield blockOf(cutting, bytes);
}

/**
 * Cuts the bytes of an input into blocks. A block ends with the last line that fits into its size; a longer line is a
 * block of its own. So the cuts do not depend on the sizes of the chunks, which are copied. Each block has its own
 * buffer, taken from `spare` if possible.
 */
export async function* blocksOf(
  file: string,
  stream: AsyncIterable<Uint8Array>,
  limits: Limits = LIMITS,
  spare: Buffer[] = [],
): AsyncGenerator<Block | Gap> {
  const held = newHeldBytes(limits.block, limits.whole, spare);
  const cutting: Cutting = { file, limits, held, form: formByName(file), line: 1, begun: false };
  const chunks = stream[Symbol.asyncIterator]();
  let problem: string | undefined;
  /** Whether the bytes read belong to a line that is too long and therefore skipped. */
  let skipping = false;
  for (;;) {
    const next = await nextOf(chunks);
    problem = next.problem;
    let { chunk } = next;
    if (chunk === undefined) break;
    if (skipping) {
      const end = chunk.indexOf(NEWLINE);
      if (end < 0) continue;
      skipping = false;
      cutting.line++;
      chunk = chunk.subarray(end + 1);
    }
    if (chunk.length > 0) held.push(chunk);
    yield* completeBlocks(cutting);
    if (held.length() <= limits.whole) continue;
    yield { why: tooLong(cutting.form, limits.whole), line: cutting.line };
    held.clear();
    skipping = cutting.form === 'json-lines';
    if (!skipping) {
      await chunks.return?.(undefined);
      return;
    }
  }
  yield* lastBlock(cutting);
  if (problem !== undefined) yield { why: problem, line: cutting.line };
}
