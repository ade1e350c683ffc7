/** Reads one request: where it goes, what it calls, and its body. */

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
  /** The platform, if host, path or body show it. */
  readonly platform: Platform | undefined;
  readonly variant: string | undefined;
  /** `absent`: no host was given; `unknown`: the policy does not know it; `foreign`: another vendor's. */
  readonly host: 'claude' | 'unknown' | 'absent' | 'foreign';
  /** What could not be read so far; callers may add to it before facts are collected. */
  readonly problems: Problem[];
}

/** Matches the model in a path of an endpoint that has it there. */
const MODEL_IN_PATH = /.*\/models?\/(.+)[/:].*$/i;

/** The API version that a body states; the SDKs for clouds send it there. */
const versionOf = (body: unknown): unknown => (isObject(body) ? body.anthropic_version : undefined);

/** The platform that the version in a body shows. */
const bodyPlatform = (policy: Policy, body: unknown): Platform | undefined => {
  const version = versionOf(body);
  if (typeof version === 'string')
    return policy.data.platforms.find(({ prefix }) => prefix && version.startsWith(prefix))?.id;
  return undefined;
};

/** Whether a request to a shared host is for Claude: the path names it or its vendor, or the body has a version. */
const isClaudes = (path: string, model: string, body: unknown): boolean =>
  namesClaude(path) || /^arn:|[^\w.:@-]|^_/.test(model) || versionOf(body) !== undefined;

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
    // A cloud's host serves other vendors too: an unknown path there is not Claude's.
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
