/** What stands around the body of a request in a record → where it went, how, and with which headers. */
import { isObject, type Json } from '../json.js';
import type { Policy } from '../policy/compile.js';
import { readRequest } from '../request/read.js';

/** What members stand in. */
export type Container = Json | readonly unknown[];

/** Whether a value has members or items. */
export const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/** Longer texts are no URL, host, path or model id. */
export const SHORT = 2048;

/** What recorders call these members, however they spell and prefix them. */
const HOST = /(^|[._:-]|request_?)(host|hostname|authority|server\.address)$/i;
const PATH = /(^|[._:-]|request_?)(path|uri|target)$/i;
const METHOD = /(^|[._:-]|request_?)method$/i;
/** Programs and clouds have methods of other kinds. */
const HTTP_METHOD = /^(get|head|post|put|patch|delete|options)$/i;
const HEADERS = /(^|[._-]|request_?)headers$/i;
const URL_NAME = /(^|[._-]|request_?)ur[il]([._-]full)?$/i;
const MODEL_ID = /^model_?id$/i;

/** The members of telemetry, which writes them as a list of names and values; one that is named again is a list. */
export const membersOf = (list: readonly unknown[]): Json | undefined => {
  const members = new Map<string, unknown[]>();
  for (const one of list) {
    if (!isObject(one) || !Object.hasOwn(one, 'value')) return undefined;
    const { value, ...rest } = one;
    const name = rest.key ?? rest.name ?? rest.field;
    // What has more than a name and a value is a record.
    if (typeof name !== 'string' || Object.values(rest).some(isContainer)) return undefined;
    const values = members.get(name);
    if (values) values.push(value);
    else members.set(name, [value]);
  }
  return members.size > 0
    ? Object.fromEntries([...members].map(([name, values]) => [name, values.length > 1 ? values : values[0]]))
    : undefined;
};

/** Whether a text by itself says where Claude is asked: by a host of its own, or only by a path like Claude's. */
export const claudesPlace = (text: string, policy: Policy): 'host' | 'path' | undefined => {
  if (text.length > SHORT || /\s/.test(text) || !/[./]/.test(text)) return undefined;
  const path = text.startsWith('/');
  const { endpoint, host } = readRequest({ url: path ? `https://host.invalid${text}` : text, method: 'POST' }, policy);
  if (host === 'claude') return 'host';
  return endpoint !== undefined && host === 'unknown' && (path || isUrl(text)) ? 'path' : undefined;
};

const isUrl = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= SHORT && /^https?:\/\/\S+$/i.test(value);

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

const textNamed = (container: Container, names: RegExp, values?: RegExp): string | undefined => {
  if (!isObject(container)) return undefined;
  for (const name in container) {
    const value = container[name];
    if (typeof value === 'string' && names.test(name) && values?.test(value) !== false) return value;
  }
  return undefined;
};

/** Levels below a container in which something is said of the request that stands in it. */
const LEVELS = 4;
const RESPONSE = /response|(^|[._-])resp?([._-]|$)/i;

/** What a container says, else what stands in it, but for other requests and the answer. */
const search = <Value>(
  container: Container,
  levels: number,
  of: (container: Container) => Value | undefined,
): Value | undefined => {
  const said = of(container);
  if (said !== undefined || levels === 0) return said;
  for (const [name, value] of Object.entries(container)) {
    const inner = Array.isArray(value) ? membersOf(value) : isObject(value) ? value : undefined;
    const found =
      inner && !RESPONSE.test(name) && !Array.isArray(inner.messages) ? search(inner, levels - 1, of) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Where a request went, as a container says: a URL of Claude's, a host and a path. */
const claudesUrlIn = (container: Container, policy: Policy): string | undefined => {
  const urls = Object.values(container).filter(isUrl);
  const places = urls.map((url) => claudesPlace(url, policy));
  const best = places.includes('host') ? places.indexOf('host') : places.indexOf('path');
  if (best >= 0) return urls[best];
  const host = textNamed(container, HOST);
  const path = textNamed(container, PATH);
  return host !== undefined && path?.startsWith('/') ? `https://${host}${path}` : undefined;
};

/** Else what is called a URL, whosever it is, or a path like Claude's. */
const anyUrlIn = (container: Container, policy: Policy): string | undefined => {
  const url = textNamed(container, URL_NAME);
  if (isUrl(url)) return url;
  const path = textNamed(container, PATH);
  return path !== undefined && claudesPlace(path, policy) ? path : undefined;
};

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
const modelPathIn = (container: Container, policy: Policy): string | undefined => {
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

/** Headers of a request as members, as a list, or as a text, of which `check` says that it cannot be read. */
export const headersIn = (container: Container): unknown =>
  isObject(container)
    ? Object.entries(container).find(
        ([name, value]) =>
          HEADERS.test(name) &&
          !RESPONSE.test(name) &&
          (isContainer(value) || (typeof value === 'string' && value !== '')),
      )?.[1]
    : undefined;

/** Where a request went, how, and with which headers, as far as is said. */
export interface Whereabouts {
  readonly url: string | undefined;
  readonly method: string | undefined;
  readonly headers: unknown;
  /** Whether it went to a place of Claude's, or to another; undefined where none is named. */
  readonly claudes: boolean | undefined;
}

/** The whereabouts of a body that stands in these containers, the innermost first, of which some hold others too. */
export const whereaboutsOf = (
  body: Json,
  around: readonly Container[],
  isShared: (container: Container) => boolean,
  policy: Policy,
): Whereabouts => {
  const first = <Value>(of: (container: Container) => Value | undefined): Value | undefined => {
    for (const container of around) {
      const value = search(container, isShared(container) ? 0 : LEVELS, of);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const direct = <Value>(of: (container: Container) => Value | undefined): Value | undefined =>
    around.map(of).find((value) => value !== undefined);
  const said = first((container) => claudesUrlIn(container, policy)) ?? first((one) => anyUrlIn(one, policy));
  const claudes = said === undefined ? undefined : claudesPlace(said, policy) !== undefined;
  const carried = claudes || typeof body.model === 'string' ? undefined : direct((one) => modelPathIn(one, policy));
  return {
    // A place that is not Claude's may be one that the record names for another reason.
    url: carried ?? (claudes ? said : undefined),
    method: direct((container) => textNamed(container, METHOD, HTTP_METHOD)),
    headers: first(headersIn),
    claudes: carried === undefined ? claudes : true,
  };
};
