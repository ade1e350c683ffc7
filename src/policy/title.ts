/** The titles of features. Most are the id in words; only the others are stored. */
import type { FeatureRow } from './data.js';

/** `code_execution` as `Code execution`. */
export const inWords = (id: string): string => id.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());

/** The title of a feature. */
export const titleOf = (row: FeatureRow): string => row.title ?? inWords(row.id);
