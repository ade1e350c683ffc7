/** The HTTP server below the gateway: strict, with limits, and with a word of refusal for what it cannot read. */
import { createServer, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, Server as TlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { NO_TUNNEL, notAdmitted, unparsed } from './admit.js';
import { waits } from './expect.js';
import type { Limits } from './limits.js';
import { type Refusal, refusalOnWire, refuse } from './refusal.js';

/** A certificate and its private key, in PEM. */
export interface KeyPair {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** What a server admits. */
export interface ServerSettings {
  readonly limits: Limits;
  readonly allowedHosts: readonly string[];
  readonly tls: KeyPair | undefined;
  /** Told of each request that did not come as far as the handler. */
  readonly refused: (refusal: Refusal) => void;
}

type Handler = NonNullable<Parameters<typeof createServer>[1]>;

/** Longer than balancers keep an idle connection: they, not we, should close it. */
const KEEP_ALIVE = 75_000;

const optionsOf = (limits: Limits): ServerOptions => ({
  maxHeaderSize: limits.headers,
  headersTimeout: Math.min(limits.headersTime, limits.requestTime),
  requestTimeout: limits.requestTime,
  connectionsCheckingInterval: Math.min(1000, Math.ceil(limits.headersTime / 2)),
  keepAliveTimeout: KEEP_ALIVE,
  requireHostHeader: false,
  insecureHTTPParser: false,
  noDelay: true,
});

/** A server, and what it can be told while it runs. */
export interface StrictServer {
  readonly server: Server;
  /** From now on each answer is the last of its connection. */
  readonly leave: () => void;
  /** Connections on which nothing was asked yet are closed, after a moment. */
  readonly dropUnused: () => void;
  /** Connections made from now on get this certificate. @throws Error where it and the key cannot be used. */
  readonly renew: (tls: KeyPair) => void;
}

const LAST_MOMENT = 500;

/** Who is at the other end: the same of a connection and of the TLS within it. */
const peerOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;

/** The first wait between two probes, in milliseconds; each is twice as long as the one before. */
const PROBE = 250;

/**
 * Of a client that closed its half of the connection nobody knows whether it still reads. A word before the answer,
 * which clients of HTTP/1.1 pass over, finds out one that does not: what it asked for is then given up.
 */
const probe = (response: ServerResponse, wait: number): void => {
  if (response.destroyed || response.headersSent || !response.socket) return;
  response.writeProcessing();
  setTimeout(probe, wait, response, 2 * wait).unref();
};

/** Who closes its half behind a request may wait for the answer; who does so later, or cannot be asked, is gone. */
const halfClosed = (socket: Socket, open: ReadonlySet<ServerResponse>): void => {
  const next = [...open].find((response) => response.socket);
  if (next && !next.headersSent && next.req.httpVersion === '1.1') probe(next, PROBE);
  else if (next) socket.destroy();
};

/**
 * The answers that are not yet given on a connection. Several requests may come one upon another; where the connection
 * then closes, Node tells only the answer whose turn it is, so the others are told here.
 */
const openAnswers = (): ((socket: Socket) => Set<ServerResponse>) => {
  const bySocket = new WeakMap<Socket, Set<ServerResponse>>();
  return (socket) => {
    const known = bySocket.get(socket);
    if (known) return known;
    const open = new Set<ServerResponse>();
    bySocket.set(socket, open);
    socket.once('end', () => halfClosed(socket, open));
    socket.once('close', () => {
      for (const response of open) {
        if (response.socket) continue;
        response.destroy();
        response.emit('close');
      }
    });
    return open;
  };
};

/** Answers on the wire what no response was made for. `answer` is the last that was made on the connection. */
const answerOnWire = (
  refusal: Refusal,
  socket: Socket,
  answer: ServerResponse | undefined,
  refused: ServerSettings['refused'],
): void => {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  // Once an answer has begun, a refusal written here would be read as a part of it.
  if (answer?.headersSent && !answer.writableFinished) {
    socket.destroySoon();
    return;
  }
  refused(refusal);
  socket.end(refusalOnWire(refusal), () => socket.destroy());
};

/** A server within the limits. */
const newServer = ({ limits, tls }: Pick<ServerSettings, 'limits' | 'tls'>, listener: Handler): Server => {
  const options = optionsOf(limits);
  // A handshake that does not end is as slow as headers that do not.
  const server = tls
    ? createTlsServer({ ...options, ...tls, handshakeTimeout: limits.headersTime, allowHalfOpen: true }, listener)
    : createServer(options, listener);
  // By default Node drops headers above a count in silence. Here there is no such count: too many are refused by
  // their size.
  server.maxHeadersCount = 0;
  // A client that has said all may close its half, and still reads. The types of Node do not know this member.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.maxConnections = 4 * limits.requests;
  return server;
};

/** Makes the server; what is admitted goes to `handler`. */
export const strictServer = (
  handler: Handler,
  { limits, allowedHosts, tls, refused }: ServerSettings,
): StrictServer => {
  const answering = new WeakMap<object, ServerResponse>();
  const unused = new Map<string, Socket>();
  const openOn = openAnswers();
  const distrusted = new WeakSet<Socket>();
  let leaving = false;
  const listener: Handler = (request, response) => {
    answering.set(request.socket, response);
    unused.delete(peerOf(request.socket));
    if (leaving) response.shouldKeepAlive = false;
    const open = openOn(request.socket).add(response);
    response.on('close', () => {
      open.delete(response);
      if (!server.listening) setImmediate(() => server.closeIdleConnections());
    });
    // Behind a request that was not let in, nothing on its connection is one: it may be what that one hides.
    if (distrusted.has(request.socket)) return;
    const refusal = notAdmitted(request, allowedHosts);
    if (!refusal) return handler(request, response);
    distrusted.add(request.socket);
    refused(refusal);
    refuse(response, refusal);
  };
  const server = newServer({ limits, tls }, listener);
  // Left to itself Node would ask for the body of what is then refused.
  server.on('checkContinue', (request, response) => {
    waits(request);
    listener(request, response);
  });
  // Also those whose handshake has not ended.
  server.on('connection', (socket: Socket) => {
    const peer = peerOf(socket);
    unused.set(peer, socket);
    socket.on('close', () => unused.delete(peer));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET') socket.destroy();
    else answerOnWire(unparsed(error), socket, answering.get(socket), refused);
  });
  // From here on Node leaves the connection to us, its errors too.
  server.on('connect', (_request, socket: Socket) => {
    socket.on('error', () => socket.destroy());
    answerOnWire(NO_TUNNEL, socket, answering.get(socket), refused);
  });
  return {
    server,
    leave: () => {
      leaving = true;
    },
    dropUnused: () => {
      const drop = (): void => {
        for (const socket of unused.values()) socket.destroy();
      };
      setTimeout(drop, LAST_MOMENT);
    },
    renew: (tls) => {
      if (server instanceof TlsServer) server.setSecureContext(tls);
    },
  };
};
