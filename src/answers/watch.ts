/** Watches for signs in an answer while the caller reads it, without buffering or changing it. */
import { canEmit, lookAtEmitted } from './emitting.js';
import { frameReader } from './frames.js';
import { readsByMethods } from './runtime.js';
import { type Sign, signReader } from './signs.js';
import { type Answer, canPipe, type Look, type Pipes, passedThrough } from './through.js';
import { lookAtJson, watchWhenRead } from './when-read.js';

const STREAMED = /^text\/event-stream\b/i;
const FRAMED = /^application\/vnd\.amazon\.eventstream\b/i;
const JSON_TEXT = /^application\/([a-z.-]+\+)?(json|x-jsonl|jsonl)\b/i;

/** Calls `onSign` only once for each sign. */
const once = (onSign: (sign: Sign) => void): ((sign: Sign) => void) => {
  const seen = new Set<Sign>();
  return (sign) => {
    if (seen.has(sign)) return;
    seen.add(sign);
    onSign(sign);
  };
};

/** Whether it is an answer of the runtime's own class, with no member of its own that a copy would lack. */
const isPlain = (answer: object): boolean =>
  typeof Response === 'function' &&
  Object.getPrototypeOf(answer) === Response.prototype &&
  Object.getOwnPropertyNames(answer).length === 0;

/** The answer as a copy whose body passes through the observer. */
const copied = <A extends Answer>(answer: A, body: Pipes, look: Look): A => {
  const copy = passedThrough(answer, body, look);
  Object.defineProperty(copy, 'url', { value: answer.url ?? '', configurable: true });
  return copy as unknown as A;
};

const watchedJson = <A extends Answer>(answer: A, onSign: (sign: Sign) => void): A => {
  if (isPlain(answer) && !readsByMethods() && canPipe(answer.body))
    return copied(answer, answer.body, lookAtJson(onSign));
  // The body is watched only when the caller reads it: accessing `body` here would cost as much as a whole check.
  watchWhenRead(answer, onSign);
  return answer;
};

const watched = <A extends Answer>(answer: A, onSign: (sign: Sign) => void): A => {
  const type = answer.headers.get('content-type') ?? '';
  if (JSON_TEXT.test(type)) return watchedJson(answer, once(onSign));
  const { body } = answer;
  const framed = FRAMED.test(type);
  if (!(framed || STREAMED.test(type))) return answer;
  const read = signReader(onSign);
  const look = { piece: framed ? frameReader(read) : read };
  if (canEmit(body)) lookAtEmitted(body, look);
  return canPipe(body) ? copied(answer, body, look) : answer;
};

/**
 * Returns the answer to give to the caller, and calls `onSign` once for each sign in it while the caller reads it. For a
 * web stream of events it is a copy, whose body is passed on piece by piece at the pace of the reader, and so for JSON on
 * runtimes that read bodies natively. Otherwise (JSON, a Node stream, an answer that cannot be watched) it is the given
 * answer.
 */
export const watchAnswer = <A extends Answer>(answer: A, onSign: (sign: Sign) => void): A => {
  try {
    return watched(answer, onSign);
  } catch {
    return answer;
  }
};
