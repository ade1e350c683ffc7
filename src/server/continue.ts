/**
 * Removes `100 Continue`, which a server may send before its answer although nobody asked for it. Undici closes the
 * connection when it receives one.
 */
import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import type { buildConnector, DiagnosticsChannel } from 'undici';

/** A `100 Continue`, with the headers that it may have. */
const CONTINUE = /^HTTP\/1\.[01] 100(?: [^\r\n]*)?\r\n(?:[^\r\n]+\r\n)*\r\n/;
/** The beginning of a `100 Continue`. */
const BEGINNINGS = ['HTTP/1.1 100', 'HTTP/1.0 100'];
/** The length above which a `100 Continue` is left to undici. */
const LONGEST = 4096;

const NOTHING = Buffer.alloc(0);

/** The state of a connection: whether an answer has yet to begin, and the bytes that may be part of a `100 Continue`. */
interface Incoming {
  expectsAnswer: boolean;
  held: Buffer;
}

const incomingBySocket = new WeakMap<object, Incoming>();

// Undici publishes this before it sends the first byte of each request.
subscribe('undici:client:sendHeaders', (message) => {
  const incoming = incomingBySocket.get((message as DiagnosticsChannel.ClientSendHeadersMessage).socket);
  if (incoming) incoming.expectsAnswer = true;
});

/** Whether bytes begin a `100 Continue`, or may do so once more bytes arrive. */
const mayBeContinue = (bytes: Buffer): boolean => {
  const start = bytes.toString('latin1', 0, BEGINNINGS[0]?.length);
  return BEGINNINGS.some((one) => one.startsWith(start));
};

/** The bytes of the answer, without each `100 Continue` before it; undefined until the answer begins. */
const answerIn = (incoming: Incoming, chunk: Buffer): Buffer | undefined => {
  let bytes = incoming.held.length === 0 ? chunk : Buffer.concat([incoming.held, chunk]);
  while (bytes.length > 0 && mayBeContinue(bytes)) {
    const [match] = CONTINUE.exec(bytes.toString('latin1', 0, LONGEST)) ?? [];
    if (match !== undefined) bytes = bytes.subarray(match.length);
    else if (bytes.length >= LONGEST || /\n\r?\n/.test(bytes.toString('latin1'))) break;
    else {
      incoming.held = bytes;
      return undefined;
    }
  }
  incoming.held = NOTHING;
  if (bytes.length === 0) return undefined;
  incoming.expectsAnswer = false;
  return bytes;
};

/** Makes reads of a socket skip each `100 Continue` before an answer. */
const filterReads = (socket: Socket): void => {
  const incoming: Incoming = { expectsAnswer: true, held: NOTHING };
  incomingBySocket.set(socket, incoming);
  const read = socket.read.bind(socket);
  socket.read = (size) => {
    for (;;) {
      const chunk: Buffer | null = read(size);
      if (chunk === null || !incoming.expectsAnswer) return chunk;
      const answer = answerIn(incoming, chunk);
      if (answer) return answer;
    }
  };
};

/** A connector like `connector`, whose connections skip each `100 Continue`. */
export const withoutContinue =
  (connector: buildConnector.connector): buildConnector.connector =>
  (options, callback) =>
    connector(options, (...[error, socket]: Parameters<buildConnector.Callback>) => {
      if (error) return callback(error, null);
      filterReads(socket);
      callback(null, socket);
    });
