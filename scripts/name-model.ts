/** Trains a model of how names are built, for scripts/names.ts. */
import { type PieceModel, piecesOf } from '../src/phi/lookup.ts';

const BUCKET_BITS = 15;

/** The lists that names are learned from. */
export interface NameLists {
  readonly given: readonly string[];
  readonly surnames: readonly string[];
  readonly words: readonly string[];
  /** The words of rules/words, which are not names: the model learns from them, and filters hold those that still look like names. */
  readonly terms: readonly string[];
  /** The names in rules/phi.yaml, which count as common. */
  readonly own: OwnNames;
  /** Those of them from which the model learns. */
  readonly taught: OwnNames;
}

/** Names in rules/phi.yaml. */
export interface OwnNames {
  readonly given: ReadonlySet<string>;
  readonly surnames: ReadonlySet<string>;
}

/** The position of each word in its list. */
export const ranksOf = (words: readonly string[]): Map<string, number> =>
  new Map(words.map((word, rank) => [word, rank]));

/** The range of a word's pieces, whether it is a name (1) or not (-1), and its weight. */
interface Example {
  readonly from: number;
  readonly to: number;
  readonly label: 1 | -1;
  readonly cost: number;
}

interface Examples {
  readonly examples: Example[];
  /** The pieces of all examples in one array, which is twice as fast to read as many small ones. */
  readonly pieces: Int32Array;
}

const examplesOf = ({ given, surnames, words, terms, taught }: NameLists): Examples => {
  const givenRank = ranksOf(given);
  const surnameRank = ranksOf(surnames);
  const ordinary = new Set(words);
  const examples: Example[] = [];
  const buckets = new Int32Array(128);
  const pieces: number[] = [];
  const add = (word: string, label: 1 | -1, cost: number): void => {
    const from = pieces.length;
    const to = from + piecesOf(word, BUCKET_BITS, buckets);
    for (let i = from; i < to; i += 1) pieces.push(buckets[i - from] as number);
    examples.push({ from, to, label, cost });
  };
  for (const name of new Set([...given.slice(0, 60000), ...surnames, ...taught.given, ...taught.surnames])) {
    const known = taught.given.has(name) || taught.surnames.has(name);
    const frequent = known || (givenRank.get(name) ?? Infinity) < 20000 || (surnameRank.get(name) ?? Infinity) < 40000;
    if (name.length > 2 && !ordinary.has(name)) add(name, 1, known ? 1.4 : frequent ? 1.6 : 0.6);
  }
  for (const word of new Set([...words, ...terms])) {
    const name = (givenRank.get(word) ?? Infinity) < 8000 || (surnameRank.get(word) ?? Infinity) < 15000;
    if (word.length > 2 && !name && !taught.given.has(word) && !taught.surnames.has(word))
      add(word, -1, ordinary.has(word) ? 2.2 : 1.6);
  }
  return { examples, pieces: Int32Array.from(pieces) };
};

/**
 * Trains a linear model with squared hinge loss. It uses only additions, products and square roots, so that every engine
 * computes the same weights.
 */
const learn = ({ examples, pieces }: Examples): { readonly weights: Float64Array; readonly bias: number } => {
  const weights = new Float64Array(1 << BUCKET_BITS);
  const squares = new Float64Array(1 << BUCKET_BITS).fill(1);
  let bias = 0;
  for (let round = 0; round < 4; round += 1) {
    for (const { from, to, label, cost } of examples) {
      let score = bias;
      for (let i = from; i < to; i += 1) score += weights[pieces[i] as number] as number;
      const missing = 1 - label * score;
      if (missing <= 0) continue;
      const step = label * cost * Math.min(missing, 4);
      for (let i = from; i < to; i += 1) {
        const bucket = pieces[i] as number;
        squares[bucket] = (squares[bucket] as number) + step * step;
        weights[bucket] = (weights[bucket] as number) + (0.35 * step) / Math.sqrt(squares[bucket] as number);
      }
      bias += 0.002 * step;
    }
  }
  return { weights, bias };
};

/** The number of orders of the examples over which the model is averaged, since rare pieces depend on the order. */
const ORDERS = 4;

/** The model that tells the names of these lists from their other words. */
export const trainModel = (lists: NameLists): PieceModel => {
  const all = examplesOf(lists);
  const { examples } = all;
  let state = 3;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const weights = new Float64Array(1 << BUCKET_BITS);
  let bias = 0;
  for (let order = 0; order < ORDERS; order += 1) {
    for (let i = examples.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [examples[i], examples[j]] = [examples[j], examples[i]] as [Example, Example];
    }
    const learnt = learn(all);
    for (const [bucket, weight] of learnt.weights.entries())
      weights[bucket] = (weights[bucket] as number) + weight / ORDERS;
    bias += learnt.bias / ORDERS;
  }
  const scale = 0.15;
  // Each bucket has one of 15 levels, as the letters H to V around O; `nameLikeness` decodes them.
  const letter = (weight: number): string =>
    String.fromCharCode(79 + Math.max(-7, Math.min(7, Math.round(weight / scale))));
  return {
    bits: BUCKET_BITS,
    scale,
    bias: Math.round(bias * 1000) / 1000,
    weights: Array.from(weights, letter).join(''),
  };
};
