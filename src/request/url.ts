/** Takes a URL apart by hand, so that placeholders are allowed and none is rejected. */

import { remembered } from '../memoize.js';

/** The parts of a URL that show where a request goes. */
export interface UrlParts {
  /** Lower case, without port and user; undefined where the URL is a path. */
  readonly host: string | undefined;
  /** Without query and fragment, dot segments and doubled slashes resolved. */
  readonly path: string;
}

// Placeholders may hold the characters that end a host or a path: ${BASE/v1}, {{ url }}, <host>.
// Their length is limited, so that many without an end cannot take quadratic time.
const PLACEHOLDER = /\{\{.{0,999}?\}\}|\$?\{[^}]{0,999}\}|<[^>]{0,999}>/gs;
const HELD = '\ue000';

const resolved = (path: string): string => {
  const out: string[] = [];
  // Many servers drop what follows a semicolon in a step.
  for (const step of path.replace(/;[^/]*/g, '').split('/')) {
    if (step === '..') out.pop();
    else if (step !== '.' && step !== '') out.push(step);
  }
  return `/${out.join('/')}`;
};

// Parsers of URLs drop tabs and line breaks wherever they stand and read a backslash as a slash.
const tidy = (url: string): string =>
  url
    .trim()
    .replace(/[\t\r\n]/g, '')
    .replaceAll('\\', '/');

/** A text with its percent escapes decoded; an invalid escape is left as it is. */
export const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const hostOf = (authority: string): string =>
  authority
    .replace(/^.*@/s, '')
    .replace(/\.?(:[^:\]]*)?$/, '')
    .toLowerCase();

// A path with nothing in it to resolve, as most are.
const PLAIN_PATH = /^(?:\/[A-Za-z0-9_-]+)+$/;

/** Longer than any URL that a server accepts; a longer one is not taken apart. */
export const LONGEST_URL = 8192;

const apart = (url: string, hostHeader: string | undefined): UrlParts => {
  const held = tidy(url.slice(0, LONGEST_URL)).replace(
    PLACEHOLDER,
    (placeholder) => HELD + placeholder.replace(/[^A-Za-z0-9_.-]/g, '_'),
  );
  const text = held.replace(/[?#].*/s, '').replaceAll(HELD, '');
  // Without a scheme, the first part is a host if it looks like one or is a placeholder, as $BASE or %BASE%.
  const bare = /^(?![a-z][a-z0-9+.-]*:\/\/)[\w-]*[^/\w?#-]/i.test(held);
  const absolute = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/]*)(.*)$/is.exec(bare ? `//${text}` : text);
  const host = hostOf(absolute?.[1] ?? hostHeader?.trim() ?? '');
  // The end of a truncated path is unknown.
  const path = url.length > LONGEST_URL && !/[?#]/.test(held) ? '' : (absolute?.[2] ?? text);
  return { host: host || undefined, path: resolved(decoded(path)) };
};

const memo = new Map<string, UrlParts>();

/** Takes a URL or path apart; `Host` is used where the URL has none. */
export const splitUrl = (url: string, hostHeader?: string): UrlParts => {
  if (hostHeader === undefined && PLAIN_PATH.test(url)) return { host: undefined, path: url };
  // The length keeps the two apart, whatever stands in them.
  return remembered(memo, `${hostHeader?.length} ${hostHeader}${url}`, () => apart(url, hostHeader));
};
