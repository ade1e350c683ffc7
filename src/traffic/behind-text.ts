/** A line of a log, in which JSON stands behind a text → the JSON, and where and when the text says that it went. */
import type { Instant } from './aggregate.js';
import { instantIn } from './instant.js';

export interface BehindText {
  readonly json: string;
  /** The last URL in the text. */
  readonly url: string | undefined;
  readonly time: Instant | undefined;
}

/**
 * The text before the JSON: a time, a level, a source. It begins as no line of a JSON document does, which may be broken
 * into lines anywhere: with something in brackets, a word, or the mark of a record (RFC 7464).
 */
const TEXT = /^(?:\[[^\]{"]{0,200}\][^{"]{0,1000}|[^\s"{}[\],:][^{]{0,1000})(?=\{)/;
const URL = /https?:\/\/[^\s"'<>]*[^\s"'<>.,:;)\]]/g;

/** What stands behind the text of a line; undefined where no text comes first. Whether it is JSON is not said. */
export const behindText = (line: string): BehindText | undefined => {
  const text = TEXT.exec(line)?.[0];
  // Where there are NUL bytes, what looks like a text is the head of an archive.
  return text === undefined || text.includes('\0')
    ? undefined
    : { json: line.slice(text.length), url: text.match(URL)?.at(-1), time: instantIn(text) };
};
