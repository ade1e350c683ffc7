/** Finds the address, the method and the headers of a request in the containers around its body. */
import { isObject, type Json } from '../../json.js';
import type { Policy } from '../../policy/compile.js';
import {
  anyUrlIn,
  claudeAddress,
  claudeUrlIn,
  isHostAlone,
  isSharedPath,
  modelPathIn,
  pathIn,
  requestLineIn,
  withEndpoint,
} from './address.js';
import { hasMessages } from './body.js';
import { type Container, membersOf, textNamed } from './container.js';
import { headersIn, RESPONSE } from './headers.js';
import { REQUEST_NAMES } from './request-names.js';

/** HTTP methods; records of programs and clouds have methods of other kinds too. */
const HTTP_METHOD = /^(get|head|post|put|patch|delete|options)$/i;

/** The HTTP method that a container states. */
export const methodIn = (container: Container): string | undefined =>
  textNamed(container, REQUEST_NAMES.method, HTTP_METHOD) ?? requestLineIn(container)?.method;

/** The number of levels below a container that are searched. */
const LEVELS = 4;

/** The first result of `of` for a container or what is in it, except other requests and the response. */
const search = <Value>(
  container: Container,
  levels: number,
  of: (container: Container) => Value | undefined,
): Value | undefined => {
  const direct = of(container);
  if (direct !== undefined || levels === 0) return direct;
  for (const [name, value] of Object.entries(container)) {
    const inner = Array.isArray(value) ? membersOf(value) : isObject(value) ? value : undefined;
    const found = inner && !RESPONSE.test(name) && !hasMessages(inner) ? search(inner, levels - 1, of) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The headers of a request in a container or in what is in it, except those of other requests and of the response. */
export const headersBelow = (container: Container): unknown => search(container, LEVELS, headersIn);

/** The address, the method and the headers of a request, as far as they are recorded. */
export interface Whereabouts {
  /** An address of Claude. */
  readonly url: string | undefined;
  /** Another address: that of the request, or one that the record has for another reason. */
  readonly elsewhere: string | undefined;
  readonly method: string | undefined;
  readonly headers: unknown;
}

/** The address in a container, if other vendors have its path too. */
const sharedAddress = (container: Container, policy: Policy): string | undefined => {
  const place = claudeUrlIn(container, policy) ?? anyUrlIn(container, policy) ?? pathIn(container);
  return place !== undefined && isSharedPath(place, policy) ? place : undefined;
};

/** An address; if it has no path, with the path of the innermost container that has one. */
const withPath = (place: string, around: readonly Container[], policy: Policy): string => {
  if (!isHostAlone(place)) return place;
  const paths = around.map(pathIn).filter((path) => path !== undefined);
  return withEndpoint(place, paths, policy) ?? place;
};

/** The whereabouts of a body, from the containers around it, innermost first; `isShared` tells which have other bodies too. */
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
  const [own] = around;
  const place =
    (own && sharedAddress(own, policy)) ??
    first((container) => claudeUrlIn(container, policy)) ??
    first((container) => anyUrlIn(container, policy)) ??
    (own && methodIn(own) !== undefined ? pathIn(own) : undefined);
  const said = place === undefined ? undefined : withPath(place, around, policy);
  const isClaudes = said !== undefined && claudeAddress(said, policy) !== undefined;
  const carried =
    isClaudes || typeof body.model === 'string' ? undefined : direct((container) => modelPathIn(container, policy));
  return {
    url: carried ?? (isClaudes ? said : undefined),
    elsewhere: carried === undefined && !isClaudes ? said : undefined,
    method: direct(methodIn),
    headers: first(headersIn),
  };
};
