/** Recognises lists of blocks that a recorder wrote as a text, in JSON or as Python prints them, also if it was cut off. */
import { onceFor } from '../../memoize.js';
import type { Policy } from '../../policy/compile.js';
import { detectorsOf, whenOf } from '../../policy/pattern.js';
import { escaped } from '../../regexp.js';
import { APOSTROPHE, OPEN, OPEN_LIST } from '../characters.js';

const T = 0x74;

/** A quick test of whether a text, given in JSON as UTF-8, begins as such a list: its first member is `type` or `text`. */
export const mayBeBlocksText = (bytes: Uint8Array, from: number): boolean =>
  bytes[from] === OPEN_LIST && bytes[from + 1] === OPEN && bytes[from + (bytes[from + 2] === APOSTROPHE ? 3 : 4)] === T;

/** The types of blocks that the policy knows, but `text`. */
const typesOf = ({ data }: Policy): readonly string[] => {
  const rows = [...data.features, ...data.markers, ...(data.custom ?? [])];
  const named = rows
    .flatMap(detectorsOf)
    .filter(({ on }) => on === 'block')
    .flatMap((one) => whenOf(one).type ?? [])
    .filter((type) => typeof type === 'string');
  const known = new Set([...Object.keys(data.shape.block?.types ?? {}), ...named]);
  known.delete('text');
  return [...known].map(escaped);
};

/** Patterns for a list of blocks: one that it has more than text, and one for its beginning. */
const patterns = onceFor((policy: Policy): { readonly more: RegExp; readonly begins: RegExp } => {
  const types = typesOf(policy).join('|');
  const typed = (some: string): string => `(["'])type\\1:\\s?(["'])(?:${some})\\2`;
  return {
    more: new RegExp(typed(types)),
    begins: new RegExp(`^\\[\\{(?:${typed(`text|${types}`)}|(["'])text\\3:\\s?["'])`),
  };
});

/** Whether a text is a list of blocks of which some are more than text, or may have been where the text was cut off. */
export const isBlocksText = (text: unknown, policy: Policy): boolean => {
  if (typeof text !== 'string' || !text.startsWith('[{')) return false;
  const { more, begins } = patterns(policy);
  return begins.test(text) && (more.test(text) || !/\}\]\s*$/.test(text));
};
