/** Refuses request paths that servers may read in different ways. */
import { badRequest, type Refusal } from './refusal.js';

// The characters that RFC 3986 allows in a path and a query; a percent sign only with two digits.
const SOUND = /^\/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*$/;

const DOTS = /^\.{1,2}$/;

const decoded = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};

/** The maximum length. With the host and base path of an upstream, it stays within what the check reads of a URL. */
const LONGEST = 4096;

/**
 * Whether a segment can be read in two ways: some servers ignore what follows a semicolon or white space. An encoded slash
 * is allowed only in an AWS resource name.
 */
const isAmbiguous = (segment: string): boolean => {
  if (DOTS.test(segment) || segment.includes(';')) return true;
  if (!segment.includes('%')) return false;
  const text = decoded(segment);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for control characters
  if (text === undefined || /[\\%?#;\u0000- \u007f]/.test(text)) return true;
  const parts = text.split('/');
  return parts.some((part) => part === '' || DOTS.test(part)) || (parts.length > 1 && !text.startsWith('arn:'));
};

/** The refusal for a request target that is not one unambiguous path; undefined if it is. */
export const ambiguousPath = (url: string): Refusal | undefined => {
  if (!url.startsWith('/')) return badRequest('the request target is a whole URL, not a path');
  if (url.length > LONGEST) return { status: 414, why: 'the path is too long', close: true };
  if (!SOUND.test(url)) return badRequest('the path contains an invalid character');
  const [path = ''] = url.split('?', 1);
  const segments = path.slice(1).split('/');
  if (segments.slice(0, -1).includes('')) return badRequest('the path has two slashes in a row');
  if (segments.some(isAmbiguous)) return badRequest('the path can be read in more than one way');
  return undefined;
};
