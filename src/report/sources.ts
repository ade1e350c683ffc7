/** Lists of sources. */
import type { Source } from '../model.js';

/** Each source once, in the order in which they are first cited. */
export const uniqueSources = (sources: readonly Source[]): Source[] => [
  ...new Map(sources.map((one) => [JSON.stringify(one), one])).values(),
];
