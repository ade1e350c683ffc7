/** A record that holds no request may tell of one. */
import type { Json } from '../json.js';
import type { Policy } from '../policy/compile.js';
import { DEPTH, jsonText, type ReadText } from './body.js';
import { isContainer, SHORT } from './container.js';
import { claudesPlace } from './place.js';

/** A header that no request to others has. */
const HEADER = /^anthropic-(version|beta)$/i;

/** Whether a record tells of a request to Claude without holding it: where it went, or the vendor and a model. */
export const tellsOfRequest = (record: Json, policy: Policy, read: ReadText): boolean => {
  let vendor = false;
  let model = false;
  const tells = (value: unknown, depth: number): boolean => {
    if (depth > DEPTH) return false;
    if (typeof value !== 'string')
      return (
        isContainer(value) && Object.entries(value).some(([name, one]) => HEADER.test(name) || tells(one, depth + 1))
      );
    const text = jsonText(value);
    const inner = text === undefined ? undefined : read(text).value;
    if (isContainer(inner)) return tells(inner, depth + 1);
    if (value.length > SHORT) return false;
    const isWord = !/\s|^https?:/i.test(value);
    vendor ||= /^anthropic\b/i.test(value) || (isWord && /\banthropic\b/i.test(value));
    // Programs are named after Claude too, without a number.
    model ||= isWord && /claude-[^/\s]*\d/i.test(value);
    return claudesPlace(value, policy) !== undefined;
  };
  return tells(record, 0) || (vendor && model);
};
