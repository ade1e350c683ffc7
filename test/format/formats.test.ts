import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { check, reportOf } from '../../src/check.js';
import { type FormatOptions, REPORT_FORMATS, reportText } from '../../src/cli/formats.js';
import type { Context, Finding, Report, Subject } from '../../src/model.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { csvRows } from '../csv.js';
import { cases } from '../fixture-cases.js';

const SCHEMAS = '../shared/report/schemas';
const absent = !existsSync(SCHEMAS);
if (absent) console.log(`${SCHEMAS} is absent: SARIF and JUnit are not validated against the official schemas`);
const xmllint = spawnSync('xmllint', ['--version']).status === 0;
if (!xmllint) console.log('xmllint is absent: JUnit is not validated against its XSD');

const OPTIONS: FormatOptions = { colour: false, today: '2026-10-01', failOn: 'fail' };
const ODD = 'odd dir/a,b:c%0A"é"<&>.json';
const WAIVER = {
  rule: 'zdr/feature-not-eligible',
  at: '/tools/0',
  reason: "=cmd|'/c calc'!A1 <b>&\"\u0001",
  owner: 'Dr | Invented, PhD',
  expires: '2026-12-31',
};
const BODY = { model: 'claude-opus-4-6', max_tokens: 64, messages: [{ role: 'user', content: 'Good morning.' }] };
const CODE = { type: 'code_execution_20250825', name: 'code_execution' };
const FETCH = { type: 'web_fetch_20260209', name: 'web_fetch' };

/** A report with everything: a failure, a waived finding, a review, an unreadable request, a pass. */
const everything = (): Report => {
  const context: Context = { arrangement: 'zdr', today: '2026-10-01', waivers: [WAIVER] };
  const subjects = [
    { ...BODY, tools: [CODE, FETCH] },
    { ...BODY, model: 'invented' },
    { ...BODY, tools: 7 },
    { ...BODY, cache_control: { type: 'ephemeral' } },
    BODY,
  ].map((request, i): Subject => {
    const [subject] = check(request, context).subjects;
    if (!subject) throw new Error('no subject');
    const location = { file: i === 0 ? ODD : `app/${i}.json`, line: 3 + i, column: 5 };
    return {
      ...subject,
      name: `request ${i}`,
      location,
      findings: subject.findings.map((finding) => ({ ...finding, location })),
    };
  });
  const { subjects: all, ...head } = reportOf(subjects, context, shippedPolicy);
  return { ...head, counts: { inputs: 9, subjects: 5, other: 3, unreadable: 1 }, subjects: all };
};
const report = everything();
const text = (format: string, of: Report = report, options: Partial<FormatOptions> = {}): Promise<string> =>
  reportText(of, format, { ...OPTIONS, ...options });
const counted = (verdict: string): number =>
  report.subjects.flatMap(({ findings }) => findings).filter((one) => one.verdict === verdict).length;

it.each(['pretty', 'markdown', 'junit', 'json'])(
  '%s has the age of the policy, and the note on what decides',
  async (format) => {
    const said = await text(format);
    expect(said).toMatch(/newest row 5 days old|"ageInDays": 5/);
    expect(said).toContain('the signed agreement decides');
  },
);

it('the report in these tests has everything that a format must distinguish', () => {
  expect(counted('fail')).toBeGreaterThan(0);
  expect(counted('review')).toBeGreaterThan(1);
  expect(report.subjects.flatMap(({ waived }) => waived)).toHaveLength(1);
  expect(report.subjects.some(({ findings }) => findings.some(({ rule }) => rule === 'request/unreadable'))).toBe(true);
  expect(report.subjects.some(({ findings, waived }) => findings.length + waived.length === 0)).toBe(true);
});

