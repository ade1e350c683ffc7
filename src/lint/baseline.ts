/** The baseline: what stood in a repository when the lint was taken up. Rule, pointer and a keyed digest, no more. */

import { verdictOf } from '../check.js';
import { parsed } from '../json.js';
import type { Finding, Subject, Waiver } from '../model.js';
import { compare } from '../order.js';
import { NO_END } from '../waive.js';

/** A finding that stood there. */
export interface BaselineEntry {
  readonly rule: string;
  readonly at: string;
  /** A keyed digest of the file, the place and what stands at it. */
  readonly digest: string;
}

/** The findings that are known, by keyed digests of the texts that they are of. */
export interface Baseline {
  readonly version: 1;
  /** A keyed digest of a known text: a baseline of another key excuses nothing. */
  readonly key: string;
  readonly entries: readonly BaselineEntry[];
}

/** What the digest of the key is of. */
export const KEY_TEXT = 'claude-preflight baseline';

const isText = (value: unknown): value is string => typeof value === 'string';

/** Reads the text of a baseline, or undefined where it is none. */
export const readBaseline = (text: string): Baseline | undefined => {
  const { version, key, entries } = (parsed(text) ?? {}) as Partial<Record<keyof Baseline, unknown>>;
  if (version !== 1 || !isText(key) || !Array.isArray(entries)) return undefined;
  const good = entries.every(({ rule, at, digest } = {}) => isText(rule) && isText(at) && isText(digest));
  return good ? { version, key, entries } : undefined;
};

const keyOf = ({ rule, at, digest }: BaselineEntry): string => JSON.stringify([rule, at, digest]);

/** The text of a baseline, in an order that does not depend on the run. */
export const baselineText = (key: string, entries: readonly BaselineEntry[]): string => {
  const distinct = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const sorted = [...distinct].sort(([a], [b]) => compare(a, b)).map(([, entry]) => entry);
  return `${JSON.stringify({ version: 1, key, entries: sorted } satisfies Baseline, null, 1)}\n`;
};

/** A finding of a baseline is set apart as a waiver is, and says that it is one of those. */
const waiverOf = ({ rule, at }: Finding): Waiver => ({
  rule,
  at,
  reason: 'it stood here when the baseline was written',
  owner: 'baseline',
  expires: NO_END,
});

/** Sets the findings of a baseline apart. `digestOf` gives the digest of each finding; `used` takes what was met. */
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

/** The entries of a baseline as a set to look up in. */
export const entriesOf = ({ entries }: Baseline): ReadonlySet<string> => new Set(entries.map(keyOf));
