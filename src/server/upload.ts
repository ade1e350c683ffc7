/** Streams the body of an upload and limits its size. */
import type { IncomingMessage } from 'node:http';
import { type Readable, Transform } from 'node:stream';
import { valuesOf } from './headers.js';

/** The error of an upload above its limit. */
export const UPLOAD_TOO_LARGE = new Error('the upload is larger than this gateway takes');

/** The body of a request as a stream that fails above `limit` bytes. Adds its `content-length`, if there is one, to `headers`. */
export const uploadOf = (request: IncomingMessage, limit: number, headers: string[]): Readable => {
  const [length] = valuesOf(request.rawHeaders, 'content-length');
  if (length !== undefined) headers.push('content-length', length);
  let size = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) done(UPLOAD_TOO_LARGE);
      else done(null, chunk);
    },
  });
  request.on('error', (error) => counted.destroy(error));
  request.on('close', () => {
    if (!request.complete) counted.destroy(new Error('the upload was broken off'));
  });
  request.pipe(counted);
  // An upstream may answer early, but many clients read nothing until they have sent everything, so the rest is read and
  // dropped. This listener is last, because the end of the pipe pauses the request.
  counted.on('close', () => request.resume());
  return counted;
};
