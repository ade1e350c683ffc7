/** The HTTP server of the gateway: strict parsing, limits, and a refusal for every request that it cannot read. */
import { createServer, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, Server as TlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { emptyQueue } from './accept-queue.js';
import { NO_TUNNEL, notAdmitted, parseRefusal } from './admit.js';
import { markWaiting } from './expect.js';
import type { Limits } from './limits.js';
import { type Refusal, refusalOnWire, refuse } from './refusal.js';

/** A certificate and its private key, in PEM. */
export interface KeyPair {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** The settings of the server. */
export interface ServerSettings {
  readonly limits: Limits;
  readonly allowedHosts: readonly string[];
  readonly tls: KeyPair | undefined;
  /** Called for each request that is refused before the handler. */
  readonly refused: (refusal: Refusal) => void;
}

type Handler = NonNullable<Parameters<typeof createServer>[1]>;

/** In milliseconds; longer than load balancers keep an idle connection, so that they close it and not we. */
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

/** The server, and what can be changed while it runs. */
export interface StrictServer {
  readonly server: Server;
  /** Makes every later answer the last of its connection. */
  readonly leave: () => void;
  /**
   * Refuses new connections, after it has accepted those that wait in the system's queue, which would be reset. Resolves
   * once all connections have ended.
   */
  readonly close: () => Promise<void>;
  /** Replaces the certificate for new connections. @throws Error if the certificate and key are invalid. */
  readonly renew: (tls: KeyPair) => void;
}

/** How long, in milliseconds, a connection without any request is still kept at shutdown. */
const UNUSED_TIME = 500;

/** The address of the client, which is the same for a TCP connection and the TLS socket on it. */
const peerOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;

/** The time before the second probe, in milliseconds. Each interval is twice as long as the previous one. */
const PROBE_INTERVAL = 250;

/**
 * Finds out whether a client that closed its half of the connection still reads: sends `102 Processing`, which HTTP/1.1
 * clients ignore, until the answer begins. If the client is gone, the write fails and the request is aborted.
 */
const probe = (response: ServerResponse, wait: number): void => {
  if (response.destroyed || response.headersSent || !response.socket) return;
  response.writeProcessing();
  setTimeout(probe, wait, response, 2 * wait).unref();
};

/** A client that closed its half after a request may still wait for the answer; one that did so later, or over HTTP/1.0, is gone. */
const halfClosed = (socket: Socket, open: ReadonlySet<ServerResponse>): void => {
  const next = [...open].find((response) => response.socket);
  if (next && !next.headersSent && next.req.httpVersion === '1.1') probe(next, PROBE_INTERVAL);
  else if (next) socket.destroy();
};

/**
 * Tracks the unfinished answers of each connection. With pipelined requests there may be several; when the connection
 * closes, Node emits `close` only on the current one, so the others are closed here.
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

/** Writes a refusal to a connection if there is no response object. `answer` is the last one of the connection. */
const refuseOnWire = (
  refusal: Refusal,
  socket: Socket,
  answer: ServerResponse | undefined,
  refused: ServerSettings['refused'],
): void => {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  // Once an answer has begun, the client would read the refusal as a part of it.
  if (answer?.headersSent && !answer.writableFinished) {
    socket.destroySoon();
    return;
  }
  refused(refusal);
  socket.end(refusalOnWire(refusal), () => socket.destroy());
};

/** What a client may offer in a TLS handshake; Node by itself refuses one that offers HTTP/1.0 only. */
const ALPN = ['http/1.1', 'http/1.0'];

/** A server with the limits set. */
const newServer = ({ limits, tls }: Pick<ServerSettings, 'limits' | 'tls'>, listener: Handler): Server => {
  const options = optionsOf(limits);
  // A TLS handshake gets as long as the headers.
  const ofTls = { ...tls, ALPNProtocols: ALPN, handshakeTimeout: limits.headersTime, allowHalfOpen: true };
  const server = tls ? createTlsServer({ ...options, ...ofTls }, listener) : createServer(options, listener);
  // By default Node silently drops headers above a count. Here only their total size is limited.
  server.maxHeadersCount = 0;
  // A client may close its half after its request and still read. Node's types lack this member.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.maxConnections = 4 * limits.requests;
  return server;
};

/** Passes admitted requests to `handler`, and refuses the others. */
const admitting = (handler: Handler, { allowedHosts, refused }: ServerSettings): Handler => {
  const distrusted = new WeakSet<Socket>();
  return (request, response) => {
    // After a refused request nothing on its connection is read as a request, since it may be part of the refused one.
    if (distrusted.has(request.socket)) return;
    const refusal = notAdmitted(request, allowedHosts);
    if (!refusal) return handler(request, response);
    distrusted.add(request.socket);
    refused(refusal);
    refuse(response, refusal);
  };
};

/** Makes the server. Admitted requests go to `handler`. */
export const strictServer = (handler: Handler, settings: ServerSettings): StrictServer => {
  const { refused } = settings;
  const answering = new WeakMap<object, ServerResponse>();
  const unused = new Map<string, Socket>();
  const openOn = openAnswers();
  const admit = admitting(handler, settings);
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
    admit(request, response);
  };
  const server = newServer(settings, listener);
  // Without this listener Node would ask for the body before the request is admitted.
  server.on('checkContinue', (request, response) => {
    markWaiting(request);
    listener(request, response);
  });
  // Without this listener Node would answer other expectations itself.
  server.on('checkExpectation', listener);
  // Includes connections whose TLS handshake has not finished.
  server.on('connection', (socket: Socket) => {
    const peer = peerOf(socket);
    unused.set(peer, socket);
    socket.on('close', () => unused.delete(peer));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET') socket.destroy();
    else refuseOnWire(parseRefusal(error), socket, answering.get(socket), refused);
  });
  // From here on Node no longer handles the connection or its errors.
  server.on('connect', (_request, socket: Socket) => {
    socket.on('error', () => socket.destroy());
    refuseOnWire(NO_TUNNEL, socket, answering.get(socket), refused);
  });
  return {
    server,
    leave: () => {
      leaving = true;
    },
    close: async () => {
      await emptyQueue(server, settings.limits.drainTime);
      setTimeout(() => {
        for (const socket of unused.values()) socket.destroy();
      }, UNUSED_TIME);
      await new Promise((resolve) => server.close(resolve));
    },
    renew: (tls) => {
      if (server instanceof TlsServer) server.setSecureContext(tls);
    },
  };
};
