/** What people call a feature. Most titles are the id in words; only the others are kept. */
import type { FeatureRow } from './data.js';

/** `code_execution` as `Code execution`. */
export const inWords = (id: string): string => id.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());

/** What people call a feature. */
export const titleOf = (row: FeatureRow): string => row.title ?? inWords(row.id);
