import { assertType, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { ruleTexts } from '../scripts/generated.ts';
import { digestOf } from '../src/config/digest.js';
import type {
  CustomRule,
  EndpointRow,
  FeatureRow,
  HeaderRow,
  MarkerRow,
  ModelRules,
  NodeShape,
  PolicyData,
  ResponseRow,
  RetentionRules,
  RuleRow,
  SourceGroup,
} from '../src/policy/data.js';
import { type PolicyProblem, problemLine } from '../src/policy/document.js';
import type { FixRow } from '../src/policy/fix-row.js';
import { parsePolicy, type ReadFile, readFile } from '../src/policy/parse.js';
import type { PlatformRow } from '../src/policy/platform-rows.js';
import type { LawRow, Prose, ScopeRow, UnknownRow } from '../src/policy/prose.js';
import type { customRule, FILES } from '../src/policy/schema.js';
import { shippedPolicy } from '../src/policy/shipped.js';
import type { Plain } from './same-type.js';

type File<Name extends keyof typeof FILES> = Plain<z.infer<(typeof FILES)[Name]>>;
type Fits<Read, Data> = Read extends Data ? true : false;
/** The names of members that only one of two types has. */
type Apart<A, B> = Exclude<keyof A, keyof B> | Exclude<keyof B, keyof A>;
type None<T> = [T] extends [never] ? true : false;
type Processors = Prose['processors'][string];

const texts = ruleTexts();

const known = new Map<string, ReadFile>();
/** Unchanged files are parsed only once. */
const readOnce: typeof readFile = (name, text) => {
  const key = `${name} ${text}`;
  const read = known.get(key) ?? readFile(name, text);
  known.set(key, read);
  return read;
};

/** The problems of the shipped rules after a change to some of their texts. */
const problemsAfter = (changes: Readonly<Record<string, (text: string) => string>>): readonly PolicyProblem[] => {
  const changed = { ...texts };
  for (const [file, change] of Object.entries(changes)) {
    const text = changed[file] ?? '';
    changed[file] = change(text);
    if (changed[file] === text) throw new Error(`nothing was changed in ${file}`);
  }
  const { problems, data } = parsePolicy(changed, readOnce);
  expect(data === undefined).toBe(problems.length > 0);
  return problems;
};

/** Line and column of the n-th occurrence in a text, 1-based. */
const spot = (text: string, part: string, from = 0): { line: number; column: number } => {
  const offset = text.indexOf(part, from);
  if (offset < 0) throw new Error(`not there: ${part}`);
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
};

const row = (id: string, more: string): string =>
  `\n- id: ${id}\n  title: Invented\n  row: none\n  about: Invented.\n${more}`;
const SOURCE = 'sdk/2026-08-19';
const adding = (id: string, more: string) => problemsAfter({ beside: (text) => text + row(id, more) });
const messages = (problems: readonly PolicyProblem[]): string[] => problems.map(({ message }) => message);

describe('the schema of the rules', () => {
  it('has exactly the members of the data', () => {
    assertType<None<Apart<File<'features'>[number], FeatureRow & { about: string }>>>(true);
    assertType<None<Apart<File<'beside'>[number], FeatureRow & { about: string }>>>(true);
    assertType<None<Apart<File<'platforms'>[number], PlatformRow & { processor: Processors }>>>(true);
    assertType<None<Apart<File<'judgements'>[number], RuleRow & Prose['rules'][string]>>>(true);
    assertType<None<Apart<File<'sources'>[string], SourceGroup & { captured: unknown }>>>(true);
    assertType<Fits<File<'markers'>, Plain<readonly MarkerRow[]>>>(true);
    assertType<Fits<File<'headers'>, Plain<readonly HeaderRow[]>>>(true);
    assertType<Fits<File<'harmless-betas'>, Plain<PolicyData['harmlessBetas']>>>(true);
    assertType<Fits<File<'endpoints'>, Plain<readonly EndpointRow[]>>>(true);
    assertType<Fits<File<'foreign-hosts'>, string[]>>(true);
    assertType<Fits<File<'models'>, Plain<ModelRules>>>(true);
    assertType<Fits<File<'retention'>, Plain<RetentionRules>>>(true);
    assertType<Fits<File<'responses'>, Plain<readonly ResponseRow[]>>>(true);
    assertType<Fits<File<'shape'>, Plain<Readonly<Record<string, NodeShape>>>>>(true);
    assertType<Fits<File<'tables'>, Plain<Omit<PolicyData['tables'], 'newest'>>>>(true);
    assertType<Fits<File<'fixes'>, Plain<readonly FixRow[]>>>(true);
    assertType<Fits<File<'scope'>, Plain<readonly ScopeRow[]>>>(true);
    assertType<Fits<File<'law'>, Plain<readonly LawRow[]>>>(true);
    assertType<Fits<File<'unknowns'>, Plain<readonly UnknownRow[]>>>(true);
    assertType<Fits<Plain<z.infer<typeof customRule>>, Plain<CustomRule>>>(true);
    assertType<
      None<
        | Apart<File<'markers'>[number], MarkerRow>
        | Apart<File<'headers'>[number], HeaderRow & { source: string }>
        | Apart<File<'harmless-betas'>[number], PolicyData['harmlessBetas'][number] & { source: string }>
        | Apart<File<'endpoints'>[number], EndpointRow>
        | Apart<File<'models'>, ModelRules>
        | Apart<File<'retention'>, RetentionRules>
        | Apart<File<'responses'>[number], ResponseRow & { source: string }>
        | Apart<File<'shape'>[string], NodeShape>
        | Apart<File<'tables'>, Omit<PolicyData['tables'], 'newest'>>
        | Apart<File<'scope'>[number], ScopeRow>
        | Apart<File<'fixes'>[number], FixRow>
        | Apart<File<'law'>[number], LawRow>
        | Apart<File<'unknowns'>[number], UnknownRow>
        | Apart<z.infer<typeof customRule>, CustomRule>
      >
    >(true);
  });
});

describe('the loader of the policy', () => {
  it('accepts the shipped rules', () => {
    expect(parsePolicy(texts, readOnce).problems).toEqual([]);
  });

  it('accepts a new row, so that the refusals below are for the stated reasons', () => {
    expect(adding('invented', `  sources: [${SOURCE}]\n`)).toEqual([]);
  });

  it('refuses an unknown member, with its position', () => {
    const problems = adding('invented', `  sources: [${SOURCE}]\n  colour: red\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(/unknown member: colour/);
    expect(problems[0]?.file).toBe('beside.yaml');
    const text = `${texts.beside}${row('invented', `  sources: [${SOURCE}]\n  colour: red\n`)}`;
    const { line } = spot(text, '- id: invented');
    const colour = spot(text, 'colour: red');
    expect(problems[0]?.line).toBeGreaterThanOrEqual(line);
    expect(problems[0]?.line).toBeLessThanOrEqual(colour.line);
  });

  it('refuses a repeated id, with the position of the second', () => {
    const more = `  sources: [${SOURCE}]\n`;
    const problems = adding('code_execution', more);
    const text = `${texts.beside}${row('code_execution', more)}`;
    expect(messages(problems).join()).toMatch(/twice|code_execution/);
    expect(
      problems.some(({ file, line }) => file === 'beside.yaml' && line === spot(text, '- id: code_execution').line),
    ).toBe(true);
  });

  it('refuses a repeated member of a row', () => {
    const problems = adding('invented', `  sources: [${SOURCE}]\n  title: Again\n`);
    expect(problems.length).toBeGreaterThan(0);
    const text = `${texts.beside}${row('invented', `  sources: [${SOURCE}]\n  title: Again\n`)}`;
    expect(problems[0]?.line).toBe(spot(text, 'title: Again').line);
  });

  it('refuses a source that does not exist, with its position', () => {
    const cell = '  zdr: [{ since: 2026-09-01, status: eligible, source: invented/2026-09-01 }]\n';
    const problems = adding('invented', cell);
    expect(messages(problems)).toEqual([expect.stringMatching(/source.*invented\/2026-09-01/)]);
    const text = `${texts.beside}${row('invented', cell)}`;
    expect(problems[0]).toMatchObject({
      file: 'beside.yaml',
      line: spot(text, 'since: 2026-09-01, status: eligible, source: invented').line,
    });
    expect(problems[0]?.column).toBe(spot(text, 'source: invented/').column);
  });

  it('refuses a source that was not read on that day', () => {
    const problems = adding('invented', '  sources: [sdk/1999-01-01]\n');
    expect(messages(problems)).toEqual([expect.stringMatching(/sdk\/1999-01-01/)]);
  });

  it.each([
    ['zdr', 'eligible'],
    ['hipaa', 'eligible'],
  ])('refuses a cell of %s without a source', (column, status) => {
    const problems = adding('invented', `  ${column}: [{ since: 2026-09-01, status: ${status} }]\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.file).toBe('beside.yaml');
  });

  it('refuses a row that has neither cells nor sources', () => {
    expect(messages(adding('invented', ''))).toEqual([expect.stringMatching(/source/)]);
  });

  it.each([
    ['2026-09-01', '2026-08-01'],
    ['2026-09-01', '2026-09-01'],
  ])('refuses a history that goes from %s to %s', (first, second) => {
    const cell = (since: string, status: string) => `{ since: ${since}, status: ${status}, source: ${SOURCE} }`;
    const more = `  remedy: Invented.\n  zdr:\n    - ${cell(first, 'eligible')}\n    - ${cell(second, 'ineligible')}\n`;
    const problems = adding('invented', more);
    expect(messages(problems)).toEqual([expect.stringMatching(/later/)]);
    expect(problems[0]?.line).toBe(
      spot(`${texts.beside}${row('invented', more)}`, `since: ${second}, status: ineligible`).line,
    );
  });

  it('refuses a qualified cell that does not state what is retained', () => {
    const cell = `  zdr: [{ since: 2026-09-01, status: qualified, source: ${SOURCE} }]\n`;
    expect(messages(adding('invented', cell))).toEqual([expect.stringMatching(/kept|retention/)]);
    const kept = (days: string) =>
      `  retention:\n    - { what: Invented, where: anthropic, upTo: P1D, ${days}, source: ${SOURCE} }\n`;
    expect(adding('invented', cell + kept('since: 2026-09-01'))).toEqual([]);
    expect(messages(adding('invented', cell + kept('since: 2026-09-02')))).toHaveLength(1);
    expect(messages(adding('invented', cell + kept('since: 2026-01-01, until: 2026-09-01')))).toHaveLength(1);
  });

  it('refuses an ineligible cell without a remedy', () => {
    const cell = `  zdr: [{ since: 2026-09-01, status: ineligible, source: ${SOURCE} }]\n`;
    expect(messages(adding('invented', cell))).toEqual([expect.stringMatching(/remedy/)]);
  });

  it.each([
    ['an unknown status', '{ since: 2026-09-01, status: perhaps, source: sdk/2026-08-19 }'],
    ['a HIPAA cell that is qualified', '{ since: 2026-09-01, status: qualified, source: sdk/2026-08-19 }'],
    ['a day that is none', '{ since: 2026-13-01, status: eligible, source: sdk/2026-08-19 }'],
    ['a day in another form', '{ since: 1 September 2026, status: eligible, source: sdk/2026-08-19 }'],
    ['an answer that is none', '{ since: 2026-09-01, status: eligible, api: perhaps, source: sdk/2026-08-19 }'],
  ])('refuses %s', (_, cell) => {
    expect(adding('invented', `  hipaa: [${cell}]\n`)).toHaveLength(1);
  });

  it('refuses an invalid duration', () => {
    const kept = `  retention: [{ what: Invented, where: anthropic, upTo: 30 days, since: 2026-09-01, source: ${SOURCE} }]\n`;
    expect(adding('invented', `  sources: [${SOURCE}]\n${kept}`)).toHaveLength(1);
  });

  it('refuses a detector on a kind of node that does not exist', () => {
    const problems = adding('invented', `  sources: [${SOURCE}]\n  detect:\n    - { on: invented_node }\n`);
    expect(messages(problems)).toEqual([expect.stringMatching(/invented_node/)]);
  });

  it('refuses a detector with has and when, of which the second would not be tested', () => {
    const detect = '  detect:\n    - { on: tool, has: caching, when: { type: [custom] } }\n';
    const problems = adding('invented', `  sources: [${SOURCE}]\n${detect}`);
    expect(messages(problems)).toEqual([expect.stringMatching(/has stands without when and at/)]);
  });

  it('refuses a condition that the pattern language lacks', () => {
    const detect = "  detect:\n    - { on: tool, when: { type: [{ regex: '.*' }] } }\n";
    expect(adding('invented', `  sources: [${SOURCE}]\n${detect}`).length).toBeGreaterThan(0);
  });

  it.each([
    ['like: request', 'like: requests', 'no such kind: requests'],
    ['system: string | block[]', 'system: string | blocks[]', 'no such type or kind: blocks[]'],
    ['definition: tool }\n', 'definition: tools }\n', 'no such type or kind: tools'],
  ])('refuses a shape in which %j is %j, with its position', (from, to, message) => {
    const problems = problemsAfter({ shape: (text) => text.replace(from, to) });
    const { line } = spot(texts.shape ?? '', from);
    expect(problems).toMatchObject([{ file: 'shape.yaml', line, message }]);
  });

  it('refuses a platform that lacks a feature which does not exist', () => {
    const problems = problemsAfter({
      platforms: (text) => text.replace('features: [fast_mode]', 'features: [invented_mode]'),
    });
    expect(messages(problems)).toEqual([expect.stringMatching(/invented_mode/)]);
  });

  it('refuses an endpoint of a feature which does not exist', () => {
    const problems = problemsAfter({
      endpoints: (text) => text.replace('feature: token_counting', 'feature: invented_counting'),
    });
    expect(messages(problems)).toEqual([expect.stringMatching(/invented_counting/)]);
  });

  it.each([
    ['features: [cache_diagnostics]', 'features: [invented_feature]', /no such feature: invented_feature/],
    ['rules: [hipaa/beta-not-listed]', 'rules: [invented/rule]', /no such rule: invented\/rule/],
    ['remove: speed', 'remove: speed\n  drop: idle-beta-values', /exactly one/],
    ['id: standard-speed', 'id: direct-web-tool', /stands twice/],
  ])('refuses a fix where %s is %s', (from, to, message) => {
    const problems = problemsAfter({ fixes: (text) => text.replace(from, to) });
    expect(messages(problems)).toEqual([expect.stringMatching(message)]);
    expect(problems[0]?.file).toBe('fixes.yaml');
  });

  it('refuses a policy from which a file is missing', () => {
    const { problems, data } = parsePolicy({ ...texts, models: undefined });
    expect(data).toBeUndefined();
    expect(problems).toEqual([{ file: 'models.yaml', line: 1, column: 1, message: expect.stringMatching(/missing/) }]);
  });

  it('refuses invalid YAML, with the position of the error', () => {
    const problems = problemsAfter({ tables: (text) => `${text}\n  : [` });
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(({ file }) => file === 'tables.yaml')).toBe(true);
  });

  it('reports all problems at once, in several files', () => {
    const problems = problemsAfter({
      beside: (text) => text + row('invented', '  colour: red\n') + row('invented_too', '  taste: sweet\n'),
      tables: (text) => text.replace(/zdr: .*/, 'zdr: tomorrow'),
      headers: (text) => `${text}\n- { header: invented, feature: messages }\n`,
    });
    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(['beside.yaml', 'tables.yaml', 'headers.yaml']));
    expect(messages(problems).filter((message) => /colour|taste/.test(message))).toHaveLength(2);
    for (const problem of problems) expect(problemLine(problem)).toMatch(/^[a-z-]+\.yaml:\d+:\d+: \S/);
  });

  it('reports all inconsistencies between rows at once', () => {
    const problems = adding('invented', '').concat(adding('invented', '  sources: [invented/2026-09-01]\n'));
    expect(problems).toHaveLength(2);
    const both = problemsAfter({
      beside: (text) => text + row('invented', '') + row('invented', `  sources: [invented/2026-09-01]\n`),
    });
    expect(messages(both).length).toBeGreaterThanOrEqual(3);
  });
});

it('the digest of a policy depends on its rows, but not on the order of their members', () => {
  const { data, prose, fixes, answers } = parsePolicy(ruleTexts());
  if (!data || !prose || !fixes || !answers) throw new Error('rules/ does not load');
  const rows = { prose, fixes, answers };
  expect(digestOf({ ...rows, data: shippedPolicy.data })).toBe(shippedPolicy.digest);
  expect(digestOf({ ...rows, data: Object.fromEntries(Object.entries(data).reverse()) as typeof data })).toBe(
    shippedPolicy.digest,
  );
  expect(digestOf({ ...rows, data: { ...data, rules: data.rules.slice(1) } })).not.toBe(shippedPolicy.digest);
});
