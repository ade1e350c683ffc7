/** The baseline: findings that already existed when a repository began to use `lint`. */

import { verdictOf } from '../check.js';
import { parsed } from '../json.js';
import type { Finding, Subject, Waiver } from '../model.js';
import { compare } from '../order.js';
import { NO_END } from '../waive.js';

/** An existing finding. */
export interface BaselineEntry {
  readonly rule: string;
  readonly at: string;
  /** A keyed digest of the file, the pointer and the content there. */
  readonly digest: string;
}

/** Known findings. No content of a file, only keyed digests of it. */
interface Baseline {
  readonly version: 1;
  /** A keyed digest of `KEY_TEXT`, by which a baseline written with another key is recognised. */
  readonly key: string;
  readonly entries: readonly BaselineEntry[];
}

/** The text whose digest identifies the key. */
export const KEY_TEXT = 'claude-preflight baseline';

const isText = (value: unknown): value is string => typeof value === 'string';

/** Parses the text of a baseline; undefined if it is not one. */
export const readBaseline = (text: string): Baseline | undefined => {
  const { version, key, entries } = (parsed(text) ?? {}) as Partial<Record<keyof Baseline, unknown>>;
  if (version !== 1 || !isText(key) || !Array.isArray(entries)) return undefined;
  const good = entries.every(({ rule, at, digest } = {}) => isText(rule) && isText(at) && isText(digest));
  return good ? { version, key, entries } : undefined;
};

const keyOf = ({ rule, at, digest }: BaselineEntry): string => JSON.stringify([rule, at, digest]);

/** The text of a baseline: entries sorted, without duplicates. */
export const baselineText = (key: string, entries: readonly BaselineEntry[]): string => {
  const distinct = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const sorted = [...distinct].sort(([a], [b]) => compare(a, b)).map(([, entry]) => entry);
  return `${JSON.stringify({ version: 1, key, entries: sorted } satisfies Baseline, null, 1)}\n`;
};

/** The waiver under which a finding of the baseline is excused. */
const waiverOf = ({ rule, at }: Finding): Waiver => ({
  rule,
  at,
  reason: 'the finding existed when the baseline was written',
  owner: 'baseline',
  expires: NO_END,
});

/** Moves the findings that are in the baseline to `waived`, and adds the keys of the entries met to `used`. */
export const applyBaseline = (
  subject: Subject,
  baseline: ReadonlySet<string>,
  digestOf: (finding: Finding) => string,
  used: Set<string>,
): Subject => {
  const isOld = (finding: Finding): boolean => {
    const key = keyOf({ rule: finding.rule, at: finding.at, digest: digestOf(finding) });
    if (!baseline.has(key)) return false;
    used.add(key);
    return true;
  };
  const old = subject.findings.filter(isOld);
  if (old.length === 0) return subject;
  const findings = subject.findings.filter((finding) => !old.includes(finding));
  const waived = [...subject.waived, ...old.map((finding) => ({ ...finding, waiver: waiverOf(finding) }))];
  return { ...subject, findings, waived, verdict: verdictOf(findings) };
};

/** The keys of the entries of a baseline. */
export const entriesOf = ({ entries }: Baseline): ReadonlySet<string> => new Set(entries.map(keyOf));
