/** Recognises lists of blocks that a recorder wrote as a text, in JSON or as Python prints them, also if it was cut off. */
import { APOSTROPHE, OPEN, OPEN_LIST } from '../characters.js';
import { recorders } from './recorders.generated.js';

const T = 0x74;

/** A quick test of whether a text, given in JSON as UTF-8, begins as such a list: its first member is `type` or `text`. */
export const mayBeBlocksText = (bytes: Uint8Array, from: number): boolean =>
  bytes[from] === OPEN_LIST && bytes[from + 1] === OPEN && bytes[from + (bytes[from + 2] === APOSTROPHE ? 3 : 4)] === T;

const typed = (types: string): string => `(["'])type\\1:\\s?(["'])(?:${types})\\2`;
const BLOCK = new RegExp(typed(recorders.blocks.join('|')));
const BEGINS = new RegExp(`^\\[\\{(?:${typed(`text|${recorders.blocks.join('|')}`)}|(["'])text\\3:\\s?["'])`);

/** Whether a text is a list of blocks of which some are more than text, or may have been where the text was cut off. */
export const isBlocksText = (text: unknown): boolean =>
  typeof text === 'string' &&
  text.startsWith('[{') &&
  BEGINS.test(text) &&
  (BLOCK.test(text) || !/\}\]\s*$/.test(text));
