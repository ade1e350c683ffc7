/** A list of people: an enum most of whose values are single names. */
import { unmarked } from './text.js';
import { wordOf } from './vocabulary.js';

const MOST_LOOKED_AT = 40;
const SINGLE = /^[\p{Lu}][\p{L}'’]{2,20}(?:-[\p{Lu}][\p{L}'’]{2,20})?$/u;

const isName = (text: string, least: number): boolean => {
  if (!SINGLE.test(text)) return false;
  const parts = unmarked(text).toLowerCase().replaceAll("'", '').split('-');
  return parts.some((part) => {
    const word = wordOf(part);
    return Math.max(word.given, word.surname) >= least && (word.listed || word.likeness > 1);
  });
};

/** Whether a value is a name among names: at least three values, and six in ten of them names. */
export const inRoster = (text: string, siblings: readonly string[]): boolean => {
  if (!isName(text, 1)) return false;
  let looked = 0;
  let names = 0;
  for (const sibling of siblings) {
    if (sibling === text) continue;
    looked += 1;
    if (isName(sibling, 3.5)) names += 1;
    if (looked >= MOST_LOOKED_AT) break;
  }
  return looked >= 2 && names + (isName(text, 3.5) ? 1 : 0) >= 0.6 * (looked + 1) && names >= 2;
};

const NAMESPACE = /^[A-Za-z]+[._-]/;

/** Whether values of an enum share what stands before their first sign: `lucene.irish`, `lucene.thai` name no people. */
export const inNamespace = (text: string, siblings: readonly string[]): boolean => {
  const start = NAMESPACE.exec(text)?.[0];
  if (start === undefined) return false;
  let alike = 0;
  for (let i = 0; i < siblings.length && i < 8 * MOST_LOOKED_AT; i += 1)
    if (siblings[i]?.startsWith(start) && ++alike > 3) return true;
  return false;
};
