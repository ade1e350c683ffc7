/** A case of a rule made into a finding, all but its place. */
import type { ApiAnswer, Finding, Source, Verdict } from '../model.js';
import type { Policy } from '../policy/compile.js';
import type { Terms } from './terms.js';

/** A finding without its place. */
export type Saying = Omit<Finding, 'at' | 'location'>;

export const LEVELS: Readonly<Record<Verdict, Finding['level']>> = {
  fail: 'error',
  review: 'warning',
  informational: 'note',
};
export const GRAVITY: Readonly<Record<Verdict, number>> = { fail: 0, review: 1, informational: 2 };

export interface Particulars {
  readonly feature?: string | undefined;
  readonly fill?: Readonly<Record<string, string>>;
  readonly remedy?: string | undefined;
  /** The answer of the cell, where the case takes it. */
  readonly api?: ApiAnswer | undefined;
  /** Source ids of the cell, before those of the case. */
  readonly sources?: readonly (string | undefined)[];
  /** Overrides the case's verdict. */
  readonly verdict?: Verdict | undefined;
}

const filled = (template: string, fill: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => fill[name] ?? '').trim();

const sourcesOf = (policy: Policy, ids: readonly (string | undefined)[]): readonly Source[] =>
  Object.freeze([...new Set(ids)].filter((id) => id !== undefined).map((id) => policy.source(id)));

/** A saying at a place. Written out: it is made for every finding of every request. */
export const placed = (said: Saying, at: string): Finding => {
  const { rule, feature, verdict, level, api, message, remedy, sources } = said;
  return feature === undefined
    ? { rule, at, verdict, level, api, message, remedy, sources }
    : { rule, feature, at, verdict, level, api, message, remedy, sources };
};

/** Words one case of a rule under the terms. */
export const says = (policy: Policy, terms: Terms, rule: string, name: string, given: Particulars = {}): Saying => {
  const one = policy.ruleCase(rule, name);
  const verdict = given.verdict ?? (terms.strict ? (one.strict ?? one.verdict) : one.verdict);
  const fill = given.fill ?? {};
  return {
    rule,
    ...(given.feature === undefined ? {} : { feature: given.feature }),
    verdict,
    level: LEVELS[verdict],
    api: one.api === 'cell' ? (given.api ?? 'unknown') : one.api,
    message: filled(one.message, fill),
    remedy: filled(one.remedy ?? given.remedy ?? '', fill),
    sources: sourcesOf(policy, [...(given.sources ?? []), ...(one.sources ?? [])]),
  };
};

/** Words a case of a rule and adds it to the findings; `at` is the request itself unless given. */
export type Say = (rule: string, name: string, given?: Particulars, at?: string) => void;
