/** Builds the filters of words for scripts/names.ts. */
import { SEGMENT, sixBitChar, slotsOf, type WordFilter } from '../src/phi/lookup.ts';

/** How many more positions than words there are at first, and by how much they grow after `SEEDS` failures. */
const LEAST_SPARE = 1.028;
const GROWTH = 1.005;
const SEEDS = 4;

/** The four entries of each word one after another, and what these must be combined to. */
interface Equations {
  readonly slots: Int32Array;
  readonly sums: Int32Array;
}

const equationsOf = (
  values: ReadonlyMap<string, number>,
  bits: number,
  at: Pick<WordFilter, 'seed' | 'starts'>,
): Equations => {
  const slots = new Int32Array(values.size * 4);
  const sums = new Int32Array(values.size);
  let id = 0;
  for (const [word, value] of values) {
    const [a, b, c, d, mark] = slotsOf(word, at);
    slots.set([a, b, c, d], id * 4);
    sums[id] = (value << bits) | (mark & ((1 << bits) - 1));
    id += 1;
  }
  return { slots, sums };
};

/** The number of 32-bit words that the entries of one equation span. */
const SPAN = ((4 * SEGMENT) >> 5) + 2;

/**
 * The entries that solve all equations, or undefined if they contradict each other. Gaussian elimination: since the entries
 * of an equation are close together, each step combines only a few words. It needs far fewer entries than peeling does.
 */
const solve = ({ slots, sums }: Equations, size: number): Int32Array | undefined => {
  // For each entry, the equation that determines it from the entries after it.
  const rows = new Int32Array(size * SPAN);
  const results = new Int32Array(size);
  const solved = new Uint8Array(size);
  const row = new Int32Array((size >> 5) + 2 * SPAN);
  const ids = Int32Array.from(sums.keys()).sort((a, b) => (slots[a * 4] as number) - (slots[b * 4] as number));
  for (const id of ids) {
    let sum = sums[id] as number;
    for (const slot of slots.subarray(id * 4, id * 4 + 4))
      row[slot >> 5] = (row[slot >> 5] as number) ^ (1 << (slot & 31));
    let at = (slots[id * 4] as number) >> 5;
    let last = at + SPAN;
    for (;;) {
      while (at < last && row[at] === 0) at += 1;
      if (at >= last) {
        if (sum !== 0) return undefined;
        break;
      }
      const lowest = (row[at] as number) & -(row[at] as number);
      const entry = at * 32 + 31 - Math.clz32(lowest);
      if (solved[entry] === 0) {
        solved[entry] = 1;
        results[entry] = sum;
        rows.set(row.subarray(at, at + SPAN), entry * SPAN);
        row.fill(0, at, last);
        break;
      }
      for (let i = at, j = entry * SPAN; i < at + SPAN; i += 1, j += 1)
        row[i] = (row[i] as number) ^ (rows[j] as number);
      sum ^= results[entry] as number;
      last = at + SPAN;
    }
  }
  return substitute(rows, results, solved);
};

/** The value of each entry, from the last to the first; those that no equation determines are 0. */
const substitute = (rows: Int32Array, results: Int32Array, solved: Uint8Array): Int32Array => {
  const cells = new Int32Array(results.length);
  for (let entry = cells.length - 1; entry >= 0; entry -= 1) {
    if (solved[entry] === 0) continue;
    let value = results[entry] as number;
    for (let i = 0; i < SPAN; i += 1) {
      let left = rows[entry * SPAN + i] as number;
      for (; left !== 0; left &= left - 1) value ^= cells[((entry >> 5) + i) * 32 + 31 - Math.clz32(left & -left)] ?? 0;
    }
    // Its own value is still 0.
    cells[entry] = value;
  }
  return cells;
};

/** The entries as characters of six bits. */
const packed = (cells: Int32Array, width: number): string => {
  const sixes = new Int32Array(Math.ceil((cells.length * width) / 6));
  for (let bit = 0; bit < cells.length * width; bit += 1) {
    const entry = cells[Math.floor(bit / width)] as number;
    const set = (entry >> (width - 1 - (bit % width))) & 1;
    const at = Math.floor(bit / 6);
    sixes[at] = (sixes[at] as number) | (set << (5 - (bit % 6)));
  }
  return Array.from(sixes, sixBitChar).join('');
};

/** A fuse filter (Graf, Lemire: "Binary Fuse Filters", 2022) from words to small values, made with a seed after `after`. */
export const buildFilter = (
  values: ReadonlyMap<string, number>,
  width: number,
  bits: number,
  after = 0,
): WordFilter => {
  for (let seed = after + 1, spare = LEAST_SPARE; ; seed += 1, spare *= seed % SEEDS === 0 ? GROWTH : 1) {
    const starts = Math.ceil(values.size * spare);
    const cells = solve(equationsOf(values, bits, { seed, starts }), starts + 4 * SEGMENT);
    if (!cells) continue;
    return { seed, starts, width, bits, cells: packed(cells, width) };
  }
};
