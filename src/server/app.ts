/** The routes of a gateway: what is asked of itself is answered here, the rest is handed over with its body. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Store, type Taken, takeBody, tooLargeToTake } from './body.js';
import { isUpload, passedOn } from './headers.js';
import type { Limits } from './limits.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';
import { type ServerSettings, type StrictServer, strictServer } from './server.js';

/** Answers a request whose body was taken in. */
export type Handle = (request: IncomingMessage, response: ServerResponse, taken: Taken) => Promise<void>;
/** The same, where an upload is left to pass through. */
export type HandlePassing = (
  request: IncomingMessage,
  response: ServerResponse,
  taken: Taken | undefined,
) => Promise<void>;

/** What the routes lead to. Exactly one of `whole` and `passing` takes all that is asked of others. */
export interface Routes extends ServerSettings {
  readonly limits: Limits;
  readonly store: Store;
  readonly turnAway: (response: ServerResponse, refusal: Refusal) => void;
  /** The refusal that a fault of ours comes to. */
  readonly fault: (error: unknown) => Refusal;
  /** Why nothing should be asked now, or undefined. */
  readonly notReady: () => string | undefined;
  /** The page of metrics, with so many requests in flight. */
  readonly metrics: (inFlight: number) => string;
  readonly check: Handle;
  readonly whole?: Handle;
  readonly passing?: HandlePassing;
  /** Why a request is refused by its target alone, or undefined. */
  readonly unlisted?: ((url: string) => Refusal | undefined) | undefined;
}

/** Takes in the body of a request and hands both over; the client is answered whatever happens. */
type TakeIn = (
  request: FastifyRequest,
  reply: FastifyReply,
  handle: HandlePassing,
  /** Whether an upload is left to pass through. */
  streams: boolean,
) => Promise<void>;

/** Takes in as many requests at once as the limits allow, and says how many are in flight. */
const intakeOf = ({ limits, store, turnAway, fault, unlisted }: Routes): { takeIn: TakeIn; inFlight: () => number } => {
  let inFlight = 0;
  const takeIn: TakeIn = async ({ raw: request }, reply, handle, streams) => {
    const response = reply.raw;
    reply.hijack();
    if (inFlight >= limits.requests) {
      const why = 'there are as many requests as this gateway takes';
      return turnAway(response, { status: 503, why, headers: { 'retry-after': '1' }, close: true });
    }
    const nowhere = streams ? unlisted?.(request.url ?? '') : undefined;
    if (nowhere) return turnAway(response, nowhere);
    inFlight++;
    let taken: Taken | undefined;
    try {
      const { method = '', rawHeaders } = request;
      // It must still be an upload after the headers of this connection are taken away: the upstream gets it so.
      const upload = streams && isUpload(method, rawHeaders) && isUpload(method, passedOn(rawHeaders, 'without'));
      const got = upload
        ? tooLargeToTake(request, limits.upload)
        : await takeBody(request, response, limits.body, store);
      if (got && 'status' in got) return turnAway(response, got);
      taken = got;
      await handle(request, response, taken);
    } catch (error) {
      refuse(response, fault(error));
    } finally {
      taken?.release();
      inFlight--;
    }
  };
  return { takeIn, inFlight: () => inFlight };
};

const wholly =
  (handle: Handle): HandlePassing =>
  (request, response, taken) =>
    handle(request, response, taken as Taken);

/** What no route answers, or cannot be read, is turned away. */
const turnOthersAway = (app: FastifyInstance, { turnAway, fault }: Routes): void => {
  app.setErrorHandler((error, _request, reply) => {
    reply.hijack();
    const { statusCode = 500 } = error as { statusCode?: number };
    turnAway(
      reply.raw,
      statusCode < 500 ? { status: 400, why: 'the request cannot be read', close: true } : fault(error),
    );
  });
  app.setNotFoundHandler((_request, reply) => {
    reply.hijack();
    turnAway(reply.raw, { status: 404, why: 'not found', close: true });
  });
};

/** What is asked of the gateway itself: whether it lives, whether it is ready, and its metrics. */
const answerOfItself = (app: FastifyInstance, { notReady, metrics }: Routes, inFlight: () => number): void => {
  // `exposeHeadRoutes` answers HEAD as well, with which some balancers and probes ask.
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

/** Makes the routes; the server is there once they are listened on. */
export const appOf = (routes: Routes): { readonly app: FastifyInstance; readonly server: () => StrictServer } => {
  const { turnAway, whole, passing } = routes;
  const { takeIn, inFlight } = intakeOf(routes);
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
  // No parser: `takeIn` takes bodies in itself, whole and unchanged, whatever their method and type.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
  turnOthersAway(app, routes);
  answerOfItself(app, routes, inFlight);
  app.post('/check', (request, reply) => takeIn(request, reply, wholly(routes.check), false));
  // Without this route another method would go on to the upstream as if it were a request to Claude.
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
  app.all('/*', (request, reply) =>
    whole ? takeIn(request, reply, wholly(whole), false) : takeIn(request, reply, passing as HandlePassing, true),
  );
  return { app, server: () => strict };
};
