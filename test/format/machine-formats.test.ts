import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../src/check.js';
import type { Finding } from '../../src/model.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { csvRows } from '../csv.js';
import { temporaryFolder } from '../temporary-folder.js';
import { counted, ODD, report, text } from './reports.js';

const SCHEMAS = '../shared/report/schemas';
const absent = !existsSync(SCHEMAS);
const xmllint = spawnSync('xmllint', ['--version']).status === 0;

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
    expect(new Set(results.map(({ kind }) => kind))).toEqual(
      new Set(['fail', 'review', 'open', 'informational', 'pass']),
    );
    expect(results.every(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]?.id === ruleId)).toBe(true);
    expect(results.filter(({ suppressions = [] }) => suppressions.length > 0)).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'pass')).toHaveLength(2);
  });

  it('of failures has only these, including waived ones', async () => {
    const fails = runOf(await text('sarif-failures')).results;
    expect(fails).toHaveLength(counted('fail') + 1);
    const reviewed = runOf(await text('sarif-failures', report, { failOn: 'review' })).results;
    expect(reviewed).toHaveLength(counted('fail') + counted('review') + 1);
  });

  it('has unique fingerprints that do not change when lines move or an earlier finding is gone', async () => {
    const prints = (of: string) => runOf(of).results.map((one) => one.partialFingerprints?.['claudePreflight/v1']);
    const before = prints(await text('sarif-failures', report, { failOn: 'review' }));
    expect(new Set(before).size).toBe(before.length);
    const moved = JSON.parse(
      JSON.stringify(report).replace(/"line":(\d+)/g, (_, line) => `"line":${Number(line) + 40}`),
    );
    expect(prints(await text('sarif-failures', moved, { failOn: 'review' }))).toEqual(before);
    const [, ...later] = report.subjects;
    const without = prints(await text('sarif-failures', { ...report, subjects: later }, { failOn: 'review' }));
    expect(without).toHaveLength(counted('review'));
    expect(without).toEqual(before.slice(-without.length));
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
      for (const of of [report, reportOf([], {}, shippedPolicy)]) {
        const file = temporaryFolder().write('junit.xml', await text('junit', of));
        execFileSync('xmllint', ['--noout', '--nonet', '--schema', `${SCHEMAS}/junit/${schema}`, file], {
          stdio: 'pipe',
        });
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
    expect(of('testcase name="no finding"')).toBe(2);
    expect(said).toContain('<testcase name="zdr/qualified at /output_config/format" classname="request 5" time="0"/>');
    // Findings that are not failures are in the output of their suite; failures are shown only once.
    const output = [...said.matchAll(/<system-out>([\s\S]*?)<\/system-out>/g)].map(([, one]) => one).join('\n');
    expect(output).toContain('review zdr/');
    expect(output).toContain('informational zdr/qualified at /output_config/format: ');
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
    expect(lines.at(-2)).toContain('title=waived%3A zdr/feature-not-eligible at /tools/0::');
    expect(lines.at(-2)).toContain(' waived by Dr | Invented, PhD until 2026-12-31: ');
    expect(lines.at(-1)).toMatch(/^claude-preflight: fail, looked at 9 inputs/);
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

  it('has the severity of each finding, and marks a waived one', async () => {
    const entries: { check_name: string; severity: string; description: string; location: unknown }[] = JSON.parse(
      await text('gitlab'),
    );
    const place = (path: string, begin: number) => ({ path, lines: { begin } });
    expect(entries.map(({ check_name, severity, location }) => [check_name, severity, location])).toEqual([
      ['zdr/feature-not-eligible', 'critical', place(ODD, 3)],
      ['zdr/feature-not-eligible', 'info', place(ODD, 3)],
      ['zdr/model-requires-retention', 'minor', place('app/1.json', 4)],
      ['request/unreadable', 'minor', place('app/2.json', 5)],
      ['zdr/qualified', 'info', place('app/5.json', 8)],
      ['preflight/counts', 'info', place(ODD, 1)],
    ]);
    expect(entries.map(({ description }) => description.includes('waived by Dr | Invented'))).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('CSV', () => {
  it('has a line for each finding, each request without one, and the counts', async () => {
    const [head = [], ...rows] = csvRows(await text('csv'));
    const columns = ['kind', 'request', 'file', 'line', 'arrangement', 'verdict', 'rule', 'feature', 'at', 'expires'];
    expect(rows.map((row) => columns.map((name) => row[head.indexOf(name)]).join(' | '))).toEqual([
      `finding | request 0 | ${ODD} | 3 | zdr | fail | zdr/feature-not-eligible | dynamic_filtering | /tools/1 | `,
      `waived | request 0 | ${ODD} | 3 | zdr | fail | zdr/feature-not-eligible | code_execution | /tools/0 | 2026-12-31`,
      'finding | request 1 | app/1.json | 4 | zdr | review | zdr/model-requires-retention |  | /model | ',
      'finding | request 2 | app/2.json | 5 | zdr | review | request/unreadable |  | /tools | ',
      'finding | request 5 | app/5.json | 8 | zdr | informational | zdr/qualified | structured_outputs | /output_config/format | ',
      'pass | request 3 | app/3.json | 6 | zdr | pass |  |  |  | ',
      'pass | request 4 | app/4.json | 7 | zdr | pass |  |  |  | ',
      'counts |  |  |  |  | fail |  |  |  | ',
    ]);
  });

  it('has the same columns in every line, and no formula in a cell', async () => {
    const rows = csvRows(await text('csv'));
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(rows.flat().filter((one) => /^[=+@-]/.test(one))).toEqual([]);
    expect(rows.map(([kind]) => kind)).toEqual(expect.arrayContaining(['finding', 'waived', 'pass', 'counts']));
    expect(rows.some((row) => row.includes(ODD))).toBe(true);
  });
});
