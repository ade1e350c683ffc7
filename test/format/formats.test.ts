import { describe, expect, it } from 'vitest';
import { check, reportOf } from '../../src/check.js';
import { REPORT_FORMATS } from '../../src/cli/formats.js';
import type { Context, Subject } from '../../src/model.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { cases } from '../fixture-cases.js';
import { BODY, CODE, counted, everything, report, text } from './reports.js';

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
  expect(counted('informational')).toBeGreaterThan(0);
  expect(report.subjects.flatMap(({ waived }) => waived)).toHaveLength(1);
  expect(report.subjects.some(({ findings }) => findings.some(({ rule }) => rule === 'request/unreadable'))).toBe(true);
  expect(report.subjects.some(({ findings, waived }) => findings.length + waived.length === 0)).toBe(true);
});

describe.each(REPORT_FORMATS)('%s', (format) => {
  it('shows what was checked and what was not, and marks waived findings', async () => {
    const said = await text(format, report, { failOn: 'review' });
    expect(said).toMatch(/looked at 9 inputs: 6 requests judged, 3 inputs without|"inputs": 9/);
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

describe('Markdown', () => {
  it('states the verdict and the counts, lists findings by severity, and waived ones apart', async () => {
    const lines = (await text('markdown', { ...report, subjects: [...report.subjects].reverse() })).split('\n');
    expect(lines.slice(0, 3)).toEqual(['## claude-preflight: fail', '', '6 requests: 1 fail, 2 review, 3 pass.']);
    const [open = '', waived = ''] = lines.join('\n').split('### Waived');
    expect([...open.matchAll(/^\| (\w+) \| <code>/gm)].map(([, verdict]) => verdict)).toEqual([
      'fail',
      'review',
      'review',
      'informational',
    ]);
    expect([...waived.matchAll(/<code>(\/[^<]*)</g)].map(([, at]) => at)).toEqual(['/tools/0']);
  });

  it('escapes names in table cells', async () => {
    const said = await text('markdown');
    expect(said).not.toMatch(/<b>/);
    const rows = said.split('\n').filter((line) => line.startsWith('| '));
    const bars = (line: string) => line.replaceAll('\\|', '').split('|').length;
    expect(new Set(rows.map(bars)).size).toBeLessThanOrEqual(2);
    expect(said).toContain('### Waived');
  });
});

it.each(['pretty', 'markdown'])(
  '%s says what is waived, since a waiver of a rule excuses any feature',
  async (format) => {
    const [waived] = report.subjects.flatMap((subject) => subject.waived);
    const [, said = ''] = (await text(format)).split(format === 'pretty' ? '  waived  ' : '### Waived');
    expect(waived?.message).toMatch(/^Code execution /);
    expect(said).toContain(waived?.message);
  },
);

it('readable formats write large counts with thousands separators', async () => {
  const report = reportOf(Array(1200).fill(check(BODY, {}).subjects[0]), {}, shippedPolicy);
  const counts = { inputs: 1200, subjects: 1200, other: 1300, unreadable: 0 };
  for (const format of ['pretty', 'markdown'] as const) {
    const said = await text(format, { ...report, counts });
    expect([format, said]).toEqual([format, expect.stringMatching(/1,200 requests: .*, 1,200 pass/)]);
    expect([format, said]).toEqual([format, expect.stringContaining('1,300 inputs without a request')]);
  }
});
