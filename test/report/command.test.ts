import { createHash, createPrivateKey, generateKeyPairSync } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { run as command } from '../../scripts/transcripts.ts';
import { signedEnvelope } from '../../src/cli/dsse.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { receiptOf } from '../../src/receipt.js';
import { body, CODE_EXECUTION, saved } from './results.js';

const folder = mkdtempSync(join(tmpdir(), 'claude-preflight-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const zdr = { arrangement: 'zdr' } as const;
/** The id of an invented receipt. */
const ID = '00000000-0000-4000-8000-000000000000';
const good = file('good.json', JSON.stringify(saved([body()], zdr)));
const bad = file('bad.json', JSON.stringify(saved([body(CODE_EXECUTION)], zdr)));

interface Altered {
  readonly policy: object;
  readonly subjects: readonly [object];
}

describe('report', () => {
  it('exits with its verdict, and prints the report as Markdown', async () => {
    const pass = await command(['report', good]);
    expect(pass.code).toBe(0);
    expect(pass.stdout).toContain('**Pass: no rule fails and none asks for review in 1 request.**');
    expect((await command(['report', bad])).code).toBe(1);
  });

  it('reads standard input, and reports an empty one', async () => {
    const { code, stdout } = await command(['report', '--format', 'json'], readFileSync(bad, 'utf8'));
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'compliance', verdict: { verdict: 'fail' } });
    expect((await command(['report'])).code).toBe(3);
  });

  it.each([
    ['no JSON', 'hello'],
    ['JSON of another kind', '{"a": 1}'],
    ['a list', '[]'],
    ['a report of another version', '{"version": 2, "subjects": []}'],
    ['a report without its members', '{"version": 1, "subjects": [{}]}'],
    [
      'a report with a platform that there is not',
      JSON.stringify({
        version: 1,
        policy: { asOf: '2026-01-01', digest: '' },
        subjects: [
          {
            context: { platform: 'x', arrangement: 'zdr' },
            features: [],
            findings: [],
            waived: [],
            retention: [],
            unchecked: [],
          },
        ],
      }),
    ],
    [
      'a report with a verdict that is none',
      JSON.stringify(saved([body()], zdr)).replaceAll('"verdict":"pass"', '"verdict":"great"'),
    ],
    ['a receipt of no day', '{"version":1,"decision":"sent","findings":[],"time":"yesterday","context":{}}'],
    ['a report of ours', '{"kind": "compliance", "version": 1}'],
  ])('names a file that is %s, and continues with the others', async (_, text) => {
    const wrong = file('wrong.json', text);
    const { code, stdout, stderr } = await command(['report', wrong, good, '--format', 'json']);
    expect(code).toBe(3);
    expect(stderr).toContain('wrong.json');
    const { verdict, notChecked } = JSON.parse(stdout);
    expect(verdict).toMatchObject({ verdict: 'review', requests: 1 });
    expect(notChecked).toHaveLength(1);
  });

  it('takes a folder as one run, and names the files in it that it cannot read', async () => {
    const run = join(folder, 'run');
    mkdirSync(run);
    writeFileSync(join(run, 'a.json'), readFileSync(good));
    writeFileSync(join(run, 'b.json'), readFileSync(bad));
    writeFileSync(join(run, 'notes.txt'), 'not looked at');
    const { stdout } = await command(['report', run, '--format', 'json']);
    expect(JSON.parse(stdout).inputs).toHaveLength(2);
  });

  it.each([
    ['an empty file', () => '', 'the file is empty'],
    ['a result cut off', () => readFileSync(good, 'utf8').slice(0, 200), 'its JSON is cut off or damaged'],
    ['another version', () => readFileSync(good, 'utf8').replace('"version":1', '"version":2'), 'of version 2'],
    ['receipts of another version', () => '{"version":2,"id":"a"}\n{"version":2,"id":"b"}\n', 'of version 2'],
    ['subjects a line', () => '{"verdict":"pass"}\n{"verdict":"pass"}\n', 'not a saved result'],
    ['something else', () => 'a,b\n', 'not a saved result'],
  ])('gives the reason why it cannot read %s', async (_, text, why) => {
    const { code, stderr } = await command(['report', file('other.json', text())]);
    expect([code, stderr]).toEqual([3, expect.stringContaining(why)]);
  });

  it('reads rotated files in a folder, and names compressed ones that it cannot read', async () => {
    const run = join(folder, 'turned');
    mkdirSync(run);
    writeFileSync(join(run, 'a.json'), readFileSync(good));
    writeFileSync(join(run, 'b.json.1'), readFileSync(bad));
    expect(JSON.parse((await command(['report', run, '--format', 'json'])).stdout).inputs).toHaveLength(2);
    writeFileSync(join(run, 'c.jsonl-20260901.gz'), gzipSync('{}'));
    const { code, stderr } = await command(['report', run]);
    expect([code, stderr]).toEqual([3, expect.stringContaining('c.jsonl-20260901.gz: not text: decompress it first')]);
  });

  it('says why a file whose name was decoded with loss cannot be read', async () => {
    const { code, stderr } = await command(['report', 'na\ufffdme.json']);
    expect([code, stderr]).toEqual([3, expect.stringContaining('a name that is not UTF-8 cannot be read: rename it')]);
  });

  it('says that a file is not text, rather than that it has no results', async () => {
    const packed = join(folder, 'packed.json.gz');
    writeFileSync(packed, gzipSync(readFileSync(good)));
    expect((await command(['report', packed])).stderr).toContain('not text: decompress it first; give results');
    const latin = join(folder, 'latin.json');
    writeFileSync(latin, Buffer.from('{"é":1}', 'latin1'));
    expect((await command(['report', latin])).stderr).toContain('not text; give results');
  });

  it('prints the sentence and the files, if the whole report is written to files', async () => {
    const html = join(folder, 'told.html');
    const { stdout, stderr } = await command(['report', bad, '--format', `html=${html}`]);
    expect([stdout, stderr]).toEqual([
      '',
      expect.stringMatching(/Fail: 1 rule fails in .*; written: .*told.html \(html\)\n$/),
    ]);
  });

  it('prints no report if no result was read, and overwrites an earlier file with one that says so', async () => {
    const html = file('earlier.html', '<p>Pass</p>');
    const argv = ['report', join(folder, 'absent'), '--format', 'markdown', '--format', `html=${html}`];
    const { code, stdout, stderr } = await command(argv);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain('there is no such file or folder');
    expect(stderr).toContain('there is nothing to report on');
    expect(readFileSync(html, 'utf8').includes('<h1>')).toBe(true);
  });

  it('reads the other files of a folder if one cannot be read, and names the folders that it skips', async () => {
    const run = join(folder, 'mixed');
    mkdirSync(join(run, 'older'), { recursive: true });
    symlinkSync('nowhere.json', join(run, 'a.json'));
    writeFileSync(join(run, 'b.json'), `\ufeff${readFileSync(bad, 'utf8')}`);
    const { code, stdout, stderr } = await command(['report', run, '--format', 'json']);
    expect(JSON.parse(stdout).verdict).toMatchObject({ verdict: 'fail', requests: 1 });
    expect(code).toBe(3);
    expect(stderr).toContain(`${join(run, 'a.json')}: there is no such file or folder`);
    expect(stderr).toContain(`${join(run, 'older')}: a subfolder is a run of its own`);
  });

  it.each([
    ['feature', { feature: { id: 'kanarienvogel' } }],
    ['at', { at: 7 }],
    ['rule', { rule: ['kanarienvogel'] }],
    ['verdict', { verdict: 'kanarienvogel' }],
  ])('rejects a result in which a finding has a %s that it cannot have', async (name, more) => {
    const result = JSON.parse(readFileSync(bad, 'utf8'));
    Object.assign(result.subjects[0].findings[0], more);
    const altered = file(`${name}.json`, JSON.stringify(result));
    for (const format of ['markdown', 'html', 'json', 'csv', 'sarif', 'junit', 'oscal', 'cyclonedx', 'intoto']) {
      const { code, stdout, stderr } = await command(['report', altered, '--format', format]);
      expect([code, stderr]).toEqual([3, expect.stringContaining('does not have the form')]);
      expect(stdout).not.toContain('kanarienvogel');
    }
  });

  it.each([
    ['an endpoint', (result: Altered) => Object.assign(result.subjects[0], { endpoint: null })],
    ['a verdict of its findings', (result: Altered) => Object.assign(result.subjects[0], { verdict: 'pass' })],
    ['a time', (result: Altered) => Object.assign(result.policy, { ageInDays: 1e300, digest: shippedPolicy.digest })],
  ])('rejects a result with an unknown %s', async (_, alter) => {
    const result: Altered = JSON.parse(readFileSync(bad, 'utf8'));
    alter(result);
    const { code, stderr } = await command(['report', file('altered.json', JSON.stringify(result))]);
    expect([code, stderr]).toEqual([3, expect.stringContaining('does not have the form')]);
  });

  it('counts refused requests in receipts as not sent, and not as failures', async () => {
    const receipt = (decision: 'sent' | 'refused') => {
      const { subjects, policy } = saved([body(CODE_EXECUTION)], zdr);
      const [subject] = subjects;
      if (!subject) throw new Error('one subject');
      return receiptOf(subject, policy, {
        id: ID,
        time: Date.parse('2026-10-01T10:00:00Z'),
        digest: undefined,
        key: 'run',
        length: 10,
        decision,
        mode: 'block',
        fixes: [],
        fault: false,
      });
    };
    const lines = (...all: object[]) => file('receipts.jsonl', all.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const refused = JSON.parse((await command(['report', lines(receipt('refused')), '--format', 'json'])).stdout);
    expect(refused.verdict).toMatchObject({ verdict: 'pass', refused: 1, fail: 0 });
    expect(refused.findings[0].message).toMatch(/^Refused before it was sent/);
    expect((await command(['report', lines(receipt('refused'))])).stdout).toContain(
      '1 request was refused and never left.',
    );
    const sent = JSON.parse((await command(['report', lines(receipt('sent')), '--format', 'json'])).stdout);
    expect(sent.verdict).toMatchObject({ verdict: 'fail', refused: 0 });
    expect(sent.ledger.map(({ feature }: { feature?: string }) => feature)).toContain('code_execution');
    expect(sent.findings[0].sources.length).toBeGreaterThan(0);
    const altered = await command(['report', lines({ ...receipt('sent'), verdict: 'pass' })]);
    expect([altered.code, altered.stderr]).toEqual([3, expect.stringContaining('not a saved result')]);
    const waived = { ...receipt('sent'), findings: [], verdict: 'pass', waived: 1 };
    const told = JSON.parse((await command(['report', lines(waived), '--format', 'json'])).stdout);
    expect(told.verdict.verdict).toBe('review');
    expect(told.verdict.checks.pass).toBe(0);
  });

  it('does not take a refusal for a stated agreement', async () => {
    const bedrock = {
      url: 'https://bedrock-runtime.us-east-1.amazonaws.com/model/claude-opus-4-6/invoke',
      body: body(),
    };
    const { subjects, policy } = saved([bedrock], zdr);
    const [subject] = subjects;
    if (!subject) throw new Error('one subject');
    const { findings } = subject;
    expect(findings).toMatchObject([{ rule: 'zdr/not-established-on-platform', verdict: 'review' }]);
    const circumstances = { id: ID, time: 0, digest: undefined, key: 'run', length: 1, mode: 'block' } as const;
    const receipt = receiptOf(subject, policy, { ...circumstances, decision: 'refused', fixes: [], fault: false });
    const { stdout } = await command(['report', file('no.jsonl', `${JSON.stringify(receipt)}\n`), '--format', 'json']);
    expect(JSON.parse(stdout).targets).toMatchObject([{ refused: 1, proof: 'missing' }]);
  });

  it('names the files that an audit skipped, and asks what they contain', async () => {
    const logs = join(folder, 'logs');
    mkdirSync(logs);
    writeFileSync(join(logs, 'a.jsonl'), JSON.stringify(body()));
    writeFileSync(join(logs, 'notes.md'), 'invented');
    const { stdout } = await command(['audit', logs, '--arrangement', 'zdr', '--format', 'json']);
    const { code, stdout: told } = await command(['report', file('skipping.json', stdout), '--format', 'json']);
    expect(code).toBe(0);
    const { unknowns, notChecked, skipped, verdict } = JSON.parse(told);
    expect(unknowns.some(({ id }: { id: string }) => id === 'skipped-files')).toBe(true);
    const why = 'a file that by its name and content is not recorded traffic';
    expect([notChecked, verdict]).toMatchObject([[], { verdict: 'pass', unreadable: 0 }]);
    expect(skipped).toEqual([{ why, count: 1, places: [{ file: join(logs, 'notes.md') }] }]);
  });

  it('rejects an earlier report, and names the results from which it was made', async () => {
    const { stdout } = await command(['report', good, '--format', 'json']);
    const { code, stderr } = await command(['report', file('october.json', stdout), bad, '--format', 'json']);
    expect([code, stderr]).toEqual([3, expect.stringContaining(`give also the results it was made from: ${good}`)]);
  });

  it('shows the reference of a stated agreement, from an audit or else from the configuration', async () => {
    const foundry = { url: 'https://x.services.ai.azure.com/anthropic/v1/messages', body: body() };
    const log = file('foundry.jsonl', JSON.stringify(foundry));
    const contract = (reference: string) =>
      file(
        'agreed.yaml',
        `context: { arrangement: zdr, platform: microsoft-foundry, zdrContract: { platform: microsoft-foundry, reference: ${reference} } }\n`,
      );
    for (const [name, reference] of [
      ['audit', 'order form 1'],
      ['check', 'order form 2'],
    ] as const) {
      const { stdout } = await command([name, log, '--config', contract('order form 1'), '--format', 'json']);
      const config = ['--config', contract('order form 2')];
      const saved = file(`${name}.agreed.json`, stdout);
      const { stdout: told } = await command(['report', saved, ...config, '--format', 'json']);
      expect(JSON.parse(told).targets).toMatchObject([{ proof: 'stated', agreements: [reference] }]);
      for (const format of ['html', 'markdown'])
        expect((await command(['report', saved, ...config, '--format', format])).stdout).toContain(
          `an agreement was stated: ${reference}`,
        );
    }
  });

  it('counts findings of an audit again once their waiver has expired, and never too few', async () => {
    const waivers = `waivers: [{ rule: zdr/feature-not-eligible, reason: A pilot, owner: R. Example, expires: 2026-12-31 }]`;
    const config = file('pilot.yaml', `context: { arrangement: zdr }\n${waivers}\n`);
    const log = file('pilot.jsonl', [body(), body(CODE_EXECUTION)].map((one) => `${JSON.stringify(one)}\n`).join(''));
    const { stdout } = await command(['audit', log, '--config', config, '--format', 'json']);
    expect(JSON.parse(stdout).totals).toMatchObject({ fail: 0, waived: 1 });
    const ended = file('ended.json', stdout.replaceAll('2026-12-31', '2026-09-01'));
    const { code, stdout: told } = await command(['report', ended, '--format', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(told).verdict).toMatchObject({ verdict: 'fail', fail: 1, pass: 1 });
  });

  it('rejects a result whose counts are not numbers', async () => {
    const { stdout } = await command(['audit', file('n.jsonl', JSON.stringify(body())), '--format', 'json']);
    const wrong = file('n.json', stdout.replaceAll('"requests": 1', '"requests": "1 | <b>"'));
    const { code, stderr } = await command(['report', wrong]);
    expect(code).toBe(3);
    expect(stderr).toContain('does not have the form');
  });

  it('counts findings with different messages separately, so that no request is counted twice in one of them', async () => {
    // Invented people.
    const asked = (...values: string[]) => {
      const schema = { type: 'object', properties: { who: { type: 'string', enum: values } } };
      return { ...body(), output_config: { format: { type: 'json_schema', schema } } };
    };
    const both = [asked('Quentin Fairweather', 'q.fairweather@gmail.com'), asked('q.fairweather@gmail.com')];
    const log = file('people.jsonl', both.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const rows = async (name: string) => {
      const { stdout } = await command([name, log, '--arrangement', 'hipaa', '--format', 'json']);
      const report = await command(['report', file('people.json', stdout), '--format', 'json']);
      const { findings } = JSON.parse(report.stdout) as {
        findings: { rule: string; message: string; requests: number; places: { at: string }[] }[];
      };
      return findings
        .filter(({ rule }) => rule === 'phi/schema-enum')
        .map(({ message, requests, places }) => [/person: (\w+)/.exec(message)?.[1], requests, places.length]);
    };
    for (const name of ['audit', 'check'])
      expect(await rows(name), name).toEqual([
        ['email', 2, 2],
        ['name', 1, 1],
      ]);
  });

  it('shows no last day of retention if some of the requests have no day', async () => {
    const dated = { timestamp: '2026-09-28T08:00:00Z', url: '/v1/messages', body: body(CODE_EXECUTION) };
    const log = file('dated.jsonl', JSON.stringify(dated));
    const mixed = file('mixed.jsonl', `${JSON.stringify(dated)}\n${JSON.stringify(body(CODE_EXECUTION))}`);
    const audit = async (input: string): Promise<string> => {
      const { stdout } = await command(['audit', input, '--arrangement', 'zdr', '--format', 'json']);
      return file(`${input.endsWith('mixed.jsonl') ? 'mixed' : 'dated'}.audit.json`, stdout);
    };
    const undated = file('undated.json', JSON.stringify(body(CODE_EXECUTION)));
    const checked = await command(['check', undated, '--arrangement', 'zdr', '--format', 'json']);
    const untils = async (...results: string[]) => {
      const { stdout } = await command(['report', ...results, '--format', 'json']);
      const rows: { feature?: string; until?: string }[] = JSON.parse(stdout).ledger;
      return rows.filter(({ feature }) => feature === 'code_execution').map(({ until }) => until);
    };
    const dates = await audit(log);
    expect(await untils(dates)).toContain('2026-10-28');
    expect(await untils(dates, file('undated.check.json', checked.stdout))).not.toContain('2026-10-28');
    expect(await untils(await audit(mixed))).not.toContain('2026-10-28');
    const whole = await audit(mixed);
    const [sent] = JSON.parse((await command(['report', whole, '--format', 'json'])).stdout).targets;
    expect(sent).toMatchObject({ last: '2026-09-28', undated: 1 });
    for (const format of ['markdown', 'html']) {
      const { stdout } = await command(['report', whole, '--format', format]);
      expect(stdout.replaceAll(/<[^>]+>/g, '')).toContain('2026-09-28; 1 request without a day');
      expect(stdout).toContain('last day not known: 1 request without a day');
    }
    // In a result of check, no request has a day.
    const beside = await command(['report', dates, file('undated.check.json', checked.stdout), '--format', 'markdown']);
    expect(beside.stdout).toContain('2026-09-28; 1 request without a day');
    expect(beside.stdout).toContain('last day not known: 1 request without a day');
    const ledger = await command(['report', whole, '--format', 'csv']);
    expect(ledger.stdout).toMatch(/,P30D,not known,/);
    expect(ledger.stdout).toMatch(/,until-deleted,,/);
  });

  it('replaces earlier traffic of a target by later traffic in an audit, and compares the two', async () => {
    const lines = (day: string, more: Record<string, unknown>, extra = '') =>
      file(
        `${day}.jsonl`,
        `${[body(), body(more)].map((one) => JSON.stringify({ timestamp: `${day}T08:00:00Z`, url: '/v1/messages', body: one })).join('\n')}\n${extra}`,
      );
    const audit = async (log: string, day: string) => {
      const { stdout } = await command(['audit', log, '--arrangement', 'zdr', '--format', 'json']);
      return file(`${day}.audit.json`, stdout);
    };
    const monday = await audit(lines('2026-09-28', CODE_EXECUTION), '2026-09-28');
    const friday = await audit(lines('2026-10-01', {}, '{"not": '), '2026-10-01');
    const one = JSON.parse((await command(['report', monday, '--format', 'json'])).stdout);
    expect(one.verdict).toMatchObject({ verdict: 'fail', requests: 2, fail: 1 });
    expect(one.ledger.find(({ feature }: { feature?: string }) => feature === 'code_execution').until).toBe(
      '2026-10-28',
    );
    const { stdout, stderr } = await command(['report', friday, monday, '--format', 'json']);
    const both = JSON.parse(stdout);
    expect(both.verdict.trend.map(({ fail }: { fail: number }) => fail)).toEqual([1, 0]);
    // A record that could not be read keeps the report from passing.
    expect(both.verdict).toMatchObject({ verdict: 'review', requests: 2, unreadable: 1 });
    const { targets } = both.checks.find(({ rule }: { rule: string }) => rule === 'request/unreadable');
    expect(targets).toMatchObject([{ state: 'unknown' }]);
    const signed = await command(['report', friday, '--format', 'intoto']);
    expect(JSON.parse(signed.stdout).predicate.passedTests.join()).not.toContain('request/unreadable');
    expect(stderr).toContain('2026-09-28.audit.json: is replaced by a later run');
    const overlapping = await audit(lines('2026-09-28', {}), 'other');
    const beside = JSON.parse((await command(['report', monday, overlapping, '--format', 'json'])).stdout);
    expect(beside.verdict).toMatchObject({ verdict: 'fail', requests: 4, trend: [] });
  });

  it('counts all months in a folder, which is one run, and shows the command that makes the report again, with its title', async () => {
    const month = async (day: string, more: Record<string, unknown>) => {
      const line = JSON.stringify({ timestamp: `${day}T08:00:00Z`, url: '/v1/messages', body: body(more) });
      const { stdout } = await command([
        'audit',
        file(`${day}.log.jsonl`, `${line}\n`),
        '--arrangement',
        'zdr',
        '--format',
        'json',
      ]);
      return stdout;
    };
    const quarter = join(folder, 'the quarter');
    mkdirSync(quarter);
    writeFileSync(join(quarter, 'october.json'), await month('2026-10-05', CODE_EXECUTION));
    writeFileSync(join(quarter, 'november.json'), await month('2026-11-05', {}));
    const report = JSON.parse((await command(['report', quarter, '--format', 'json'])).stdout);
    expect(report.verdict).toMatchObject({ verdict: 'fail', requests: 2, fail: 1, trend: [] });
    expect(report.inputs.map(({ counts }: { counts: string }) => counts)).toEqual(['all', 'all']);
    const { stdout } = await command(['report', quarter, '--title', "The clinic's quarter"]);
    const [, again = ''] = /^- again: .*`(.*)`$/m.exec(stdout) ?? [];
    expect(again).toBe(
      `claude-preflight report '${quarter}' --title 'The clinic'\\''s quarter' --made ${report.made} --format json`,
    );
    const [, digest] = /content of this report: `sha256:(\w+)`/.exec(stdout) ?? [];
    const { stdout: made } = await command(['report', quarter, '--title', "The clinic's quarter", '--format', 'json']);
    expect(createHash('sha256').update(made).digest('hex')).toBe(digest);
    // Made on another day it differs; made as of the first day it is the same.
    const on = async (day: string, ...argv: string[]) =>
      (await command(['report', quarter, ...argv, '--format', 'json'], '', { today: day })).stdout;
    const [earlier, later] = [await on('2026-11-07'), await on('2026-11-09')];
    expect(later).not.toBe(earlier);
    expect(await on('2026-11-09', '--made', '2026-11-07')).toBe(earlier);
    expect((await command(['report', quarter, '--made', '9999-01-01'])).code).toBe(2);
  });

  it('counts the requests of a log once even if several results have it, and asks if they may be counted twice', async () => {
    const log = (name: string) =>
      file(name, `${JSON.stringify({ timestamp: '2026-09-28T08:00:00Z', url: '/v1/messages', body: body() })}\n`);
    const [first, second] = [log('first.jsonl'), log('second.jsonl')];
    const audit = async (name: string, env: Record<string, string>, ...logs: string[]) => {
      const argv = ['audit', ...logs, '--arrangement', 'zdr', '--format', 'json'];
      return file(name, (await command(argv, undefined, { env })).stdout);
    };
    const key = { CLAUDE_PREFLIGHT_KEY: 'an invented key' };
    const one = await audit('one.audit.json', key, first);
    const copy = file('copy.audit.json', readFileSync(one, 'utf8'));
    const both = await audit('both.audit.json', key, first, second);
    const ofRun = await audit('of-run.audit.json', {}, first);
    const told = async (...results: string[]) => {
      const { stdout, stderr } = await command(['report', ...results, '--format', 'json']);
      const { verdict, unknowns } = JSON.parse(stdout);
      const asked = unknowns.some(({ id }: { id: string }) => id === 'counted-twice');
      return { requests: verdict.requests, asked, stderr };
    };
    expect(await told(one, copy)).toMatchObject({
      requests: 1,
      asked: false,
      stderr: expect.stringContaining('copy.audit.json: identical to'),
    });
    for (const order of [[one, both] as const, [both, one] as const])
      expect(await told(...order)).toMatchObject({ requests: 2, asked: false });
    // A log that has grown still has the requests that the first audit read.
    const grown = await audit('grown.audit.json', key, file('first.jsonl', `${readFileSync(first, 'utf8').repeat(2)}`));
    expect(await told(one, grown)).toMatchObject({ requests: 3, asked: true });
    expect(await told(one, await audit('second.audit.json', key, second))).toMatchObject({ requests: 2, asked: false });
    // Digests of different keys cannot be compared: nothing is dropped, and the report asks about it.
    expect(await told(one, ofRun)).toMatchObject({ requests: 2, asked: true });
  });

  it('shows the waivers of a configuration, used or not', async () => {
    const config = file(
      'claude-preflight.config.yaml',
      `waivers:\n  - { rule: zdr/qualified, reason: Idle, owner: R. Example, expires: 2027-01-01 }\n`,
    );
    const { stdout } = await command(['report', good, '--config', config, '--format', 'json']);
    expect(JSON.parse(stdout).waivers).toMatchObject([{ state: 'unused', waiver: { owner: 'R. Example' } }]);
  });

  it('shows an expired waiver, whose findings count again, and exits with wrong usage', async () => {
    const over = file(
      'over.yaml',
      'waivers:\n  - { rule: zdr/qualified, reason: Idle, owner: R. Example, expires: 2026-09-30 }\n',
    );
    const { code, stderr } = await command(['report', good, '--config', over]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/over\.yaml:2:5: the waiver of zdr\/qualified expired/)]);
  });

  it('rejects an unknown format, and a key without a signed statement', async () => {
    const pair = generateKeyPairSync('x25519');
    const exchange = file('exchange.pem', pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
    const open = file('exchange.pub', pair.publicKey.export({ type: 'spki', format: 'pem' }) as string);
    for (const argv of [
      [good, '--sign', exchange],
      ['--verify', file('empty-envelope.json', '{"payload":"","payloadType":"","signatures":[]}'), '--key', open],
    ])
      expect(await command(['report', ...argv])).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('key for signatures in PEM'),
      });
    expect((await command(['report', good, '--format', 'pdf'])).code).toBe(2);
    expect((await command(['report', good, '--key', 'x'])).code).toBe(2);
    expect((await command(['report', good, '--sign', join(folder, 'none.pem'), '--format', 'intoto'])).code).toBe(2);
    expect((await command(['report', good, '--sign', good, '--format', 'intoto'])).code).toBe(2);
    expect((await command(['report', good, '--sign', good, '--format', 'html'])).code).toBe(2);
  });

  it('writes the three OSCAL documents into a folder', async () => {
    const out = join(folder, 'oscal');
    await command(['report', good, '--format', `oscal=${out}/`]);
    expect(readdirSync(out).sort()).toEqual(['assessment-results.json', 'catalog.json', 'component-definition.json']);
  });
});

