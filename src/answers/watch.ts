/** An answer on its way to the caller, looked at as it passes: nothing is buffered, changed or held back. */
import { canEmit, lookAtEmitted } from './emitting.js';
import { frameReader } from './frames.js';
import { type Sign, signReader } from './signs.js';
import { type Answer, canPipe, passedThrough } from './through.js';
import { tellWhenRead } from './when-read.js';

const STREAMED = /^text\/event-stream\b/i;
const FRAMED = /^application\/vnd\.amazon\.eventstream\b/i;
const JSON_TEXT = /^application\/([a-z.-]+\+)?(json|x-jsonl|jsonl)\b/i;

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
  if (JSON_TEXT.test(type)) {
    // The body is looked at when the caller reads it: to ask for `body` here would cost as much as a whole check.
    tellWhenRead(answer, once(tell));
    return answer;
  }
  const { body } = answer;
  const framed = FRAMED.test(type);
  if (!(framed || STREAMED.test(type))) return answer;
  const read = signReader(tell);
  const look = { piece: framed ? frameReader(read) : read };
  if (canEmit(body)) lookAtEmitted(body, look);
  if (!canPipe(body)) return answer;
  const passed = passedThrough(answer, body, look);
  Object.defineProperty(passed, 'url', { value: answer.url ?? '', configurable: true });
  return passed as unknown as A;
};

/**
 * The answer to give to the caller; `tell` hears of each sign in it once, while the caller reads. A stream of events
 * is passed on piece by piece, at the reader's own pace; an answer of JSON is the one given, and so is one that
 * cannot be looked at (a client's own kind of answer): the request was sent, whatever it is. A stream of Node's own, as
 * node-fetch has it, stays the one given too.
 */
export const watchAnswer = <A extends Answer>(answer: A, tell: (sign: Sign) => void): A => {
  try {
    return watched(answer, tell);
  } catch {
    return answer;
  }
};
