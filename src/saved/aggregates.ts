/** Reads saved aggregates, and verifies their counts, because a file may have been altered or made by another program. */

import { parsed } from '../json.js';
import { sumOf } from '../lists.js';
import type { Aggregate } from '../traffic/aggregate.js';
import { MergeError } from '../traffic/tally/merge.js';
import { aggregateSchema } from './aggregate-schema.js';

/** Whether the totals are consistent with each other, the endpoints, the findings and the unreadable records. */
const isCounted = ({ totals, endpoints, findings, unreadable }: Aggregate): boolean =>
  totals.fail + totals.review + totals.pass === totals.requests &&
  (['requests', 'fail', 'review', 'pass'] as const).every(
    (name) => sumOf(endpoints, (row) => row[name]) === totals[name],
  ) &&
  findings.every(
    ({ verdict, requests }) =>
      requests <= { fail: totals.fail, review: totals.fail + totals.review, informational: totals.requests }[verdict],
  ) &&
  sumOf(unreadable, ({ records }) => records) === totals.unreadable;

/** Whether a value is an aggregate of this version with consistent counts. */
export const isAggregate = (value: unknown): value is Aggregate =>
  aggregateSchema.safeParse(value).success && isCounted(value as Aggregate);

/** The aggregates in a text, one after another, as several runs print them. @throws MergeError that names the file. */
export const readAggregates = (text: string, file: string): Aggregate[] => {
  // An aggregate is either pretty-printed over several lines, or on one line.
  const texts = text.split(/(?<=^\}\r?\n)|(?<=^\{.*\}\r?\n)/m).filter((one) => one.trim() !== '');
  // An interrupted audit leaves an empty file. If that were ignored, its requests would be missing from every count.
  if (texts.length === 0) throw new MergeError(`${file}: it is empty; make it again with audit --format json`);
  return texts.map((one) => {
    const value = parsed(one);
    if (!isAggregate(value))
      throw new MergeError(`${file}: it is no aggregate of this version; make it with audit --format json`);
    return value;
  });
};
