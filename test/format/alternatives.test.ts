import { describe, expect, it } from 'vitest';
import { check, reportOf } from '../../src/check.js';
import type { Report, Subject } from '../../src/model.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { BODY, CODE, text } from './reports.js';

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