const CANARY = 'kanarienvogel';
/** A request with a canary appended to every string except its name, which is the caller's own. */
const longer = (value: unknown): unknown => {
  if (typeof value === 'string') return `${value}${CANARY}`;
  if (Array.isArray(value)) return value.map(longer);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, below]) => [name, name === 'name' ? below : longer(below)]),
  );
};
const canaries = reportOf(
  cases.flatMap(({ request, context }) => check(longer(request), context).subjects),
  {},
  shippedPolicy,
);

describe.each(REPORT_FORMATS)('%s', (format) => {
  it('shows what was checked and what was not, and marks waived findings', async () => {
    const said = await text(format, report, { failOn: 'review' });
    expect(said).toMatch(/looked at 9 inputs: 5 requests judged, 3 without|"inputs": 9/);
    if (format !== 'pretty' && format !== 'markdown') expect(said).toMatch(/Dr \| Invented/);
    else expect(said).toMatch(format === 'pretty' ? /, 1 waived\n[\s\S]*Invented, PhD/ : /waived[\s\S]*Invented, PhD/i);
  });

  it('is the same text for the same report', async () => {
    expect(await text(format)).toBe(await text(format, everything()));
  });

  it('accepts an empty report', async () => {
    const none = reportOf([], {}, shippedPolicy);
    expect(await text(format, none)).not.toBe('');
  });

  it('shows no value of any request of the fixtures', async () => {
    expect(await text(format, canaries)).not.toContain(CANARY);
  });
});

it.each(['pretty', 'markdown', 'junit'])('names cannot change the direction of text, in %s', async (format) => {
  const [subject] = check({ ...BODY, tools: [CODE] }, { arrangement: 'zdr' }).subjects;
  if (!subject) throw new Error('no subject');
  const named = { ...subject, name: 'a\u202enosj', location: { file: 'a\u202enosj', line: 1, column: 1 } };
  const said = await text(format, reportOf([named], {}, shippedPolicy));
  expect(said).toContain('a?nosj');
  expect(said).not.toContain('\u202e');
});

it('readable formats show the age of the policy once, not for each request', async () => {
  const context: Context = { arrangement: 'zdr', today: '2027-06-01' };
  const old = reportOf(
    [BODY, BODY].flatMap((body) => check(body, context).subjects),
    context,
    shippedPolicy,
  );
  for (const format of REPORT_FORMATS) {
    const times = (await text(format, old)).split('policy/stale').length - 1;
    if (['pretty', 'markdown', 'github', 'gitlab'].includes(format)) expect([format, times]).toEqual([format, 1]);
    else if (format !== 'sarif-failures') expect(times).toBeGreaterThan(1);
  }
});

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: string;
  readonly level: string;
  readonly suppressions?: readonly { readonly justification: string }[];
  readonly partialFingerprints?: Readonly<Record<string, string>>;
  readonly locations: readonly {
    readonly physicalLocation?: { readonly artifactLocation: { readonly uri: string } };
  }[];
}
const runOf = (sarif: string) =>
  JSON.parse(sarif).runs[0] as { results: Result[]; tool: { driver: { rules: { id: string }[] } } };

it('readable formats show shared informational findings once, and other findings at their places', async () => {
  const context: Context = { arrangement: 'hipaa', today: '2026-10-01' };
  const requests = [{ ...BODY, tools: [CODE] }, BODY, { ...BODY, tools: [CODE] }];
  const subjects = requests.map((request, i): Subject => {
    const [subject] = check(request, context).subjects;
    if (!subject) throw new Error('no subject');
    return { ...subject, name: `request ${i}`, location: { file: `app/${i}.json`, line: 1, column: 1 } };
  });
  const several = reportOf(subjects, context, shippedPolicy);
  const times = (said: string, word: string) => said.split(word).length - 1;
  for (const format of ['pretty', 'github'] as const) {
    const said = await text(format, several);
    expect(times(said, 'hipaa/no-baa'), format).toBe(1);
    expect(said, format).toMatch(/hipaa\/no-baa +of 3 requests/);
    expect(times(said, 'hipaa/feature-not-eligible'), format).toBe(2);
  }
  expect(await text('pretty', several)).toContain('no findings of its own');
  expect(times(await text('sarif', several), '"ruleId": "hipaa/no-baa"')).toBe(3);
  const [first] = subjects;
  const alone = await text('pretty', { ...several, subjects: first ? [first] : [] });
  expect(alone).toContain('hipaa/no-baa  the request');
});

