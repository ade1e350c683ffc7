/** What stands around the body of a request in a record → where it went, how, and with which headers. */
import { isObject, type Json } from '../json.js';
import type { Policy } from '../policy/compile.js';
import { hasMessages } from './body.js';
import { type Container, membersOf, textNamed } from './container.js';
import { headersIn, RESPONSE } from './headers.js';
import {
  anyUrlIn,
  claudesPlace,
  claudesUrlIn,
  endingSo,
  isCommon,
  isHostAlone,
  modelPathIn,
  pathIn,
  requestLineIn,
} from './place.js';
import { REQUEST_NAMES } from './request-names.js';

/** Programs and clouds have methods of other kinds. */
const HTTP_METHOD = /^(get|head|post|put|patch|delete|options)$/i;

/** The method of HTTP that a container names. */
export const methodIn = (container: Container): string | undefined =>
  textNamed(container, REQUEST_NAMES.method, HTTP_METHOD) ?? requestLineIn(container)?.method;

/** Levels below a container in which something is said of the request that stands in it. */
const LEVELS = 4;

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
    const found = inner && !RESPONSE.test(name) && !hasMessages(inner) ? search(inner, levels - 1, of) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Headers of a request in a container or in what stands in it, but for other requests and the answer. */
export const headersBelow = (container: Container): unknown => search(container, LEVELS, headersIn);

/** Where a request went, how, and with which headers, as far as is said. */
export interface Whereabouts {
  /** A place of Claude's. */
  readonly url: string | undefined;
  /** Another place: that of the request, or one that the record names for another reason. */
  readonly elsewhere: string | undefined;
  readonly method: string | undefined;
  readonly headers: unknown;
}

/** A place that many vendors have, or that of what is plainly a request. */
const commonPlace = (container: Container, policy: Policy): string | undefined => {
  const place = claudesUrlIn(container, policy) ?? anyUrlIn(container, policy) ?? pathIn(container);
  return place !== undefined && isCommon(place, policy) ? place : undefined;
};

/** A place with the path that one of these containers has, the innermost first, where it is no more than a host. */
const withPath = (place: string, around: readonly Container[], policy: Policy): string => {
  if (!isHostAlone(place)) return place;
  const paths = around.map(pathIn).filter((path) => path !== undefined);
  return endingSo(place, paths, policy) ?? place;
};

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
  const [own] = around;
  const place =
    (own && commonPlace(own, policy)) ??
    first((container) => claudesUrlIn(container, policy)) ??
    first((container) => anyUrlIn(container, policy)) ??
    (own && methodIn(own) !== undefined ? pathIn(own) : undefined);
  const said = place === undefined ? undefined : withPath(place, around, policy);
  const isClaudes = said !== undefined && claudesPlace(said, policy) !== undefined;
  const carried =
    isClaudes || typeof body.model === 'string' ? undefined : direct((container) => modelPathIn(container, policy));
  return {
    url: carried ?? (isClaudes ? said : undefined),
    elsewhere: carried === undefined && !isClaudes ? said : undefined,
    method: direct(methodIn),
    headers: first(headersIn),
  };
};
