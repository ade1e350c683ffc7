/** Raw headers: names and values in their order, as Node provides them. */
import { isUpload as isUploadType } from '../request/upload.js';
import { badRequest, type Refusal } from './refusal.js';

/** Name, value, name, value, … */
export type RawHeaders = readonly string[];

/** Headers for one connection only (RFC 9110, section 7.6.1), which are not forwarded. */
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
/** Headers that are set again for each connection. */
const FRAMING = new Set(['host', 'content-length']);
/** Headers that must not be repeated, because servers disagree on which one applies. */
const SINGLE = new Set(['host', 'content-length', 'transfer-encoding', 'content-type', 'content-encoding', 'expect']);

/** Visits each header, in order. */
export const eachHeader = (headers: RawHeaders, visit: (name: string, value: string) => void): void => {
  for (let i = 0; i < headers.length; i += 2) visit(headers[i] as string, headers[i + 1] as string);
};

/** The headers whose name, in lower case, passes a test. */
export const headersWhere = (headers: RawHeaders, test: (name: string) => boolean): string[] => {
  const found: string[] = [];
  eachHeader(headers, (name, value) => {
    if (test(name.toLowerCase())) found.push(name, value);
  });
  return found;
};

/** The values of a header, in order. `name` is in lower case. */
export const valuesOf = (headers: RawHeaders, name: string): string[] => {
  const found: string[] = [];
  eachHeader(headers, (one, value) => {
    if (one.toLowerCase() === name) found.push(value);
  });
  return found;
};

/** Whether a request is an upload: a multipart POST, which is checked by path and headers. */
export const isUpload = (method: string, headers: RawHeaders): boolean =>
  isUploadType(method, valuesOf(headers, 'content-type')[0]);

const connectionNames = (headers: RawHeaders): ReadonlySet<string> | undefined => {
  const listed = valuesOf(headers, 'connection');
  return listed.length === 0 ? undefined : new Set(listed.flatMap((one) => one.toLowerCase().split(/[\s,]+/)));
};

/** The headers to forward: all but those for one connection and, without `framing`, `host` and `content-length`. */
export const passedOn = (headers: RawHeaders, framing: 'with' | 'without'): string[] => {
  const listed = connectionNames(headers);
  return headersWhere(
    headers,
    (name) => !(HOP_BY_HOP.has(name) || listed?.has(name) || (framing === 'without' && FRAMING.has(name))),
  );
};

/** Header pairs for the check. Names are in lower case, with hyphens for underscores, which some servers treat alike. */
export const judgedHeaders = (headers: RawHeaders): [string, string][] => {
  const pairs: [string, string][] = [];
  eachHeader(headers, (name, value) => pairs.push([name.toLowerCase().replaceAll('_', '-'), value]));
  return pairs;
};

const VERSIONS = ['1.1', '1.0'];

/** The refusal for headers that servers may read in different ways; undefined if there is no reason. */
export const ambiguousHeaders = (headers: RawHeaders, version: string): Refusal | undefined => {
  if (!VERSIONS.includes(version)) return badRequest('this HTTP version is not supported');
  const seen = new Set<string>();
  for (let i = 0; i < headers.length; i += 2) {
    const name = (headers[i] as string).toLowerCase().replaceAll('_', '-');
    if (!SINGLE.has(name)) continue;
    if (name !== headers[i]?.toLowerCase()) return badRequest(`a header differs from ${name} only by an underscore`);
    if (seen.has(name)) return badRequest(`the header ${name} is repeated`);
    seen.add(name);
  }
  const [coding] = valuesOf(headers, 'transfer-encoding');
  const [length] = valuesOf(headers, 'content-length');
  if (coding !== undefined) {
    if (length !== undefined) return badRequest('content-length and transfer-encoding are both present');
    if (coding.toLowerCase() !== 'chunked' || version === '1.0')
      return badRequest('this transfer-encoding is not supported');
  }
  if (length !== undefined && !/^\d{1,15}$/.test(length)) return badRequest('the content-length is not a number');
  return undefined;
};
