import { describe, expect, it } from 'vitest';
import { checkSubject } from '../../src/check.js';
import { applyFixes } from '../../src/fix/apply.js';
import { safeFixes } from '../../src/fix/fix.js';
import { fixes as rows } from '../../src/fix/fixes.generated.js';
import { isBetter, remedied } from '../../src/fix/remedy.js';
import type { Context, Finding, Subject } from '../../src/model.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { cases } from '../fixture-cases.js';

const HELLO = [{ role: 'user', content: 'What day is it?' }];
const body = (more: object): object => ({ model: 'claude-sonnet-4-6', max_tokens: 64, messages: HELLO, ...more });
const envelope = (more: object, headers: object = {}, url = 'https://api.anthropic.com/v1/messages'): object => ({
  method: 'POST',
  url,
  headers,
  body: body(more),
});

const BAA = { acceptedOn: '2026-08-01' };
const ZDR: Context = { arrangement: 'zdr' };
const HIPAA: Context = { arrangement: 'hipaa', baa: BAA };
const AZURE: Context = { arrangement: 'standard', platform: 'microsoft-foundry', foundryHosting: 'azure' };
const BEDROCK = 'https://bedrock-runtime.us-east-1.amazonaws.com/model/anthropic.claude-sonnet-4-6/invoke';

const judged = (value: unknown, context: Context) => checkSubject(value, context, shippedPolicy);
const fixesOf = (value: unknown, context: Context) => safeFixes(value, judged(value, context), shippedPolicy);
const mended = (value: unknown, context: Context) =>
  remedied(value, judged(value, context), (one) => judged(one, context), shippedPolicy);

/** For each row a request that it mends. */
const MENDED: readonly (readonly [row: string, context: Context, before: object, after: object])[] = [
  [
    'direct-web-tool',
    ZDR,
    body({ tools: [{ type: 'web_search_20260209', name: 'web_search', max_uses: 2 }] }),
    body({
      tools: [{ type: 'web_search_20260209', name: 'web_search', max_uses: 2, allowed_callers: ['direct'] }],
    }),
  ],
  [
    'direct-web-tool',
    HIPAA,
    body({ tools: [{ type: 'web_search_20260318', name: 'web_search', allowed_callers: [] }] }),
    body({ tools: [{ type: 'web_search_20260318', name: 'web_search', allowed_callers: ['direct'] }] }),
  ],
  [
    'basic-web-search',
    AZURE,
    body({ tools: [{ type: 'web_search_20260209', name: 'web_search', allowed_callers: ['direct'] }] }),
    body({ tools: [{ type: 'web_search_20250305', name: 'web_search', allowed_callers: ['direct'] }] }),
  ],
  [
    'basic-web-fetch',
    AZURE,
    body({ tools: [{ type: 'web_fetch_20260309', name: 'web_fetch' }] }),
    body({ tools: [{ type: 'web_fetch_20250910', name: 'web_fetch' }] }),
  ],
  ['no-cache-diagnostics', HIPAA, body({ diagnostics: {} }), body({})],
  [
    'no-automatic-caching',
    {},
    envelope({ cache_control: { type: 'ephemeral' } }, {}, BEDROCK),
    envelope({}, {}, BEDROCK),
  ],
  ['standard-speed', { platform: 'google-cloud' }, body({ speed: 'fast' }), body({})],
  ['no-fallback-credit', ZDR, body({ fallback_credit_token: 'invented' }), body({})],
  [
    'idle-beta-value',
    HIPAA,
    envelope({}, { 'Anthropic-Beta': 'files-api-2025-04-14, context-1m-2025-08-07, task-budgets-2026-03-13' }),
    envelope({}, { 'Anthropic-Beta': 'context-1m-2025-08-07' }),
  ],
  [
    'idle-beta-value',
    HIPAA,
    envelope({ betas: ['files-api-2025-04-14', 'context-1m-2025-08-07', 'task-budgets-2026-03-13'] }),
    envelope({ betas: ['context-1m-2025-08-07'] }),
  ],
  [
    'idle-beta-value',
    HIPAA,
    envelope({ betas: ['files-api-2025-04-14'] }, { 'anthropic-beta': 'files-api-2025-04-14' }),
    envelope({}, {}),
  ],
  // A value without a finding stays, as do other headers.
  [
    'idle-beta-value',
    HIPAA,
    envelope(
      {},
      {
        'anthropic-beta': 'prompt-caching-2024-07-31,files-api-2025-04-14,context-1m-2025-08-07',
        'x-invented': 'files-api-2025-04-14',
      },
    ),
    envelope(
      {},
      { 'anthropic-beta': 'prompt-caching-2024-07-31,context-1m-2025-08-07', 'x-invented': 'files-api-2025-04-14' },
    ),
  ],
  [
    'idle-beta-value',
    HIPAA,
    envelope({ betas: ['files-api-2025-04-14,context-1m-2025-08-07'] }),
    envelope({ betas: ['context-1m-2025-08-07'] }),
  ],
];

