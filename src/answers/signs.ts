/** Finds signs in an answer that content may have been flagged, by the rows of rules/answers.yaml. */
import { isObject } from '../json.js';
import { codecs } from '../node-builtin.js';
import { escaped } from '../regexp.js';
import { answers as rows } from './answers.generated.js';

/** The id of a row of rules/answers.yaml. */
export type Sign = string;

/** Patterns of signs. Text that only quotes a sign does not match, because quotes in JSON strings are escaped. */
const PATTERNS = rows.map(({ id, member, value }) => ({
  id,
  pattern: new RegExp(`"${escaped(member)}"\\s*:\\s*"${escaped(value)}"`),
  quoted: `"${value}"`,
}));

/**
 * The maximum length of a sign in characters, with white space. This much of each piece is kept, so that a sign that is
 * split over two pieces is found.
 */
const OVERLAP = 256;

/** Every JSON escape (so that an escaped backslash does not begin one), with the code if it is that of a letter or `_`. */
const ESCAPES = /\\(?:u00(4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9a])|.)/gis;

/** A text with escaped letters decoded, since JSON allows any letter to be escaped. */
const spelled = (text: string): string =>
  text.includes('\\u00')
    ? text.replace(ESCAPES, (whole, code?: string) => (code ? String.fromCharCode(Number.parseInt(code, 16)) : whole))
    : text;

/** The signs in the text of an answer: JSON, or events of a stream that contain JSON. */
export const signsIn = (given: string): Sign[] => {
  const text = spelled(given);
  return PATTERNS.filter(({ quoted, pattern }) => text.includes(quoted) && pattern.test(text)).map(({ id }) => id);
};

/** The signs in a parsed answer: in its own members and the items of its lists, not in the input of tools. */
export const signsOf = (answer: unknown): Sign[] => {
  if (!isObject(answer)) return [];
  // This runs for every answer, so it copies nothing.
  const lists = Object.values(answer).filter(Array.isArray);
  return rows
    .filter(
      ({ member, value }) =>
        answer[member] === value ||
        lists.some((list) => list.some((node: unknown) => isObject(node) && node[member] === value)),
    )
    .map(({ id }) => id);
};

/** Makes a reader of an answer in pieces, which calls `onSign` once for each sign as soon as it is complete. */
export const signReader = (onSign: (sign: Sign) => void): ((piece: Uint8Array | string) => void) => {
  const decoder = new codecs.TextDecoder();
  const seen = new Set<Sign>();
  let tail = '';
  return (piece) => {
    const text = tail + (typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true }));
    for (const sign of signsIn(text)) {
      if (seen.has(sign)) continue;
      seen.add(sign);
      onSign(sign);
    }
    tail = text.slice(-OVERLAP);
  };
};
