/** The body of a request: taken in within limits, unpacked, and read as text. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { utf8Text } from '../utf8.js';
import { askForBody } from './expect.js';
import { type RawHeaders, valuesOf } from './headers.js';
import type { Refusal } from './refusal.js';

/** Bytes held at one time, over all requests. */
export interface Store {
  held: number;
  readonly limit: number;
}

/** The bytes of a body; `release` says that they are needed no more. */
export interface Taken {
  readonly bytes: Buffer;
  readonly release: () => void;
}

/** A body above the limit. */
export const tooLarge: Refusal = { status: 413, why: 'the body is larger than this gateway accepts', close: true };
const full: Refusal = {
  status: 503,
  why: 'too many request bodies are in memory; try again',
  headers: { 'retry-after': '1' },
  close: true,
};
const gone: Refusal = { status: 400, why: 'the request ended before its body did', close: true };

/** Whether a request has a body, by its headers. */
const hasBody = (headers: RawHeaders): boolean => {
  const [length] = valuesOf(headers, 'content-length');
  return length === undefined ? valuesOf(headers, 'transfer-encoding').length > 0 : Number(length) > 0;
};

/** Whether a body is too large by what its headers say. */
export const tooLargeToTake = ({ rawHeaders }: IncomingMessage, limit: number): Refusal | undefined =>
  Number(valuesOf(rawHeaders, 'content-length')[0] ?? 0) > limit ? tooLarge : undefined;

const EMPTY: Taken = { bytes: Buffer.alloc(0), release: () => {} };

/** Takes in a whole body, or says why not. */
export const takeBody = (
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
  store: Store,
): Promise<Taken | Refusal> => {
  if (!hasBody(request.rawHeaders)) return Promise.resolve(EMPTY);
  const refusal = tooLargeToTake(request, limit);
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

/** What a body says, as text, or why it cannot be read. */
export type BodyText = { readonly text: string } | { readonly why: string };

/** What comes out, and how much of what went in was taken. */
interface Unpacked {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}
type Unpack = (packed: Buffer, options: { readonly maxOutputLength: number; readonly info: true }) => Promise<Unpacked>;

// With the option `info` zlib also returns its engine, which the types of Node do not say.
const unpackers = (...ways: object[]): Unpack[] => ways.map((way) => promisify(way as () => void) as unknown as Unpack);
const [gzipped, deflated, brotli] = unpackers(gunzip, inflate, brotliDecompress);
const UNPACK: Readonly<Record<string, Unpack | undefined>> = {
  gzip: gzipped,
  'x-gzip': gzipped,
  deflate: deflated,
  br: brotli,
};

const decoded = (bytes: Buffer): BodyText => {
  const text = utf8Text(bytes);
  return text === undefined ? { why: 'the body is not UTF-8' } : { text };
};

let turn: Promise<unknown> = Promise.resolve();

/** One after another: of many small bodies that unpack to large ones, no more than one is held unpacked and unjudged. */
const inTurn = <Done>(work: () => Promise<Done>): Promise<Done> => {
  const done = turn.then(work);
  turn = done.catch(() => undefined);
  return done;
};

/** Unpacks a body and reads it as UTF-8. Packed ones come in the order in which they were asked for. */
export const textOf = async (bytes: Buffer, headers: RawHeaders, limit: number): Promise<BodyText> => {
  const coding = (valuesOf(headers, 'content-encoding')[0] ?? '').trim().toLowerCase();
  if (coding === '' || coding === 'identity') return decoded(bytes);
  try {
    const unpack = Object.hasOwn(UNPACK, coding) ? UNPACK[coding] : undefined;
    if (!unpack) return { why: 'the content encoding of the body is not supported' };
    const { buffer, engine } = await inTurn(() => unpack(bytes, { maxOutputLength: limit, info: true }));
    // The bytes behind the packed body would be sent on too, and some reader might take them for a body.
    if (engine.bytesWritten < bytes.length) return { why: 'data follows the compressed body' };
    return decoded(buffer);
  } catch (error) {
    const large = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return { why: large ? 'the body is larger than the limit when decompressed' : 'the body cannot be decompressed' };
  }
};
