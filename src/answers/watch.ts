/** An answer on its way to the caller, looked at as it passes: nothing is buffered, changed or held back. */
import { type Sign, signReader, signsIn, signsOf } from './signs.js';

/** What is used of a `Response`. */
export interface Answer {
  readonly status: number;
  readonly url?: string;
  readonly headers: { get(name: string): string | null };
  readonly body: unknown;
}

const STREAMED = /^text\/event-stream\b/i;
const JSON_TEXT = /^application\/([a-z.-]+\+)?(json|x-jsonl|jsonl)\b/i;

type Method = (...given: unknown[]) => Promise<unknown>;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** In a text only what is also in the value counts, unless it is several values (JSON Lines). */
const signsInText = (text: string): Sign[] => {
  const found = signsIn(text);
  const value = found.length === 0 ? undefined : parsed(text);
  return value === undefined ? found : signsOf(value);
};

const signsInRead = (read: unknown): Sign[] => {
  if (typeof read === 'string') return signsInText(read);
  if (read instanceof ArrayBuffer) return signsInText(new TextDecoder().decode(new Uint8Array(read)));
  return read instanceof Uint8Array ? signsInText(new TextDecoder().decode(read)) : signsOf(read);
};

/** The ways to read an answer whole: each tells what it saw when the caller reads. */
const READERS = ['json', 'text', 'arrayBuffer', 'bytes'];

const tellWhenRead = (answer: Answer, tell: (sign: Sign) => void): void => {
  const told = new Set<Sign>();
  for (const name of READERS) {
    const read = (answer as unknown as Record<string, unknown>)[name];
    if (typeof read !== 'function') continue;
    const value: Method = async (...given) => {
      const result: unknown = await (read as Method).apply(answer, given);
      for (const sign of signsInRead(result)) {
        if (told.has(sign)) continue;
        told.add(sign);
        tell(sign);
      }
      return result;
    };
    Object.defineProperty(answer, name, { value, configurable: true, writable: true });
  }
};

interface Pipes {
  readonly locked: boolean;
  pipeThrough(through: unknown): unknown;
}

const canPipe = (body: unknown): body is Pipes =>
  typeof body === 'object' && body !== null && 'pipeThrough' in body && (body as Pipes).locked === false;

const watched = <A extends Answer>(answer: A, tell: (sign: Sign) => void): A => {
  const type = answer.headers.get('content-type') ?? '';
  if (JSON_TEXT.test(type)) tellWhenRead(answer, tell);
  if (!STREAMED.test(type) || !canPipe(answer.body)) return answer;
  const see = signReader(tell);
  const seen = new TransformStream<Uint8Array, Uint8Array>({
    transform: (piece, out) => {
      // What cannot be looked at is passed on all the same.
      try {
        see(piece);
      } finally {
        out.enqueue(piece);
      }
    },
  });
  const passed = new Response(answer.body.pipeThrough(seen) as never, answer as never);
  Object.defineProperty(passed, 'url', { value: answer.url ?? '', configurable: true });
  return passed as unknown as A;
};

/**
 * The answer to give to the caller; `tell` hears of each sign in it once, while the caller reads. A stream of events
 * is passed on piece by piece, with the reader's own pace; an answer of JSON is the one given, and so is one that
 * cannot be looked at (a stream of Node's own, a client's own kind of answer): the request was sent, whatever it is.
 */
export const watchAnswer = <A extends Answer>(answer: A, tell: (sign: Sign) => void): A => {
  try {
    return watched(answer, tell);
  } catch {
    return answer;
  }
};
