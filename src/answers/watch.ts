/** Watches for signs in an answer while the caller reads it, without buffering or changing it. */
import { canEmit, lookAtEmitted } from './emitting.js';
import { frameReader } from './frames.js';
import { type Sign, signReader } from './signs.js';
import { type Answer, canPipe, passedThrough } from './through.js';
import { watchWhenRead } from './when-read.js';

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

const watched = <A extends Answer>(answer: A, onSign: (sign: Sign) => void): A => {
  const type = answer.headers.get('content-type') ?? '';
  if (JSON_TEXT.test(type)) {
    // The body is watched only when the caller reads it: accessing `body` here would cost as much as a whole check.
    watchWhenRead(answer, once(onSign));
    return answer;
  }
  const { body } = answer;
  const framed = FRAMED.test(type);
  if (!(framed || STREAMED.test(type))) return answer;
  const read = signReader(onSign);
  const look = { piece: framed ? frameReader(read) : read };
  if (canEmit(body)) lookAtEmitted(body, look);
  if (!canPipe(body)) return answer;
  const passed = passedThrough(answer, body, look);
  Object.defineProperty(passed, 'url', { value: answer.url ?? '', configurable: true });
  return passed as unknown as A;
};

/**
 * Returns the answer to give to the caller, and calls `onSign` once for each sign in it while the caller reads it. For a
 * web stream of events it is a copy, whose body is passed on piece by piece at the pace of the reader. Otherwise (JSON, a
 * Node stream, an answer that cannot be watched) it is the given answer.
 */
export const watchAnswer = <A extends Answer>(answer: A, onSign: (sign: Sign) => void): A => {
  try {
    return watched(answer, onSign);
  } catch {
    return answer;
  }
};
