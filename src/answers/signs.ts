/** Signs in an answer that content may have been flagged: what they are stands in rules/answers.yaml. */
import { isObject } from '../json.js';
import { codecs } from '../node-builtin.js';
import { escaped } from '../regexp.js';
import { answers as rows } from './answers.generated.js';

/** The id of a row of rules/answers.yaml. */
export type Sign = string;

/** Inside a string of JSON a quote is escaped, so that text which merely quotes a sign does not match. */
const PATTERNS = rows.map(({ id, member, value }) => ({
  id,
  pattern: new RegExp(`"${escaped(member)}"\\s*:\\s*"${escaped(value)}"`),
  quoted: `"${value}"`,
}));

/**
 * The most characters that a sign takes, its white space included. So much of a piece is kept for the next, so that a
 * sign split over two pieces is found.
 */
const OVERLAP = 256;

/** Every escape of JSON, so that a backslash which is itself escaped begins none; the code where it is that of a letter or `_`. */
const ESCAPES = /\\(?:u00(4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9a])|.)/gis;

/** JSON lets any letter be written as its code, in names as in values. */
const spelled = (text: string): string =>
  text.includes('\\u00')
    ? text.replace(ESCAPES, (whole, code?: string) => (code ? String.fromCharCode(Number.parseInt(code, 16)) : whole))
    : text;

/** The signs in the text of an answer: JSON, or events of a stream with JSON in them. */
export const signsIn = (given: string): Sign[] => {
  const text = spelled(given);
  return PATTERNS.filter(({ quoted, pattern }) => text.includes(quoted) && pattern.test(text)).map(({ id }) => id);
};

/** The signs in an answer that was parsed: in it and in the elements of its lists, not in what a tool is given. */
export const signsOf = (answer: unknown): Sign[] => {
  if (!isObject(answer)) return [];
  // This runs for every answer: it looks in place and copies nothing.
  const lists = Object.values(answer).filter(Array.isArray);
  return rows
    .filter(
      ({ member, value }) =>
        answer[member] === value ||
        lists.some((list) => list.some((node: unknown) => isObject(node) && node[member] === value)),
    )
    .map(({ id }) => id);
};

/** Reads an answer piece by piece and tells each sign once, as soon as it is there. Keeps no more than a few bytes. */
export const signReader = (tell: (sign: Sign) => void): ((piece: Uint8Array | string) => void) => {
  const decoder = new codecs.TextDecoder();
  const told = new Set<Sign>();
  let tail = '';
  return (piece) => {
    const text = tail + (typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true }));
    for (const sign of signsIn(text)) {
      if (told.has(sign)) continue;
      told.add(sign);
      tell(sign);
    }
    tail = text.slice(-OVERLAP);
  };
};
