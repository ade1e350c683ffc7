import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { assertType, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { check, checkText } from '../src/core.js';
import type { Report, Subject } from '../src/model.js';
import type { reportSchema, subjectSchema } from '../src/saved/report-schema.js';
import { cases } from './fixture-cases.js';
import type { Plain, Same } from './same-type.js';

const validate = new Ajv2020({ allErrors: true, strict: false }).compile(
  JSON.parse(readFileSync('src/format/report.schema.json', 'utf8')),
);
const problems = (report: unknown): string[] =>
  validate(report) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

describe('the schema of the report', () => {
  it('has exactly the members of the model', () => {
    type Read = z.infer<typeof reportSchema>;
    assertType<Same<Plain<Subject>, Plain<z.infer<typeof subjectSchema>>>>(true);
    // The schema also requires the name of the tool.
    assertType<Same<Plain<Omit<Report, 'tool'>>, Plain<Omit<Read, 'tool'>>>>(true);
    assertType<Same<keyof Report['tool'], keyof Read['tool']>>(true);
  });

  it('accepts the report of every fixture as JSON', () => {
    const wrong = cases.flatMap(({ name, request, context }) =>
      problems(JSON.parse(JSON.stringify(check(request, context)))).map((problem) => `${name}: ${problem}`),
    );
    expect(wrong).toEqual([]);
  });

  it('accepts the report of a text, with positions and waivers', () => {
    const text =
      '{"model": 7,\n "model": "claude-opus-4-6", "messages": [], "tools": [{"type": "code_execution_20250825"}]}';
    const waiver = {
      rule: 'zdr/feature-not-eligible',
      at: '/tools/0',
      reason: 'invented',
      owner: 'invented',
      expires: '2026-12-31',
    };
    const report = checkText(text, { arrangement: 'zdr', today: '2026-12-31', waivers: [waiver] });
    expect(report.subjects[0]?.waived).toHaveLength(1);
    expect(report.subjects[0]?.findings.some(({ location }) => location !== undefined)).toBe(true);
    expect(problems(JSON.parse(JSON.stringify(report)))).toEqual([]);
  });

  it('refuses values that are not reports', () => {
    const report = JSON.parse(JSON.stringify(check({}, {})));
    expect(problems({ ...report, version: 2 })).not.toEqual([]);
    expect(problems({ ...report, invented: 1 })).not.toEqual([]);
    expect(problems({ ...report, subjects: [{ ...report.subjects[0], retention: [] }] })).not.toEqual([]);
    expect(problems({ ...report, subjects: [{ ...report.subjects[0], verdict: 'informational' }] })).not.toEqual([]);
    const [first] = report.subjects;
    const kept = { ...first.retention[0], upTo: '30 days' };
    expect(problems({ ...report, subjects: [{ ...first, retention: [kept] }] })).not.toEqual([]);
    expect(problems({ ...report, subjects: [{ ...first, unchecked: [{ at: '/a~b', why: '' }] }] })).not.toEqual([]);
  });
});
