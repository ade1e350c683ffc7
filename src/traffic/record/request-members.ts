/** Decides by its members whether a record is a request, although other programs have members of these names too. */
import { isObject, type Json } from '../../json.js';
import { onceFor } from '../../memoize.js';
import { namesClaude } from '../../names-claude.js';
import type { Policy } from '../../policy/compile.js';
import { requestLineIn } from './address.js';
import { isAnswer, isForClaude, jsonOf } from './body.js';
import { isContainer } from './container.js';
import type { RecordReader } from './recorded.js';
import { methodIn } from './whereabouts.js';

/** Members of envelopes. */
export const ENVELOPE = ['body', 'url', 'uri', 'method', 'headers', 'params', 'requests'];

/** The members by which a request, or an envelope around one, is recognised. */
export const requestMembers = onceFor(
  ({ data }: Policy): ReadonlySet<string> => new Set([...ENVELOPE, ...Object.keys(data.shape.request?.members ?? {})]),
);

/** Whether a record has one of these members. */
export const looksLikeRequest = (record: Json, names: ReadonlySet<string>): boolean => {
  for (const name in record) if (names.has(name)) return true;
  return false;
};

/** Whether a record mentions Claude anywhere; true if it is nested too deeply to tell. */
export const mentionsClaudeAnywhere = (record: Json): boolean => namesClaude(jsonOf(record) ?? 'claude');

/** Members that only requests have, or by which `check` finds out whose request it is. */
export const REQUEST_ONLY = ['url', 'uri', 'headers', 'requests', 'messages'];

/** Members that records of other programs have too, with values of any kind. */
const COMMON = new Set(['model', 'metadata', 'container', 'thread', 'diagnostics', 'params']);

/** Whether a record has a part that only requests have: `max_tokens`, beta values, or a member with objects. */
const hasPart = (record: Json, { names, betas }: RecordReader): boolean =>
  typeof record.max_tokens === 'number' ||
  betas.some((name) => Array.isArray(record[name])) ||
  Object.entries(record).some(
    ([name, value]) =>
      names.has(name) && !COMMON.has(name) && (Array.isArray(value) ? value.some(isContainer) : isObject(value)),
  );

/** Whether a member shows that a record is a request. A string `stream` is the output stream of a container log. */
const isAsking = (name: string, value: unknown): boolean =>
  !COMMON.has(name) && value != null && !(name === 'stream' && typeof value === 'string');

/** Whether a record is a request to Claude, and not a log that mentions Claude. */
const asksClaude = (record: Json, reader: RecordReader): boolean =>
  isForClaude(record)
    ? // A response has `context_management` and `container` too.
      !isAnswer(record) &&
      Object.entries(record).some(([name, value]) => reader.names.has(name) && isAsking(name, value))
    : hasPart(record, reader) && mentionsClaudeAnywhere(record);

/** Whether an object with members of a request is a request to Claude. */
export const isClaudeRequest = (request: Json, reader: RecordReader): boolean =>
  REQUEST_ONLY.some((name) => Object.hasOwn(request, name)) ||
  // JSON-RPC has `method` and `params` too.
  (Object.hasOwn(request, 'method') ? methodIn(request) !== undefined : Object.hasOwn(request, 'params')) ||
  requestLineIn(request) !== undefined ||
  asksClaude(request, reader);
