import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormatsModule from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { Compliance } from '../../src/report/compliance.js';
import { body, CODE_EXECUTION, compliance, everyFormat, REPORTS, rich, run, saved } from './results.js';

const addFormats = addFormatsModule as unknown as (ajv: Ajv) => void;

/** The official schemas are beside the repository; without them, the tests that need them are skipped. */
const SCHEMAS = ['..', '../..', '../../..']
  .map((up) => resolve(up, 'shared/report/schemas'))
  .find((folder) => existsSync(folder));
const withSchemas = it.skipIf(SCHEMAS === undefined);

const schema = (file: string): object => JSON.parse(readFileSync(join(SCHEMAS ?? '', file), 'utf8'));

const validator = (file: string, ...more: readonly string[]): ValidateFunction => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  addFormats(ajv);
  ajv.addFormat('iri-reference', /^\S*$/);
  ajv.addFormat('idn-email', /^\S+@\S+$/);
  for (const other of more) ajv.addSchema(schema(other));
  return ajv.compile(schema(file));
};

const errorsOf = (validate: ValidateFunction, text: string): string[] => {
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

const CASES = [
  ['sarif', ['sarif/sarif-2.1.0-schemastore.json']],
  ['oscal results', ['oscal/oscal_assessment-results_schema.json']],
  ['oscal catalog', ['oscal/oscal_catalog_schema.json']],
  ['oscal components', ['oscal/oscal_component_schema.json']],
  ['cyclonedx', ['cyclonedx/bom-1.6.schema.json', 'cyclonedx/jsf-0.82.schema.json', 'cyclonedx/spdx.schema.json']],
] as const;

/** Every value of a member with one of these names, anywhere in a value. */
const below = (value: unknown, names: readonly string[]): string[] => {
  if (Array.isArray(value)) return value.flatMap((one) => below(one, names));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => [
    ...(names.includes(name) ? [one].flat().filter((text): text is string => typeof text === 'string') : []),
    ...below(one, names),
  ]);
};

describe('the official schemas', () => {
  for (const [format, [file, ...more]] of CASES) {
    withSchemas(`take ${format}, and refuse it with a member of the wrong type`, () => {
      const validate = validator(file, ...more);
      for (const [name, report] of REPORTS)
        expect(errorsOf(validate, everyFormat(report)[format] ?? ''), name).toEqual([]);
      const broken = (everyFormat(rich())[format] ?? '').replace(/"(title|name)": "[^"]*"/, '"$1": 7');
      expect(errorsOf(validate, broken)).not.toEqual([]);
    });
  }

  const xmllint = spawnSync('xmllint', ['--version']).status === 0;
  it.skipIf(SCHEMAS === undefined || !xmllint)('accept JUnit, in both dialects', () => {
    for (const [name, report] of REPORTS) {
      for (const dialect of ['JUnit-windyroad.xsd', 'junit-10-jenkins-xunit.xsd']) {
        const done = spawnSync('xmllint', ['--noout', '--schema', join(SCHEMAS ?? '', 'junit', dialect), '-'], {
          input: everyFormat(report).junit,
          encoding: 'utf8',
        });
        expect(done.status, `${name}, ${dialect}: ${done.stderr}`).toBe(0);
      }
    }
  });
});

