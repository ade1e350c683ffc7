/** Finds the JSON after the text at the beginning of a log line. */

/**
 * The text before the JSON: a time, a level, a source. It begins with something in brackets, a word, or the record
 * separator of RFC 7464: no line of a JSON document begins like this, wherever the document is broken into lines.
 */
const TEXT = /^(?:\[[^\]{"]{0,200}\][^{"]{0,1000}|[^\s"{}[\],:][^{]{0,1000})(?=\{)/;

/** What follows the text at the beginning of a line, JSON or not; undefined if the line begins with no text. */
export const behindText = (line: string): string | undefined => {
  const text = TEXT.exec(line)?.[0];
  // With NUL bytes it is not text but the head of an archive.
  return text === undefined || text.includes('\0') ? undefined : line.slice(text.length);
};
