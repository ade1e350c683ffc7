/**
 * Makes src/phi/names.generated.ts from the lists in ../shared/phi/names and those of rules/: which words are given
 * names or surnames, which are ordinary words, and how names are built. `node --import ./scripts/ts.mjs scripts/names.ts [--check]`
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LIKE_NAME, lookUp, NO_NAME, nameLikeness, PLAIN_WORD, type WordFilter } from '../src/phi/lookup.ts';
import { buildFilter } from './name-filter.ts';
import { type NameLists, type OwnNames, ranksOf, trainModel } from './name-model.ts';
import { joined, quoted, readPhi } from './phi.ts';
import { readWords } from './words.ts';

const INPUTS = ['ssa_given_1930_2010.tsv', 'census2000_surnames_ranked.txt', 'background_tokens.txt'] as const;
const FOLDER = fileURLToPath(new URL('../../shared/phi/names/', import.meta.url));
const TARGET = fileURLToPath(new URL('../src/phi/names.generated.ts', import.meta.url));

/** The ranks up to which a name counts as very common, common, or listed. */
const GIVEN_RANKS = [500, 2500, 11000] as const;
const SURNAME_RANKS = [1000, 5000, 15000] as const;
/** The level of the names in rules/phi.yaml (common). */
const OWN_LEVEL = 2;

const taughtNames = (): OwnNames => {
  const { given, surnames } = readPhi().names;
  return { given: new Set(given.flat()), surnames: new Set(surnames.flat()) };
};
const ownNames = (): OwnNames => {
  const { given, surnames, likeWords } = readPhi().names;
  return {
    given: new Set([...given, ...likeWords.given].flat()),
    surnames: new Set([...surnames, ...likeWords.surnames].flat()),
  };
};

/** The digest of the names and words in rules/. */
export const digestOfOwn = (): string => {
  const { given, surnames } = ownNames();
  const { proper, foreign, known } = readPhi().words;
  const all = [
    ...given,
    '',
    ...surnames,
    partsOfWords(),
    ...proper,
    ...foreign,
    '',
    ...known.flat(),
    '',
    ...readWords(),
  ];
  return `sha256:${createHash('sha256').update(all.join(' ')).digest('hex')}`;
};

const fold = (word: string): string => word.toLowerCase().replace(/[^a-z]/g, '');
const distinct = (words: readonly string[]): string[] =>
  [...new Set(words.map(fold))].filter((word) => word.length > 1);

/** The lists, folded to lower-case letters, most frequent first; undefined if the folder is absent. */
export const readLists = (folder = FOLDER): NameLists | undefined => {
  if (!INPUTS.every((name) => existsSync(folder + name))) return undefined;
  const [given, surnames, words] = INPUTS.map((name) => readFileSync(folder + name, 'utf8').split('\n')) as [
    string[],
    string[],
    string[],
  ];
  return {
    given: distinct(given.map((line) => line.split('\t')[0] ?? '')),
    surnames: distinct(surnames),
    words: distinct(words),
    terms: readWords(),
    own: ownNames(),
    taught: taughtNames(),
  };
};

/** The digest of the lists from which the asset is made. */
export const digestOfInputs = (folder = FOLDER): string => {
  const hash = createHash('sha256');
  for (const name of INPUTS) hash.update(readFileSync(folder + name));
  return `sha256:${hash.digest('hex')}`;
};

const level = (rank: number | undefined, ranks: readonly number[]): number =>
  rank === undefined ? 0 : ranks.reduce((sum, limit) => sum + (rank < limit ? 1 : 0), 0);

/** The number of filters that are made, of which the best is taken: each has other false positives. */
const TRIES = 8;

const bestFilter = (
  values: ReadonlyMap<string, number>,
  width: number,
  bits: number,
  faults: (filter: WordFilter) => number,
): WordFilter => {
  let best = buildFilter(values, width, bits);
  let fewest = faults(best);
  for (let tried = 1, { seed } = best; tried < TRIES; tried += 1) {
    const filter = buildFilter(values, width, bits, seed);
    seed = filter.seed;
    const count = faults(filter);
    if (count < fewest) [best, fewest] = [filter, count];
  }
  return best;
};

const levelOf = (value: number): number => (value < 0 ? 0 : Math.max(value >> 2, value & 3));

const SEPARATORS: Readonly<Record<string, string>> = {
  tags: ',',
  stems: '|',
  universities: '|',
  companies: ',',
  institutions: ',',
};

