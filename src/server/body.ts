/** Receives the body of a request within limits, decompresses it, and decodes it as text. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { utf8Text } from '../utf8.js';
import { askForBody } from './expect.js';
import { type RawHeaders, valuesOf } from './headers.js';
import { badRequest, type Refusal } from './refusal.js';

/** The bytes of all bodies in memory, and their limit. */
export interface Store {
  held: number;
  readonly limit: number;
}

/** The bytes of a body. Call `release` when they are no longer needed. */
export interface ReceivedBody {
  readonly bytes: Buffer;
  readonly release: () => void;
}

/** The refusal for a body above the limit. */
export const tooLarge: Refusal = { status: 413, why: 'the body is larger than this gateway accepts', close: true };
const full: Refusal = {
  status: 503,
  why: 'too many request bodies are in memory; try again',
  headers: { 'retry-after': '1' },
  close: true,
};
const gone = badRequest('the request ended before its body did');

/** Whether a request has a body, by its headers. */
const hasBody = (headers: RawHeaders): boolean => {
  const [length] = valuesOf(headers, 'content-length');
  return length === undefined ? valuesOf(headers, 'transfer-encoding').length > 0 : Number(length) > 0;
};

/** The refusal for a body whose `content-length` is above the limit; undefined otherwise. */
export const declaredTooLarge = ({ rawHeaders }: IncomingMessage, limit: number): Refusal | undefined =>
  Number(valuesOf(rawHeaders, 'content-length')[0] ?? 0) > limit ? tooLarge : undefined;

const EMPTY: ReceivedBody = { bytes: Buffer.alloc(0), release: () => {} };

/** Receives a whole body, or returns a refusal. Never rejects. */
export const receiveBody = (
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
  store: Store,
): Promise<ReceivedBody | Refusal> => {
  if (!hasBody(request.rawHeaders)) return Promise.resolve(EMPTY);
  const refusal = declaredTooLarge(request, limit);
  if (refusal) return Promise.resolve(refusal);
  askForBody(request, response);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const release = (): void => {
      store.held -= size;
      size = 0;
    };
    const stop = (refusal: Refusal): void => {
      request.removeAllListeners('data');
      release();
      resolve(refusal);
    };
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      store.held += chunk.length;
      chunks.push(chunk);
      if (size > limit) stop(tooLarge);
      else if (store.held > store.limit) stop(full);
    });
    request.on('end', () =>
      resolve({ bytes: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks), release }),
    );
    request.on('error', () => stop(gone));
    request.on('close', () => {
      if (!request.complete) stop(gone);
    });
  });
};

/** The text of a body, or why it cannot be read. */
type BodyText = { readonly text: string } | { readonly why: string };

/** The result of zlib: the decompressed bytes, and the number of compressed bytes it read. */
interface Decompressed {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}
type Decompress = (
  compressed: Buffer,
  options: { readonly maxOutputLength: number; readonly info: true },
) => Promise<Decompressed>;

// With the option `info` zlib also returns its engine, which Node's types do not state.
const decompressor = (algorithm: object): Decompress => promisify(algorithm as () => void) as unknown as Decompress;
const gzip = decompressor(gunzip);
const DECOMPRESS: Readonly<Record<string, Decompress | undefined>> = {
  gzip,
  'x-gzip': gzip,
  deflate: decompressor(inflate),
  br: decompressor(brotliDecompress),
};

const decoded = (bytes: Buffer): BodyText => {
  const text = utf8Text(bytes);
  return text === undefined ? { why: 'the body is not UTF-8' } : { text };
};

let last: Promise<unknown> = Promise.resolve();

/** Runs tasks one after another, so that no more than one decompressed body waits in memory for its check. */
const oneByOne = <Result>(task: () => Promise<Result>): Promise<Result> => {
  const result = last.then(task);
  last = result.catch(() => undefined);
  return result;
};

/** Decompresses a body to at most `limit` bytes and decodes it as UTF-8. Bodies are decompressed one at a time, in order. */
export const textOf = async (bytes: Buffer, headers: RawHeaders, limit: number): Promise<BodyText> => {
  const coding = (valuesOf(headers, 'content-encoding')[0] ?? '').trim().toLowerCase();
  if (coding === '' || coding === 'identity') return decoded(bytes);
  try {
    const decompress = Object.hasOwn(DECOMPRESS, coding) ? DECOMPRESS[coding] : undefined;
    if (!decompress) return { why: 'the content encoding of the body is not supported' };
    const { buffer, engine } = await oneByOne(() => decompress(bytes, { maxOutputLength: limit, info: true }));
    // Bytes after the compressed body would be forwarded too, and the upstream might read them.
    if (engine.bytesWritten < bytes.length) return { why: 'data follows the compressed body' };
    return decoded(buffer);
  } catch (error) {
    const large = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return { why: large ? 'the body is larger than the limit when decompressed' : 'the body cannot be decompressed' };
  }
};
