/** The members by which a record is known to be a request, and which other programs have too. */
import { isObject, type Json } from '../json.js';
import { namesClaude } from '../names-claude.js';
import type { Policy } from '../policy/compile.js';
import { isAnswer, jsonOf, speaksClaude } from './body.js';
import { isContainer } from './container.js';
import { requestLineIn } from './place.js';
import type { RecordReader } from './recorded.js';
import { methodIn } from './whereabouts.js';

/** Members of which a record must have one to be taken for a request. */
export const ENVELOPE = ['body', 'url', 'uri', 'method', 'headers', 'params', 'requests'];

/** The members by which an object is known to be a request or an envelope around one. */
export const requestMembers = (policy: Policy): ReadonlySet<string> =>
  new Set([...ENVELOPE, ...Object.keys(policy.data.shape.request?.members ?? {})]);

/** Whether a record has one of those members. */
export const looksLikeRequest = (record: Json, names: ReadonlySet<string>): boolean => {
  for (const name in record) if (names.has(name)) return true;
  return false;
};

/** Whether a record names Claude; of what cannot be written nobody knows. */
export const isNamed = (record: Json): boolean => namesClaude(jsonOf(record) ?? 'claude');

/** Members of which other programs have none, or `check` says whose request it is. */
export const SPOKEN = ['url', 'uri', 'headers', 'requests', 'messages'];

/** Members that other programs have too, whatever stands in them. */
const COMMON = new Set(['model', 'metadata', 'container', 'thread', 'diagnostics', 'params']);

/** Whether a record has a part that only requests have: as a list of objects or an object, or how much is to be said. */
const hasPart = (record: Json, { names, betas }: RecordReader): boolean =>
  typeof record.max_tokens === 'number' ||
  betas.some((name) => Array.isArray(record[name])) ||
  Object.entries(record).some(
    ([name, value]) =>
      names.has(name) && !COMMON.has(name) && (Array.isArray(value) ? value.some(isContainer) : isObject(value)),
  );

/** Whether a member is one by which a record is taken for a request; what a container writes to is called a stream. */
const isAsking = (name: string, value: unknown): boolean =>
  !COMMON.has(name) && value != null && !(name === 'stream' && typeof value === 'string');

/** Whether a record that names Claude asks it: a log of a program that calls it has a stream, a container, a system. */
const asksClaude = (record: Json, reader: RecordReader): boolean =>
  speaksClaude(record)
    ? // An answer too says what became of the context, and where code ran.
      !isAnswer(record) &&
      Object.entries(record).some(([name, value]) => reader.names.has(name) && isAsking(name, value))
    : hasPart(record, reader) && isNamed(record);

/** Whether what has members that requests have too is to be taken for one. */
export const isSpoken = (request: Json, reader: RecordReader): boolean =>
  SPOKEN.some((name) => Object.hasOwn(request, name)) ||
  // Programs call each other's methods, too, with params.
  (Object.hasOwn(request, 'method') ? methodIn(request) !== undefined : Object.hasOwn(request, 'params')) ||
  requestLineIn(request) !== undefined ||
  asksClaude(request, reader);
