import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormatsModule from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { Compliance } from '../../src/report/compliance.js';
import { body, CODE_EXECUTION, compliance, everyFormat, rich, run, saved } from './results.js';

const addFormats = addFormatsModule as unknown as (ajv: Ajv) => void;

/** The official schemas are beside the repository; without them, the tests that need them are skipped. */
const SCHEMAS = ['..', '../..', '../../..']
  .map((up) => resolve(up, 'shared/report/schemas'))
  .find((folder) => existsSync(folder));
const withSchemas = it.skipIf(SCHEMAS === undefined);
if (SCHEMAS === undefined) console.log('the official schemas are not there: the formats are not held to them');

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

const REPORTS: readonly (readonly [string, Compliance])[] = [
  ['with something of everything', rich()],
  ['of nothing', compliance([])],
  ['of what could not be used', compliance([run(saved([body()], {}))], { problems: ['x.json: no <saved> result'] })],
  ['of one request that passes', compliance([run(saved([body()], { arrangement: 'zdr' }), 'a b/ü?.json')])],
];

const CASES = [
  ['sarif', ['sarif/sarif-2.1.0-schemastore.json']],
  ['oscal results', ['oscal/oscal_assessment-results_schema.json']],
  ['oscal catalog', ['oscal/oscal_catalog_schema.json']],
  ['oscal components', ['oscal/oscal_component_schema.json']],
  ['cyclonedx', ['cyclonedx/bom-1.6.schema.json', 'cyclonedx/jsf-0.82.schema.json', 'cyclonedx/spdx.schema.json']],
] as const;

it('every format of the whole report has the age of the policy, and the note on what decides', () => {
  const { csv, 'oscal catalog': catalog, 'oscal components': components, intoto, ...whole } = everyFormat(rich());
  expect(Object.keys(whole).length).toBeGreaterThan(5);
  for (const [format, said] of Object.entries(whole)) {
    expect(said, format).toMatch(/newest row \d+ days old|"ageInDays": \d|"age-in-days" value="\d/);
    expect(said, format).toContain('signed agreement decides');
  }
});

it('readable formats show findings that several targets share, and equal moves, only once', () => {
  const zdr = { arrangement: 'zdr', today: '2026-12-31' } as const;
  const stale = compliance([
    run(saved([body()], zdr, 'one'), 'monday/one.json', 'monday'),
    run(saved([body()], zdr, 'one'), 'friday/one.json', 'friday'),
    run(saved([body(), body({ model: 7 })], zdr, 'two'), 'friday/two.json', 'friday'),
    run(saved([body(), body({ model: 7 })], zdr, 'three'), 'friday/three.json', 'friday'),
  ]);
  const { markdown, html } = everyFormat(stale);
  expect(markdown).toMatch(/- `policy\/stale` on T1, T2, T3, \d+ requests: The newest row of the policy is/);
  expect(html?.split('The newest row of the policy is').length).toBe(2);
  const alike = /^- (`.*`) on T1, T2: not applicable → unknown, the target was not seen before$/m.exec(markdown ?? '');
  expect(alike?.[1]?.split(', ').length).toBeGreaterThan(5);
  expect(html).toMatch(/<li>\d+ rules <span class="id">T1<\/span> <span class="id">T2<\/span> not applicable →/);
});

it('labels in one row of the time axis have room on paper, where the axis is four centimetres wide', () => {
  const html = everyFormat(rich()).html ?? '';
  const rows = [...html.matchAll(/<span class="(a\d)( lo)?">/g)].slice(0, 5).map(([, mark, lo]) => ({
    high: lo !== undefined,
    left: Number(new RegExp(`\\.axis \\.${mark}\\{left:([\\d.]+)%`).exec(html)?.[1]),
  }));
  expect(rows.length).toBe(5);
  for (const high of [true, false]) {
    const lefts = rows.filter((one) => one.high === high).map(({ left }) => left);
    expect(lefts.slice(1).every((left, i) => left - (lefts[i] as number) > 20)).toBe(true);
  }
});

it('readable formats show as of which day each result was judged', () => {
  const report = REPORTS[3]?.[1] as Compliance;
  const judged = (clock: 'record' | 'one-day'): Compliance => ({
    ...report,
    inputs: report.inputs.map((one) => ({ ...one, policy: { ...one.policy, asOf: '2026-05-04', clock } })),
  });
  for (const format of ['markdown', 'html'] as const) {
    expect(everyFormat(judged('record'))[format], format).toContain('each record’s own day');
    expect(everyFormat(judged('one-day'))[format], format).toContain('as of 2026-05-04');
  }
});

it('the counts in Markdown have units, and counts of nothing are omitted', () => {
  const ofOne = REPORTS[3]?.[1] as Compliance;
  expect(everyFormat(ofOne).markdown).toMatch(/^\d+ .* · \d+ not applicable = 26 rules, each asked of 1 target$/m);
  expect(everyFormat(compliance([])).markdown).not.toContain('each asked of');
});

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

/** Every value of a member with one of these names, anywhere in a value. */
const below = (value: unknown, names: readonly string[]): string[] => {
  if (Array.isArray(value)) return value.flatMap((one) => below(one, names));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => [
    ...(names.includes(name) ? [one].flat().filter((text): text is string => typeof text === 'string') : []),
    ...below(one, names),
  ]);
};

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
    expect(parsed('intoto').predicate.passedTests).toHaveLength(passes);
    const scores = parsed('cyclonedx').declarations.attestations.flatMap(
      (one: { map: { conformance: { score: number } }[] }) => one.map.map(({ conformance }) => conformance.score),
    );
    expect(scores.filter((score: number) => score === 1)).toHaveLength(passes);
    expect(scores.every((score: number) => score === 0 || score === 1)).toBe(true);
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
    const rows = of(both?.target ?? '');
    expect(rows.filter((row) => row.suppressions !== undefined)).toHaveLength(1);
    expect(rows.some((row) => row.suppressions === undefined && row.kind === 'fail')).toBe(true);
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
    const [risk] = parsed('oscal results')['assessment-results'].results[0].risks.filter(
      ({ deadline }: { deadline?: string }) => deadline !== undefined,
    );
    expect(risk.deadline).toBe('2026-10-20T23:59:59Z');
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

