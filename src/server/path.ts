/** The path of a request as it stands on the wire, and whether every server would read it alike. */
import type { Refusal } from './refusal.js';

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

/** So that the check reads a URL to its end, with the host and the base of an upstream before it. */
const LONGEST = 4096;

/** Whether a segment can be read in two ways: some servers drop what follows a semicolon, or white space. A slash within a segment stands in a resource name of a cloud, and nowhere else. */
const oddSegment = (segment: string): boolean => {
  if (DOTS.test(segment) || segment.includes(';')) return true;
  if (!segment.includes('%')) return false;
  const text = decoded(segment);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (text === undefined || /[\\%?#;\u0000- \u007f]/.test(text)) return true;
  const parts = text.split('/');
  return parts.some((part) => part === '' || DOTS.test(part)) || (parts.length > 1 && !text.startsWith('arn:'));
};

/** Why a request's target is not plainly one path, or undefined where it is. */
export const unsoundPath = (url: string): Refusal | undefined => {
  const bad = (why: string): Refusal => ({ status: 400, why, close: true });
  if (!url.startsWith('/')) return bad('the request names a whole URL, not a path');
  if (url.length > LONGEST) return { status: 414, why: 'the path is too long', close: true };
  if (!SOUND.test(url)) return bad('the path holds a character that no path may hold');
  const [path = ''] = url.split('?', 1);
  const segments = path.slice(1).split('/');
  if (segments.slice(0, -1).includes('')) return bad('the path has two slashes in a row');
  if (segments.some(oddSegment)) return bad('the path can be read in more than one way');
  return undefined;
};
