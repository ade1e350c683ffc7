/** Reads the text of a body before it is sent, quickly if it is plain JSON. */
import { type ReadText, scanText } from './check-text.js';
import { BODY_WHERE_NONE_IS } from './facts/collect.js';
import type { Unread } from './facts/facts.js';
import type { Policy } from './policy/compile.js';
import { plainJson } from './request/plain.js';
import { splitUrl } from './request/url.js';

/** Reads a text. The slow scan is used only if it is not plain JSON. Never throws. */
export const readText = (text: string, policy: Policy): ReadText => {
  const value = plainJson(text);
  return value === undefined ? scanText(text, policy) : { value, unread: [] };
};

/** The unreadable parts of an upload, which is judged by path and headers: its body, if the endpoint takes none. */
export const unreadUpload = (url: string, policy: Policy): readonly Unread[] =>
  policy.endpoint(splitUrl(url).path)?.bodiless ? [BODY_WHERE_NONE_IS] : [];
