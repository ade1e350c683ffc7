/** An input cut into blocks: whole lines of JSON Lines, or one whole document. Equal bytes are cut alike. */
import { behindText } from './behind-text.js';
import { goesOn } from './fragments.js';
import { newHeldBytes } from './held-bytes.js';
import { headerOf } from './http-text.js';
import { UnreadableInput } from './unreadable-input.js';
import { isJson } from './values-in-text.js';

/** Work for one worker. */
export interface Block {
  readonly form: 'json-lines' | 'document';
  readonly file: string;
  /** Of its first line, 1-based. */
  readonly line: number;
  readonly bytes: Uint8Array;
  /** Lines that begin in it. */
  readonly lines: number;
}

/** What else an input may give: a place where it cannot be read. */
export interface Gap {
  readonly why: string;
  readonly line: number;
}

/** How large the parts of an input may be. */
export interface Limits {
  /** A block is cut at the first end of a line at or after so many bytes. */
  readonly block: number;
  /** The most bytes of one line, or of a document that is one value. */
  readonly whole: number;
}

const LIMITS: Limits = { block: 4 << 20, whole: 256 << 20 };

const NEWLINE = 10;
const LINES = /\.(jsonl|ndjson|jsonlines)(\.gz|\.zst)?$/i;
const DOCUMENT = /\.(har|ya?ml)(\.gz|\.zst)?$/i;

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 32 || (byte >= 9 && byte <= 13));

/** Whether a line is an object or a list by itself; a text or a number may stand alone on a line of a document too. */
const isRecord = (line: string): boolean => /^[{[]/.test(line) && isJson(line);

/** Whether a line is a text with JSON behind it, as no line of a document is. */
const isLogged = (line: string): boolean => {
  const behind = behindText(line);
  return behind !== undefined && isJson(behind);
};

/**
 * Whether bytes are the beginning of JSON Lines: what stands on the first lines is JSON by itself, and more follows. A
 * document that is broken into lines begins with a bracket alone.
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

/** Whether the first line is a bracket alone, as of a document that is broken into lines, whatever its name promises. */
const beginsDocument = (bytes: Buffer): boolean => {
  const end = bytes.indexOf(NEWLINE);
  return end >= 0 && /^[{[]\s*$/.test(bytes.toString('latin1', 0, Math.min(end, 64)));
};

const countLines = (bytes: Buffer): number => {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return bytes.length > 0 && bytes.at(-1) !== NEWLINE ? count + 1 : count;
};

/** So many lines may be parts of one. */
const PARTS = 4096;

/** A longer line is no header. */
const HEADER = 8192;
/** Whether a line may stand in the head of a request, of which the body follows. */
const isHead = (line: Buffer): boolean => {
  if (line.length > HEADER) return false;
  const text = line.toString('latin1').trim();
  return text === '' || headerOf(text) !== undefined || / HTTP\/\d/.test(text);
};

/** The end of the last line before this end of one that does not go on behind it; where all do, this end. */
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

/** Whether a name promises JSON Lines. */
export const isLines = (file: string): boolean => LINES.test(file);

/** What kind of input a name promises; undefined where its bytes must say. */
const formByName = (file: string): Block['form'] | undefined =>
  isLines(file) ? 'json-lines' : DOCUMENT.test(file) ? 'document' : undefined;

/** The next bytes of an input: none at its end, or where no more can be read, with the reason. */
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

/**
 * Cuts the bytes of an input. A block ends with the last line that ends within its size; a longer line is a block of
 * its own. So the cuts do not depend on the pieces that the bytes come in, each of which is copied. A block has a buffer
 * of its own; those that nobody uses any longer are taken from `spare`.
 */
export async function* blocksOf(
  file: string,
  stream: AsyncIterable<Uint8Array>,
  limits: Limits = LIMITS,
  spare: Buffer[] = [],
): AsyncGenerator<Block | Gap> {
  let form = formByName(file);
  const held = newHeldBytes(limits.block, limits.whole, spare);
  let line = 1;
  /** Inside a line that is too long: it is passed over. */
  let passing = false;
  let begun = false;

  const all = (): Buffer => {
    if (begun) return held.all();
    begun = true;
    held.dropMark();
    if (form === 'json-lines' && beginsDocument(held.all())) form = 'document';
    return held.all();
  };
  const block = (bytes: Buffer): Block => {
    const lines = countLines(bytes);
    const made: Block = { form: form ?? 'document', file, line, bytes, lines };
    line += lines;
    return made;
  };
  /** Cuts off what can be; the rest waits for more. */
  const cut = function* (): Generator<Block | Gap> {
    while (held.length() >= limits.block && form !== 'document') {
      // The line is longer than a block: only its newest part has not been searched for an end yet.
      if (held.newest() >= limits.block && held.all().indexOf(NEWLINE, held.newest()) < 0) return;
      const bytes = all();
      form ??= looksLikeLines(bytes, false) ? 'json-lines' : 'document';
      const within = bytes.lastIndexOf(NEWLINE, limits.block - 1);
      const end = within >= 0 ? endOfWhole(bytes, within) : bytes.indexOf(NEWLINE, limits.block);
      if (form === 'document' || end < 0) return;
      // Copy the little that is left rather than the block, whose buffer the receiver may take over.
      held.restart(bytes.subarray(end + 1));
      yield block(bytes.subarray(0, end + 1));
    }
  };

  const chunks = stream[Symbol.asyncIterator]();
  let problem: string | undefined;
  for (;;) {
    const next = await nextOf(chunks);
    problem = next.problem;
    let { chunk } = next;
    if (chunk === undefined) break;
    if (passing) {
      const end = chunk.indexOf(NEWLINE);
      if (end < 0) continue;
      passing = false;
      line++;
      chunk = chunk.subarray(end + 1);
    }
    if (chunk.length > 0) held.push(chunk);
    yield* cut();
    if (held.length() <= limits.whole) continue;
    yield { why: tooLong(form, limits.whole), line };
    held.clear();
    passing = form === 'json-lines';
    if (!passing) {
      await chunks.return?.(undefined);
      return;
    }
  }
  if (held.length() > 0) {
    const bytes = all();
    form ??= looksLikeLines(bytes, true) ? 'json-lines' : 'document';
    yield block(bytes);
  }
  if (problem !== undefined) yield { why: problem, line };
}