describe('SARIF', () => {
  it.skipIf(absent)('conforms to the official schema', async () => {
    const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
    addFormats.default(ajv);
    const schema = JSON.parse(readFileSync(`${SCHEMAS}/sarif/sarif-schema-2.1.0.json`, 'utf8'));
    const validate = ajv.compile({
      ...schema,
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: undefined,
      id: undefined,
    });
    for (const format of ['sarif', 'sarif-failures']) {
      expect(validate(JSON.parse(await text(format))), JSON.stringify(validate.errors)).toBe(true);
      expect(validate({ ...JSON.parse(await text(format)), version: '9' })).toBe(false);
    }
  });

  it('gives a level only to failures, as the standard requires, and marks as open what could not be read', async () => {
    const { results, tool } = runOf(await text('sarif'));
    expect(results.every(({ kind, level }) => (kind === 'fail') === (level !== 'none'))).toBe(true);
    expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(['fail', 'review', 'open', 'pass']));
    expect(results.every(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]?.id === ruleId)).toBe(true);
    expect(results.filter(({ suppressions = [] }) => suppressions.length > 0)).toHaveLength(1);
  });

  it('of failures has only these, including waived ones', async () => {
    const fails = runOf(await text('sarif-failures')).results;
    expect(fails).toHaveLength(counted('fail') + 1);
    const reviewed = runOf(await text('sarif-failures', report, { failOn: 'review' })).results;
    expect(reviewed).toHaveLength(counted('fail') + counted('review') + 1);
  });

  it('has unique fingerprints that do not change when lines move', async () => {
    const prints = (of: string) => runOf(of).results.map((one) => one.partialFingerprints?.['claudePreflight/v1']);
    const before = prints(await text('sarif-failures', report, { failOn: 'review' }));
    expect(new Set(before).size).toBe(before.length);
    const moved = JSON.parse(
      JSON.stringify(report).replace(/"line":(\d+)/g, (_, line) => `"line":${Number(line) + 40}`),
    );
    expect(prints(await text('sarif-failures', moved, { failOn: 'review' }))).toEqual(before);
  });

  it('writes a file name as a URI', async () => {
    const uri = runOf(await text('sarif')).results[0]?.locations[0]?.physicalLocation?.artifactLocation.uri ?? '';
    expect(decodeURIComponent(uri)).toBe(ODD);
    expect(uri).not.toMatch(/[ "<>]/);
    const [subject] = report.subjects.filter(({ findings }) => findings.length > 0);
    const place = async (file: string) => {
      const location = { file, line: 1, column: 1 };
      const moved = (one: Finding) => ({ ...one, location });
      const subjects = subject ? [{ ...subject, location, findings: subject.findings.map(moved) }] : [];
      return runOf(await text('sarif', { ...report, subjects })).results[0]?.locations[0]?.physicalLocation
        ?.artifactLocation;
    };
    expect(await place('/a b/c.json')).toEqual({ uri: 'file:///a%20b/c.json' });
    expect(await place('a b/c.json')).toEqual({ uri: 'a%20b/c.json', uriBaseId: 'SRCROOT' });
  });
});

