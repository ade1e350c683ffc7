/** Test cases of rules. A file names a rule and lists cases: a context, a request, and the rule's expected findings. */
import { z } from 'zod';
import { contextProblems } from '../context-problems.js';
import { didYouMean } from '../did-you-mean.js';
import { checkSubject } from '../full-check.js';
import { isObject } from '../json.js';
import { type Context, VERDICTS } from '../model.js';
import type { Policy } from '../policy/compile.js';
import { type PolicyProblem, readYaml } from '../policy/document.js';
import { readForm } from '../policy/read-form.js';
import type { Config } from './config.js';

const finding = z.strictObject({
  at: z.string(),
  verdict: z.enum(VERDICTS),
  feature: z.string().optional(),
  api: z.string().optional(),
  identifier: z.string().optional(),
});
type Expected = z.infer<typeof finding>;

const caseFile = z.strictObject({
  rule: z.string().describe('The rule whose findings are compared.'),
  cases: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        context: z.record(z.string(), z.unknown()).optional(),
        request: z.unknown(),
        findings: z.array(finding).describe('The expected findings; empty if the rule must not apply.'),
      }),
    )
    .min(1),
});

/** The results of one file. */
interface CaseResults {
  /** Problems of the file itself, with their positions. */
  readonly malformed: readonly PolicyProblem[];
  /** Failed cases, with their positions. */
  readonly problems: readonly PolicyProblem[];
  readonly cases: number;
  readonly rule: string | undefined;
  /** Whether some case expects findings. */
  readonly applies: boolean;
  /** Whether some case expects none. */
  readonly doesNotApply: boolean;
  /** The features that its requests use. */
  readonly features: readonly string[];
}

/** Those members of a finding that a case expects, as a text to compare. */
const comparable = (found: Partial<Record<keyof Expected, unknown>>, expected: Expected): string =>
  JSON.stringify(
    Object.keys(expected)
      .sort()
      .map((member) => [member, found[member as keyof Expected]]),
  );

const NONE: CaseResults = {
  malformed: [],
  problems: [],
  cases: 0,
  rule: undefined,
  applies: false,
  doesNotApply: false,
  features: [],
};

/** The results of a file that cannot be read. */
export const unreadCases = (file: string, message: string): CaseResults => ({
  ...NONE,
  malformed: [{ file, line: 1, column: 1, message }],
});

/** Runs the cases of a file. Messages contain places and verdicts, but no value of a request. */
export const runCases = (file: string, text: string, config: Config, policy: Policy): CaseResults => {
  const yaml = readYaml(file, text, true);
  if (yaml.problems.length > 0) return { ...NONE, malformed: yaml.problems };
  const { rule: named, cases: listed } = isObject(yaml.value) ? yaml.value : {};
  // This is another kind of file, for which a message about each member would not help.
  if (named === undefined && listed === undefined)
    return unreadCases(
      file,
      'not a file of cases, which has rule and cases; policy test --help shows how one is written',
    );
  const formed = readForm(caseFile, yaml, {});
  if ('problems' in formed) return { ...NONE, malformed: formed.problems };
  const { rule, cases } = formed.value;
  const ids = [...policy.data.rules, ...(policy.data.custom ?? [])].map(({ id }) => id);
  if (!ids.includes(rule))
    return { ...NONE, malformed: [yaml.problem(['rule'], `there is no such rule${didYouMean(rule, ids)}`)] };
  const malformed: PolicyProblem[] = [];
  const problems: PolicyProblem[] = [];
  const features = new Set<string>();
  cases.forEach(({ name, context = {}, request, findings: expected }, i) => {
    // A case of `request/unreadable` may have an invalid context on purpose.
    const wrong = rule === 'request/unreadable' ? [] : contextProblems(context);
    for (const { member, message } of wrong) malformed.push(yaml.problem(['cases', i, 'context', member], message));
    if (wrong.length > 0) return;
    const subject = checkSubject(request, { ...config.context, ...(context as Context) }, policy);
    for (const { id } of subject.features) features.add(id);
    const found = subject.findings.filter((one) => one.rule === rule);
    const list = (all: readonly { at: string; verdict: string }[]): string =>
      all.length === 0 ? 'nothing' : all.map(({ at, verdict }) => `${verdict} at ${at || 'the request'}`).join(', ');
    const isAsExpected =
      found.length === expected.length &&
      expected.every((one, n) => comparable(found[n] ?? {}, one) === comparable(one, one));
    if (!isAsExpected)
      problems.push(yaml.problem(['cases', i], `${name}: the rule says ${list(found)}, and not ${list(expected)}`));
  });
  return {
    malformed,
    problems,
    cases: cases.length,
    rule,
    applies: cases.some(({ findings }) => findings.length > 0),
    doesNotApply: cases.some(({ findings }) => findings.length === 0),
    features: [...features],
  };
};

/** Messages about rules and overlays of a configuration that lack the required cases. */
export const missingCases = ({ rules, overlays }: Config, results: readonly CaseResults[]): string[] => {
  const has = (id: string, what: 'applies' | 'doesNotApply'): boolean =>
    results.some((result) => result.rule === id && result[what]);
  return [
    ...rules.flatMap(({ id }) => [
      ...(has(id, 'applies') ? [] : [`the rule ${id} has no case with findings`]),
      ...(has(id, 'doesNotApply') ? [] : [`the rule ${id} has no case without findings`]),
    ]),
    ...overlays
      .filter(({ id }) => !results.some(({ features }) => features.includes(id)))
      .map(({ id }) => `the overlay of ${id} has no case that uses the feature`),
  ];
};
