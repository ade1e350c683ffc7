/** Finds envelopes of requests without a recognisable body anywhere in a record, as values or as text. */
import { isObject, type Json } from '../../json.js';
import type { Policy } from '../../policy/compile.js';
import type { Instant } from '../aggregate.js';
import { isClaudeEndpoint } from './address.js';
import { ANSWER, DEPTH, isAnswer, type ReadText } from './body.js';
import { timeOf } from './instant.js';
import { CARRIES_MODEL } from './request-mentions.js';
import { decodedList, valuesOf } from './some-within.js';
import { methodIn } from './whereabouts.js';

/** An envelope, and the time that it or an object around it states. */
interface Dated {
  readonly envelope: Json;
  readonly time: Instant | undefined;
}

/** Whether an object is an envelope: with a URL of Claude, a method, and a body or headers. */
const hasAddress = (value: Json, policy: Policy): boolean => {
  const { url } = value;
  return (
    typeof url === 'string' &&
    ['body', 'headers'].some((name) => Object.hasOwn(value, name)) &&
    methodIn({ method: value.method }) !== undefined &&
    (CARRIES_MODEL.test(url) || isClaudeEndpoint(url, policy))
  );
};

/** The envelopes within a record, the record itself excepted. */
export const envelopesIn = (record: Json, policy: Policy, read: ReadText): readonly Dated[] => {
  const found: Dated[] = [];
  const walk = (value: unknown, time: Instant | undefined, depth: number): void => {
    if (depth > DEPTH) return;
    if (typeof value === 'string') for (const one of valuesOf(value, read)) walk(one, time, depth + 1);
    else if (Array.isArray(value)) {
      const other = decodedList(value);
      if (other !== undefined) walk(other, time, depth + 1);
      else for (const one of value) walk(one, time, depth + 1);
    } else if (isObject(value) && !isAnswer(value)) {
      const here = timeOf(value) ?? time;
      if (depth > 0 && hasAddress(value, policy)) found.push({ envelope: value, time: here });
      else for (const [name, one] of Object.entries(value)) if (!ANSWER.test(name)) walk(one, here, depth + 1);
    }
  };
  walk(record, undefined, 0);
  return found;
};