describe('JUnit', () => {
  it.skipIf(absent || !xmllint).each(['JUnit-windyroad.xsd', 'junit-10-jenkins-xunit.xsd'])(
    'conforms to the schema %s',
    async (schema) => {
      const folder = mkdtempSync(join(tmpdir(), 'preflight-junit-'));
      const file = join(folder, 'junit.xml');
      try {
        for (const of of [report, reportOf([], {}, shippedPolicy)]) {
          writeFileSync(file, await text('junit', of));
          execFileSync('xmllint', ['--noout', '--nonet', '--schema', `${SCHEMAS}/junit/${schema}`, file], {
            stdio: 'pipe',
          });
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );

  it('counts failures, errors (what could not be read) and skipped tests (waived findings)', async () => {
    const said = await text('junit');
    const sum = (name: string) =>
      [...said.matchAll(new RegExp(` ${name}="(\\d+)"`, 'g'))].reduce((all, [, n]) => all + Number(n), 0);
    const of = (name: string) => said.split(`<${name}`).length - 1;
    expect(sum('failures')).toBe(of('failure'));
    expect(sum('errors')).toBe(of('error'));
    expect(sum('skipped')).toBe(of('skipped'));
    expect(sum('tests')).toBe(of('testcase'));
    expect(of('failure')).toBe(counted('fail'));
    expect(of('error')).toBeGreaterThan(0);
    const open = report.subjects.flatMap(({ findings }) =>
      findings.filter(({ rule, verdict }) => verdict === 'review' && rule !== 'request/unreadable'),
    );
    expect(open.length).toBeGreaterThan(0);
    expect(of('skipped message="review: ')).toBe(open.length);
    // Findings that are not failures are in the output of their suite; failures are shown only once.
    const output = [...said.matchAll(/<system-out>([\s\S]*?)<\/system-out>/g)].map(([, one]) => one).join('\n');
    expect(output).toContain('review zdr/');
    expect(output).not.toMatch(/^fail |request\/unreadable/m);
    expect(said).not.toContain('\u0001');
  });
});

describe('GitHub', () => {
  it('gets one line for each finding, the most severe first, and names cannot end a command', async () => {
    const lines = (await text('github')).trimEnd().split('\n');
    const findings = report.subjects.reduce((all, { findings: own, waived }) => all + own.length + waived.length, 0);
    expect(lines).toHaveLength(findings + 1);
    const commands = lines.slice(0, -1).map((line) => /^::(error|warning|notice) /.exec(line)?.[1]);
    const rank = ['error', 'warning', 'notice'];
    expect(commands.map((one) => rank.indexOf(one ?? ''))).toEqual(
      [...commands.map((one) => rank.indexOf(one ?? ''))].sort(),
    );
    expect(lines[0]).toMatch(/^::error file=odd dir\/a%2Cb%3Ac%250A"é"<&>\.json,line=3,col=5,title=/);
  });
});

describe('GitLab code quality', () => {
  const entry = {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^(?!\\./|/)' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  };

  it('has the documented members, and unique fingerprints', async () => {
    const validate = new Ajv2020({ allErrors: true }).compile({ type: 'array', items: entry });
    const entries = JSON.parse(await text('gitlab'));
    expect(validate(entries), JSON.stringify(validate.errors)).toBe(true);
    const prints = entries.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
    expect(new Set(prints).size).toBe(prints.length);
  });
});

describe('CSV', () => {
  it('has the same columns in every line, and no formula in a cell', async () => {
    const rows = csvRows(await text('csv'));
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(rows.flat().filter((one) => /^[=+@-]/.test(one))).toEqual([]);
    expect(rows.map(([kind]) => kind)).toEqual(expect.arrayContaining(['finding', 'waived', 'pass', 'counts']));
    expect(rows.some((row) => row.includes(ODD))).toBe(true);
  });
});

describe('Markdown', () => {
  it('escapes names in table cells', async () => {
    const said = await text('markdown');
    expect(said).not.toMatch(/<b>/);
    const rows = said.split('\n').filter((line) => line.startsWith('| '));
    const bars = (line: string) => line.replaceAll('\\|', '').split('|').length;
    expect(new Set(rows.map(bars)).size).toBeLessThanOrEqual(2);
    expect(said).toContain('### Waived');
  });
});

it('readable formats write large counts with thousands separators', async () => {
  const report = reportOf(Array(1200).fill(check(BODY, {}).subjects[0]), {}, shippedPolicy);
  const counts = { inputs: 1200, subjects: 1200, other: 1300, unreadable: 0 };
  for (const format of ['pretty', 'markdown'] as const) {
    const said = await text(format, { ...report, counts });
    expect([format, said]).toEqual([format, expect.stringMatching(/1,200 requests: .*, 1,200 pass/)]);
    expect([format, said]).toEqual([format, expect.stringContaining('1,300 without a request')]);
  }
});

describe('the alternatives of one request', () => {
  const HERE = { file: 'app/agent.py', line: 7, column: 3 };
  const alternatives = ['claude-api', 'claude-api', 'amazon-bedrock'].map((platform, i): Subject => {
    const request = { ...BODY, tools: i === 0 ? [] : [CODE, { ...CODE, name: 'another' }] };
    const [subject] = check(request, { arrangement: 'zdr', platform: platform as 'claude-api' }).subjects;
    if (!subject) throw new Error('no subject');
    const placed = subject.findings.map((finding) => ({ ...finding, location: { ...HERE, line: 9 } }));
    return { ...subject, name: 'app/agent.py:7', location: HERE, findings: placed };
  });
  const { subjects: _subjects, ...head } = reportOf(alternatives, { arrangement: 'zdr' }, shippedPolicy);
  const one: Report = { ...head, counts: { inputs: 1, subjects: 3, other: 0, unreadable: 0 }, subjects: alternatives };

  it('are shown on one card, with each finding at one place once', async () => {
    const said = await text('pretty', one);
    expect(said.match(/^\S.*app\/agent\.py:7 .*$/gm)).toEqual([
      'FAIL  app/agent.py:7  POST /v1/messages, claude-api, amazon-bedrock, zdr',
    ]);
    expect(said).toContain('of 3 alternatives: 2 fail, 0 review, 1 pass');
    expect(said.match(/zdr\/feature-not-eligible .*$/gm)).toEqual([
      'zdr/feature-not-eligible  /tools/0 and 1 more  app/agent.py:9:3, in 1 of 3 alternatives',
    ]);
    // The number of requests is not reduced.
    expect(said).toContain('3 requests: 2 fail, 0 review, 1 pass');
  });

  it('are shown in the order of severity, whichever alternative has the finding', async () => {
    const format = { type: 'json_schema', schema: { type: 'object' } };
    const [failing] = check({ ...BODY, output_config: { format }, tools: [CODE] }, { arrangement: 'zdr' }).subjects;
    const [doubtful] = check(BODY, { arrangement: 'zdr', platform: 'amazon-bedrock' }).subjects;
    const subjects = [failing, doubtful].flatMap((each) => (each ? [{ ...each, name: 'a', location: HERE }] : []));
    const said = await text('pretty', { ...one, subjects });
    const told = [...said.matchAll(/^ {2}(fail|review|informational) {2}/gm)].map(([, verdict]) => verdict);
    expect([...new Set(told)]).toEqual(['fail', 'review', 'informational']);
  });

  it.each(['github', 'markdown'])('do not repeat findings at one place, as %s', async (format) => {
    const said = (await text(format, one)).split('\n').filter((line) => line.includes('zdr/feature-not-eligible'));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/and 1 more/);
  });

  it('are complete in machine-readable formats', async () => {
    const all = alternatives.flatMap(({ findings }) => findings);
    const { runs } = JSON.parse(await text('sarif', one));
    const told = runs[0].results.filter(({ kind }: { kind?: string }) => kind !== 'pass');
    expect(told).toHaveLength(all.length);
    expect(JSON.parse(await text('json', one)).subjects).toHaveLength(3);
  });
});
