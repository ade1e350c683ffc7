/** Headers as they came: names and values in order, as Node gives them raw. */
import { isUpload as isUploadType } from '../request/upload.js';
import type { Refusal } from './refusal.js';

/** Name, value, name, value, … */
export type RawHeaders = readonly string[];

/** Between two neighbours only: never passed on. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'http2-settings',
  'expect',
]);
/** Said anew by whoever writes the message. */
const FRAMING = new Set(['host', 'content-length']);
/** Of which one is enough, and two are two readings of one request. */
const SINGLE = new Set(['host', 'content-length', 'transfer-encoding', 'content-type', 'content-encoding', 'expect']);

/** The values of a header, in order. */
export const valuesOf = (headers: RawHeaders, name: string): string[] => {
  const found: string[] = [];
  for (let i = 0; i < headers.length; i += 2)
    if ((headers[i] as string).toLowerCase() === name) found.push(headers[i + 1] as string);
  return found;
};

/** Whether a request is an upload: a multipart POST, which is judged by path and headers. */
export const isUpload = (method: string, headers: RawHeaders): boolean =>
  isUploadType(method, valuesOf(headers, 'content-type')[0]);

const connectionNames = (headers: RawHeaders): ReadonlySet<string> | undefined => {
  const listed = valuesOf(headers, 'connection');
  return listed.length === 0 ? undefined : new Set(listed.flatMap((one) => one.toLowerCase().split(/[\s,]+/)));
};

/** What goes on to the other side: all but what is for the neighbour and, with `framing`, what tells the length. */
export const passedOn = (headers: RawHeaders, framing: 'with' | 'without'): string[] => {
  const listed = connectionNames(headers);
  const passed: string[] = [];
  for (let i = 0; i < headers.length; i += 2) {
    const name = (headers[i] as string).toLowerCase();
    if (HOP_BY_HOP.has(name) || listed?.has(name) || (framing === 'without' && FRAMING.has(name))) continue;
    passed.push(headers[i] as string, headers[i + 1] as string);
  }
  return passed;
};

/** Header pairs as the check reads them, names in lower case. Some servers take an underscore for a hyphen, so both are judged as one. */
export const judgedHeaders = (headers: RawHeaders): [string, string][] => {
  const pairs: [string, string][] = [];
  for (let i = 0; i < headers.length; i += 2)
    pairs.push([(headers[i] as string).toLowerCase().replaceAll('_', '-'), headers[i + 1] as string]);
  return pairs;
};

const VERSIONS = ['1.1', '1.0'];
const bad = (why: string): Refusal => ({ status: 400, why, close: true });

/** Why headers say two things at once, or undefined where they do not. */
export const ambiguous = (headers: RawHeaders, version: string): Refusal | undefined => {
  if (!VERSIONS.includes(version)) return bad('the version of HTTP is not one that is read here');
  const seen = new Set<string>();
  for (let i = 0; i < headers.length; i += 2) {
    const name = (headers[i] as string).toLowerCase().replaceAll('_', '-');
    if (!SINGLE.has(name)) continue;
    if (name !== headers[i]?.toLowerCase()) return bad(`a header is ${name} but for its underscore`);
    if (seen.has(name)) return bad(`the header ${name} is there twice`);
    seen.add(name);
  }
  const [coding] = valuesOf(headers, 'transfer-encoding');
  const [length] = valuesOf(headers, 'content-length');
  if (coding !== undefined) {
    if (length !== undefined) return bad('content-length and transfer-encoding are both there');
    if (coding.toLowerCase() !== 'chunked' || version === '1.0')
      return bad('the transfer-encoding is not the one that is read here');
  }
  if (length !== undefined && !/^\d{1,15}$/.test(length)) return bad('the content-length is not a number');
  return undefined;
};
