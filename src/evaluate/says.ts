/** Makes a case of a rule into a finding without its place. */
import { remembered } from '../memoize.js';
import type { ApiAnswer, Finding, Verdict } from '../model.js';
import type { Judge, Saying } from './judge.js';

/** The level of each verdict, in the words of SARIF. */
export const LEVELS: Readonly<Record<Verdict, Finding['level']>> = {
  fail: 'error',
  review: 'warning',
  informational: 'note',
};
/** The verdicts in order, the gravest lowest. */
export const GRAVITY: Readonly<Record<Verdict, number>> = { fail: 0, review: 1, informational: 2 };

/** What fills in the text of a case: members without a description replace their names in braces. */
export interface Particulars {
  readonly feature?: string | undefined;
  readonly title?: string;
  readonly says?: string | undefined;
  readonly family?: string | undefined;
  readonly why?: string;
  readonly days?: number;
  readonly identifier?: string;
  readonly confidence?: number;
  readonly length?: number;
  readonly remedy?: string | undefined;
  /** The answer of the cell, for a case with `api: cell`. */
  readonly api?: ApiAnswer | undefined;
  /** Source ids of the cell, before those of the case. */
  readonly sources?: readonly (string | undefined)[] | undefined;
  /** Overrides the case's verdict. */
  readonly verdict?: Verdict | undefined;
}

/** Overrides the verdict of a case that is grave only under a condition. */
export const graveIf = (holds: boolean): 'informational' | undefined => (holds ? undefined : 'informational');

/** A saying at a place. Written out for speed: it is made for every finding of every request. */
export const placed = (said: Saying, at: string): Finding => {
  const { rule, feature, verdict, level, api, message, remedy, sources } = said;
  return feature === undefined
    ? { rule, at, verdict, level, api, message, remedy, sources }
    : { rule, feature, at, verdict, level, api, message, remedy, sources };
};

const worded = ({ policy, terms, platform }: Judge, rule: string, name: string, given: Particulars): Saying => {
  const one = policy.ruleCase(rule, name);
  const verdict = given.verdict ?? ((terms.strict && one.strict) || one.verdict);
  const words: Readonly<Record<string, unknown>> = { platform: platform.title, ...given };
  const filled = (template = '') => template.replace(/\{(\w+)\}/g, (_, member) => `${words[member] ?? ''}`).trim();
  const sources = new Set([...(given.sources ?? []), ...(one.sources ?? [])]);
  return {
    rule,
    feature: given.feature,
    verdict,
    level: LEVELS[verdict],
    api: (one.api === 'cell' ? given.api : one.api) ?? 'unknown',
    message: filled(one.message),
    remedy: filled(one.remedy ?? given.remedy),
    sources: Object.freeze([...sources].flatMap((id) => (id ? policy.source(id) : []))),
  };
};

/** Words one case of a rule under the terms, cached, as a request may have very many findings of it. */
export const says = (judge: Judge, rule: string, name: string, given: Particulars = {}): Saying =>
  remembered(judge.said, rule + name + JSON.stringify(given), () => worded(judge, rule, name, given));
