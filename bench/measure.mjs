// Medians of interleaved rounds: every round measures every candidate once, in an order of its own.

/** A candidate is run so often in a row that one sample lasts at least this long. */
const SAMPLE_MS = 2;

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const time = async ({ run, waits }, times) => {
  const from = performance.now();
  if (waits) for (let i = 0; i < times; i++) await run();
  else for (let i = 0; i < times; i++) run();
  return (performance.now() - from) / times;
};

/** Warms a candidate up, until it has long been compiled, and says how often it fits into a sample. */
const fitted = async (candidate, warmMs) => {
  let took = await time(candidate, 1);
  for (let spent = took; spent < warmMs; ) {
    const times = Math.max(1, Math.floor(SAMPLE_MS / took));
    took = await time(candidate, times);
    spent += took * times;
  }
  return Math.max(1, Math.ceil(SAMPLE_MS / took));
};

/**
 * The order of a round, after Williams: over the rounds each candidate follows each other one equally often. What one
 * leaves behind (garbage, caches full of other things) slows the next, so none may always follow the same.
 */
const orderOf = (round, count) => {
  const order = Array.from({ length: count }, (_, i) => ((i % 2 === 1 ? (i + 1) / 2 : count - i / 2) + round) % count);
  return Math.floor(round / count) % 2 === 1 ? order.reverse() : order;
};

/**
 * Measures candidates `{ name, run, waits }` against one another; `waits` where a run is a promise.
 * Returns the median of the milliseconds a run takes, by name.
 */
export const compare = async (candidates, rounds, warmMs = 2000) => {
  const times = [];
  for (const candidate of candidates) times.push(await fitted(candidate, warmMs));
  const samples = candidates.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const at of orderOf(round, candidates.length)) samples[at].push(await time(candidates[at], times[at]));
  }
  return Object.fromEntries(candidates.map(({ name }, i) => [name, median(samples[i])]));
};
