/** Merges aggregates, and makes the tally with which an audit begins. */

import { checkSubject } from '../../full-check.js';
import { defined } from '../../json.js';
import type { Policy } from '../../policy/compile.js';
import type { Aggregate, AuditTerms } from '../aggregate.js';
import type { Tally } from './groups.js';
import { addRow } from './rows.js';
import { addAggregate, aggregateOf, emptyTally } from './tally.js';

/** Aggregates that cannot be merged; the message is for users. */
export class MergeError extends Error {
  override name = 'MergeError';
}

const noDigest = (): never => {
  throw new Error('nothing is digested where aggregates are only added');
};

/** No names are needed here: the pointers in aggregates have already been masked. */
const NO_NAMES: ReadonlySet<string> = new Set();

/** A tally without requests, in whose retention ledger each target has the exception that holds under every arrangement. */
export const ledgerTally = (terms: AuditTerms, policy: Policy): Tally => {
  const tally = emptyTally(terms, noDigest, NO_NAMES);
  for (const { name, context } of terms.targets) {
    const { context: under, retention } = checkSubject({}, context, policy);
    const { arrangement, platform } = under;
    for (const line of retention)
      if (line.basis === 'regardless-of-arrangement')
        addRow(
          tally.tables.retention,
          'retention',
          defined({ target: name, arrangement, platform, requests: 0, ...line }),
        );
  }
  return tally;
};

/** The terms that must be equal, each with the error message for users. */
const SAME = {
  tool: 'were made by different versions of the program',
  policy: 'were judged by different policies',
  clock: 'were judged as of different days',
  key: 'have digests made with different keys: set CLAUDE_PREFLIGHT_KEY to the same value for each',
  targets: 'were judged under different terms',
} as const satisfies Record<keyof AuditTerms, string>;

/**
 * Merges aggregates. The result is the same, byte for byte, in any order and grouping.
 * @throws MergeError if their terms differ, or two of them contain the same input.
 */
export const mergeAggregates = (aggregates: readonly [Aggregate, ...Aggregate[]]): Aggregate => {
  const [first] = aggregates;
  const tally = emptyTally(first, noDigest, NO_NAMES);
  const inputs = new Set<string>();
  for (const one of aggregates) {
    for (const name of Object.keys(SAME) as (keyof AuditTerms)[])
      if (JSON.stringify(one[name]) !== JSON.stringify(first[name]))
        throw new MergeError(`the aggregates ${SAME[name]}`);
    for (const { file, digest } of one.inputs) {
      const key = `${digest} ${file}`;
      if (inputs.has(key)) throw new MergeError(`${file} is in two of the aggregates and would be counted twice`);
      inputs.add(key);
    }
    addAggregate(tally, one);
  }
  return aggregateOf(tally);
};
