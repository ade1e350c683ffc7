/** Mechanical fixes of a request: what they are stands in rules/fixes.yaml. */

import { isObject } from '../json.js';
import type { Finding, Subject } from '../model.js';
import { escapeStep, resolve, steps } from '../pointer.js';
import type { Policy } from '../policy/compile.js';
import type { FixRow } from '../policy/fix-row.js';
import { patternTest } from '../policy/trie.js';
import { isEnvelope } from '../request/envelope.js';
import { idleBetaValues } from './beta-values.js';
import { fixes as rows } from './fixes.generated.js';

/** One change of a request, as JSON Patch (RFC 6902) says it, with the finding that it answers. */
export interface Fix {
  readonly op: 'add' | 'replace' | 'remove';
  /** JSON Pointer into the value that was judged: below `/body` and `/headers` where it is an envelope. */
  readonly path: string;
  /** May hold beta values of the request: for applying, not for printing. */
  readonly value?: unknown;
  readonly finding: Finding;
  /** What changes, in a sentence. */
  readonly says: string;
}

/** A change without the finding that it answers. */
export type Change = Pick<Fix, 'op' | 'path' | 'value'>;

/** A request taken apart as its pointers go: `body` is what findings point into. */
export interface Parts {
  readonly value: unknown;
  readonly body: unknown;
  /** What leads from the value to the body: `/body` or nothing. */
  readonly prefix: string;
}

const partsOf = (value: unknown): Parts => {
  return isEnvelope(value) ? { value, body: value.body, prefix: '/body' } : { value, body: value, prefix: '' };
};

const TESTS = new Map(rows.map((row) => [row, row.when ? patternTest(row.when) : () => true]));

const answers = (row: FixRow, { rule, feature, verdict }: Finding): boolean =>
  verdict !== 'informational' &&
  row.rules.includes(rule) &&
  (row.features === undefined || row.features.includes(feature ?? ''));

const setMembers = (set: NonNullable<FixRow['set']>, node: Record<string, unknown>, path: string): Change[] =>
  Object.entries(set).map(([name, value]) => ({
    op: Object.hasOwn(node, name) ? 'replace' : 'add',
    path: `${path}/${escapeStep(name)}`,
    value,
  }));

/** What a row does about a finding; nothing where it does not fit. */
const changesBy = (row: FixRow, finding: Finding, parts: Parts, subject: Subject, policy: Policy): Change[] => {
  if (row.drop) {
    // One change takes out the beta values of all findings at once, but only if this finding has a value among them.
    if (idleBetaValues(parts, [finding], subject, policy).length === 0) return [];
    return idleBetaValues(
      parts,
      subject.findings.filter((one) => answers(row, one)),
      subject,
      policy,
    );
  }
  const node = resolve(parts.body, finding.at);
  const path = parts.prefix + finding.at;
  if (row.remove !== undefined)
    return node !== undefined && steps(finding.at).at(-1) === row.remove ? [{ op: 'remove', path }] : [];
  return row.set && isObject(node) && TESTS.get(row)?.(node) ? setMembers(row.set, node, path) : [];
};

/**
 * The mechanical fixes for what a subject found in the value it was made from, to be applied in their order.
 * None touches content, and none is for a finding that is only informational. Never throws.
 */
export const safeFixes = (value: unknown, subject: Subject, policy: Policy): Fix[] => {
  const parts = partsOf(value);
  const found: Fix[] = [];
  const touched = new Set<string>();
  for (const finding of subject.findings) {
    for (const row of rows) {
      if (!answers(row, finding)) continue;
      const key = row.drop ?? finding.at;
      // Change a place once a round; what is still found there is fixed in the next round.
      if (touched.has(key)) continue;
      const changes = changesBy(row, finding, parts, subject, policy);
      if (changes.length > 0) touched.add(key);
      for (const change of changes) found.push({ ...change, finding, says: row.says });
    }
  }
  return found;
};