describe('a signed statement', () => {
  const pems = (['ed25519', 'ec', 'rsa'] as const).map((kind) => {
    const pair =
      kind === 'ed25519'
        ? generateKeyPairSync('ed25519')
        : kind === 'ec'
          ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
          : generateKeyPairSync('rsa', { modulusLength: 2048 });
    return {
      kind,
      secret: file(`${kind}.pem`, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
      open: file(`${kind}.pub`, pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()),
    };
  });
  const html = join(folder, 'report.html');
  const signedReport = join(folder, 'report.intoto.json');
  const make = (secret: string) =>
    command(['report', bad, '--format', `html=${html}`, '--format', `intoto=${signedReport}`, '--sign', secret]);

  it('is not verified with a private key, which only the signer should have', async () => {
    const [pem] = pems;
    if (!pem) throw new Error('there is a key');
    await make(pem.secret);
    const { code, stdout, stderr } = await command(['report', '--verify', signedReport, '--key', pem.secret]);
    expect([code, stdout, stderr]).toEqual([
      2,
      '',
      expect.stringContaining('a private key; verify with its public key'),
    ]);
  });

  it.each(pems)('with a $kind key holds, together with its files', async ({ secret, open }) => {
    expect((await make(secret)).code).toBe(1);
    const { code, stdout } = await command(['report', '--verify', signedReport, '--key', open]);
    expect(stdout).toMatch(/^VALID: 2 files unchanged\nsignature {3}valid\nkey {9}[0-9a-f]{64} \(/);
    expect(stdout).toContain('statement   a report whose verdict is fail (FAILED)\n');
    expect(stdout.match(/^unchanged/gm)).toHaveLength(2);
    expect(code).toBe(0);
  });

  it('does not hold if the statement was changed, or with another key', async () => {
    await make(pems[0]?.secret ?? '');
    const envelope = JSON.parse(readFileSync(signedReport, 'utf8'));
    const told = Buffer.from(envelope.payload, 'base64').toString().replace('FAILED', 'PASSED');
    const forged = file('forged.json', JSON.stringify({ ...envelope, payload: Buffer.from(told).toString('base64') }));
    const { code, stdout } = await command(['report', '--verify', forged, '--key', pems[0]?.open ?? '']);
    expect(code).toBe(1);
    expect(stdout).toContain('not valid');
    expect(stdout).not.toContain('PASSED');
    expect((await command(['report', '--verify', signedReport, '--key', pems[1]?.open ?? ''])).code).toBe(1);
  });

  it('names the files that were changed or are missing', async () => {
    await make(pems[0]?.secret ?? '');
    writeFileSync(html, `${readFileSync(html, 'utf8')} `);
    const changed = await command(['report', '--verify', signedReport, '--key', pems[0]?.open ?? '']);
    expect(changed.stdout).toMatch(/^NOT VALID: 1 file changed, 1 file unchanged\n/);
    expect(changed.stdout).toContain('changed     ');
    expect(changed.code).toBe(1);
    rmSync(html);
    const absent = await command(['report', '--verify', signedReport, '--key', pems[0]?.open ?? '']);
    expect(absent.stdout).toMatch(/^VALID IN PART: 1 file absent, 1 file unchanged\n/);
    expect(absent.stdout).toContain('absent      ');
    expect(absent.code).toBe(3);
  });

  it('holds after its folder was moved, from any working directory, and finds files by their paths', async () => {
    const moved = join(folder, 'moved');
    for (const name of ['a', 'b']) mkdirSync(join(moved, 'archive', name), { recursive: true });
    const names = ['a', 'b'].map((name) => join('week', name, 'audit.json'));
    writeFileSync(join(moved, 'archive/a/audit.json'), readFileSync(good));
    writeFileSync(join(moved, 'archive/b/audit.json'), readFileSync(bad));
    const subject = [good, bad].map((path, i) => ({
      name: names[i],
      digest: { sha256: createHash('sha256').update(readFileSync(path)).digest('hex') },
    }));
    const secret = createPrivateKey(readFileSync(pems[0]?.secret ?? ''));
    const text = JSON.stringify({ subject, predicate: { result: 'FAILED' } });
    const here = join(moved, 'archive/report.intoto.json');
    writeFileSync(here, signedEnvelope('application/vnd.in-toto+json', text, secret));
    const verify = () => command(['report', '--verify', here, '--key', pems[0]?.open ?? '']);
    expect(await verify()).toMatchObject({ code: 0, stdout: expect.stringContaining(`unchanged   ${names[1]}`) });
    renameSync(join(moved, 'archive/a/audit.json'), join(moved, 'archive/audit.json'));
    writeFileSync(join(moved, 'archive/b/audit.json'), readFileSync(good));
    const { code, stdout } = await verify();
    expect([code, stdout]).toEqual([1, expect.stringContaining(`changed     ${names[1]}`)]);
  });

  it('does not hold if its payload has characters that are not base64', async () => {
    await make(pems[0]?.secret ?? '');
    const envelope = JSON.parse(readFileSync(signedReport, 'utf8'));
    const altered = file('beside.json', JSON.stringify({ ...envelope, payload: `${envelope.payload}!` }));
    expect((await command(['report', '--verify', altered, '--key', pems[0]?.open ?? ''])).code).toBe(3);
  });

  it('is not verified without a key, and an invalid statement is reported', async () => {
    await make(pems[0]?.secret ?? '');
    const { code, stdout } = await command(['report', '--verify', signedReport]);
    expect(code).toBe(3);
    expect(stdout).toMatch(/^NOT CHECKED: 2 files unchanged\nsignature {3}not checked/);
    expect((await command(['report', '--verify', good, '--key', pems[0]?.open ?? ''])).code).toBe(3);
    expect((await command(['report', '--verify', join(folder, 'none')])).code).toBe(2);
  });

  it('has the rules of its report', () => {
    expect(shippedPolicy.digest).toMatch(/^sha256:/);
    const { payload } = JSON.parse(readFileSync(signedReport, 'utf8'));
    const statement = JSON.parse(Buffer.from(payload, 'base64').toString());
    expect(statement.predicate.configuration[0].digest.sha256).toBe(shippedPolicy.digest.slice('sha256:'.length));
  });
});
