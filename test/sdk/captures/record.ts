import { answer } from './answers.js';

/** One request as it left a client, and what the contract says it uses. */
export interface Capture {
  /** `client/drive`, unique. */
  readonly name: string;
  readonly client: string;
  /** The feature the capture was made for; `messages` for one that must stay silent. */
  readonly feature: string;
  /** All feature ids of the contract's §2 that the request uses, sorted. */
  readonly features: readonly string[];
  /** Ids that the contract leaves open: right if reported, right if not. */
  readonly optional: readonly string[];
  readonly method: string;
  readonly url: string;
  /** Lower-case names; what depends on this machine or on the hour is left out. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; null for a request without a JSON body (multipart uploads too). */
  readonly body: unknown;
}

/** How to make a client send one request, and what that request is expected to use. */
export interface Drive<C> {
  readonly name: string;
  readonly feature: string;
  readonly features: readonly string[];
  readonly optional?: readonly string[];
  /** The request to keep, of several that the call sends; by default the only one. */
  readonly keep?: { readonly index: number; readonly of: number };
  readonly run: (client: C) => PromiseLike<unknown>;
}

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

/** Differ from one machine or hour to the next and say nothing about the request. */
const VOLATILE =
  /^(user-agent|traceparent|tracestate|baggage|content-length|x-amz-date|x-amz-content-sha256|x-goog-api-client|x-stainless-(os|arch|runtime-version|package-version|timeout))$/;

function readHeaders(init: RequestInit | undefined): Record<string, string> {
  const pairs = [...new Headers(init?.headers)].filter(([name]) => !VOLATILE.test(name));
  // A SigV4 signature covers the hour.
  return Object.fromEntries(pairs.map(([name, value]) => [name, value.replace(/^(AWS4-HMAC-SHA256) .*/, '$1 …')]));
}

function readBody(body: unknown): unknown {
  const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : body;
  if (typeof text !== 'string') return null;
  return JSON.parse(text);
}

/** A `fetch` that answers by itself and keeps what it was asked. */
function recorder(): { fetch: typeof globalThis.fetch; sent: Sent[]; wire: Wire[] } {
  const sent: Sent[] = [];
  const wire: Wire[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    // The SDK asks once whether this fetch knows FormData; that is no request.
    if (url === 'data:,') return new Response();
    const request: Sent = {
      method: init?.method?.toUpperCase() ?? 'GET',
      url,
      headers: readHeaders(init),
      body: readBody(init?.body),
    };
    sent.push(request);
    const { method, headers } = request;
    wire.push({
      method,
      url,
      headers,
      body: typeof init?.body === 'string' ? init.body : (init?.body?.constructor.name ?? null),
    });
    return answer(request.url, request.body);
  };
  return { fetch, sent, wire };
}

/** What stood on the wire: the body as text, or the kind of what is none. */
export interface Wire {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** What became of one drive. */
export interface Driven {
  readonly name: string;
  readonly client: string;
  readonly wire: readonly Wire[];
  readonly error: unknown;
}

/** Stands between the clients and what answers them: wraps the `fetch`, or changes a client that was made. */
export interface Harness {
  readonly fetch?: (send: typeof globalThis.fetch) => typeof globalThis.fetch;
  readonly client?: (client: unknown) => void;
  /** The clients to drive, by their names; all by default. */
  readonly only?: RegExp;
}

let harness: { readonly harness: Harness; readonly driven: Driven[] } | undefined;

/** Drives every client of `capture` through a harness, and returns what each drive sent and threw. */
export async function drive(through: Harness, capture: () => Promise<unknown>): Promise<Driven[]> {
  const driven: Driven[] = [];
  harness = { harness: through, driven };
  try {
    await capture();
  } finally {
    harness = undefined;
  }
  return driven;
}

async function driveOne<C>(
  through: NonNullable<typeof harness>,
  client: string,
  make: (fetch: typeof globalThis.fetch) => C,
  { name, run }: Drive<C>,
): Promise<void> {
  if (through.harness.only && !through.harness.only.test(client)) return;
  const { fetch, wire } = recorder();
  const own = make(through.harness.fetch?.(fetch) ?? fetch);
  through.harness.client?.(own);
  const error = await Promise.resolve(run(own)).then(
    () => undefined,
    (thrown: unknown) => thrown ?? new Error('something without a value was thrown'),
  );
  through.driven.push({ name: `${client}/${name}`, client, wire, error });
}

/** Runs each drive on a client of its own, and returns the request that each one sent. */
export async function record<C>(
  client: string,
  make: (fetch: typeof globalThis.fetch) => C,
  drives: readonly Drive<C>[],
): Promise<Capture[]> {
  const captures: Capture[] = [];
  if (harness) {
    for (const one of drives) await driveOne(harness, client, make, one);
    return captures;
  }
  for (const { name, feature, features, optional = [], keep = { index: 0, of: 1 }, run } of drives) {
    const { fetch, sent } = recorder();
    await run(make(fetch));
    const request = sent[keep.index];
    if (!request || sent.length !== keep.of) throw new Error(`${client}/${name}: ${sent.length} requests sent`);
    captures.push({
      name: `${client}/${name}`,
      client,
      feature,
      features: [...new Set(features)].sort(),
      optional: [...optional].sort(),
      ...request,
    });
  }
  return captures;
}

/** Everything these clients would otherwise read from the machine: keys, regions, profiles, base URLs, tracing. */
const READ_BY_CLIENTS = /^(ANTHROPIC|AWS|GOOGLE|GCLOUD|GCP|CLOUD_ML|CLOUDSDK|LANGCHAIN|LANGSMITH|OTEL|AI_)/;

/** Runs without those variables and without a network `fetch`, and puts both back. */
export async function isolated<T>(run: () => Promise<T>): Promise<T> {
  const kept = Object.entries(process.env).filter(([name]) => READ_BY_CLIENTS.test(name));
  const { fetch } = globalThis;
  for (const [name] of kept) delete process.env[name];
  globalThis.fetch = async (input) => {
    throw new Error(`a client went to the network: ${input instanceof Request ? input.url : String(input)}`);
  };
  try {
    return await run();
  } finally {
    globalThis.fetch = fetch;
    Object.assign(process.env, Object.fromEntries(kept));
  }
}
