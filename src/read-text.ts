/** The text of a body as a value, for those who judge what is sent: quick where nothing is odd. */
import { BODY_WHERE_NONE_IS } from './check.js';
import { unreadOf } from './check-text.js';
import type { Unread } from './facts/facts.js';
import type { Policy } from './policy/compile.js';
import { isPlainJson } from './request/plain.js';
import { lineCounter, scanJson } from './request/scan.js';
import { splitUrl } from './request/url.js';

/** A value, undefined where the text is none, and what of the text could not be read. */
export interface ReadText {
  readonly value: unknown;
  readonly unread: readonly Unread[];
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads a text; the slow scan only where the quick look is not content. Never throws. */
export const readText = (text: string, policy: Policy): ReadText => {
  const value = parsed(text);
  if (value !== undefined && isPlainJson(text, value)) return { value, unread: [] };
  const { problems, error } = scanJson(text);
  const unread = unreadOf(policy, text, problems, 0);
  if (value !== undefined) return { value, unread };
  const at = error ?? 0;
  const why = error === undefined || error < text.length ? 'it is not JSON' : 'it ends before the JSON does';
  return { value, unread: [...unread, { at: '', why, location: lineCounter(text)(at) }] };
};

/** What is unreadable of an upload, which is judged by path and headers: nothing, unless the endpoint takes no body. */
export const unreadUpload = (url: string, policy: Policy): readonly Unread[] =>
  policy.endpoint(splitUrl(url).path)?.bodiless ? [BODY_WHERE_NONE_IS] : [];
