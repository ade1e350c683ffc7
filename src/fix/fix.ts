/** Mechanical fixes of requests, which are rows in rules/fixes.yaml. */

import { isObject } from '../json.js';
import type { Finding, Subject } from '../model.js';
import { escapeStep, resolve, steps } from '../pointer.js';
import type { Policy } from '../policy/compile.js';
import type { FixRow } from '../policy/fix-row.js';
import { patternTest } from '../policy/trie.js';
import { isEnvelope } from '../request/envelope.js';
import { idleBetaValues } from './beta-values.js';
import type { Change, Fix, Parts } from './change.js';
import { fixes as rows } from './fixes.generated.js';

const partsOf = (value: unknown): Parts =>
  isEnvelope(value) ? { value, body: value.body, prefix: '/body' } : { value, body: value, prefix: '' };

const TESTS = new Map(rows.map((row) => [row, row.when ? patternTest(row.when) : () => true]));

const appliesTo = (row: FixRow, { rule, feature, verdict }: Finding): boolean =>
  verdict !== 'informational' &&
  row.rules.includes(rule) &&
  (row.features === undefined || row.features.includes(feature ?? ''));

const setMembers = (set: NonNullable<FixRow['set']>, node: Record<string, unknown>, path: string): Change[] =>
  Object.entries(set).map(([name, value]) => ({
    op: Object.hasOwn(node, name) ? 'replace' : 'add',
    path: `${path}/${escapeStep(name)}`,
    value,
  }));

/** The changes by which a row fixes a finding; none if it does not apply there. */
const changesBy = (row: FixRow, finding: Finding, parts: Parts, subject: Subject, policy: Policy): Change[] => {
  if (row.drop) {
    // The beta values of all findings are removed together, but only if this finding is about one of them.
    if (idleBetaValues(parts, [finding], subject, policy).length === 0) return [];
    return idleBetaValues(
      parts,
      subject.findings.filter((one) => appliesTo(row, one)),
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
 * The mechanical fixes for the findings of a subject in the value that was judged, to be applied in their order. None
 * changes content, and none is for a finding that is only informational. Never throws.
 */
export const safeFixes = (value: unknown, subject: Subject, policy: Policy): Fix[] => {
  const parts = partsOf(value);
  const found: Fix[] = [];
  const touched = new Set<string>();
  for (const finding of subject.findings) {
    for (const row of rows) {
      if (!appliesTo(row, finding)) continue;
      const key = row.drop ?? finding.at;
      // A place is changed once in a round. A finding that remains there is fixed in the next round.
      if (touched.has(key)) continue;
      const changes = changesBy(row, finding, parts, subject, policy);
      if (changes.length > 0) touched.add(key);
      for (const change of changes) found.push({ ...change, finding, says: row.says });
    }
  }
  return found;
};
