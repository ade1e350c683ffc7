/** One request as the program sees it: where it goes, what it calls, and its body. */

import { isObject } from '../json.js';
import type { Platform } from '../model.js';
import { namesClaude } from '../names-claude.js';
import type { Endpoint, HostMatch, Policy } from '../policy/compile.js';
import { type Envelope, type Problem, readEnvelope } from './envelope.js';
import { splitUrl } from './url.js';

/** A request, and where it goes. */
export interface ClaudeRequest {
  readonly name: string | undefined;
  readonly method: string;
  readonly headers: Envelope['headers'];
  readonly body: unknown;
  readonly form: Envelope['form'];
  /** The row of the endpoint; undefined where no row knows the path. */
  readonly endpoint: Endpoint | undefined;
  /** The model a path carries. */
  readonly pathModel: string | undefined;
  /** The platform the host, path or body gives away. */
  readonly platform: Platform | undefined;
  readonly variant: string | undefined;
  /** `absent`: no host was given; `unknown`: it is none the policy has; `foreign`: another vendor's. */
  readonly host: 'claude' | 'unknown' | 'absent' | 'foreign';
  /** What is known to be unreadable; whoever knows of more adds it before facts are collected. */
  readonly problems: Problem[];
}

/** A path that is known to carry a model ends in what is asked of it. */
const MODEL_IN_PATH = /.*\/models?\/(.+)[/:].*$/i;

/** The API that a body says it speaks; the SDKs send the vendor's own version there too. */
const versionOf = (body: unknown): unknown => (isObject(body) ? body.anthropic_version : undefined);

/** The platform that a body's version gives away. */
const bodyPlatform = (policy: Policy, body: unknown): Platform | undefined => {
  const said = versionOf(body);
  if (typeof said === 'string')
    return policy.data.platforms.find(({ prefix }) => prefix && said.startsWith(prefix))?.id;
  return undefined;
};

/** Hosts that serve many vendors name Claude or its vendor in the path, or the body says whose it is. */
const isClaudes = (path: string, model: string, body: unknown): boolean =>
  namesClaude(path) || /^arn:|[^A-Za-z0-9.:@_-]|^_/.test(model) || versionOf(body) !== undefined;

/** Reads a JSON value as one request. Never throws. */
export const readRequest = (value: unknown, policy: Policy): ClaudeRequest => {
  const { name, method, url, headers, form, body, problems } = readEnvelope(value);
  const { host, path } = splitUrl(url, headers.get('host')?.[0]);
  const absent: Partial<HostMatch> = {};
  const {
    known = 'absent',
    platform,
    variant,
    shared,
  } = host === undefined ? absent : policy.host(host, `${path.toLowerCase()}/`);
  const found = policy.endpoint(path);
  const elsewhere = known !== 'claude' || shared;
  const endpoint = found?.hostNeeded && elsewhere ? undefined : found;
  const pathModel = endpoint?.model ? MODEL_IN_PATH.exec(path)?.[1] : undefined;
  const foreign =
    known === 'foreign' ||
    (pathModel !== undefined && !isClaudes(path, pathModel, body)) ||
    // A cloud's host serves other vendors too: what no row knows there is not Claude's.
    (shared && !endpoint);
  return {
    name,
    method,
    headers,
    form,
    body,
    endpoint: foreign ? undefined : endpoint,
    pathModel,
    platform: platform ?? endpoint?.platform ?? (host === undefined ? bodyPlatform(policy, body) : undefined),
    variant: variant ?? endpoint?.variant,
    host: foreign ? 'foreign' : known,
    problems,
  };
};
