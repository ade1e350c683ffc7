/** Collects the facts of a request: one pass over its body by the compiled tables, then its endpoint and headers. */

import { isObject } from '../json.js';
import { BETA_HEADER, type Policy } from '../policy/compile.js';
import { UNKNOWN } from '../policy/tables.js';
import { METHODS, misplaced } from '../request/envelope.js';
import { listedValues } from '../request/listed-values.js';
import type { ClaudeRequest } from '../request/read.js';
import { demand, unreadable, wholeBody } from './demands.js';
import type { Facts, Origin, Unread } from './facts.js';
import { examine } from './identifiers.js';
import { newPath } from './place.js';
import { walkNode } from './walk.js';
import type { Walk, Wants } from './walk-state.js';

const use = (facts: Facts, feature: number, origin: Origin, until?: string): void => {
  facts.uses.push({ feature, at: '', origin, evidence: undefined, until });
};

/** A body on a call that has none, as GET and DELETE: no source says what happens to it. */
export const BODY_WHERE_NONE_IS: Unread = { at: '', why: 'a body stands where the API has none' };

const collectBody = ({ form, method, body, endpoint, pathModel, problems }: ClaudeRequest, walk: Walk): void => {
  const { facts } = walk;
  /**
   * The method's place in METHODS: 0 for POST, below 3 for those that send something, -1 for what the API does not
   * have.
   */
  const known = METHODS.indexOf(method);
  const what = form === 'batch-line' ? 'batch_item' : endpoint?.body;
  const counted = what === 'token-counting';
  const messages = counted || what === 'messages';
  if ((known > 2 || endpoint?.bodiless) && Object.keys(Object(body)).length) facts.unreadable.push(BODY_WHERE_NONE_IS);
  // No source says what happens on a method that the API does not have.
  if (messages ? known : known < 0) use(facts, UNKNOWN, 'endpoint');
  if (what === undefined) {
    const { model } = Object(body);
    // An agent's model may be an object with settings.
    const id = model?.id ?? model;
    if (typeof id === 'string') {
      facts.models.push({ id, at: '/model' });
      // What runs a model, and has no member for the region.
      if (walk.wants.regions) facts.regions.push({ at: '', value: undefined });
    }
    return;
  }
  if (body === undefined) {
    if (known < 3 && what !== 'workspace' && problems.length === 0) demand(walk, body, 'body', 0);
    return;
  }
  if (!isObject(body)) {
    unreadable(walk, 0, misplaced(body));
    return;
  }
  const kind = walk.kinds.get(messages ? 'request' : what);
  if (kind) walkNode(walk, kind, body, 0, 0);
  if (known < 3 && messages) wholeBody(walk, body, pathModel === undefined, 0);
  // A token-counting body need not name a region.
  if (counted && facts.regions[0]?.value === undefined) facts.regions.length = 0;
  if (known < 3 && what === 'batch' && !Array.isArray(body.requests)) demand(walk, body.requests, 'requests', 0);
};

const collectBetas = ({ headers, body }: ClaudeRequest, policy: Policy, facts: Facts, inBody: Walk['betas']): void => {
  const inHeader = headers.get(BETA_HEADER) ?? [];
  if (inHeader.length + inBody.length === 0) return;
  const seen = new Set(['']);
  const take = (text: unknown, header: string | undefined, at: string): void => {
    if (typeof text !== 'string') return;
    for (const value of listedValues(text)) {
      if (seen.has(value)) continue;
      seen.add(value);
      const beta = policy.beta(value);
      facts.betas.push(beta);
      const counts = beta?.use && (beta.use.with === undefined || Object(body).tools?.length);
      for (const feature of beta?.features ?? []) {
        if (counts) use(facts, feature, 'header', beta?.use?.until);
        else facts.signals.push({ index: feature, header, at });
      }
    }
  };
  for (const text of inHeader) take(text, BETA_HEADER, '');
  for (const { at, value } of inBody)
    for (const text of Array.isArray(value) ? value : [value]) take(text, undefined, at);
};

const BROWSER_HEADERS = ['origin', 'sec-fetch-site', 'sec-fetch-dest'];

const browserOf = (headers: ClaudeRequest['headers']): Facts['browser'] => {
  const valuesOf = (name: string) => listedValues(String(headers.get(name) ?? '').toLowerCase());
  const runtimes = valuesOf('x-stainless-runtime');
  if (BROWSER_HEADERS.some((name) => headers.has(name)) || runtimes.some((runtime) => runtime.startsWith('browser:')))
    return 'browser';
  const direct = 'anthropic-dangerous-direct-browser-access';
  if (!headers.has(direct) || valuesOf(direct).every((value) => value === 'false')) return undefined;
  return runtimes[0] && !runtimes.includes('unknown') ? 'header-from-server' : 'header';
};

/** Collects the facts of a request. Pure; never throws for a JSON value. */
export const collectFacts = (request: ClaudeRequest, policy: Policy, wants: Wants): Facts => {
  const { method, endpoint, host, platform, variant, headers, pathModel } = request;
  const facts: Facts = {
    method,
    endpoint,
    host,
    platform,
    variant,
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
    browser: undefined,
  };
  if (!endpoint && host !== 'claude') return facts;
  const feature = endpoint ? policy.feature(endpoint.feature ?? '') : UNKNOWN;
  if (feature !== undefined) use(facts, feature, 'endpoint');
  if (pathModel !== undefined) facts.models.push({ id: pathModel, at: '' });
  const walk: Walk = { facts, betas: [], kinds: policy.kinds, wants, path: newPath() };
  collectBody(request, walk);
  collectBetas(request, policy, facts, walk.betas);
  if (headers.size > 0) {
    facts.browser = browserOf(headers);
    for (const name of headers.keys())
      if (name.startsWith('anthropic-')) {
        const row = policy.data.headers.find(({ header }) => header === name);
        const id = row ? row.feature : 'unknown';
        if (id) use(facts, policy.feature(id) ?? UNKNOWN, 'header');
      }
  }
  examine(facts, wants.detect);
  return facts;
};
