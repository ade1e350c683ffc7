/** Recognises the bodies of requests in records: as values, as text, as bytes. */
import { gunzipSync } from 'node:zlib';
import { textOf } from '../../decoded-text.js';
import type { Unread } from '../../facts/facts.js';
import { isObject, type Json } from '../../json.js';
import { DEPTH_LIMIT } from '../../request/scan.js';
import { wireText } from '../text/http-text.js';
import { isContainer } from './container.js';

/** Parses the text of a body. `extra` is what could not be read of it, such as members that are named twice. */
export type ReadText = (text: string) => { readonly value: unknown; readonly extra: readonly Unread[] };

/** The maximum depth to which a record is searched, JSON within strings included. */
export const DEPTH = 64;

/**
 * Base64 of JSON, gzip (`H4sI`) or an HTTP request, recognised by its first characters, which encode a bracket, the magic
 * number or an HTTP method. Mail breaks base64 into lines.
 */
const BASE64 =
  /^(?:data:[\w/+.;=-]{0,100},|base64:)?((?:eyJ|ewo|W3si|Wwo|H4sI|UE9TV|R0VUI|REVMR)[A-Za-z0-9+/_\s-]+={0,2})\s*$/;
/** The maximum size in bytes of a compressed text in a record after decompression. */
const LARGEST = 64 << 20;

/** Bytes, decompressed if they are gzip; undefined if they cannot be decompressed to at most `most` bytes. */
export const gunzipped = (bytes: Uint8Array, most: number): Uint8Array | undefined => {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch {
    return undefined;
  }
};

/**
 * The same in hexadecimal digits, as databases and packet analysers write bytes: with or without colons, and with
 * whichever prefix marks hexadecimal.
 */
const HEX = /^(?:\\*x|0x|x')?((?:7b:?(?:22|0a|0d|20)|5b:?(?:7b|0a|0d|20)|1f:?8b)[0-9a-f:]+)'?\s*$/i;

const bytesOf = (text: string): Buffer | undefined => {
  const base64 = BASE64.exec(text)?.[1];
  if (base64 !== undefined) return Buffer.from(base64, 'base64');
  const hex = HEX.exec(text)?.[1];
  return hex === undefined ? undefined : Buffer.from(hex.replaceAll(':', ''), 'hex');
};

const unpackedText = (packed: Buffer): string | undefined => {
  const bytes = gunzipped(packed, LARGEST);
  return bytes && textOf(bytes);
};

/** The JSON in a text that is JSON, base64 or hexadecimal digits of JSON, or a raw HTTP request; else undefined. */
export const jsonText = (text: string): string | undefined => {
  const bytes = bytesOf(text);
  const plain = bytes === undefined ? text : unpackedText(bytes);
  if (plain === undefined) return undefined;
  return /^\s*[{[]/.test(plain) ? plain : wireText(plain);
};

/** Whether a value is a text that is JSON, perhaps encoded. */
export const isEncodedJson = (value: unknown): value is string =>
  typeof value === 'string' && jsonText(value) !== undefined;

/** The value of a text that is JSON, perhaps encoded; any other value unchanged. */
export const decoded = (value: unknown, read: ReadText): unknown => {
  const text = typeof value === 'string' ? jsonText(value) : undefined;
  return text === undefined ? value : read(text).value;
};

/** Whether a body is a JSON object as text, as some proxies write it. */
export const isJsonText = (body: unknown): body is string => typeof body === 'string' && /^\s*\{/.test(body);

const isByte = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < 256;

/** A quote in a text, escaped any number of times, or as an entity or a percent-encoded character. */
const QUOTE = String.raw`(?:\\*(?:"|u0022|x22)|&(?:quot|#34);|%22)`;
/** What the body of every request to Claude contains, also if it is a string within a string. */
const BODY = [
  new RegExp(String.raw`model${QUOTE}\s*(?::|%3A)[\s+]*(?:%20)*${QUOTE}[^"\\&%]*claude`, 'i'),
  new RegExp(String.raw`messages${QUOTE}\s*(?::|%3A)[\s+]*(?:%20)*(?:\[|%5B)`, 'i'),
];

const isTooDeep = (value: unknown, depth = 0): boolean =>
  isContainer(value) && (depth === DEPTH_LIMIT || Object.values(value).some((one) => isTooDeep(one, depth + 1)));

/**
 * A value as JSON; undefined if it is nested too deeply. The limit is our own because that of the engine differs
 * between threads.
 */
export const jsonOf = (value: unknown): string | undefined => (isTooDeep(value) ? undefined : JSON.stringify(value));

/** Whether a text may contain the body of a request to Claude; true for undefined (a value that `jsonOf` cannot write). */
export const hidesBody = (text: string | undefined): boolean =>
  text === undefined || BODY.every((part) => part.test(text));

/** A shorter list of numbers is not a text kept as its bytes. */
export const FEWEST_BYTES = 16;
const isBytes = (list: readonly unknown[]): boolean => list.length >= FEWEST_BYTES && list.every(isByte);

/** The text of a list of bytes, as which journals keep texts with colour codes; undefined for other lists. */
export const bytesText = (list: readonly unknown[]): string | undefined =>
  isBytes(list) ? textOf(Uint8Array.from(list as number[])) : undefined;

/** Whether an object has the messages of a request; other programs have `messages` of other kinds. */
export const hasMessages = (value: Json): boolean =>
  isBody(value) ||
  (Array.isArray(value.messages) && value.messages.some((one) => isObject(one) && Object.hasOwn(one, 'role')));

/** Whether an object looks like the body of a request. */
export const isBody = ({ messages, model, anthropic_version }: Json): boolean =>
  Array.isArray(messages) && (typeof model === 'string' || typeof anthropic_version === 'string');

/** Whether a value is the name of a Claude model in any spelling. */
export const isClaude = (model: unknown): model is string => typeof model === 'string' && /claude/i.test(model);

/** Whether a text contains the id of a Claude model, which has a number; names of programs have none. */
export const holdsModel = (text: string): boolean => /claude-[^/?#\s]*\d/i.test(text);

/** Whether a body is meant for Claude, by its model or its API version. */
export const isForClaude = ({ model, anthropic_version }: Json): boolean =>
  typeof anthropic_version === 'string' || isClaude(model);

/** The items of a batch, or the one item that a line of a batch file is; undefined for anything else. */
export const itemsOf = (value: Json): readonly Json[] | undefined => {
  if (isObject(value.params) && Object.hasOwn(value, 'custom_id')) return [value];
  const { requests } = value;
  return Array.isArray(requests) &&
    requests.length > 0 &&
    requests.every((one) => isObject(one) && isObject(one.params))
    ? requests
    : undefined;
};

/** Names of members that hold answers, in which a model may have written anything. */
export const ANSWER = /^(response|output)/i;
/** Whether an object is a response of Claude. */
export const isAnswer = ({ type, content }: Json): boolean => type === 'message' && Array.isArray(content);

/** A quick test of whether a value may contain a request. */
export const mayHold = (value: unknown, depth = 0): boolean => {
  if (typeof value === 'string') return jsonText(value) !== undefined || hidesBody(value);
  if (!isContainer(value)) return false;
  if (depth > DEPTH) return true;
  if (Array.isArray(value)) return isBytes(value) || value.some((one) => mayHold(one, depth + 1));
  if (isBody(value as Json) || itemsOf(value as Json)) return true;
  return (
    !isAnswer(value as Json) &&
    Object.entries(value).some(([name, one]) => !ANSWER.test(name) && mayHold(one, depth + 1))
  );
};