/** Requests that no mechanical fix may touch: what would change is what the caller asked for. */
const LEFT: readonly (readonly [name: string, context: Context, value: object])[] = [
  [
    'a web tool that is called from code on purpose',
    ZDR,
    body({
      tools: [{ type: 'web_search_20260209', name: 'web_search', allowed_callers: ['code_execution_20260120'] }],
    }),
  ],
  ['code execution', ZDR, body({ tools: [{ type: 'code_execution_20250825', name: 'code_execution' }] })],
  ['fallbacks', ZDR, body({ fallbacks: [{ model: 'claude-haiku-4-5' }] })],
  ['a thread', ZDR, body({ thread: { type: 'create' } })],
  ['a region', { platform: 'amazon-bedrock' }, body({ inference_geo: 'us' })],
  ['a region that is missing', { residency: 'us' }, body({})],
  ['a header that turns on a longer output', HIPAA, envelope({}, { 'anthropic-beta': 'output-300k-2026-03-24' })],
  ['a beta value that nobody knows', HIPAA, envelope({}, { 'anthropic-beta': 'invented-2026-01-01' })],
  [
    'a beta value of a feature that is used',
    HIPAA,
    envelope(
      { tools: [{ type: 'code_execution_20250825', name: 'code_execution' }] },
      { 'anthropic-beta': 'code-execution-2025-08-25' },
    ),
  ],
  ['the header of a browser', ZDR, envelope({}, { 'anthropic-dangerous-direct-browser-access': 'true' })],
  [
    'a member of the later web tools that the basic version lacks',
    AZURE,
    body({ tools: [{ type: 'web_search_20260318', name: 'web_search', response_inclusion: 'full' }] }),
  ],
  [
    'what stands in a block, whatever it is called',
    HIPAA,
    body({
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi', diagnostics: {}, cache_control: {} }] }],
    }),
  ],
];

