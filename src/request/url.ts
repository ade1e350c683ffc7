/** Takes a URL apart by hand, so that placeholders are allowed and none is rejected. */

import { remembered } from '../memoize.js';

/** The parts of a URL that show where a request goes. */
export interface UrlParts {
  /** Lower case, without port and user; undefined where the URL is a path, empty where it should have one. */
  readonly host: string | undefined;
  /** Without query and fragment, dot segments and doubled slashes resolved. */
  readonly path: string;
}

/**
 * Placeholders, which may hold the characters that end a host or a path: ${BASE/v1}, {{ url }}, <host>.
 * Their length is limited, so that many without an end cannot take quadratic time.
 */
export const PLACEHOLDER = /\{\{.{0,999}?\}\}|\$?\{[^}]{0,999}\}|<[^>]{0,999}>/gs;
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

// Parsers of URLs drop tabs and line breaks at any position and read a backslash as a slash. Some read one before an
// at sign as part of the user's name instead: such a URL is cut there, as its host depends on who reads it.
const tidy = (url: string): string =>
  url
    .trim()
    .replace(/[\t\r\n]/g, '')
    .replace(/\\.*@/s, '?')
    .replaceAll('\\', '/');

/** A text with its percent escapes decoded; an invalid escape is left as it is. */
export const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Longer than any URL that a server accepts; a longer one is not taken apart. */
export const LONGEST_URL = 8192;

const hostOf = (text: string | undefined): string | undefined =>
  text
    ?.replace(/^.*@/s, '')
    .replace(/\.?(:[^:\]]*)?$/, '')
    .toLowerCase();

const apart = (url: string): UrlParts => {
  const marked = tidy(url.slice(0, LONGEST_URL)).replace(
    PLACEHOLDER,
    (placeholder) => HELD + placeholder.replace(/[^\w.-]/g, '_'),
  );
  const text = marked.replace(/[?#].*/s, '').replaceAll(HELD, '');
  // Without a scheme, the first part is a host if it looks like one or is a placeholder, as $BASE or %BASE%.
  const bare = /^(?![a-z][a-z0-9+.-]*:\/\/)(?:localhost\/|[\w-]*[^/\w?#-])/i.test(marked);
  // However many slashes there are, parsers read a host behind them; where it is empty, it is not known.
  const absolute = /^(?:[a-z][a-z0-9+.-]*:)?\/\/+([^/]*)(.*)$/is.exec(bare ? `//${text}` : text);
  // The end of a truncated path is unknown.
  const path = url.length > LONGEST_URL && !/[?#]/.test(marked) ? '' : (absolute?.[2] ?? text);
  return { host: hostOf(absolute?.[1]), path: resolved(decoded(path)) };
};

const memo = new Map<string, UrlParts>();

/** Takes a URL or path apart; `Host` is used where the URL has none. */
export const splitUrl = (url: string, hostHeader?: string): UrlParts => {
  const { host, path } = remembered(memo, url, apart);
  return { host: host ?? hostOf(hostHeader?.trim()), path };
};
