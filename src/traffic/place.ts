/** Where a container says that a request went: an address of Claude's, or another's. */
import type { Policy } from '../policy/compile.js';
import { endpointPath } from '../policy/endpoint-path.js';
import { readRequest } from '../request/read.js';
import { splitUrl } from '../request/url.js';
import { type Container, SHORT, textNamed } from './container.js';
import { mayBePlace } from './quiet.js';
import { REQUEST_NAMES } from './request-names.js';

/** What the logs of clouds call a model. */
const MODEL_ID = /^model_?id$/i;

/** How servers log a request: its method, where it went, and the protocol. */
const REQUEST_LINE = /^"?([A-Za-z]{3,10}) (\S+) HTTP\/\d(?:\.\d)?"?$/;

/** The method and the path of the request line that a container has. */
export const requestLineIn = (container: Container): { method: string; path: string } | undefined => {
  for (const value of Object.values(container)) {
    const [, method, path] = typeof value === 'string' && value.length <= SHORT ? (REQUEST_LINE.exec(value) ?? []) : [];
    if (method !== undefined && path !== undefined) return { method, path };
  }
  return undefined;
};

const isUrl = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= SHORT && /^https?:\/\/\S+$/i.test(value);

const isPath = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= SHORT && /^\/\S*$/.test(value);

/** Whether a text by itself says where Claude is asked: by a host of its own, or only by a path like Claude's. */
export const claudesPlace = (text: string, policy: Policy): 'host' | 'path' | undefined => {
  if (text.length > SHORT || /\s/.test(text) || !/[./]/.test(text) || !mayBePlace(text, policy)) return undefined;
  const path = text.startsWith('/');
  const { endpoint, host } = readRequest({ url: path ? `https://host.invalid${text}` : text, method: 'POST' }, policy);
  if (host === 'claude') return 'host';
  return endpoint !== undefined && host === 'unknown' && (path || isUrl(text)) ? 'path' : undefined;
};

/** Whether the innermost of these containers that names a host of Claude's names those of several platforms. */
export const namesSeveral = (around: readonly Container[], policy: Policy): boolean => {
  for (const container of around) {
    const urls = Object.values(container).filter(
      (value): value is string => isUrl(value) && claudesPlace(value, policy) === 'host',
    );
    if (urls.length > 0) return new Set(urls.map((url) => readRequest({ url }, policy).platform)).size > 1;
  }
  return false;
};

/** Whether a URL or path is more than the beginning of one of Claude's. */
export const hasEndpoint = (url: string, policy: Policy): boolean =>
  readRequest({ url }, policy).endpoint !== undefined;

/** Whether a URL or a path is one of Claude's, with an endpoint. */
export const leadsToClaude = (url: string, policy: Policy): boolean =>
  claudesPlace(url, policy) !== undefined && hasEndpoint(url, policy);

