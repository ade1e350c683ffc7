/** Tests of rules as data: a file names a rule and holds cases of a context, a request, and what the rule says of it. */
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
        findings: z.array(finding).describe('What the rule says; nothing where it is silent.'),
      }),
    )
    .min(1),
});

/** What one file came to. */
export interface CaseResults {
  /** What is wrong with the file itself, at its place. */
  readonly malformed: readonly PolicyProblem[];
  /** What does not hold, at its place. */
  readonly problems: readonly PolicyProblem[];
  readonly cases: number;
  readonly rule: string | undefined;
  readonly speaks: boolean;
  readonly silent: boolean;
  /** Features that its requests use. */
  readonly features: readonly string[];
}

/** A finding as far as a case says something of it, as a text to compare. */
const told = (found: Partial<Record<keyof Expected, unknown>>, asked: Expected): string =>
  JSON.stringify(
    Object.keys(asked)
      .sort()
      .map((member) => [member, found[member as keyof Expected]]),
  );

const NONE: CaseResults = {
  malformed: [],
  problems: [],
  cases: 0,
  rule: undefined,
  speaks: false,
  silent: false,
  features: [],
};

/** What comes of a file that cannot be read as cases. */
export const unreadCases = (file: string, message: string): CaseResults => ({
  ...NONE,
  malformed: [{ file, line: 1, column: 1, message }],
});

/** Runs the cases of a file. Messages hold places and verdicts, no value of a request. */
export const runCases = (file: string, text: string, config: Config, policy: Policy): CaseResults => {
  const yaml = readYaml(file, text, true);
  if (yaml.problems.length > 0) return { ...NONE, malformed: yaml.problems };
  const { rule: named, cases: listed } = isObject(yaml.value) ? yaml.value : {};
  // Another kind of file: what each of its members is not would say less.
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
  cases.forEach(({ name, context = {}, request, findings: asked }, i) => {
    // A case of `request/unreadable` may have a faulty context on purpose.
    const wrong = rule === 'request/unreadable' ? [] : contextProblems(context);
    for (const { member, message } of wrong) malformed.push(yaml.problem(['cases', i, 'context', member], message));
    if (wrong.length > 0) return;
    const subject = checkSubject(request, { ...config.context, ...(context as Context) }, policy);
    for (const { id } of subject.features) features.add(id);
    const found = subject.findings.filter((one) => one.rule === rule);
    const list = (all: readonly { at: string; verdict: string }[]): string =>
      all.length === 0 ? 'nothing' : all.map(({ at, verdict }) => `${verdict} at ${at || 'the request'}`).join(', ');
    const same = found.length === asked.length && asked.every((one, n) => told(found[n] ?? {}, one) === told(one, one));
    if (!same)
      problems.push(yaml.problem(['cases', i], `${name}: the rule says ${list(found)}, and not ${list(asked)}`));
  });
  return {
    malformed,
    problems,
    cases: cases.length,
    rule,
    speaks: cases.some(({ findings }) => findings.length > 0),
    silent: cases.some(({ findings }) => findings.length === 0),
    features: [...features],
  };
};

/** The rows of a configuration that the cases do not show speaking and silent, in words. */
export const untried = ({ rules, overlays }: Config, results: readonly CaseResults[]): string[] => {
  const has = (id: string, what: 'speaks' | 'silent'): boolean =>
    results.some((result) => result.rule === id && result[what]);
  return [
    ...rules.flatMap(({ id }) => [
      ...(has(id, 'speaks') ? [] : [`the rule ${id} has no case in which it speaks`]),
      ...(has(id, 'silent') ? [] : [`the rule ${id} has no case in which it is silent`]),
    ]),
    ...overlays
      .filter(({ id }) => !results.some(({ features }) => features.includes(id)))
      .map(({ id }) => `the overlay of ${id} has no case that uses the feature`),
  ];
};
