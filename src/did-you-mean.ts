/** Suggests the word that somebody probably meant. */

/** The edit distance of two words: letters left out, added, changed, or exchanged with their neighbour. */
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

/** The greatest distance of a suggestion. It is small for short words, of which any two would otherwise be close. */
const maxDistance = (word: string): number =>
  word.length < 4 ? Math.min(1, word.length - 1) : Math.max(2, Math.floor(word.length / 3));

/** Longer words are not compared. */
const LONGEST = 100;

/** The word closest to `word`, or undefined if none is close. */
export const closestWord = (word: string, words: readonly string[]): string | undefined => {
  if (word.length > LONGEST) return undefined;
  const best = words
    .map((one) => ({ one, distance: distanceOf(word.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0];
  if (best && best.distance <= maxDistance(word)) return best.one;
  // Many people write a part of a name: `bedrock` for `amazon-bedrock`.
  const whole = words.filter((one) => one.split('-').includes(word.toLowerCase()));
  return whole.length === 1 ? whole[0] : undefined;
};

/** ` (did you mean X?)`, or an empty string if no word is close. */
export const didYouMean = (word: string, words: readonly string[]): string => {
  const meant = closestWord(word, words);
  return meant === undefined ? '' : ` (did you mean ${meant}?)`;
};