/** The lists of rules/phi.yaml of the roles of words in or beside a name, or in a mail address. */
const partsOfWords = (mistaken: readonly string[] = []): string => {
  const { common, known, proper, foreign, ...lists } = readPhi().words;
  const parts = Object.entries(lists).map(([name, list]) => [name, joined(list, SEPARATORS[name])]);
  return literal({
    ...Object.fromEntries(parts),
    common: joined([...common, ...mistaken]),
  });
};

/** The text of src/phi/names.generated.ts. */
export const namesModule = (lists: NameLists, digest: string): string => {
  const model = trainModel(lists);
  const givenRank = ranksOf(lists.given);
  const surnameRank = ranksOf(lists.surnames);
  const names = new Map<string, number>();
  const { own } = lists;
  for (const word of new Set([...lists.given, ...lists.surnames, ...own.given, ...own.surnames])) {
    const given = Math.max(level(givenRank.get(word), GIVEN_RANKS), own.given.has(word) ? OWN_LEVEL : 0);
    const surname = Math.max(level(surnameRank.get(word), SURNAME_RANKS), own.surnames.has(word) ? OWN_LEVEL : 0);
    const value = given * 4 + surname;
    if (value > 0) names.set(word, value);
  }
  const ordinaryWords = [...new Set([...lists.words, ...lists.terms])];
  const likeNames = ordinaryWords.filter((word) => nameLikeness(model, word) >= LIKE_NAME);
  const { proper, foreign, known } = readPhi().words;
  for (const word of [...proper, ...foreign, ...known.flat(), ...likeNames]) if (!names.has(word)) names.set(word, 0);
  const unlisted = ordinaryWords.filter((word) => !names.has(word) && nameLikeness(model, word) >= NO_NAME);
  // Words that the filter falsely reports as names that are not rare.
  const mistakenBy = (filter: WordFilter): string[] => unlisted.filter((word) => levelOf(lookUp(filter, word)) > 1);
  const filter = bestFilter(names, 12, 8, (tried) => mistakenBy(tried).length);
  const kept = lists.words.filter(
    (word) =>
      names.get(word) !== 0 && (names.has(word) || nameLikeness(model, word) > PLAIN_WORD || lookUp(filter, word) > 0),
  );
  const ordinary = new Map(kept.map((word) => [word, 0]));
  const onlyNames = [...names].filter(([name, value]) => value > 0 && !ordinary.has(name));
  // The more common a name is, the worse it is if it counts as a word.
  const words = bestFilter(ordinary, 7, 7, (tried) =>
    onlyNames.reduce((sum, [name, value]) => sum + (lookUp(tried, name) === 0 ? 3 ** levelOf(value) : 0), 0),
  );
  return `// Made by scripts/names.ts; do not edit.
/*! Given names: US Social Security Administration; surnames: US Census Bureau (works of the US Government, in the
 * public domain). Ordinary words: in part from SCOWL, Copyright 2000-2018 by Kevin Atkinson. Permission to use, copy,
 * modify, distribute and sell these word lists, the associated scripts, the output created from the scripts, and its
 * documentation for any purpose is hereby granted without fee, provided that the above copyright notice appears in all
 * copies and that both that copyright notice and this permission notice appear in supporting documentation. Kevin
 * Atkinson makes no representations about the suitability of this array for any purpose. It is provided "as is"
 * without express or implied warranty. */
export const inputs = '${digest}';
/** The digest of the names and words in rules/. */
export const own = '${digestOfOwn()}';
/** Word → level of given name (0 to 3) × 4 + level of surname (0 to 3); 0 for names of nobody and pairs that are nobody. */
export const names = ${literal(filter)} as const;
/** Ordinary words, but for those that the model already knows to be no names. */
export const words = ${literal(words)} as const;
/** How names are built. */
export const model = ${literal(model)} as const;
/** The part that words play in or beside a name, or in a mail address, by the lists of rules/phi.yaml. */
export const parts = ${partsOfWords(mistakenBy(filter))} as const;
`;
};

const literal = (value: object): string => {
  const members = Object.entries(value).map(
    ([key, item]) => `  ${key}: ${typeof item === 'string' ? quoted(item) : item},`,
  );
  return `{\n${members.join('\n')}\n}`;
};

const main = (): void => {
  const lists = readLists();
  if (!lists) {
    console.error(`The name lists are not at ${FOLDER}; src/phi/names.generated.ts stays as it is.`);
    return;
  }
  const text = namesModule(lists, digestOfInputs());
  if (!process.argv.includes('--check')) writeFileSync(TARGET, text);
  else if (readFileSync(TARGET, 'utf8') !== text) {
    console.error('src/phi/names.generated.ts is stale: run scripts/names.ts');
    process.exitCode = 1;
  }
};
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
