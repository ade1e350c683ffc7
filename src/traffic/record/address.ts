/** Finds the address (URL, host and path, or path) to which a request in a record was sent. */
import { onceFor } from '../../memoize.js';
import type { Policy } from '../../policy/compile.js';
import { endpointPath } from '../../policy/endpoint-path.js';
import { readRequest } from '../../request/read.js';
import { splitUrl } from '../../request/url.js';
import { type Container, SHORT, textNamed } from './container.js';
import { REQUEST_NAMES } from './request-names.js';
import { mayBeAddress } from './unrelated.js';

/** How the logs of clouds name the member that holds the model. */
const MODEL_ID = /^model_?id$/i;

/** A request line as servers log it: method, path and protocol. */
const REQUEST_LINE = /^"?([A-Za-z]{3,10}) (\S+) HTTP\/\d(?:\.\d)?"?$/;

/** The method and the path of the request line among the values of a container. */
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

/** Whether a text is an address of Claude: by one of its hosts, or only by a path that its API has. */
export const claudeAddress = (text: string, policy: Policy): 'host' | 'path' | undefined => {
  if (text.length > SHORT || /\s/.test(text) || !/[./]/.test(text) || !mayBeAddress(text, policy)) return undefined;
  const path = text.startsWith('/');
  const { endpoint, host } = readRequest({ url: path ? `https://host.invalid${text}` : text, method: 'POST' }, policy);
  if (host === 'claude') return 'host';
  return endpoint !== undefined && host === 'unknown' && (path || isUrl(text)) ? 'path' : undefined;
};

/** Whether the innermost container that names a host of Claude names hosts of several platforms. */
export const namesSeveral = (around: readonly Container[], policy: Policy): boolean => {
  for (const container of around) {
    const urls = Object.values(container).filter(
      (value): value is string => isUrl(value) && claudeAddress(value, policy) === 'host',
    );
    if (urls.length > 0) return new Set(urls.map((url) => readRequest({ url }, policy).platform)).size > 1;
  }
  return false;
};

/** Whether a URL or path has an endpoint of Claude's API. */
export const hasEndpoint = (url: string, policy: Policy): boolean =>
  readRequest({ url }, policy).endpoint !== undefined;

/** Whether a URL or path is an address of Claude, with an endpoint. */
export const isClaudeEndpoint = (url: string, policy: Policy): boolean =>
  claudeAddress(url, policy) !== undefined && hasEndpoint(url, policy);

/** Whether a URL has no path. */
export const isHostAlone = (url: string): boolean => /^https?:\/\/[^/?#]+\/?$/i.test(url);

/** The base URL with the first of these paths that makes it an address of Claude. */
export const withEndpoint = (base: string, ends: readonly string[], policy: Policy): string | undefined =>
  ends
    .map((end) => `${base.replace(/\/+$/, '')}/${end.replace(/^\/+/, '')}`)
    .find((url) => isClaudeEndpoint(url, policy));

/** The URL of Claude in a container: one URL, a base URL and a path, or a host and a path. */
export const claudeUrlIn = (container: Container, policy: Policy): string | undefined => {
  const urls = Object.values(container).filter(isUrl);
  const own = urls.filter((url) => claudeAddress(url, policy) === 'host');
  const whole = own.find((url) => hasEndpoint(url, policy));
  if (whole !== undefined) return whole;
  const base = textNamed(container, REQUEST_NAMES.base, /^https?:\/\/\S+$/i);
  const begun = own[0] ?? base;
  const paths = begun === undefined ? [] : Object.values(container).filter(isPath);
  const said =
    (begun === undefined ? undefined : withEndpoint(begun, paths, policy)) ??
    // Only the base URL is recorded, to which the client adds the path of the Messages API.
    (own[0] !== undefined && own[0] === base
      ? withEndpoint(base, [endpointPath(policy, 'messages')], policy)
      : undefined) ??
    own[0] ??
    urls.find((url) => claudeAddress(url, policy) === 'path');
  if (said !== undefined) return said;
  const host = textNamed(container, REQUEST_NAMES.host);
  const path =
    requestLineIn(container)?.path ??
    textNamed(container, REQUEST_NAMES.path) ??
    Object.values(container).find((value) => isPath(value) && claudeAddress(value, policy) !== undefined);
  return host !== undefined && isPath(path) ? `https://${host}${path}` : undefined;
};

/** The member of a container that is called a URL, of whichever vendor; else a path that Claude's API has. */
export const anyUrlIn = (container: Container, policy: Policy): string | undefined => {
  const url = textNamed(container, REQUEST_NAMES.url);
  if (isUrl(url)) return url;
  const paths = [requestLineIn(container)?.path, ...Object.values(container)].filter(isPath);
  return paths.find((path) => claudeAddress(path, policy) !== undefined);
};

const WORD = /[^\s"'<>=,;()[\]{}\\]*[^\s"'<>=,;()[\]{}\\.:]/g;

/** The address in a text: a URL or a host and a path of Claude, else the last URL. */
export const addressInText = (text: string, policy: Policy): string | undefined => {
  const words = (text.match(WORD) ?? []).filter((word) => /[./]/.test(word) && word.length <= SHORT).reverse();
  const urls = words.filter(isUrl);
  const own = urls.filter((url) => claudeAddress(url, policy) === 'host');
  const path = words.find((word) => isPath(word) && claudeAddress(word, policy) !== undefined);
  const hosts = words
    .filter((word) => path !== undefined && !word.includes('/'))
    .map((word) => `https://${word}${path}`);
  return (
    own.find((url) => hasEndpoint(url, policy)) ??
    hosts.find((url) => claudeAddress(url, policy) === 'host') ??
    own[0] ??
    urls.find((url) => claudeAddress(url, policy) !== undefined) ??
    urls[0]
  );
};

/** The path of a request, of whichever vendor. */
export const pathIn = (container: Container): string | undefined => {
  const path =
    requestLineIn(container)?.path ??
    textNamed(container, REQUEST_NAMES.path) ??
    textNamed(container, REQUEST_NAMES.url);
  return isPath(path) ? path : undefined;
};

/** Whether other vendors have the path of an address too, and its host is not one of Claude. */
export const isSharedPath = (place: string, policy: Policy): boolean =>
  policy.endpoint(splitUrl(place).path)?.hostNeeded === true && claudeAddress(place, policy) !== 'host';

/** An endpoint path that contains a model id: the text before the id and after it. */
type ModelPath = readonly [before: string, behind: string];

const modelPaths = onceFor(({ data: { endpoints } }: Policy): readonly ModelPath[] =>
  endpoints.flatMap(({ model, paths: [path = ''] }) => {
    const [before = '', behind = ''] = path.split(/\{\w+\}/);
    return model ? [[before, behind] as const] : [];
  }),
);

/** Whether such a path names the vendor before the model. */
const namesVendor = ([before]: ModelPath): boolean => before.includes('anthropic');

/** The model id in a text that contains the beginning of such a path. */
const modelBehind = (text: string, [before]: ModelPath): string | undefined => {
  const at = text.indexOf(before.slice(1));
  return at < 0 ? undefined : /^[^/:\s]+/.exec(text.slice(at + before.length - 1))?.[0];
};

/** The model that cloud logs keep beside a body, as the endpoint path that contains it. */
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
