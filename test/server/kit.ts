/** A gateway, a fake upstream, and raw connections, all on the loopback interface. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { NO_CONFIG } from '../../src/config/config.js';
import type { Context } from '../../src/model.js';
import { type Gateway, type GatewaySettings, newGateway } from '../../src/server/gateway.js';
import { LIMITS, type Limits } from '../../src/server/limits.js';
import { type Loaded, liveTerms } from '../../src/server/terms.js';
import { readUpstream } from '../../src/server/upstream.js';

/** A request as the upstream received it. */
interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly string[];
  readonly body: Buffer;
}

export interface FakeUpstream {
  readonly origin: string;
  readonly seen: Seen[];
  readonly server: Server;
}

type Answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

const ok: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'request-id': 'req_1' });
  response.end('{"type":"message"}');
};

/** Starts an upstream that records its requests. */
export const upstream = async (answer: Answer = ok): Promise<FakeUpstream> => {
  const seen: Seen[] = [];
  const server = createServer({ keepAliveTimeout: 20_000 }, async (request, response) => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return;
    }
    const body = Buffer.concat(chunks);
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.rawHeaders, body });
    answer(request, response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, server };
};

export interface Started {
  readonly port: number;
  readonly base: string;
  readonly gateway: Gateway;
  readonly receipts: Record<string, unknown>[];
  readonly logs: string[];
  readonly exchange: (context: Context) => void;
}

export interface Setup extends Partial<Omit<GatewaySettings, 'upstreams' | 'limits' | 'terms'>> {
  readonly upstreams?: readonly string[];
  readonly limits?: Partial<Limits>;
  readonly context?: Context;
  readonly config?: Loaded['config'];
  readonly judge?: Parameters<typeof newGateway>[1];
}

/** The terms of most tests, strict enough to reveal a wrong pass. */
export const ZDR: Context = { arrangement: 'zdr', platform: 'claude-api' };

/** Starts a gateway on the loopback interface. */
export const start = async ({
  upstreams = [],
  limits,
  context = ZDR,
  config,
  judge,
  ...rest
}: Setup): Promise<Started> => {
  const receipts: Record<string, unknown>[] = [];
  const logs: string[] = [];
  // A fixed day, because reports change as the policy ages.
  const now = rest.now ?? (() => Date.UTC(2026, 9, 1));
  // Part of the configuration, so that targets can have other terms.
  const loaded = (context: Context): Loaded => ({
    config: { ...(config ?? NO_CONFIG), context: { ...config?.context, ...context } },
    given: {},
  });
  const { terms, exchange } = liveTerms(loaded(context), now);
  const given: GatewaySettings = {
    allowedHosts: [],
    mode: 'block',
    failOn: 'review',
    extAuthz: false,
    key: 'a key for tests',
    receipt: (line) => receipts.push(JSON.parse(line)) > 0,
    tls: undefined,
    log: (line) => logs.push(line),
    now,
    ...rest,
    upstreams: upstreams.map((text) => readUpstream(text) as NonNullable<ReturnType<typeof readUpstream>>),
    limits: { ...LIMITS, leaveTime: 1, drainTime: 3_000, ...limits },
    terms,
  };
  const gateway = newGateway(given, judge);
  const { port } = await gateway.listen('127.0.0.1', 0);
  onTestFinished(() => gateway.stop());
  return {
    port,
    base: `http://127.0.0.1:${port}`,
    gateway,
    receipts,
    logs,
    exchange: (context) => exchange(loaded(context)),
  };
};

/** A body that is allowed under every arrangement. */
export const CLEAN = JSON.stringify({
  model: 'claude-sonnet-4-5',
  max_tokens: 16,
  messages: [{ role: 'user', content: 'Hello' }],
});
/** A body with a tool that ZDR does not cover. */
export const INELIGIBLE = JSON.stringify({
  ...JSON.parse(CLEAN),
  tools: [{ type: 'code_execution_20250825', name: 'code_execution' }],
});

export const JSON_HEADERS = {
  'content-type': 'application/json',
  'anthropic-version': '2023-06-01',
  'x-api-key': 'sk-ant-canary-of-a-credential',
};

/** POSTs a Messages body. */
export const post = (
  base: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  path = '/v1/messages',
) => fetch(base + path, { method: 'POST', body, headers: { ...JSON_HEADERS, ...headers } });

/** A raw connection. */
export interface Line {
  readonly socket: Socket;
  readonly say: (text: string | Buffer) => void;
  /** Resolves to all bytes received until the other side closes, or until they contain `text`. */
  readonly heard: (text?: string) => Promise<string>;
}

/** Opens a raw connection. */
export const line = async (port: number): Promise<Line> => {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  let heard = '';
  let closed = false;
  const waiting = new Set<() => void>();
  const tell = (): void => {
    for (const one of waiting) one();
  };
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1');
    tell();
  });
  for (const event of ['end', 'close', 'error'] as const)
    socket.on(event, () => {
      closed = true;
      tell();
    });
  onTestFinished(() => void socket.destroy());
  return {
    socket,
    say: (text) => void socket.write(text),
    heard: (text) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!closed && (text === undefined || !heard.includes(text))) return;
          waiting.delete(look);
          resolve(heard);
        };
        waiting.add(look);
        look();
      }),
  };
};

/** Sends something on a new connection and resolves to all that is received. */
export const exchangeRaw = async (port: number, text: string | Buffer, until?: string): Promise<string> => {
  const one = await line(port);
  one.say(text);
  const heard = await one.heard(until);
  one.socket.destroy();
  return heard;
};

/** The text of a raw Messages request. */
export const rawPost = (body: string, headers: readonly string[] = [], target = '/v1/messages'): string =>
  [
    `POST ${target} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    'anthropic-version: 2023-06-01',
    ...(headers.some((one) => /^(?:content-length|transfer-encoding)/i.test(one))
      ? []
      : [`Content-Length: ${Buffer.byteLength(body)}`]),
    ...headers,
    '',
    body,
  ].join('\r\n');

const certificate = (name: number): { cert: Buffer; key: Buffer } => ({
  cert: readFileSync(`test/server/certificates/${name}.cert.pem`),
  key: readFileSync(`test/server/certificates/${name}.key.pem`),
});

/** Self-signed certificates for `localhost`, valid until 2126, and their keys, which were made for these tests. */
export const CERTIFICATES = [certificate(1), certificate(2), certificate(3)] as const;

/** A text or bytes, as `fetch` takes them. */
export const bytes = (text: string | Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));
