/**
 * `100 Continue`, which a server may say before its answer though nobody waits for it. Undici breaks off the connection
 * where it hears one, so it is kept from hearing it.
 */
import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import type { buildConnector, DiagnosticsChannel } from 'undici';

/** One `100 Continue`, with the headers that may stand in it. */
const CONTINUE = /^HTTP\/1\.[01] 100(?: [^\r\n]*)?\r\n(?:[^\r\n]+\r\n)*\r\n/;
/** How one begins. */
const BEGINNINGS = ['HTTP/1.1 100', 'HTTP/1.0 100'];
/** What is longer, or ends otherwise, is left to undici. */
const LONGEST = 4096;

const NOTHING = Buffer.alloc(0);

/** A connection on which an answer may begin; what was heard of that is held until it is known to be one. */
interface Hearing {
  unbegun: boolean;
  held: Buffer;
}

const hearings = new WeakMap<object, Hearing>();

// Said before the first byte of each request is sent; undici documents it.
subscribe('undici:client:sendHeaders', (message) => {
  const hearing = hearings.get((message as DiagnosticsChannel.ClientSendHeadersMessage).socket);
  if (hearing) hearing.unbegun = true;
});

const beginsOne = (heard: Buffer): boolean => {
  const start = heard.toString('latin1', 0, BEGINNINGS[0]?.length);
  return BEGINNINGS.some((one) => one.startsWith(start));
};

/** What is heard of an answer, with each `100 Continue` before it left out; undefined while that is not known. */
const answerIn = (hearing: Hearing, chunk: Buffer): Buffer | undefined => {
  let heard = hearing.held.length === 0 ? chunk : Buffer.concat([hearing.held, chunk]);
  while (heard.length > 0 && beginsOne(heard)) {
    const [word] = CONTINUE.exec(heard.toString('latin1', 0, LONGEST)) ?? [];
    if (word !== undefined) heard = heard.subarray(word.length);
    else if (heard.length >= LONGEST || /\n\r?\n/.test(heard.toString('latin1'))) break;
    else {
      hearing.held = heard;
      return undefined;
    }
  }
  hearing.held = NOTHING;
  if (heard.length === 0) return undefined;
  hearing.unbegun = false;
  return heard;
};

const listenOn = (socket: Socket): void => {
  const hearing: Hearing = { unbegun: true, held: NOTHING };
  hearings.set(socket, hearing);
  const read = socket.read.bind(socket);
  socket.read = (size) => {
    for (;;) {
      const chunk: Buffer | null = read(size);
      if (chunk === null || !hearing.unbegun) return chunk;
      const answer = answerIn(hearing, chunk);
      if (answer) return answer;
    }
  };
};

/** Connects as `connector` does, to a connection on which no `100 Continue` is heard. */
export const withoutContinue =
  (connector: buildConnector.connector): buildConnector.connector =>
  (options, callback) =>
    connector(options, (...[error, socket]: Parameters<buildConnector.Callback>) => {
      if (error) return callback(error, null);
      listenOn(socket);
      callback(null, socket);
    });
