/** The routes of a gateway. Health and metrics are answered here; other requests go to a handler once their body is read. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { declaredTooLarge, type ReceivedBody, receiveBody, type Store } from './body.js';
import { isUpload, passedOn } from './headers.js';
import type { Limits } from './limits.js';
import { badRequest, type Refusal, refuse } from './refusal.js';
import { type ServerSettings, type StrictServer, strictServer } from './server.js';

/** Answers a request whose body has been received. */
export type Handle = (request: IncomingMessage, response: ServerResponse, received: ReceivedBody) => Promise<void>;
/** The same, but the body of an upload is streamed and not received here. */
export type HandleStreamed = (
  request: IncomingMessage,
  response: ServerResponse,
  received: ReceivedBody | undefined,
) => Promise<void>;

/** The handler of requests that have no route of their own. Where it streams, `unlisted` is the refusal for a URL without upstream. */
type Others =
  | { readonly streams: false; readonly handle: Handle }
  | {
      readonly streams: true;
      readonly handle: HandleStreamed;
      readonly unlisted: (url: string) => Refusal | undefined;
    };

/** The handlers of the routes. */
interface Routes extends ServerSettings {
  readonly limits: Limits;
  readonly store: Store;
  readonly turnAway: (response: ServerResponse, refusal: Refusal) => void;
  /** Logs an internal error and returns the refusal for it. */
  readonly fault: (error: unknown) => Refusal;
  /** Why the gateway is not ready; undefined if it is. */
  readonly notReady: () => string | undefined;
  /** The text of `/metrics`, with the number of requests in flight. */
  readonly metrics: (inFlight: number) => string;
  readonly check: Handle;
  readonly others: Others;
}

/** Receives the body of a request and passes both to a handler. The client always gets an answer. */
type Receive = (request: FastifyRequest, reply: FastifyReply, handler: Others) => Promise<void>;

/** Receives as many requests at a time as the limits allow; `inFlight` returns their current number. */
const receiverOf = ({ limits, store, turnAway, fault }: Routes): { receive: Receive; inFlight: () => number } => {
  let inFlight = 0;
  const receive: Receive = async ({ raw: request }, reply, handler) => {
    const response = reply.raw;
    reply.hijack();
    if (inFlight >= limits.requests) {
      const why = 'the gateway has reached its limit of concurrent requests';
      return turnAway(response, { status: 503, why, headers: { 'retry-after': '1' }, close: true });
    }
    const nowhere = handler.streams ? handler.unlisted(request.url ?? '') : undefined;
    if (nowhere) return turnAway(response, nowhere);
    inFlight++;
    let received: ReceivedBody | undefined;
    try {
      const { method = '', rawHeaders } = request;
      // It must also be an upload without the hop-by-hop headers, which the upstream does not get.
      if (handler.streams && isUpload(method, rawHeaders) && isUpload(method, passedOn(rawHeaders, 'without'))) {
        const refusal = declaredTooLarge(request, limits.upload);
        return refusal ? turnAway(response, refusal) : await handler.handle(request, response, undefined);
      }
      const got = await receiveBody(request, response, limits.body, store);
      if ('status' in got) return turnAway(response, got);
      received = got;
      await handler.handle(request, response, received);
    } catch (error) {
      refuse(response, fault(error));
    } finally {
      received?.release();
      inFlight--;
    }
  };
  return { receive, inFlight: () => inFlight };
};

/** Refuses requests that no route answers or that cannot be read. */
const refuseOthers = (app: FastifyInstance, { turnAway, fault }: Routes): void => {
  app.setErrorHandler((error, _request, reply) => {
    reply.hijack();
    const { statusCode = 500 } = error as { statusCode?: number };
    turnAway(reply.raw, statusCode < 500 ? badRequest('the request cannot be read') : fault(error));
  });
  app.setNotFoundHandler((_request, reply) => {
    reply.hijack();
    turnAway(reply.raw, { status: 404, why: 'not found', close: true });
  });
};

/** Answers liveness and readiness probes, and requests for metrics. */
const answerHealthAndMetrics = (app: FastifyInstance, { notReady, metrics }: Routes, inFlight: () => number): void => {
  // `exposeHeadRoutes` also answers HEAD, which some load balancers use.
  app.get('/healthz', async () => ({ status: 'live' }));
  app.get('/healthz/live', async () => ({ status: 'live' }));
  app.get('/healthz/ready', async (_request, reply) => {
    const why = notReady();
    return reply.code(why === undefined ? 200 : 503).send({ status: why ?? 'ready' });
  });
  app.get('/metrics', async (_request, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(metrics(inFlight())),
  );
};

/** Makes the routes. The server exists once the app listens. */
export const appOf = (routes: Routes): { readonly app: FastifyInstance; readonly server: () => StrictServer } => {
  const { turnAway } = routes;
  const { receive, inFlight } = receiverOf(routes);
  let strict: StrictServer;
  const app = fastify({
    logger: false,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    exposeHeadRoutes: true,
    serverFactory: (handler) => {
      strict = strictServer(handler, routes);
      return strict.server;
    },
  }) as unknown as FastifyInstance;
  // No parser: `receive` reads bodies itself, unchanged, whatever their method and type.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
  refuseOthers(app, routes);
  answerHealthAndMetrics(app, routes, inFlight);
  app.post('/check', (request, reply) => receive(request, reply, { streams: false, handle: routes.check }));
  // Without this route, other methods would be forwarded to the upstream.
  app.route({
    method: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'],
    url: '/check',
    handler: (_request, reply) => {
      reply.hijack();
      turnAway(reply.raw, {
        status: 405,
        why: 'POST the request to be checked to this path',
        headers: { allow: 'POST' },
        close: true,
      });
    },
  });
  app.all('/*', (request, reply) => receive(request, reply, routes.others));
  return { app, server: () => strict };
};
