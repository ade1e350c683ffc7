/** A line of a log, in which JSON stands behind a text → the JSON. */

/**
 * The text before the JSON: a time, a level, a source. It begins as no line of a JSON document does, which may be broken
 * into lines anywhere: with something in brackets, a word, or the mark of a record (RFC 7464).
 */
const TEXT = /^(?:\[[^\]{"]{0,200}\][^{"]{0,1000}|[^\s"{}[\],:][^{]{0,1000})(?=\{)/;

/** What stands behind the text of a line; undefined where no text comes first. Whether it is JSON is not said. */
export const behindText = (line: string): string | undefined => {
  const text = TEXT.exec(line)?.[0];
  // With NUL bytes it is no text but the head of an archive.
  return text === undefined || text.includes('\0') ? undefined : line.slice(text.length);
};