/** Whether a URL is no more than a host. */
export const isHostAlone = (url: string): boolean => /^https?:\/\/[^/?#]+\/?$/i.test(url);

/** The beginning of a URL with the first of these ends that makes it one of Claude's. */
export const endingSo = (base: string, ends: readonly string[], policy: Policy): string | undefined =>
  ends.map((end) => `${base.replace(/\/+$/, '')}/${end.replace(/^\/+/, '')}`).find((url) => leadsToClaude(url, policy));

/** Where a request went, as a container says: a URL of Claude's, in one or in two parts, or a host and a path. */
export const claudesUrlIn = (container: Container, policy: Policy): string | undefined => {
  const urls = Object.values(container).filter(isUrl);
  const own = urls.filter((url) => claudesPlace(url, policy) === 'host');
  const whole = own.find((url) => hasEndpoint(url, policy));
  if (whole !== undefined) return whole;
  const base = textNamed(container, REQUEST_NAMES.base, /^https?:\/\/\S+$/i);
  const begun = own[0] ?? base;
  const paths = begun === undefined ? [] : Object.values(container).filter(isPath);
  const said =
    (begun === undefined ? undefined : endingSo(begun, paths, policy)) ??
    // Only the base URL is recorded: the client adds the path of the Messages API to it.
    (own[0] !== undefined && own[0] === base
      ? endingSo(base, [endpointPath(policy, 'messages')], policy)
      : undefined) ??
    own[0] ??
    urls.find((url) => claudesPlace(url, policy) === 'path');
  if (said !== undefined) return said;
  const host = textNamed(container, REQUEST_NAMES.host);
  const path =
    requestLineIn(container)?.path ??
    textNamed(container, REQUEST_NAMES.path) ??
    Object.values(container).find((value) => isPath(value) && claudesPlace(value, policy) !== undefined);
  return host !== undefined && isPath(path) ? `https://${host}${path}` : undefined;
};

/** Else what is called a URL, whosever it is, or a path like Claude's. */
export const anyUrlIn = (container: Container, policy: Policy): string | undefined => {
  const url = textNamed(container, REQUEST_NAMES.url);
  if (isUrl(url)) return url;
  const paths = [requestLineIn(container)?.path, ...Object.values(container)].filter(isPath);
  return paths.find((path) => claudesPlace(path, policy) !== undefined);
};

const WORD = /[^\s"'<>=,;()[\]{}\\]*[^\s"'<>=,;()[\]{}\\.:]/g;

/** Where a text says that a request went: a URL or a host and a path of Claude's, else the last URL in it. */
export const placeInText = (text: string, policy: Policy): string | undefined => {
  const words = (text.match(WORD) ?? []).filter((word) => /[./]/.test(word) && word.length <= SHORT).reverse();
  const urls = words.filter(isUrl);
  const own = urls.filter((url) => claudesPlace(url, policy) === 'host');
  const path = words.find((word) => isPath(word) && claudesPlace(word, policy) !== undefined);
  const hosts = words
    .filter((word) => path !== undefined && !word.includes('/'))
    .map((word) => `https://${word}${path}`);
  return (
    own.find((url) => hasEndpoint(url, policy)) ??
    hosts.find((url) => claudesPlace(url, policy) === 'host') ??
    own[0] ??
    urls.find((url) => claudesPlace(url, policy) !== undefined) ??
    urls[0]
  );
};

/** The path in what is plainly a request, whosever it is. */
export const pathIn = (container: Container): string | undefined => {
  const path =
    requestLineIn(container)?.path ??
    textNamed(container, REQUEST_NAMES.path) ??
    textNamed(container, REQUEST_NAMES.url);
  return isPath(path) ? path : undefined;
};

/** Whether a URL or path is one that other vendors have too, and no host says that it is Claude's. */
export const isCommon = (place: string, policy: Policy): boolean =>
  policy.endpoint(splitUrl(place).path)?.hostNeeded === true && claudesPlace(place, policy) !== 'host';

/** A path that carries a model: what stands before it, and behind. */
type ModelPath = readonly [before: string, behind: string];

const modelPaths = ({ data: { endpoints } }: Policy): readonly ModelPath[] =>
  endpoints.flatMap(({ model, paths: [path = ''] }) => {
    const [before = '', behind = ''] = path.split(/\{\w+\}/);
    return model ? [[before, behind] as const] : [];
  });

/** Whether a path by itself says whose model it carries. */
const namesVendor = ([before]: ModelPath): boolean => before.includes('anthropic');

/** The model in a text that begins like a path, or ends so. */
const modelBehind = (text: string, [before]: ModelPath): string | undefined => {
  const at = text.indexOf(before.slice(1));
  return at < 0 ? undefined : /^[^/:\s]+/.exec(text.slice(at + before.length - 1))?.[0];
};

/** The model that the logs of clouds keep beside a body, as a path that carries it. */
export const modelPathIn = (container: Container, policy: Policy): string | undefined => {
  const paths = modelPaths(policy);
  for (const [name, value] of Object.entries(container)) {
    if (typeof value !== 'string' || value.length > SHORT) continue;
    for (const path of paths.filter(namesVendor)) {
      const model = modelBehind(value, path);
      if (model !== undefined) return path.join(model);
    }
    const path = MODEL_ID.test(name) ? paths.find((one) => !namesVendor(one)) : undefined;
    if (path) return path.join(value);
  }
  return undefined;
};
