/** Reads the text of a body before it is sent; quickly if nothing is odd about it. */
import { type ReadText, scanText } from './check-text.js';
import { BODY_WHERE_NONE_IS } from './facts/collect.js';
import type { Unread } from './facts/facts.js';
import type { Policy } from './policy/compile.js';
import { plainJson } from './request/plain.js';
import { splitUrl } from './request/url.js';

/** Reads a text, by the slow scan only if the quick look is not enough. Never throws. */
export const readText = (text: string, policy: Policy): ReadText => {
  const value = plainJson(text);
  return value === undefined ? scanText(text, policy) : { value, unread: [] };
};

/** What is unreadable in an upload, which is judged by path and headers: nothing, unless the endpoint takes no body. */
export const unreadUpload = (url: string, policy: Policy): readonly Unread[] =>
  policy.endpoint(splitUrl(url).path)?.bodiless ? [BODY_WHERE_NONE_IS] : [];
