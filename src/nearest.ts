/** The word that somebody probably meant. */

/** How many letters were left out, added, changed, or exchanged with their neighbour. */
const distanceOf = (a: string, b: string): number => {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const exchanged = j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : change;
      next.push(Math.min(change, exchanged, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
};

/** Of a short word hardly a letter may differ: else any other short word would be near. */
const mostFor = (word: string): number =>
  word.length < 4 ? Math.min(1, word.length - 1) : Math.max(2, Math.floor(word.length / 3));

/** Longer than any word that is meant. */
const LONGEST = 100;

/** The nearest of some words, or undefined where none is near. */
export const nearest = (word: string, words: readonly string[]): string | undefined => {
  if (word.length > LONGEST) return undefined;
  const ranked = words
    .map((one) => ({ one, distance: distanceOf(word.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0];
  if (ranked && ranked.distance <= mostFor(word)) return ranked.one;
  // Many people write half of a name: `bedrock` for `amazon-bedrock`.
  const whole = words.filter((one) => one.split('-').includes(word.toLowerCase()));
  return whole.length === 1 ? whole[0] : undefined;
};

/** ` (did you mean X?)`, or nothing. */
export const didYouMean = (word: string, words: readonly string[]): string => {
  const near = nearest(word, words);
  return near === undefined ? '' : ` (did you mean ${near}?)`;
};
