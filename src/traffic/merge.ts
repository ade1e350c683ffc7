/** Several aggregates as one, and what stands in the ledger of each. */

import { checkSubject } from '../full-check.js';
import type { Policy } from '../policy/compile.js';
import type { Aggregate, AuditTerms } from './aggregate.js';
import { addRow } from './rows.js';
import { addAggregate, aggregateOf, emptyTally, type Tally } from './tally.js';

/** Why aggregates cannot be one; for people. */
export class MergeError extends Error {
  override name = 'MergeError';
}

const noDigest = (): never => {
  throw new Error('nothing is digested where aggregates are only added');
};

/**
 * Names that pointers may show. None are needed: the pointers in aggregates are already written as they may be shown.
 */
const NO_NAMES: ReadonlySet<string> = new Set();

/** A tally that holds the exception no arrangement lifts, for every target, before any request. */
export const ledgerTally = (terms: AuditTerms, policy: Policy): Tally => {
  const tally = emptyTally(terms, noDigest, NO_NAMES);
  for (const { name, context } of terms.targets) {
    const { context: under, retention } = checkSubject({}, context, policy);
    const { arrangement, platform } = under;
    for (const line of retention)
      if (line.basis === 'regardless-of-arrangement')
        addRow(tally.tables.retention, 'retention', {
          ...(name === undefined ? {} : { target: name }),
          arrangement,
          platform,
          requests: 0,
          ...line,
        });
  }
  return tally;
};

/** What of the terms must be equal, in words for people. */
const SAME = {
  tool: 'were made by different versions of the program',
  policy: 'were judged by different policies',
  clock: 'were judged as of different days',
  key: 'have digests made with different keys: set CLAUDE_PREFLIGHT_KEY to the same value for each',
  targets: 'were judged under different terms',
} as const satisfies Record<keyof AuditTerms, string>;

/**
 * Several aggregates as one, in any order and any grouping byte for byte the same.
 * @throws MergeError where their terms differ, or an input was counted twice.
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
