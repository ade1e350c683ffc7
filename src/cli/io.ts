/** What a command needs of the world; the tests give it one of their own. */
export interface Io {
  /** Standard input, opened when asked for; undefined where it is a person's terminal. */
  readonly stdin: () => AsyncIterable<Uint8Array> | undefined;
  readonly stdout: (text: string) => Promise<void>;
  readonly stderr: (text: string) => Promise<void>;
  /** Whether standard output takes colours. */
  readonly colour: boolean;
  /** The day, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Exit codes, the same in every format. */
export const EXIT = { ok: 0, findings: 1, usage: 2, unchecked: 3, fault: 70 } as const;

/** Wrong usage, configuration, policy or waiver: said to the person, exit 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** The nearest of some words, or undefined where none is near. */
export const nearest = (word: string, words: readonly string[]): string | undefined => {
  const ranked = words
    .map((one) => ({ one, distance: distanceOf(word.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0];
  return ranked && ranked.distance <= Math.max(2, Math.floor(word.length / 3)) ? ranked.one : undefined;
};

const distanceOf = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

/** ` (did you mean X?)`, or nothing. */
export const didYouMean = (word: string, words: readonly string[]): string => {
  const near = nearest(word, words);
  return near === undefined ? '' : ` (did you mean ${near}?)`;
};
