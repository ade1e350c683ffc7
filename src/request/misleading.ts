/** Headers by which a server, or something before it, takes a request for another than it looks. */

/** The value of a header by its name in lower case. */
export type HeaderGetter = (name: string) => string | null | undefined;

/** Frameworks and proxies let these stand for the method or the path; no client of Claude's sends one. */
const STAND_INS: readonly (readonly [name: string, why: string])[] = [
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

const OTHER_CHARSET = /;\s*charset\s*=\s*(?!"?(?:utf-?8|us-ascii)"?\s*(?:;|$))/i;

/** Why headers make a request another than it looks, in words that hold no value; empty where they do not. */
export const misleading = (header: HeaderGetter): string[] => {
  const why: string[] = [];
  for (const [name, says] of STAND_INS) if ((header(name) ?? '') !== '') why.push(says);
  const type = header('content-type') ?? '';
  if (type.includes(';') && OTHER_CHARSET.test(type)) why.push('the body is not said to be UTF-8');
  return why;
};
