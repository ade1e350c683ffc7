/** Finds out from a record that the body in it is not all of what was sent. */
import type { Unread } from '../../facts/facts.js';
import { isObject, type Json } from '../../json.js';
import type { Policy } from '../../policy/compile.js';
import { ANSWER, isAnswer } from './body.js';
import type { Container } from './container.js';
import { RESPONSE } from './headers.js';
import { isFilled, partNames } from './part-names.js';
import type { Recorded } from './recorded.js';
import { REQUEST_NAMES } from './request-names.js';

/** Added to a request of which the record has a part elsewhere. */
export const APART: Unread = { at: '', why: 'a part of the request is elsewhere in the record' };

const TRUNCATED: Unread = { at: '', why: 'the record says that it was truncated' };

const EMPTIED: Unread = {
  at: '',
  why: 'it has no messages, but an answer, which the API gives to none without: the recorder left the messages out',
};

/** Whether a record says that a text in it, other than the response, was truncated. */
const isTruncated = (container: Container): boolean => {
  if (!isObject(container)) return false;
  for (const name in container)
    if (container[name] === true && REQUEST_NAMES.truncated.test(name) && !RESPONSE.test(name) && !ANSWER.test(name))
      return true;
  return false;
};

const STATUS = /^(?:response[._]?)?status(?:[._]?code)?$/i;
const isSuccess = (status: unknown): boolean => {
  const code = Number(isObject(status) ? status.code : status);
  return code >= 200 && code < 300;
};

/** The number of levels of a response that are searched for the answer. */
const LEVELS = 3;
/** Whether a record has an answer of Claude, or the status of a success. */
const wasAnswered = (container: Container, levels = LEVELS): boolean =>
  Object.entries(container).some(
    ([name, value]) =>
      (STATUS.test(name) && isSuccess(value)) ||
      (isObject(value) && (isAnswer(value) || (levels > 0 && ANSWER.test(name) && wasAnswered(value, levels - 1)))),
  );

const lacksMessages = (body: unknown): boolean =>
  isObject(body) && Array.isArray(body.messages) && body.messages.length === 0;

/** What is unknown of a body because the objects and lists around it show that it is not all of what was sent. */
export const incompleteness = (body: unknown, around: readonly Container[]): readonly Unread[] => [
  ...(around.some(isTruncated) ? [TRUNCATED] : []),
  ...(lacksMessages(body) && around.some((one) => wasAnswered(one)) ? [EMPTIED] : []),
];

/** Whether a record has, beside the body, a part of a request that the body lacks. */
const hasPartBeside = (body: unknown, record: Json, policy: Policy): boolean => {
  if (!isObject(body)) return false;
  const names = partNames(policy);
  for (const name in record) if (names.has(name) && isFilled(record[name]) && body[name] === undefined) return true;
  return false;
};

/** The request with what the record around it shows to be missing. */
export const withIncompleteness = (one: Recorded, record: Json, policy: Policy): Recorded => {
  if (!isObject(one.value)) return one;
  const { body } = one.value;
  const lost =
    body === undefined
      ? incompleteness(one.value, [record])
      : [...(hasPartBeside(body, record, policy) ? [APART] : []), ...incompleteness(body, [record])];
  return lost.length === 0 ? one : { ...one, extra: [...one.extra, ...lost] };
};