describe('every format', () => {
  it.each(Object.entries(everyFormat(rich())))(
    '%s has no percentage, and does not call anything compliant',
    (format, text) => {
      const words = format === 'html' ? text.replace(/<style>.*?<\/style>/s, '') : text;
      expect(words).not.toMatch(/\d\s*%/);
      expect(words.replaceAll(/compliance officer/gi, '')).not.toMatch(/\bcompliant\b/i);
    },
  );

  it.each(['html', 'markdown', 'json', 'csv'])('%s has the exception that holds under every arrangement', (format) => {
    expect(everyFormat(compliance([]))[format]).toMatch(/2 years|P2Y/);
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

describe('the HTML page', () => {
  const text = everyFormat(rich()).html ?? '';

  it('has no script and loads nothing, and its content security policy allows only its style sheet', () => {
    expect(text).not.toMatch(/<script|<link|<img|<iframe|<object|\son\w+=|\sstyle=|@import|url\(/i);
    const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(text).toContain(
      `content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'"`,
    );
  });

  it('has its sections in order', () => {
    const order = [...text.matchAll(/<h2[^>]* id="([^"]+)"/g)].map(([, id]) => id);
    expect(order).toEqual([
      'verdict',
      'targets',
      'flow',
      'ledger',
      'matrix',
      'findings',
      'waivers',
      'changes',
      'unknowns',
      'checks',
      'sources',
      'digests',
    ]);
  });

  it('names at most three findings that decide the verdict above the counts, each with a link to its card', () => {
    const { findings } = rich();
    const first = /<ul class="decisive">(.*?)<\/ul>/s.exec(text)?.[1] ?? '';
    const cards = findings.filter(({ verdict }) => verdict === 'fail');
    expect(text.indexOf('class="decisive"')).toBeLessThan(text.indexOf('class="bar"'));
    expect(first).toContain(`<a href="#${cards[0]?.id}">${cards[0]?.featureTitle ?? cards[0]?.title}</a>`);
    expect(text).toContain(`<li class="card finding v-fail" id="${cards[0]?.id}">`);
    const features = [CODE_EXECUTION, { mcp_servers: [{ type: 'url', url: 'https://x.example', name: 'x' }] }];
    const many = [...features, { container: 'c-1' }, { speed: 'fast', betas: ['fast-mode-2026-02-01'] }].map(body);
    const files = { method: 'GET', url: 'https://api.anthropic.com/v1/files' };
    const batch = { custom_id: 'a', params: body() };
    const report = compliance([run(saved([...many, files, batch], { arrangement: 'zdr' }))]);
    const shown = /<ul class="decisive">(.*?)<\/ul>/s.exec(everyFormat(report).html ?? '')?.[1] ?? '';
    expect(shown.match(/<li>/g)).toHaveLength(4);
    expect(shown).toContain('<a href="#findings">and 1 more</a>');
    const targets = [...'abcdefg'].map((name) =>
      run(saved([body(CODE_EXECUTION)], { arrangement: 'zdr' }, name), name),
    );
    expect(everyFormat(compliance(targets)).html).toContain('Code execution</a> <span class="sub">on 7 targets</span>');
  });

  it('has no counts, bars or empty tables if no request was judged', () => {
    const empty = everyFormat(compliance([])).html ?? '';
    expect(empty).not.toMatch(/class="decisive"|class="bar"|class="key"><li>=|<tbody><\/tbody>/);
    expect(empty).toContain('No request was seen.');
  });

  it('says that its results were judged as of several days, or as of the day of each record', () => {
    const judged = (asOf: string) => run(saved([body()], { arrangement: 'zdr', asOf }, asOf), asOf, 'one');
    const days = ['2026-05-01', '2026-07-01'].map(judged);
    const each = days.map((one) => ({ ...one, policy: { ...one.policy, clock: 'record' as const } }));
    for (const [runs, words] of [
      [days.slice(1), 'rules as of 2026-07-01'],
      [days, 'rules as of several days, the latest 2026-07-01'],
      [each, 'rules as of each record’s own day, the latest 2026-07-01'],
    ] as const) {
      const { html = '', markdown = '', 'oscal results': oscal = '', intoto = '' } = everyFormat(compliance(runs));
      for (const shown of [html, markdown]) expect(shown).toContain(`${words}, newest row`);
      for (const shown of [oscal, intoto]) expect(shown).toContain(words.replace('rules ', ''));
    }
  });

  it('is not widened by long names, and has targets side by side as far as paper allows', () => {
    const names = [...'abcdefg', 'x'.repeat(300)];
    const report = compliance(names.map((name) => run(saved([body()], { arrangement: 'zdr' }, name), name)));
    const page = everyFormat(report).html ?? '';
    expect(page).toContain(`<h3><span class="long">${'x'.repeat(300)}</span></h3>`);
    const checks = page.slice(page.indexOf('id="checks"'), page.indexOf('id="sources"'));
    const heads = [...checks.matchAll(/<thead.*?<\/thead>/gs)].map(([head]) =>
      [...head.matchAll(/class="id">(T\d+)</g)].map(([, id]) => id),
    );
    expect(heads.map((ids) => ids.length)).toEqual([6, 2]);
    expect(heads.flat()).toEqual(report.targets.map(({ id }) => id));
    const cells = [...checks.matchAll(/<td /g)].length;
    expect(cells).toBe(report.checks.length * report.targets.length);
  });

  it('gives every header of a table its scope, and every table a caption', () => {
    expect(text.match(/<th(?=[\s>])(?![^>]*scope=)[^>]*>/g)).toBeNull();
    expect(text.match(/<table/g)?.length).toBe(text.match(/<caption/g)?.length);
  });

  it('escapes everything from saved results, waivers and names', () => {
    const hostile = '"><script>alert(1)</script>\u202e&rlm;<img src=x onerror=alert(1)>';
    const waivers = [{ rule: 'zdr/feature-not-eligible', reason: hostile, owner: hostile, expires: '2026-10-20' }];
    const report = saved([body(CODE_EXECUTION)], { arrangement: 'zdr', waivers }, hostile);
    const amiss = {
      ...report,
      subjects: report.subjects.map((subject) => ({
        ...subject,
        endpoint: hostile,
        findings: subject.waived.map((one) => ({
          ...one,
          message: hostile,
          sources: [{ page: hostile, section: hostile, url: 'javascript:alert(1)', captured: hostile }],
        })),
      })),
    };
    const all = everyFormat(compliance([run(amiss, hostile)], { title: hostile }));
    expect(all.html).not.toMatch(/<script|<img|javascript:[^<]*"/);
    expect(all.html).not.toContain('\u202e');
    // Text between backticks is literal.
    expect(all.markdown?.replaceAll(/`[^`\n]*`/g, '')).not.toMatch(/(?<!\\)(<(script|img)|&rlm)/);
    expect(all.markdown).not.toContain('\u202e');
    expect(all.junit).not.toMatch(/<script|\u202e/);
    for (const format of ['json', 'sarif', 'oscal results', 'cyclonedx', 'intoto'])
      expect(() => JSON.parse(all[format] ?? '')).not.toThrow();
  });

  it('comes with a CSV whose cells are never formulas', () => {
    const { csv } = everyFormat(compliance([run(saved([body()], { arrangement: 'zdr' }, '=HYPERLINK("x")'))]));
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  });
});

describe('README', () => {
  it('shows an image of a report that exists and is small enough', () => {
    const [, path = ''] = /!\[[^\]]*\]\(([^)]+\.png)\)/.exec(readFileSync('README.md', 'utf8')) ?? [];
    const picture = readFileSync(path);
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.length).toBeLessThan(300_000);
  });
});

describe('no format shows the content of a request', () => {
  const CANARY = 'kanarienvogel';
  const everywhere = (value: unknown): unknown => {
    if (typeof value === 'string') return `${value}-${CANARY}`;
    if (Array.isArray(value)) return value.map(everywhere);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries([
      ...Object.entries(value).map(([name, one]) => [name, everywhere(one)]),
      [`some ${CANARY}`, CANARY],
    ]);
  };
  const requests = [
    body(CODE_EXECUTION),
    body({ tools: [{ name: CANARY, strict: true, input_schema: { properties: { [CANARY]: { enum: [CANARY] } } } }] }),
    {
      url: `https://${CANARY}.services.ai.azure.com/anthropic/v1/messages`,
      headers: { 'anthropic-beta': CANARY },
      body: body(),
    },
    { url: `https://api.anthropic.com/v1/files/${CANARY}`, method: CANARY },
    { custom_id: CANARY, params: body({ model: CANARY }) },
    { url: `https://${CANARY}.example/v1/messages`, body: { model: CANARY, messages: CANARY } },
    CANARY,
  ];

  it('under any terms', () => {
    const runs = (['standard', 'zdr', 'hipaa'] as const).flatMap((arrangement) => [
      run(saved(requests, { arrangement }), `${arrangement}.json`),
      run(saved(requests.map(everywhere), { arrangement, strict: true }), `${arrangement}-everywhere.json`),
    ]);
    const all = everyFormat(compliance(runs));
    const leaking = Object.entries(all).filter(([, text]) => text.toLowerCase().includes(CANARY));
    expect(leaking.map(([format]) => format)).toEqual([]);
    const embedded = [...(all['oscal results'] ?? '').matchAll(/"value": "([A-Za-z0-9+/=]{200,})"/g)];
    expect(embedded).toHaveLength(2);
    for (const [, value = ''] of embedded) expect(Buffer.from(value, 'base64').toString()).not.toContain(CANARY);
  });

  it('and the test would find it, if a name had it', () => {
    const [request] = requests;
    expect(everyFormat(compliance([run(saved([request], {}), `${CANARY}.json`)])).html).toContain(CANARY);
  });
});

it('Markdown has no trailing comma for a source without an address, and shows the place of a waiver', () => {
  const waivers = [
    { rule: 'zdr/feature-not-eligible', at: '/tools/0', reason: 'A pilot', owner: 'R. Example', expires: '2026-10-20' },
  ];
  const named = run(saved([body(CODE_EXECUTION)], { arrangement: 'zdr', waivers }));
  const sources = [{ page: 'House rules', section: 'Models', url: '', captured: '2026-09-01' }];
  const finding = {
    rule: 'house/models',
    verdict: 'fail',
    api: 'unknown',
    message: 'Not on our list.',
    remedy: '',
    sources,
    requests: 1,
    places: [],
  } as const;
  const parts = named.parts.map((part) => ({ ...part, findings: [finding] }));
  const { markdown = '' } = everyFormat(compliance([{ ...named, parts }]));
  expect(markdown).toContain('- source: House rules, Models, read 2026-09-01\n');
  expect(markdown).toContain('| `zdr/feature-not-eligible`: Code execution at `/tools/0` |');
  expect(markdown).not.toContain('vendor policy');
});

it('an HTML card counts the findings to fix or settle that are below it, not rules', () => {
  const two = body({ ...CODE_EXECUTION, mcp_servers: [{ type: 'url', url: 'https://a.example', name: 'a' }] });
  for (const report of [rich(), compliance([run(saved([two], { arrangement: 'zdr' }))])]) {
    const html = everyFormat(report).html ?? '';
    const failing = report.targets.filter((one) => one.verdict === 'fail');
    expect(failing).not.toEqual([]);
    for (const { id, verdict } of failing) {
      const own = report.findings.filter((one) => one.target === id && one.verdict === verdict).length;
      const card = html.slice(html.indexOf(`<span class="id">${id}</span></div>`));
      expect(/(\d+) to fix/.exec(card)?.[1]).toBe(String(own));
    }
  }
});

it('a target shows its arrangement and the days of its requests, whatever its name', () => {
  const named = run(saved([body(CODE_EXECUTION)], { arrangement: 'zdr' }, 'clinic'));
  const parts = named.parts.map((part) => ({ ...part, first: '2026-09-01', last: '2026-09-20' }));
  const { html = '', markdown = '' } = everyFormat(compliance([{ ...named, parts }]));
  expect(html).toContain('<dt>Arrangement</dt><dd>zero data retention</dd>');
  expect(html).toContain('<dt>Requests</dt><dd>1, 1 fail</dd>');
  for (const text of [html.replaceAll(/<[^>]+>/g, ''), markdown]) expect(text).toContain('2026-09-01 to 2026-09-20');
});
