/** Recognises by its members whether a record is of something that happened, in particular of a call of a model. */
import { isObject, type Json } from '../../json.js';
import type { ReadText } from './body.js';
import { instantOf, isNameOfTime } from './instant.js';
import { recorders } from './recorders.generated.js';
import { CALL_NAMES } from './request-names.js';
import { someWithin } from './some-within.js';

const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;

const tellsWhen = (name: string, value: unknown): boolean =>
  !CALL_NAMES.otherDates.test(name) &&
  (isNameOfTime(name) || CALL_NAMES.when.test(name)
    ? instantOf(value) !== undefined
    : typeof value === 'string' && INSTANT.test(value));

/** Whether a record states that something happened, as settings, which mention Claude too, do not. */
export const looksLikeTraffic = (record: unknown, read: ReadText): boolean =>
  someWithin(record, read, {
    container: (members) =>
      isObject(members) &&
      Object.entries(members).some(
        ([name, value]) => CALL_NAMES.made.test(name) || CALL_NAMES.ids.test(name) || tellsWhen(name, value),
      ),
  });

/** What the name of a member, or the last step of it, says about a call. */
export const saysOfCall = (name: string): { readonly made: boolean; readonly tokens: boolean } => {
  const last = name.slice(name.lastIndexOf('.') + 1);
  return {
    made: CALL_NAMES.made.test(name) || CALL_NAMES.made.test(last) || CALL_NAMES.prompt.test(name),
    tokens: CALL_NAMES.tokens.test(last),
  };
};

/** Whether a member states a model without its maker, so that it may be Claude. */
const mayBeClaude = (name: string, value: unknown): boolean =>
  CALL_NAMES.model.test(name) && typeof value === 'string' && recorders.openModels.some((part) => value.includes(part));

const namesProvider = (name: string, value: unknown): boolean =>
  CALL_NAMES.provider.test(name) && /^anthropic\b/i.test(String(value));

/** Error types of Claude's API. */
const ERRORS = new Set(recorders.errors);

/** Whether an object is an error of Claude's API. */
export const isError = ({ type, error }: Json): boolean =>
  type === 'error' && isObject(error) && typeof error.type === 'string' && ERRORS.has(error.type);

/** Whether a member names Claude's API, or a model that may be Claude. */
export const namesApi = (name: string, value: unknown): boolean =>
  mayBeClaude(name, value) || namesProvider(name, value);
