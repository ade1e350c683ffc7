/** The fixtures: per feature where it is used, per rule where it speaks, and where each is silent. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Context, Verdict } from '../src/model.ts';

export interface FeatureCase {
  readonly name: string;
  /** Any of the three forms of a request. */
  readonly request: unknown;
  /** The places of the feature; an empty list is a silent case. */
  readonly uses: readonly string[];
}

export interface FeatureFixture {
  readonly feature: string;
  readonly cases: readonly FeatureCase[];
}

export interface RuleCase {
  readonly name: string;
  readonly context: Context;
  readonly request: unknown;
  /** The findings of this rule alone; an empty list is a silent case. */
  readonly findings: readonly {
    readonly at: string;
    readonly verdict: Verdict;
    readonly api?: string;
    readonly feature?: string;
    readonly identifier?: string;
  }[];
}

export interface RuleFixture {
  readonly rule: string;
  readonly cases: readonly RuleCase[];
}

const readAll = <Fixture>(folder: string): Fixture[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => parse(readFileSync(`${folder}/${name}`, 'utf8')) as Fixture);

/** All of `fixtures/features`, one file a feature. */
export const featureFixtures = (): FeatureFixture[] => readAll('fixtures/features');
/** All of `fixtures/rules`, one file a rule. */
export const ruleFixtures = (): RuleFixture[] => readAll('fixtures/rules');
