/** Reads the fixtures: cases in which each feature is used or not, and each rule has findings or not. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Context, Verdict } from '../src/model.ts';

interface FeatureCase {
  readonly name: string;
  /** Any of the three forms of a request. */
  readonly request: unknown;
  /** The places of the feature; empty if the case does not use it. */
  readonly uses: readonly string[];
}

interface FeatureFixture {
  readonly feature: string;
  readonly cases: readonly FeatureCase[];
}

export interface RuleCase {
  readonly name: string;
  readonly context: Context;
  readonly request: unknown;
  /** The findings of this rule alone; empty if the case has none. */
  readonly findings: readonly {
    readonly at: string;
    readonly verdict: Verdict;
    readonly api?: string;
    readonly feature?: string;
    readonly identifier?: string;
  }[];
}

interface RuleFixture {
  readonly rule: string;
  readonly cases: readonly RuleCase[];
}

const readAll = <Fixture>(folder: string): Fixture[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => parse(readFileSync(`${folder}/${name}`, 'utf8')) as Fixture);

/** All of `fixtures/features`, one file for each feature. */
export const featureFixtures = (): FeatureFixture[] => readAll('fixtures/features');
/** All of `fixtures/rules`, one file for each rule. */
export const ruleFixtures = (): RuleFixture[] => readAll('fixtures/rules');
