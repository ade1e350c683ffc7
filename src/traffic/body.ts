/** What the bodies of requests look like in a record, as values, as text, as bytes. */
import { gunzipSync } from 'node:zlib';
import { textOf } from '../config/text.js';
import type { Unread } from '../facts/facts.js';
import { isObject, type Json } from '../json.js';
import { DEPTH_LIMIT } from '../request/scan.js';
import { isContainer } from './container.js';
import { wireText } from './http-text.js';

/** Reads the text of a body; `extra` is what a parser does not say of it. */
export type ReadText = (text: string) => { readonly value: unknown; readonly extra: readonly Unread[] };

/** So deep, with texts that are JSON again, a record is looked into; what is deeper is not found. */
export const DEPTH = 64;

/**
 * The beginning of base64 of JSON, which follows from the bracket that JSON begins with, of gzip (`H4sI`), or of a method
 * of HTTP. Mail breaks base64 into lines.
 */
const BASE64 =
  /^(?:data:[\w/+.;=-]{0,100},|base64:)?((?:eyJ|ewo|W3si|Wwo|H4sI|UE9TV|R0VUI|REVMR)[A-Za-z0-9+/_\s-]+={0,2})\s*$/;
/** What a text in a record may come to that is compressed. */
const LARGEST = 64 << 20;

const unpacked = (bytes: Buffer): Uint8Array | undefined => {
  if (bytes[0] !== 0x1f) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST });
  } catch {
    return undefined;
  }
};

/**
 * The beginning of the same in hexadecimal digits, as databases and analysers of packets write bytes, with a colon
 * between two or without, and with whatever says that it is hexadecimal.
 */
const HEX = /^(?:\\*x|0x|x')?((?:7b:?(?:22|0a|0d|20)|5b:?(?:7b|0a|0d|20)|1f:?8b)[0-9a-f:]+)'?\s*$/i;

const bytesOf = (text: string): Buffer | undefined => {
  const base64 = BASE64.exec(text)?.[1];
  if (base64 !== undefined) return Buffer.from(base64, 'base64');
  const hex = HEX.exec(text)?.[1];
  return hex === undefined ? undefined : Buffer.from(hex.replaceAll(':', ''), 'hex');
};

const unpackedText = (packed: Buffer): string | undefined => {
  const bytes = unpacked(packed);
  return bytes && textOf(bytes);
};

/** The JSON that a text may be, also as base64 or hexadecimal digits, or as it went over the wire. */
export const jsonText = (text: string): string | undefined => {
  const bytes = bytesOf(text);
  const plain = bytes === undefined ? text : unpackedText(bytes);
  if (plain === undefined) return undefined;
  return /^\s*[{[]/.test(plain) ? plain : wireText(plain);
};

/** A body that a proxy wrote as text is JSON again; any other string stays what it is. */
export const isJsonText = (body: unknown): body is string => typeof body === 'string' && /^\s*\{/.test(body);

const isByte = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < 256;

/** A quote in a text, however often that is escaped, and as servers, pages and addresses write it. */
const QUOTE = String.raw`(?:\\*(?:"|u0022|x22)|&(?:quot|#34);|%22)`;
/** The words that the body of a request to Claude has somewhere, also where it is a text within a text. */
const BODY = [
  new RegExp(String.raw`model${QUOTE}\s*(?::|%3A)[\s+]*(?:%20)*${QUOTE}[^"\\&%]*claude`, 'i'),
  new RegExp(String.raw`messages${QUOTE}\s*(?::|%3A)[\s+]*(?:%20)*(?:\[|%5B)`, 'i'),
];

const isTooDeep = (value: unknown, depth = 0): boolean =>
  isContainer(value) && (depth === DEPTH_LIMIT || Object.values(value).some((one) => isTooDeep(one, depth + 1)));

/**
 * A value as JSON; undefined where it is nested too deep. The limit is ours, since that of the engine differs between
 * threads.
 */
export const jsonOf = (value: unknown): string | undefined => (isTooDeep(value) ? undefined : JSON.stringify(value));

/** Whether a text has what the body of a request to Claude has; of what cannot be written nobody knows. */
export const hidesBody = (text: string | undefined): boolean =>
  text === undefined || BODY.every((part) => part.test(text));

/** Fewer numbers are no text of a request. */
const BYTES = 16;
const isBytes = (list: readonly unknown[]): boolean => list.length >= BYTES && list.every(isByte);

/** A text that is kept as its bytes, as journals do with what has colours in it. */
export const bytesText = (list: readonly unknown[]): string | undefined =>
  isBytes(list) ? textOf(Uint8Array.from(list as number[])) : undefined;

/** Whether an object holds the messages of a request: other programs have messages of other kinds. */
export const hasMessages = (value: Json): boolean =>
  isBody(value) ||
  (Array.isArray(value.messages) && value.messages.some((one) => isObject(one) && Object.hasOwn(one, 'role')));

/** Whether an object has what the body of a request has. */
export const isBody = ({ messages, model, anthropic_version }: Json): boolean =>
  Array.isArray(messages) && (typeof model === 'string' || typeof anthropic_version === 'string');

/** Whether a model is Claude, however a program writes its name. */
export const isClaude = (model: unknown): model is string => typeof model === 'string' && /claude/i.test(model);

/** Whether a text holds the id of a model of Claude's: programs are named after Claude too, without a number. */
export const holdsModel = (text: string): boolean => /claude-[^/?#\s]*\d/i.test(text);

/** Whether a body names Claude. */
export const speaksClaude = ({ model, anthropic_version }: Json): boolean =>
  typeof anthropic_version === 'string' || isClaude(model);

/** The items of a batch, or a line of one. */
export const itemsOf = (value: Json): readonly Json[] | undefined => {
  if (isObject(value.params) && Object.hasOwn(value, 'custom_id')) return [value];
  const { requests } = value;
  return Array.isArray(requests) &&
    requests.length > 0 &&
    requests.every((one) => isObject(one) && isObject(one.params))
    ? requests
    : undefined;
};

/** Answers, in which models may have written anything. */
export const ANSWER = /^(response|output)/i;
/** Whether an object is an answer of Claude's. */
export const isAnswer = ({ type, content }: Json): boolean => type === 'message' && Array.isArray(content);

/** Whether a request may stand in a value, at a look. */
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
