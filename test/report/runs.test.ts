import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run as command } from '../../scripts/transcripts.ts';
import { body, CODE_EXECUTION } from './results.js';
import { savedResults } from './saved-results.js';

const { folder, file, good, bad } = savedResults();

describe('report on several results', () => {
  it('takes a folder as one run, and names the files in it that it cannot read', async () => {
    const run = join(folder, 'run');
    mkdirSync(run);
    writeFileSync(join(run, 'a.json'), readFileSync(good));
    writeFileSync(join(run, 'b.json'), readFileSync(bad));
    writeFileSync(join(run, 'notes.txt'), 'not looked at');
    const { stdout } = await command(['report', run, '--format', 'json']);
    expect(JSON.parse(stdout).inputs).toHaveLength(2);
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

  it('drops no failure if a result is named alone and is in a folder too, in either order', async () => {
    const months = join(folder, 'months');
    mkdirSync(months);
    for (const [day, more] of [
      ['2026-05-04', CODE_EXECUTION],
      ['2026-06-04', {}],
    ] as const) {
      const log = file(`${day}.jsonl`, `${JSON.stringify({ time: `${day}T08:00:00Z`, body: body(more) })}\n`);
      const { stdout } = await command(['audit', log, '--arrangement', 'zdr', '--format', 'json']);
      writeFileSync(join(months, `${day}.json`), stdout);
    }
    const may = join(months, '2026-05-04.json');
    const again = join(folder, 'months-by-another-name');
    symlinkSync(months, again);
    for (const operands of [[months], [may, months], [months, may], [months, again], [again, months]]) {
      const { code, stdout } = await command(['report', ...operands, '--format', 'json']);
      const { verdict, inputs } = JSON.parse(stdout);
      expect([code, verdict.verdict, verdict.requests, verdict.fail]).toEqual([1, 'fail', 2, 1]);
      const named = operands.find((one) => one !== may);
      expect(inputs.map(({ group }: { group: string }) => group)).toEqual([named, named]);
      // The file is no run of its own: nothing has moved since an earlier one.
      expect(verdict.trend).toEqual([]);
    }
    // A copy in another folder is dropped from neither.
    const copies = join(folder, 'copies');
    mkdirSync(copies);
    writeFileSync(join(copies, 'may.json'), readFileSync(may));
    for (const operands of [
      [copies, months],
      [months, copies],
    ]) {
      const { verdict } = JSON.parse((await command(['report', ...operands, '--format', 'json'])).stdout);
      expect([verdict.verdict, verdict.requests, verdict.fail]).toEqual(['fail', 2, 1]);
    }
    // After a run that may have replaced it, the file is one.
    const { stdout } = await command([
      'report',
      months,
      file('between.json', readFileSync(join(months, '2026-06-04.json'), 'utf8')),
      may,
      '--format',
      'json',
    ]);
    expect(JSON.parse(stdout).verdict.fail).toBe(1);
  });

  it('counts two repositories with files of equal names if their results are in one folder, and says what it replaces else', async () => {
    const both = join(folder, 'repositories');
    mkdirSync(both);
    const report = async (...operands: string[]) => {
      const { code, stdout, stderr } = await command(['report', ...operands, '--format', 'json']);
      return { code, stderr, ...JSON.parse(stdout) };
    };
    const source = file('equal.jsonl', '');
    const names = [];
    for (const [name, more] of [
      ['a.json', CODE_EXECUTION],
      ['b.json', {}],
    ] as const) {
      writeFileSync(source, `${JSON.stringify(body(more))}\n`);
      const { stdout } = await command(['check', source, '--arrangement', 'zdr', '--format', 'json']);
      writeFileSync(join(both, name), stdout);
      names.push(join(both, name));
    }
    const together = await report(both);
    expect(together).toMatchObject({ code: 1, verdict: { verdict: 'fail', requests: 2, fail: 1 } });
    expect(together.unknowns.map(({ id }: { id: string }) => id)).toContain('counted-twice');
    const named = await report(...names);
    expect(named.verdict).toMatchObject({ verdict: 'pass', requests: 1 });
    expect(named.inputs.map(({ counts }: { counts: string }) => counts)).toEqual(['history', 'all']);
    expect(named.stderr).toContain('a.json: is replaced by a later run over the same files');
    // A failure that comes back on the same day counts, although its result is identical to the first one.
    const again = await report(...names, file('again.json', readFileSync(join(both, 'a.json'), 'utf8')));
    expect(again.stderr).toContain('again.json: identical to');
    expect(again).toMatchObject({ code: 1, verdict: { verdict: 'fail', requests: 1 } });
    // A result of which only some files were read again is named too.
    const more = file('more.jsonl', `${JSON.stringify(body())}\n`);
    const { stdout } = await command(['check', source, more, '--arrangement', 'zdr', '--format', 'json']);
    const part = await report(file('two-files.json', stdout), ...names.slice(1));
    expect(part.stderr).toContain('two-files.json: is replaced in part by a later run');
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
});
