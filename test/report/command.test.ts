import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run as command } from '../../scripts/transcripts.ts';
import { receiptOf } from '../../src/receipt.js';
import { body, CODE_EXECUTION, saved } from './results.js';
import { savedResults, zdr } from './saved-results.js';

const { folder, file, good, bad } = savedResults();
/** The id of an invented receipt. */
const ID = '00000000-0000-4000-8000-000000000000';

describe('report', () => {
  it('exits with its verdict, and prints the report as Markdown', async () => {
    const pass = await command(['report', good]);
    expect(pass.code).toBe(0);
    expect(pass.stdout).toContain('**Pass: no rule fails and none asks for review in 1 request.**');
    expect((await command(['report', bad])).code).toBe(1);
  });

  it('exits with 3 if something of a request was not judged, or a file is no result', async () => {
    const gap = file('gap.json', JSON.stringify(saved([body({ model: 7 })], { arrangement: 'zdr' })));
    expect((await command(['report', gap])).code).toBe(3);
    expect((await command(['report', good, file('other.json', '{}')])).code).toBe(3);
  });

  it('reads standard input, and reports an empty one', async () => {
    const { code, stdout } = await command(['report', '--format', 'json'], readFileSync(bad, 'utf8'));
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'compliance', verdict: { verdict: 'fail' } });
    expect((await command(['report'])).code).toBe(3);
  });

  it('prints the sentence and the files, if the whole report is written to files', async () => {
    const html = join(folder, 'told.html');
    const { stdout, stderr } = await command(['report', bad, '--format', `html=${html}`]);
    expect([stdout, stderr]).toEqual([
      '',
      expect.stringMatching(/Fail: 1 rule fails in .*; written: .*told.html \(html\)\n$/),
    ]);
  });

  it('does not overwrite a result in a folder that it reads', async () => {
    const before = readFileSync(good, 'utf8');
    const { code, stderr } = await command(['report', folder, '--format', `json=${good}`]);
    expect([code, stderr]).toEqual([2, `claude-preflight: ${good}: it is an input, and would be overwritten\n`]);
    expect(readFileSync(good, 'utf8')).toBe(before);
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
    const { stdout: alone } = await command(['report', lines(receipt('refused'))]);
    expect(alone).toContain('Pass: nothing was sent, as the only request was refused.');
    expect(alone).toContain('| none of them |');
    const { stdout: page } = await command(['report', lines(receipt('refused')), '--format', 'html']);
    for (const words of ['>Nothing was sent, as', '1 of them refused, not sent', '</svg>nothing sent'])
      expect(page).toContain(words);
    const passed = { ...receipt('sent'), findings: [], verdict: 'pass', features: ['messages'] };
    expect((await command(['report', lines(receipt('refused'), passed)])).stdout).toContain(
      'review in the 1 request that was sent; 1 request was refused and never left.',
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

  it('names the kinds of files that lint did not search, which it does not call read or not Claude’s', async () => {
    const repository = join(folder, 'repository');
    mkdirSync(repository);
    writeFileSync(join(repository, 'a.jsonl'), JSON.stringify(body()));
    writeFileSync(join(repository, 'notes.md'), 'invented');
    for (const name of ['a.png', 'b.png', 'c.jar', 'd.parquet', 'e.ttf', 'f.xlsx', 'g.woff2'])
      writeFileSync(join(repository, name), Buffer.from([0x89, 0, 1, 0]));
    const { stdout } = await command(['lint', repository, '--arrangement', 'zdr', '--no-cache', '--format', 'json']);
    const saved = file('unsearched.json', stdout);
    const { verdict, unknowns, skipped } = JSON.parse((await command(['report', saved, '--format', 'json'])).stdout);
    expect(verdict).toMatchObject({ verdict: 'pass', requests: 1, other: 1 });
    expect(unknowns.some(({ id }: { id: string }) => id === 'skipped-files')).toBe(true);
    const why = 'files of kinds that lint does not search: .png, .jar, .parquet, .ttf, .woff2, 1 more kind';
    expect(skipped).toEqual([{ why, count: 7, places: [] }]);
    const { stdout: told } = await command(['report', saved]);
    expect(told).toContain(`- 7 × ${why}`);
    expect(told).not.toContain('Everything that was given could be read.');
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

  it('shows PHI, strictness and the region that an audit has stated for some files only', async () => {
    const logs = join(folder, 'by-file');
    mkdirSync(logs);
    for (const name of ['clinic.jsonl', 'other.jsonl']) writeFileSync(join(logs, name), JSON.stringify(body()));
    const targetUnder = async (context: string, clinic: string) => {
      const config = file(
        'by-file.yaml',
        `context: { arrangement: zdr${context} }\ncontexts: [{ files: ["**/clinic.jsonl"], context: { ${clinic} } }]\n`,
      );
      const { stdout } = await command(['audit', logs, '--config', config, '--format', 'json']);
      const saved = file('by-file.audit.json', stdout);
      const told = JSON.parse((await command(['report', saved, '--config', config, '--format', 'json'])).stdout);
      const [target] = told.targets;
      const pinned = told.checks.find(({ rule }: { rule: string }) => rule === 'residency/not-pinned');
      return [told.targets.length, target.phi, target.strict, pinned?.targets[0].state];
    };
    expect(await targetUnder('', 'strict: false')).toEqual([1, false, false, 'not-applicable']);
    expect(await targetUnder('', 'phi: true, residency: us')).toEqual([1, true, false, 'review']);
    expect(await targetUnder(', phi: true, strict: true', 'strict: false')).toEqual([1, true, false, 'not-applicable']);
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

  it('shows on what a pass rests that was only stated: the BAA, and the authorisation of a model that requires retention', async () => {
    const log = file('covered.jsonl', JSON.stringify(body({ model: 'claude-fable-5' })));
    const authorised =
      'arrangement: zdr, modelRetentionAuthorised: [{ model: claude-fable-5, reference: order form 3 }]';
    for (const [terms, words] of [
      [authorised, 'declared, not shown; stated: order form 3 for claude-fable-5'],
      [
        'arrangement: hipaa, baa: { acceptedOn: 2026-06-10 }',
        'declared, not shown; stated: BAA accepted on 2026-06-10',
      ],
      ['arrangement: zdr', 'declared, not shown'],
    ] as const)
      for (const name of ['audit', 'check']) {
        const config = ['--config', file('stated.yaml', `context: { ${terms} }\n`)];
        const { stdout } = await command([name, log, ...config, '--format', 'json']);
        const result = file('stated.json', stdout);
        const { stdout: told } = await command(['report', result, ...config, '--format', 'markdown']);
        expect(told).toContain(`| ${words} |`);
        if (terms.includes('zdr')) expect(told).toContain('any authorisation of a model that requires retention');
      }
  });

  it('counts findings with different messages separately, so that no request is counted twice in one of them', async () => {
    // Invented people.
    const asked = (...values: string[]) => {
      const schema = { type: 'object', properties: { who: { type: 'string', enum: values } } };
      return { ...body(), output_config: { format: { type: 'json_schema', schema } } };
    };
    const both = [asked('Quentin Featherstone', 'q.featherstone@gmail.com'), asked('q.featherstone@gmail.com')];
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
