/** Finds headers that make a server, or a proxy before it, treat a request as another than it seems to be. */

/** The value of a header by its name in lower case. */
export type HeaderGetter = (name: string) => string | null | undefined;

/** Headers by which frameworks and proxies override the method or the path; no client of Claude's sends one. */
export const OVERRIDING_HEADERS: readonly (readonly [name: string, why: string])[] = [
  ['x-http-method-override', 'a header names another method'],
  ['x-http-method', 'a header names another method'],
  ['x-method-override', 'a header names another method'],
  ['x-forwarded-method', 'a header names another method'],
  ['x-original-method', 'a header names another method'],
  ['x-forwarded-uri', 'a header names another path'],
  ['x-original-uri', 'a header names another path'],
  ['x-original-url', 'a header names another path'],
  ['x-rewrite-url', 'a header names another path'],
];

const OTHER_CHARSET = /;\s*charset[*\s]*=\s*(?!"?(?:utf-?8|us-ascii)"?\s*(?:;|$))/i;

/** Why headers are misleading, described without their values; empty if they are not. */
export const misleading = (header: HeaderGetter): string[] => {
  const why: string[] = [];
  for (const [name, says] of OVERRIDING_HEADERS) if ((header(name) ?? '') !== '') why.push(says);
  const type = header('content-type') ?? '';
  if (type.includes(';') && OTHER_CHARSET.test(type)) why.push('the body is not said to be UTF-8');
  return why;
};
