/** What is true of a request: one pass over its body by the compiled tables, then its endpoint and headers. */
import type { Beta, Policy } from '../policy/compile.js';
import { UNKNOWN } from '../policy/tables.js';
import { isObject, misplaced, missing } from '../request/envelope.js';
import type { ClaudeRequest } from '../request/read.js';
import type { Facts, Origin } from './facts.js';
import { examine } from './identifiers.js';
import { type Walk, type Wants, walkNode } from './walk.js';

type Json = Record<string, unknown>;

const lacks = (facts: Facts, at: string, member: string): void => {
  facts.unreadable.push({ at, why: missing(member) });
};

/** One Messages body: the request's own, or a batch item's; `item` is where the item stands. */
const wholeBody = ({ facts, wants }: Walk, body: Json, item: string | number, needsModel: boolean): void => {
  const at = () => (typeof item === 'number' ? `/requests/${item}/params` : item);
  if (needsModel && (body.model === undefined || body.model === null)) lacks(facts, at(), 'model');
  if (body.messages === undefined || body.messages === null) lacks(facts, at(), 'messages');
  if (!wants.regions) return;
  const { inference_geo: value } = body;
  facts.regions.push(
    typeof value === 'string' ? { at: `${at()}/inference_geo`, value } : { at: at(), value: undefined },
  );
};

const walkBody = (walk: Walk, kind: string, body: unknown): void => {
  const found = walk.kinds.get(kind);
  if (found && isObject(body)) walkNode(walk, found, body, 0, 0);
};

const batchItem = (walk: Walk, item: unknown, index: number | undefined): void => {
  const params = isObject(item) ? item.params : undefined;
  if (isObject(params)) wholeBody(walk, params, index ?? '/params', true);
  else if (isObject(item) && (params === undefined || params === null)) {
    lacks(walk.facts, index === undefined ? '' : `/requests/${index}`, 'params');
  }
};

const READS = ['GET', 'HEAD', 'DELETE', 'OPTIONS'];

const collectBody = (request: ClaudeRequest, walk: Walk): void => {
  const { body, endpoint } = request;
  const writes = !READS.includes(request.method);
  const { facts } = walk;
  if (request.form === 'batch-line') {
    walkBody(walk, 'batch_item', body);
    batchItem(walk, body, undefined);
    return;
  }
  if (endpoint?.body === undefined) {
    if (isObject(body) && typeof body.model === 'string') facts.models.push({ id: body.model, at: '/model' });
    return;
  }
  if (body === undefined) {
    if (writes && endpoint.body !== 'workspace' && request.problems.length === 0) {
      lacks(facts, '', 'body');
    }
    return;
  }
  if (!isObject(body)) {
    facts.unreadable.push({ at: '', why: misplaced(body) });
    return;
  }
  switch (endpoint.body) {
    case 'messages':
    case 'token-counting':
      walkBody(walk, 'request', body);
      if (writes) wholeBody(walk, body, '', request.pathModel === undefined);
      if (endpoint.body === 'token-counting' && facts.regions[0]?.value === undefined) facts.regions.length = 0;
      break;
    case 'batch':
      walkBody(walk, 'batch', body);
      if (Array.isArray(body.requests)) {
        for (let i = 0; i < body.requests.length; i++) batchItem(walk, body.requests[i], i);
      } else if (writes && (body.requests === undefined || body.requests === null)) {
        lacks(facts, '', 'requests');
      }
      break;
    case 'workspace':
      walkBody(walk, 'workspace', body);
  }
};

const use = (facts: Facts, feature: number, origin: Origin, until?: string): void => {
  facts.uses.push({ feature, at: '', origin, evidence: undefined, until });
};

const hasTools = (body: unknown): boolean => isObject(body) && Array.isArray(body.tools) && body.tools.length > 0;

const collectBeta = (
  { body }: ClaudeRequest,
  facts: Facts,
  beta: Beta | undefined,
  header: string | undefined,
  at: string,
): void => {
  facts.betas.push(beta);
  if (!beta) return;
  const counts = beta.use !== undefined && (beta.use.with === undefined || hasTools(body));
  for (const feature of beta.features) {
    if (counts) use(facts, feature, 'header', beta.use?.until);
    else facts.signals.push({ feature, header, at });
  }
};

const BETA_HEADER = 'anthropic-beta';

const collectBetas = (request: ClaudeRequest, policy: Policy, facts: Facts, inBody: Walk['betas']): void => {
  const inHeader = request.headers.get(BETA_HEADER);
  if (!inHeader && inBody.length === 0) return;
  const seen = new Set<string>();
  const take = (texts: unknown, header: string | undefined, at: string) => {
    for (const text of Array.isArray(texts) ? texts : [texts]) {
      if (typeof text !== 'string') continue;
      for (const word of text.includes(',') ? text.split(',') : [text]) {
        const value = word.trim();
        if (value === '' || seen.has(value)) continue;
        seen.add(value);
        collectBeta(request, facts, policy.beta(value), header, at);
      }
    }
  };
  if (inHeader) take(inHeader, BETA_HEADER, '');
  for (const { at, value } of inBody) take(value, undefined, at);
};

const BROWSER_HEADERS = ['origin', 'sec-fetch-site', 'sec-fetch-dest'];

const browserOf = (headers: ClaudeRequest['headers']): Facts['browser'] => {
  if (headers.size === 0) return 'none';
  const runtimes = (headers.get('x-stainless-runtime') ?? []).map((value) => value.trim().toLowerCase());
  if (BROWSER_HEADERS.some((name) => headers.has(name)) || runtimes.some((runtime) => runtime.startsWith('browser:')))
    return 'certain';
  const direct = headers.get('anthropic-dangerous-direct-browser-access');
  if (!direct || direct.every((value) => value.trim().toLowerCase() === 'false')) return 'none';
  return runtimes.length > 0 && !runtimes.includes('unknown') ? 'always-sent' : 'likely';
};

/** Collects the facts of a request. Pure; never throws for a JSON value. */
export const collectFacts = (request: ClaudeRequest, policy: Policy, wants: Wants): Facts => {
  const { endpoint } = request;
  const facts: Facts = {
    method: request.method,
    endpoint,
    host: request.host,
    platform: request.platform,
    variant: request.variant,
    uses: [],
    signals: [],
    markers: [],
    custom: [],
    betas: [],
    models: [],
    regions: [],
    schemas: [],
    fields: [],
    identified: [],
    unexamined: [],
    unreadable: [...request.problems],
    browser: browserOf(request.headers),
  };
  if (request.host === 'foreign' || (!endpoint && request.host !== 'claude')) return facts;
  const feature = endpoint?.feature === undefined ? undefined : policy.feature(endpoint.feature);
  if (!endpoint) use(facts, UNKNOWN, 'endpoint');
  else if (feature !== undefined) use(facts, feature, 'endpoint');
  if (request.pathModel !== undefined) facts.models.push({ id: request.pathModel, at: '' });
  const walk: Walk = { facts, betas: [], kinds: policy.kinds, wants, path: [] };
  collectBody(request, walk);
  collectBetas(request, policy, facts, walk.betas);
  for (const row of policy.data.headers) {
    const named = policy.feature(row.feature);
    if (named !== undefined && request.headers.has(row.header)) use(facts, named, 'header');
  }
  examine(facts, wants.detectors);
  return facts;
};
