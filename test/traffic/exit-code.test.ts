/** The exit code of `audit`: the highest that any record, input or term calls for. */
import { describe, expect, it } from 'vitest';
import { run } from '../../scripts/transcripts.js';
import { temporaryFolder } from '../temporary-folder.js';

const { write } = temporaryFolder();
const BODY = { model: 'claude-opus-4-6', max_tokens: 1, messages: [{ role: 'user', content: 'Good morning.' }] };
const PASS = JSON.stringify(BODY);
const FAIL = JSON.stringify({ ...BODY, tools: [{ type: 'code_execution_20250825', name: 'code_execution' }] });
const REVIEW = JSON.stringify({ ...BODY, model: 'claude-invented-9' });
const UNREAD = JSON.stringify({ ...BODY, messages: 'Good morning.' });
const CUT = `{"url":"/v1/messages","body":${PASS.slice(0, -1)}`;
const FOUNDRY = JSON.stringify({ url: 'https://invented.services.ai.azure.com/anthropic/v1/messages', body: BODY });
const OTHER = JSON.stringify({ level: 'info', message: 'started' });

const audit = async (lines: readonly string[], ...argv: string[]): Promise<number> =>
  (await run(['audit', '-', '--arrangement', 'zdr', ...argv], lines.map((line) => `${line}\n`).join(''))).code;

describe('the exit code of audit', () => {
  it.each<[string, readonly string[], number, number]>([
    ['what passes', [PASS, OTHER], 0, 0],
    ['a review', [PASS, REVIEW], 0, 1],
    ['a failure', [PASS, FAIL], 1, 1],
    ['a failure and a review', [FAIL, REVIEW, PASS], 1, 1],
    ['a record that cannot be read', [PASS, CUT], 3, 3],
    ['a request of which something cannot be read', [PASS, FAIL, UNREAD], 3, 3],
    ['nothing for Claude', [OTHER], 3, 3],
    ['nothing', [], 3, 3],
  ])('for %s', async (_, lines, code, strict) => {
    expect([await audit(lines), await audit(lines, '--fail-on', 'review')]).toEqual([code, strict]);
  });

  it('for a request to another platform than the stated one, unless its target is another', async () => {
    expect(await audit([PASS, FOUNDRY])).toBe(0);
    expect(await audit([PASS, FOUNDRY], '--platform', 'claude-api')).toBe(2);
    expect(await audit([PASS], '--platform', 'claude-api')).toBe(0);
    const targets = 'targets: [{ name: azure, hosts: ["*.azure.com"], context: { arrangement: zdr } }]\n';
    const config = write('targets.yaml', `context: { platform: claude-api }\n${targets}`);
    expect(await audit([PASS, FOUNDRY], '--config', config)).toBe(0);
    expect(await audit([FAIL, FOUNDRY], '--platform', 'claude-api')).toBe(2);
    expect(await audit([CUT, FOUNDRY], '--platform', 'claude-api')).toBe(3);
  });

  it('for a waiver that has expired, in the configuration and in the context', async () => {
    const waiver = (expires: string) =>
      `waivers: [{ rule: zdr/feature-not-eligible, reason: A trial, owner: R. Example, expires: ${expires} }]\n`;
    for (const flag of ['--config', '--context']) {
      expect(await audit([FAIL], flag, write('lasts.yaml', waiver('2026-10-01')))).toBe(0);
      expect(await audit([FAIL], flag, write('ended.yaml', waiver('2026-09-30')))).toBe(2);
    }
  });

  it('for a merge, as for the audits that it merges', async () => {
    const saved = async (name: string, line: string): Promise<string> => {
      const file = write(`${name}.jsonl`, `${line}\n`);
      const key = { env: { CLAUDE_PREFLIGHT_KEY: 'a key for tests' } };
      return write(
        `${name}.json`,
        (await run(['audit', file, '--arrangement', 'zdr', '--format', 'json'], '', key)).stdout,
      );
    };
    const [pass, review, fail] = [await saved('pass', PASS), await saved('review', REVIEW), await saved('fail', FAIL)];
    const merged = async (...argv: string[]) => (await run(['audit', '--merge', ...argv])).code;
    expect([await merged(pass), await merged(pass, review), await merged(pass, review, fail)]).toEqual([0, 0, 1]);
    expect(await merged(pass, review, '--fail-on', 'review')).toBe(1);
    expect(await merged(pass, pass)).toBe(2);
  });
});