describe('an evidence format', () => {
  const formats = everyFormat(rich());
  const parsed = (format: string) => JSON.parse(formats[format] ?? '');

  it('has no dangling reference, in OSCAL', () => {
    const documents = ['oscal results', 'oscal catalog', 'oscal components'].map(parsed);
    const ids = new Set(below(documents, ['uuid', 'id']));
    const used = below(documents, [
      'actor-uuid',
      'subject-uuid',
      'observation-uuid',
      'risk-uuid',
      'control-id',
      'target-id',
    ]);
    const local = below(documents, ['href', 'source']).filter((href) => href.startsWith('#'));
    expect(used.length).toBeGreaterThan(20);
    expect(local.length).toBeGreaterThan(3);
    expect([...used, ...local.map((href) => href.slice(1))].filter((id) => !ids.has(id))).toEqual([]);
    const uuids = below(parsed('oscal results'), ['uuid']);
    expect(new Set(uuids).size).toBe(uuids.length);
  });

  it('has no dangling reference, in CycloneDX', () => {
    const document = parsed('cyclonedx');
    const refs = below(document, ['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    const used = below(document.declarations, [
      'requirement',
      'claims',
      'counterClaims',
      'target',
      'evidence',
      'counterEvidence',
      'mitigationStrategies',
      'assessor',
    ]);
    expect(used.length).toBeGreaterThan(50);
    expect(used.filter((ref) => !refs.includes(ref))).toEqual([]);
  });

  it('has no broken link, in HTML', () => {
    const ids = new Set([...(formats.html ?? '').matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const used = [...(formats.html ?? '').matchAll(/(?:href="#|aria-labelledby=")([^"]+)"/g)].map(([, id]) => id);
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('marks nothing but a pass as satisfied, passed or conforming', () => {
    const report = rich();
    const passes = report.checks.flatMap(({ targets }) => targets.filter(({ state }) => state === 'pass')).length;
    expect(passes).toBeGreaterThan(0);
    const states = below(parsed('oscal results')['assessment-results'].results[0].findings, ['state']);
    expect(states.filter((state) => state === 'satisfied')).toHaveLength(passes);
    const { passedTests, warnedTests, failedTests } = parsed('intoto').predicate;
    expect(passedTests).toHaveLength(passes);
    expect(failedTests).toEqual(['hipaa/platform-not-covered on chart notes', 'zdr/feature-not-eligible on triage']);
    const asked = report.checks.flatMap(({ targets }) => targets.filter(({ state }) => state !== 'not-applicable'));
    expect(warnedTests).toHaveLength(asked.length - passes - failedTests.length + report.notChecked.length);
    const scores = parsed('cyclonedx').declarations.attestations.flatMap(
      (one: { map: { conformance: { score: number } }[] }) => one.map.map(({ conformance }) => conformance.score),
    );
    expect(scores.filter((score: number) => score === 1)).toHaveLength(passes);
    expect(scores.every((score: number) => score === 0 || score === 1)).toBe(true);
    // A score of 1 would be full confidence.
    expect(
      parsed('cyclonedx').declarations.attestations.flatMap((one: { map: { confidence: { score?: number } }[] }) =>
        one.map.flatMap(({ confidence }) => confidence.score ?? []),
      ),
    ).toEqual(asked.filter(({ state }) => state === 'unknown' || state === 'review').map(() => 0));
    const kinds = parsed('sarif').runs[0].results.map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter((kind: string) => kind === 'pass')).toHaveLength(passes);
    const cases = [...(formats.junit ?? '').matchAll(/<testcase [^>]*><\/testcase>/g)].length;
    const noted = report.checks.flatMap(({ targets }) =>
      targets.filter(({ state }) => state === 'informational'),
    ).length;
    expect(cases).toBe(passes + noted);
  });

  it('has an error or a warning if nothing was judged, or an input could not be used', () => {
    const passing = run(saved([body()], { arrangement: 'zdr' }));
    const errors = (report: Compliance) => everyFormat(report).junit?.match(/<error /g)?.length ?? 0;
    expect(errors(compliance([passing]))).toBe(0);
    expect(errors(compliance([]))).toBe(1);
    const unusable = compliance([passing], { problems: ['x.json: this is no saved result'] });
    expect(errors(unusable)).toBe(1);
    expect(JSON.parse(everyFormat(unusable).intoto ?? '').predicate.warnedTests).toEqual([
      '1 record not checked: x.json: this is no saved result',
    ]);
  });

  it('is valid whatever the names of the files', () => {
    const report = saved([body(CODE_EXECUTION)], { arrangement: 'zdr' });
    const location = { file: 'a\ud800#b?.json', line: 1, column: 1 };
    const odd = { ...report, subjects: report.subjects.map((subject) => ({ ...subject, location })) };
    const { sarif = '' } = everyFormat(compliance([run(odd, 'saved\udfff.json')]));
    expect(below(JSON.parse(sarif), ['uri'])).toEqual(['saved%EF%BF%BD.json', 'a%EF%BF%BD%23b%3F.json']);
  });

  it('shows waived findings beside others of the same rule, in SARIF', () => {
    const { results } = parsed('sarif').runs[0] as { results: Record<string, unknown>[] };
    const of = (target: string) =>
      results.filter(({ ruleId, properties }) => {
        const held = properties as { target: string };
        return ruleId === 'zdr/feature-not-eligible' && held.target === target;
      });
    const both = rich().waivers.find(({ requests, state }) => requests > 0 && state !== 'expired');
    expect(results.filter((row) => row.suppressions !== undefined)).toMatchObject([
      { ruleId: both?.waiver.rule, properties: { target: both?.target } },
    ]);
    const rows = of(both?.target ?? '');
    expect(rows.filter((row) => row.suppressions !== undefined)).toHaveLength(1);
    expect(rows.some((row) => row.suppressions === undefined && row.kind === 'fail')).toBe(true);
  });

  it('shows in SARIF that a rule is unknown beside its waived findings', () => {
    const waivers = [
      { rule: 'zdr/feature-not-eligible', reason: 'A pilot', owner: 'R. Example', expires: '2026-10-20' },
    ];
    const unread = { ...body(), tools: 'cut' };
    const { sarif = '' } = everyFormat(
      compliance([run(saved([body(CODE_EXECUTION), unread], { arrangement: 'zdr', waivers }))]),
    );
    const { results } = JSON.parse(sarif).runs[0] as { results: Record<string, unknown>[] };
    const own = results.filter(({ ruleId }) => ruleId === 'zdr/feature-not-eligible');
    expect(own.map(({ kind, suppressions }) => [kind, suppressions !== undefined])).toEqual([
      ['open', false],
      ['fail', true],
    ]);
  });

  it('has unique fingerprints that are the same in the next report, whatever else that has', () => {
    const of = (more: readonly string[]) => {
      const targets = ['middle', ...more];
      const all = everyFormat(
        compliance(targets.map((name) => run(saved([body(CODE_EXECUTION)], { arrangement: 'zdr' }, name), name))),
      );
      const { results } = JSON.parse(all.sarif ?? '').runs[0];
      const prints = below(results, ['claude-preflight/v1']);
      const { components } = JSON.parse(all['oscal components'] ?? '')['component-definition'] as {
        components: { uuid: string; title: string }[];
      };
      return { prints, component: components.find(({ title }) => title === 'middle')?.uuid };
    };
    const [one, two] = [of([]), of(['above', 'below'])];
    expect(one.component).toBe(two.component);
    expect(new Set(two.prints).size).toBe(two.prints.length);
    expect(one.prints.length).toBeGreaterThan(0);
    expect(one.prints.filter((print) => !two.prints.includes(print))).toEqual([]);
  });

  it('refers to results that count, not to history', () => {
    const history = rich().inputs.flatMap(({ counts, sha256 }) => (counts === 'history' ? sha256 : []));
    expect(history).toHaveLength(1);
    const { results, 'back-matter': back } = parsed('oscal results')['assessment-results'];
    const used = new Set(below(results, ['href']));
    const saved = (back.resources as { uuid: string; rlinks?: { hashes: { value: string }[] }[] }[]).find(
      ({ rlinks }) => rlinks?.[0]?.hashes[0]?.value === history[0],
    );
    expect(saved).toBeDefined();
    expect(used.has(`#${saved?.uuid}`)).toBe(false);
    const { claims, evidence } = parsed('cyclonedx').declarations;
    const ref = evidence.find(({ description }: { description: string }) => description.includes(history[0] ?? ''));
    expect(below(claims, ['evidence', 'counterEvidence'])).not.toContain(ref['bom-ref']);
  });

  it('treats a waiver as valid on its last day', () => {
    const { risks } = parsed('oscal results')['assessment-results'].results[0];
    expect(below(risks, ['deadline'])).toEqual(['2026-10-20T23:59:59Z']);
    expect(below(parsed('cyclonedx').declarations, ['expires'])).toEqual(['2026-10-20T23:59:59Z']);
  });

  it('skips waived rules in JUnit, and names the owner of the waiver', () => {
    const waivers = [
      { rule: 'zdr/feature-not-eligible', reason: 'A pilot', owner: 'R. Example', expires: '2026-10-20' },
    ];
    const report = compliance([run(saved([body(CODE_EXECUTION)], { arrangement: 'zdr', waivers }))]);
    const { junit = '' } = everyFormat(report);
    expect(junit).toContain('skipped="1"');
    expect(junit).toMatch(/<skipped message="[^"]*: Code execution waived by R. Example until 2026-10-20: A pilot"\/>/);
  });

  it('contains the catalog and the components that it refers to, byte for byte', () => {
    const resources = parsed('oscal results')['assessment-results']['back-matter'].resources as {
      base64?: { filename: string; value: string };
      rlinks?: { hashes: { value: string }[] }[];
    }[];
    const embedded = resources.filter(({ base64 }) => base64);
    expect(embedded.map(({ base64 }) => base64?.filename)).toEqual(['catalog.json', 'component-definition.json']);
    for (const { base64, rlinks } of embedded) {
      const bytes = Buffer.from(base64?.value ?? '', 'base64');
      expect(rlinks?.[0]?.hashes[0]?.value).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });

  it('is the same, byte for byte, when made again', () => {
    expect(everyFormat(rich())).toEqual(formats);
  });
});

it('the components of OSCAL name the population: how many requests, sent when, under which terms', () => {
  const report = saved([body()], { arrangement: 'zdr' }, 'letters');
  const [part] = run(report).parts;
  if (!part) throw new Error('a run has a part');
  const dated = { ...run(report), parts: [{ ...part, first: '2026-05-01', last: '2026-09-30' }] };
  for (const [runs, words] of [
    [run(report), 'Claude API, zero data retention, 1 request; proof of terms: declared, not shown'],
    [dated, 'Claude API, zero data retention, 1 request sent 2026-05-01 to 2026-09-30; proof of terms: declared'],
  ] as const)
    for (const format of ['oscal results', 'oscal components'])
      expect(everyFormat(compliance([runs]))[format]).toContain(words);
});
