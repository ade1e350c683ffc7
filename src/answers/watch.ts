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

interface Pipes {
  readonly locked: boolean;
  pipeThrough(through: unknown): unknown;
}

const canPipe = (body: unknown): body is Pipes =>
  typeof body === 'object' && body !== null && 'pipeThrough' in body && (body as Pipes).locked === false;

/** What looks at the bytes of an answer as they pass. */
interface Look {
  readonly piece: (piece: Uint8Array) => void;
  readonly end?: () => void;
}

/** A copy of an answer, whose body is looked at as it is read, at the reader's own pace. */
const passedThrough = (answer: Answer, body: Pipes, { piece, end }: Look): Response & { readonly body: Pipes } => {
  // What cannot be looked at is passed on all the same.
  const seen = new TransformStream<Uint8Array, Uint8Array>({
    transform: (bytes, out) => {
      try {
        piece(bytes);
      } finally {
        out.enqueue(bytes);
      }
    },
    flush: () => end?.(),
  });
  return new Response(body.pipeThrough(seen) as never, answer as never) as never;
};

/** An answer of JSON is kept up to this to be parsed in the end; of a longer one the text is looked at. */
const KEPT = 16 << 20;

const lookAtJson = (tell: (sign: Sign) => void): Look => {
  const see = signReader(tell);
  let kept: Uint8Array[] = [];
  let size = 0;
  return {
    piece: (bytes) => {
      size += bytes.length;
      kept.push(bytes);
      if (size <= KEPT) return;
      for (const one of kept) see(one);
      kept = [];
    },
    end: () => {
      if (size > KEPT) return;
      const decoder = new TextDecoder();
      const text = kept.map((one) => decoder.decode(one, { stream: true })).join('');
      for (const sign of signsInText(text)) tell(sign);
    },
  };
};

/** The ways to read an answer whole: each tells what it saw when the caller reads. */
const READERS = ['json', 'text', 'arrayBuffer', 'bytes', 'blob'];

const isBlob = (read: unknown): read is Blob => typeof Blob === 'function' && read instanceof Blob;

/** The ways to take what is in a stream. To look whether it is locked is none. */
const TAKERS = ['getReader', 'tee', 'pipeTo', 'pipeThrough', 'values', Symbol.asyncIterator] as const;

const define = (of: object, name: string | symbol, what: PropertyDescriptor): void =>
  void Object.defineProperty(of, name, { ...what, configurable: true });

type Methods = Record<string | symbol, (...given: unknown[]) => unknown>;

/** Has whoever takes what is in a stream take it from another one, unless `own()` says that it is meant itself. */
const divert = (body: Pipes, to: () => Pipes, own: () => boolean, isDiverted: () => boolean): void => {
  for (const name of TAKERS) {
    const take = (body as unknown as Methods)[name];
    if (take)
      define(body, name, {
        value: (...given: unknown[]) =>
          own() ? take.apply(body, given) : (to() as unknown as Methods)[name]?.(...given),
      });
  }
  const prototype: object = Object.getPrototypeOf(body);
  define(body, 'locked', { get: () => (isDiverted() ? to().locked : Reflect.get(prototype, 'locked', body)) });
};

/**
 * The answer stays the one given, and its readers tell what they saw, those of its clones too. Its body is looked at
 * only if the caller takes what is in it: from then on the readers are those of the copy that it passes through.
 */
const tellWhenRead = (answer: Answer, tell: (sign: Sign) => void): void => {
  let copy: (Response & { readonly body: Pipes }) | undefined;
  let reading = false;
  /** A runtime may read an answer by the methods of its stream: then they are meant themselves. */
  const itself = <Result>(read: () => Result): Result => {
    const before = reading;
    reading = true;
    try {
      return read();
    } finally {
      reading = before;
    }
  };
  for (const name of READERS) {
    const read = (answer as unknown as Record<string, unknown>)[name];
    if (typeof read !== 'function') continue;
    const value: Method = async (...given) => {
      if (copy) return (copy as unknown as Record<string, Method>)[name]?.(...given);
      const result: unknown = await itself(() => (read as Method).apply(answer, given));
      for (const sign of signsInRead(isBlob(result) ? await result.text() : result)) tell(sign);
      return result;
    };
    define(answer, name, { value, writable: true });
  }
  const { clone } = answer as { clone?: unknown };
  if (typeof clone === 'function')
    define(answer, 'clone', {
      value: () => {
        const twin = copy ? copy.clone() : itself(() => clone.call(answer) as Answer);
        if (!copy) tellWhenRead(twin, tell);
        return twin;
      },
      writable: true,
    });
  const { body } = answer;
  if (!canPipe(body)) return;
  const used = (): boolean => (Reflect.get(Object.getPrototypeOf(answer), 'bodyUsed', answer) as boolean) === true;
  define(answer, 'bodyUsed', { get: () => copy?.bodyUsed ?? used() });
  define(answer, 'body', { get: () => copy?.body ?? body });
  divert(
    body,
    // Once it was read some other way there is nothing left to look at.
    () => {
      copy ??= itself(() => passedThrough(answer, body, lookAtJson(tell)));
      return copy.body;
    },
    () => reading || (!copy && (body.locked || used())),
    () => copy !== undefined,
  );
};

/** Each sign once. */
const once = (tell: (sign: Sign) => void): ((sign: Sign) => void) => {
  const told = new Set<Sign>();
  return (sign) => {
    if (told.has(sign)) return;
    told.add(sign);
    tell(sign);
  };
};

const watched = <A extends Answer>(answer: A, tell: (sign: Sign) => void): A => {
  const type = answer.headers.get('content-type') ?? '';
  if (JSON_TEXT.test(type)) tellWhenRead(answer, once(tell));
  const { body } = answer;
  if (!STREAMED.test(type) || !canPipe(body)) return answer;
  const passed = passedThrough(answer, body, { piece: signReader(tell) });
  Object.defineProperty(passed, 'url', { value: answer.url ?? '', configurable: true });
  return passed as unknown as A;
};

/**
 * The answer to give to the caller; `tell` hears of each sign in it once, while the caller reads. A stream of events
 * is passed on piece by piece, at the reader's own pace; an answer of JSON is the one given, and so is one that
 * cannot be looked at (a stream of Node's own, a client's own kind of answer): the request was sent, whatever it is.
 */
export const watchAnswer = <A extends Answer>(answer: A, tell: (sign: Sign) => void): A => {
  try {
    return watched(answer, tell);
  } catch {
    return answer;
  }
};
