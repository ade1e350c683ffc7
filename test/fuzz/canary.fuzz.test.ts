/**
 * Unique strings placed everywhere in recorded requests, and looked for in everything that comes of them: every format
 * of check, lint, audit and report, what is said beside them, caches, states and temporary files. 200 requests here,
 * 10,000 with FUZZ_CASES.
 */
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../../scripts/transcripts.js';
import { AUDIT_FLAGS } from '../../src/cli/audit/audit.js';
import { CHECK_FLAGS } from '../../src/cli/check/check.js';
import { LINT_FLAGS } from '../../src/cli/lint/lint.js';
import { REPORT_FLAGS } from '../../src/cli/report/report.js';
import { cases } from '../fixture-cases.js';
import { temporaryFolder } from '../temporary-folder.js';

const COUNT = process.env.FUZZ_CASES ? 10_000 : 200;
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_926);
const TIMEOUT = 60_000 + COUNT * 60;

/** Every canary begins so, whatever its letter case and what stands around it; no length or count is as long. */
const CANARY = 'kanarienvogel';
const NUMBER = 73_914_862_050_000;
const NUMBER_START = '739148620';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

let state = SEED;
const random = (): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};

/** The name of an envelope is the caller's own and is shown; everything else is the request's. */
const planted = (value: Json, canary: string, number: number, share: number, top = true): Json => {
  if (typeof value === 'number') return random() < share ? number : value;
  if (typeof value === 'string') {
    if (random() >= share) return value;
    const way = random();
    return way < 0.3
      ? canary
      : way < 0.6
        ? `${value}-${canary}`
        : way < 0.8
          ? `${canary}/${value}`
          : `${value}${canary}`;
  }
  if (Array.isArray(value)) return value.map((one) => planted(one, canary, number, share, false));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !(top && name === 'name'))
      .map(([name, one]) => [name, planted(one, canary, number, share, false)]),
  );
};

const SHARES = [0.03, 0.15, 0.5, 1];
const texts = [
  ...new Set(
    cases.flatMap(({ request }) =>
      typeof request === 'object' && request !== null && !Array.isArray(request) ? [JSON.stringify(request)] : [],
    ),
  ),
];

/** The records; a few are broken off or named twice, so that what is said of bad input is looked through too. */
const records = Array.from({ length: COUNT }, (_, i) => {
  const share = SHARES[i % SHARES.length] as number;
  const value = JSON.parse(texts[i % texts.length] as string) as Json;
  const text = JSON.stringify(planted(value, `${i % 2 ? CANARY : 'Kanarienvogel'}${i}`, NUMBER + i, share));
  const bad = i % 97;
  return bad === 0
    ? text.slice(0, -3)
    : bad === 1
      ? text.replace('{', `{"twice":"${CANARY}","twice":"${CANARY}",`)
      : text;
});

const asHar = (some: readonly string[]): string =>
  JSON.stringify({
    log: {
      entries: some.map((text, i) => ({
        startedDateTime: '2026-09-01T10:00:00Z',
        request: {
          method: 'POST',
          url: `https://api.anthropic.com/v1/messages?${CANARY}=${CANARY}${i}`,
          headers: [{ name: `x-${CANARY}`, value: `${CANARY}${i}` }],
          postData: { mimeType: 'application/json', text },
        },
        response: { status: 200, content: { text: `${CANARY}${i}` } },
      })),
    },
  });

const root = temporaryFolder().path;
const [logs, out, temporary, repository] = ['logs', 'out', 'tmp', 'repo'].map((name) => join(root, name)) as [
  string,
  string,
  string,
  string,
];
const before = process.env.TMPDIR;

beforeAll(() => {
  for (const folder of [logs, out, temporary, repository]) mkdirSync(folder);
  process.env.TMPDIR = temporary;
  const lines = `${records.join('\n')}\n`;
  writeFileSync(join(logs, 'a.jsonl'), lines);
  writeFileSync(join(logs, 'b.jsonl.gz'), gzipSync(lines.slice(0, lines.length / 10)));
  writeFileSync(join(logs, 'c.har'), asHar(records.filter((_, i) => i % 20 === 0)));
  for (const [i, text] of records.slice(0, 60).entries()) writeFileSync(join(repository, `request-${i}.json`), text);
  writeFileSync(join(repository, 'many.jsonl'), records.slice(60, 60 + COUNT / 5).join('\n'));
});
afterAll(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
});

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const leak = (text: string): string | undefined => {
  const lower = text.toLowerCase();
  const at = Math.max(lower.indexOf(CANARY), lower.indexOf(NUMBER_START));
  return at < 0 ? undefined : text.slice(Math.max(0, at - 120), at + 40);
};

let said = '';
const command = async (...argv: string[]): Promise<number> => {
  const { code, stdout, stderr } = await run(argv, '', { env: { CLAUDE_PREFLIGHT_KEY: 'a key invented for tests' } });
  said += stdout + stderr;
  return code;
};

const into = (name: string, formats: readonly string[]): string[] =>
  formats.flatMap((format) => ['--format', `${format}=${join(out, `${name}.${format}`)}`]);

it(
  `nothing of ${COUNT} requests is in any output, cache, state or temporary file`,
  async () => {
    const zdr = ['--arrangement', 'zdr', '--no-phi'];
    const audits = into('audit', AUDIT_FLAGS.format.choices);
    expect(await command('audit', logs, ...zdr, ...audits)).toBe(3);
    expect(
      await command('audit', logs, '--arrangement', 'hipaa', '--format', 'json', '--output', join(out, 'hipaa.json')),
    ).toBe(3);
    const resumed = join(out, 'state');
    await command('audit', logs, ...zdr, '--resume', resumed, '--format', 'json', '--output', join(out, 'again.json'));
    await command(
      'audit',
      '--merge',
      join(out, 'again.json'),
      join(out, 'audit.json'),
      ...into('merged', ['json', 'pretty']),
    );
    await command('check', join(logs, 'a.jsonl'), ...zdr, ...into('check', CHECK_FLAGS.format.choices));
    await command(
      'lint',
      repository,
      '--cache-dir',
      join(out, 'cache'),
      ...zdr,
      ...into('lint', LINT_FLAGS.format.choices),
    );
    await command('lint', repository, '--fix', '--dry-run', '--no-cache', ...zdr);
    const key = join(root, 'key.pem');
    writeFileSync(key, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const results = ['hipaa.json', 'audit.json', 'check.json', 'lint.json'].map((name) => join(out, name));
    const reports = into('report', REPORT_FLAGS.format.choices);
    expect(await command('report', ...results, ...reports, '--sign', key)).toBe(3);

    const { totals } = JSON.parse(readFileSync(join(out, 'audit.json'), 'utf8'));
    expect(totals.requests).toBeGreaterThan(COUNT * 0.5);
    const files = filesBelow(out);
    expect(files.length).toBeGreaterThan(30);
    expect(existsSync(join(out, 'cache'))).toBe(true);
    // An in-toto envelope holds its statement in base64.
    const { payload } = JSON.parse(readFileSync(join(out, 'report.intoto'), 'utf8'));
    const signed = Buffer.from(payload, 'base64').toString();
    const all = [...files, ...filesBelow(temporary)].map((file) => [file, readFileSync(file, 'utf8')] as const);
    const found = [...all, ['what was printed', said] as const, ['the signed statement', signed] as const].flatMap(
      ([name, text]) => leak(text)?.replace(/^/, `${name}: `) ?? [],
    );
    expect(found).toEqual([]);
    expect(leak(records[3] as string)).toBeDefined();
  },
  TIMEOUT,
);
