/** Reads the words of rules/words: names of drugs, organisms, diseases and the like, which are not names of persons. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../rules/words/', import.meta.url));

/** A word as the detectors see it: lower-case letters without diacritics; undefined if it has other characters. */
const folded = (word: string): string | undefined => {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
  return /^[a-z]{3,}$/.test(plain) ? plain : undefined;
};

/**
 * Every word of the folder once, in the order of the files and of their lines; lines that begin with `#` are comments.
 * @throws Error for a word with anything but lower-case letters, or with fewer than three.
 */
export const readWords = (folder = FOLDER): string[] => {
  const words = new Set<string>();
  for (const file of readdirSync(folder).sort()) {
    for (const [index, line] of readFileSync(folder + file, 'utf8')
      .split('\n')
      .entries()) {
      if (line.startsWith('#')) continue;
      for (const word of line.split(' ').filter(Boolean)) {
        const plain = folded(word);
        if (plain === undefined) throw new Error(`rules/words/${file}:${index + 1}: not a word: ${word}`);
        words.add(plain);
      }
    }
  }
  return [...words];
};