describe('a mechanical fix', () => {
  it.each(MENDED.map((one, i) => [`${one[0]} (${i})`, ...one] as const))('%s', (_, row, context, before, after) => {
    const { says } = rows.find(({ id }) => id === row) ?? expect.unreachable(row);
    const copy = structuredClone(before);
    const { value, fixes, subject } = mended(before, context);
    expect(value).toStrictEqual(after);
    expect(fixes.map((fix) => fix.says)).toContain(says);
    expect(before).toEqual(copy);
    for (const { finding } of fixes)
      expect(subject.findings.map(({ rule, at, verdict }) => [rule, at, verdict])).not.toContainEqual([
        finding.rule,
        finding.at,
        finding.verdict,
      ]);
    expect(mended(value, context).fixes).toEqual([]);
  });

  it('is tried above for every row', () => {
    expect(rows.map(({ id }) => id).filter((id) => !MENDED.some(([row]) => row === id))).toEqual([]);
  });

  it.each(LEFT)('leaves alone: %s', (_, context, value) => {
    expect(judged(value, context).findings).not.toEqual([]);
    const after = mended(value, context);
    expect(after.value).toBe(value);
    expect(after.fixes).toEqual([]);
  });

  it('is not made for what is only informational', () => {
    const value = envelope({}, { 'anthropic-beta': 'files-api-2025-04-14' });
    const terms: Context = { ...HIPAA, phi: false };
    expect(judged(value, terms).findings.map(({ rule, verdict }) => [rule, verdict])).toEqual([
      ['hipaa/beta-not-listed', 'informational'],
    ]);
    expect(fixesOf(value, terms)).toEqual([]);
  });

  it('reaches tools inside a batch, and each in one round', () => {
    const item = (i: number) => ({
      custom_id: `item-${i}`,
      params: body({ tools: [{ type: 'web_search_20260209', name: 'web_search' }] }),
    });
    const value = { requests: [item(0), item(1)] };
    const paths = fixesOf(value, ZDR).map(({ path }) => path);
    expect(paths).toEqual(['/requests/0/params/tools/0/allowed_callers', '/requests/1/params/tools/0/allowed_callers']);
    const after = mended(value, ZDR);
    expect(after.subject.findings.map(({ feature }) => feature)).toEqual(['batch']);
  });

  it('brings an idle beta value to light in the next round', () => {
    const { value, subject } = mended(
      envelope(
        { tools: [{ type: 'web_search_20260209', name: 'web_search' }] },
        { 'anthropic-beta': 'code-execution-web-tools-2026-02-09' },
      ),
      HIPAA,
    );
    expect(value).toEqual(
      envelope({ tools: [{ type: 'web_search_20260209', name: 'web_search', allowed_callers: ['direct'] }] }, {}),
    );
    expect(subject.verdict).toBe('pass');
  });

  describe('if the changed request has further findings', () => {
    const tools = ['20260209', '20260318'].map((day) => ({ type: `web_search_${day}`, name: `search_${day}` }));
    const value = body({ tools });
    const before = judged(value, ZDR);
    /** Fixes the request, with findings that `more` adds to those of a changed request. */
    const fixed = (more: (of: Subject) => readonly Finding[]) => {
      const judge = (one: unknown): Subject => {
        const subject = judged(one, ZDR);
        return { ...subject, findings: [...subject.findings, ...more(subject)] };
      };
      return remedied(value, before, judge, shippedPolicy);
    };
    const [first, second] = before.findings.filter(({ verdict }) => verdict === 'fail');
    const worse = { rule: 'house/other', at: '', verdict: 'fail' } as Finding;

    it('is not kept for a finding that is there still, while others are', () => {
      const { value: after, fixes } = fixed(({ findings }) =>
        findings.some(({ at }) => at === first?.at) ? [] : [first as Finding],
      );
      expect(fixes.map(({ finding }) => finding)).toEqual([second]);
      expect(after).toEqual(body({ tools: [tools[0], { ...tools[1], allowed_callers: ['direct'] }] }));
    });

    it('is not made where it brings as many failures, or more failures and fewer findings to review', () => {
      expect(fixed(() => [worse, worse])).toEqual({ value, subject: before, fixes: [] });
      const of = (...verdicts: string[]) =>
        ({ findings: verdicts.map((verdict) => ({ verdict })) }) as unknown as Subject;
      expect(isBetter(of('fail'), of('review', 'review'))).toBe(false);
      expect(isBetter(of('review', 'review'), of('fail'))).toBe(true);
      expect(isBetter(of('fail', 'review'), of('fail', 'review', 'review'))).toBe(true);
      expect(isBetter(of('fail', 'review'), of('fail', 'review'))).toBe(false);
    });
  });

  it('is better in every fixture in which it changes something, and never touches messages or system', () => {
    const gravity = (verdict: string, findings: readonly { verdict: string }[]) =>
      findings.filter((one) => one.verdict === verdict).length;
    let changed = 0;
    for (const { name, request, context } of cases) {
      const before = judged(request, context);
      const after = mended(request, context);
      if (after.fixes.length === 0) {
        expect(after.value, name).toBe(request);
        continue;
      }
      changed++;
      const fewer = gravity('fail', before.findings) - gravity('fail', after.subject.findings);
      expect(fewer > 0 || gravity('review', before.findings) > gravity('review', after.subject.findings), name).toBe(
        true,
      );
      for (const { path } of after.fixes) expect(path, name).not.toMatch(/^(\/body)?\/(messages|system)\b/);
    }
    expect(changed).toBeGreaterThan(8);
  });

  it('never throws, whatever the value', () => {
    for (const value of [null, undefined, 3, 'text', [], {}, { body: null }, { headers: 3, body: 'x' }])
      expect(mended(value, HIPAA).fixes).toEqual([]);
  });

  it('keeps members of any name as they are', () => {
    const value = JSON.parse('{"__proto__":{"a":1},"tools":[{"x":1}]}');
    const after = applyFixes(value, [{ op: 'add', path: '/tools/0/y', value: 2 }]);
    expect(JSON.stringify(after)).toBe('{"__proto__":{"a":1},"tools":[{"x":1,"y":2}]}');
  });
});
