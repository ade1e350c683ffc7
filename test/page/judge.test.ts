import { describe, expect, it } from 'vitest';
import { check } from '../../src/full-check.js';
import { incomingOf } from '../../src/page/incoming.js';
import { judge, requestAt, requestsIn } from '../../src/page/judge.js';
import { contextOf, hashOf, shownFields } from '../../src/page/terms.js';
import { listView, placesView, verdictView } from '../../src/page/view.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { cases } from '../fixture-cases.js';

const TEXT = `{
  "url": "/v1/messages",
  "body": {
    "model": "claude-opus-4-6",
    "max_tokens": 16,
    "messages": [{ "role": "user", "content": "<b>Hello</b>" }],
    "tools": [
      { "type": "code_execution_20250825", "name": "code_execution" }
    ]
  }
}`;

describe('the page', () => {
  it('judges every request of the fixtures as `check` does', () => {
    const wrong = cases.filter(({ request, context }) => {
      const text = JSON.stringify(request);
      if (text === undefined) return false;
      const { subject } = judge(text, context);
      const [expected] = check(JSON.parse(text), context).subjects;
      // A text has places of members that are missing from the parsed value (members named twice).
      const said = subject.findings.map(({ location: _, ...finding }) => finding);
      return JSON.stringify(said) !== JSON.stringify(expected?.findings);
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('puts a finding on the line on which its place begins', () => {
    const { findings } = judge(TEXT, { arrangement: 'zdr' });
    expect(findings.map(({ finding, line }) => [finding.rule, finding.at, line])).toEqual([
      ['zdr/feature-not-eligible', '/tools/0', 8],
    ]);
    // Of a repeated member the last one is judged. The name, of an invented person, is a place without being shown.
    const tool = '[\n{"type": "code_execution_20250825", "name": "code_execution"}]';
    const schema = '{"type": "object", "properties": {\n"Quentin Featherstone": {"type": "string"}}}';
    const twice = `{"model": "claude-opus-4-6", "max_tokens": 1, "messages": [], "tools": ${tool},
"output_config": {"format": {"type": "json_schema", "schema": ${schema}}},\n"tools": ${tool}}`;
    const lines = judge(twice, { arrangement: 'zdr' }).findings.map(({ finding, line }) => [finding.rule, line]);
    expect(lines).toEqual(
      expect.arrayContaining([
        ['zdr/feature-not-eligible', 6],
        ['phi/schema-property-name', 4],
      ]),
    );
  });

  it.each([
    ["curl https://api.anthropic.com/v1/messages --data '{}'", 'This is a command: '],
    ['client.messages.create(model="claude-opus-4-6")', 'This is a program: '],
    ['{"model": "claude-opus-4-6", "messages": [', 'Paste the JSON that is sent, whole'],
  ])('says of %s that nothing was judged, and what to paste', (text, advice) => {
    const judgement = judge(text, { arrangement: 'zdr' });
    expect(judgement.unread).toContain(advice);
    const { html } = verdictView(judgement);
    expect(html).toContain(`This cannot be read, so nothing was judged. ${advice}`);
    expect(html).not.toContain('/v1/messages, ');
    expect(judge(TEXT, {}).unread).toBeUndefined();
  });

  it.each([
    [
      'claude-fable-5',
      ['code_execution_20250825', 'odd'],
      ': 2 findings fail, 1 of them accepted silently by the server.',
    ],
    ['claude-fable-5', ['odd'], ': 1 finding fails.'],
    ['claude-opus-4-6', ['code_execution_20250825', 'odd'], ': 1 finding fails, accepted silently by the server.'],
    ['claude-opus-4-6', ['odd', 'strange'], ': 2 questions are open.'],
  ])('counts the findings that decide: of %s with %s%s', (model, types, sentence) => {
    const tools = types.map((type) => ({ type, name: 'code_execution' }));
    const request = JSON.stringify({ model, max_tokens: 1, messages: [], tools });
    expect(verdictView(judge(request, { arrangement: 'zdr' })).html).toContain(sentence);
  });

  it('says that the policy may be out of date, by the day of today', () => {
    const words = { arrangement: 'zdr', platform: 'claude-api', date: shippedPolicy.newest };
    const rules = (today?: string) =>
      judge(TEXT, contextOf(words, undefined, today)).findings.map(({ finding }) => finding.rule);
    expect(rules()).not.toContain('policy/stale');
    expect(rules('2027-06-01')).toContain('policy/stale');
    const { html } = verdictView(judge(TEXT, contextOf(words, undefined, '2027-06-01')));
    expect(html).toMatch(/policy as of 2026-\d\d-\d\d, its newest row \d+ days old/);
  });

  it('escapes the text', () => {
    const judgement = judge(TEXT, { arrangement: 'zdr' });
    const { html } = placesView(shippedPolicy, judgement);
    expect(html).toContain('&lt;b&gt;Hello');
    expect(html).not.toContain('<b>Hello');
    expect(html.indexOf('Code execution')).toBeGreaterThan(html.indexOf('code_execution_20250825'));
    expect(verdictView(judgement).html).toContain('accepted silently by the server');
  });

  it('shows only the lines near findings of a long text, and says how many it omits', () => {
    const long = TEXT.replace('"max_tokens"', `${'\n'.repeat(500)}"max_tokens"`);
    const { html } = placesView(shippedPolicy, judge(long, { arrangement: 'zdr' }));
    expect(html.match(/<span class="no"/g)?.length).toBeLessThan(20);
    expect(html).toMatch(/\d{3} lines not shown/);
    expect(html).toContain('line 508');
  });

  it('splits a list and JSON Lines into requests, and nothing else', () => {
    expect(requestsIn(`[${TEXT}, ${TEXT}]`)).toHaveLength(2);
    expect(requestsIn('{"model": "a"}\n{"model": "b"}\n')).toHaveLength(2);
    for (const text of [TEXT, '', 'hello\nworld', '[]', '"x"', '1\n2', '{"a": 1}\n{"b": '])
      expect(requestsIn(text)).toBeUndefined();
  });

  it('shows one of several requests unchanged if indenting would lose something', () => {
    const [plain, twice] = ['{"a": "]", "b": [1, {}]}', '{"model": "a", "messages": [], "model": "b"}'];
    const laidOut = JSON.stringify(JSON.parse(plain), null, 2);
    const taken = (text: string) => {
      const texts = requestsIn(text) ?? [];
      return texts.map((_, i) => requestAt(texts, i + 1));
    };
    for (const text of [` [ ${plain} , ${twice},\n[1] , ${plain} ]\n`, `[${plain},${twice},[1],${plain}]`])
      expect(taken(text)).toEqual([laidOut, twice, '[\n  1\n]', laidOut]);
    expect(taken(`${plain}\n${twice}`)).toEqual([laidOut, twice]);
    expect(requestAt([plain], 2)).toBeUndefined();
  });

  it.each(['', 'no JSON', '{"model": ', 'null', '[1]', '"x"', '{"model": "a", "model": "b", "messages": []}'])(
    'reports of %s nothing but what `check` does',
    (text) => {
      expect(judge(text, { arrangement: 'zdr' }).subject.verdict).not.toBe('pass');
    },
  );

  it('indents a request on one line, and shows the findings there', () => {
    const line = JSON.stringify(JSON.parse(TEXT));
    const { findings, shown } = judge(line, { arrangement: 'zdr' });
    expect(findings.map(({ finding, line: at }) => [finding.at, at])).toEqual([['/tools/0', 13]]);
    expect(shown.split('\n')[12]).toBe('      {');
    const twice = '{"model": "claude-opus-4-6", "messages": [], "model": "claude-opus-4-6"}';
    expect(judge(twice, {}).shown).toBe(twice);
  });

  it('shows only the first places of tens of thousands of findings, the most severe first, and the total', () => {
    const odd = Array.from({ length: 20_000 }, (_, i) => ({ type: `odd_${i % 7}` }));
    const tools = [{ type: 'code_execution_20250825', name: 'code_execution' }];
    const text = JSON.stringify({ model: 'claude-opus-4-6', messages: [{ role: 'user', content: odd }], tools });
    const judgement = judge(text, { arrangement: 'zdr' });
    expect(judgement.findings.length).toBeGreaterThan(20_000);
    const { html } = placesView(shippedPolicy, judgement);
    expect(html.match(/class="note/g)?.length).toBeLessThan(200);
    expect(html).toContain('20,001 findings in all');
    expect(html).toContain('note v-fail');
    expect(html).not.toContain('Infinity');
  });

  it('shows how many requests of a list fail, and which', () => {
    const { html } = listView([
      'pass',
      'fail',
      'pass',
      'fail',
      'pass',
      ...Array.from({ length: 20 }, () => 'pass' as const),
    ]);
    expect(html).toContain('<b>2</b> <span class="sub">numbers 2, 4</span>');
    expect(html).toContain('<b>23</b> <span class="sub">numbers 1, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 …</span>');
    expect(html).not.toContain('review');
  });

  it('reads files in UTF-8 and UTF-16, and rejects any that would be decoded with loss', () => {
    const bytes = (...parts: (string | number[])[]) =>
      Uint8Array.from(Buffer.concat(parts.map((part) => Buffer.from(part as string))));
    expect(incomingOf(bytes('{"a": "é"}'))).toEqual({ text: '{"a": "é"}' });
    expect(incomingOf(bytes([0xef, 0xbb, 0xbf], '{}'))).toEqual({ text: '{}' });
    expect(incomingOf(Uint8Array.from([0xff, 0xfe, 0x7b, 0, 0x7d, 0]))).toEqual({ text: '{}' });
    expect(incomingOf(Uint8Array.from([0xfe, 0xff, 0, 0x7b, 0, 0x7d]))).toEqual({ text: '{}' });
    // Without a byte order mark too.
    expect(incomingOf(Uint8Array.from([0x7b, 0, 0x7d, 0]))).toEqual({ text: '{}' });
    expect(incomingOf(bytes('{"a": "', [0xe9], '"}'))).toMatchObject({ why: expect.stringContaining('not text') });
    expect(incomingOf(Uint8Array.from([0x1f, 0x8b, 8]))).toMatchObject({ why: expect.stringContaining('compressed') });
    expect(incomingOf(new Uint8Array())).toEqual({ text: '' });
  });

  it('asks for an agreement if the terms depend on one, and judges by the answer', () => {
    const words = {
      arrangement: 'zdr',
      platform: 'claude-api',
      hosting: 'unknown',
      phi: 'yes',
      date: '',
      baa: '2026-06-10',
    };
    const rules = (context: object, url = '/v1/messages') =>
      judge(
        JSON.stringify({ url, body: { model: 'claude-opus-4-6', max_tokens: 1, messages: [] } }),
        context,
      ).findings.map(({ finding: { rule, verdict } }) => `${verdict} ${rule}`);
    expect(rules(contextOf(words))).toEqual(['informational hipaa/no-baa']);
    expect(rules(contextOf({ ...words, baa: '' }))).toEqual(['fail hipaa/no-baa']);
    expect(rules(contextOf({ ...words, arrangement: 'hipaa' }))).toEqual([]);
    // A BAA of a day after the newest row is in doubt only if an earlier day was chosen.
    const later = { ...words, arrangement: 'hipaa', baa: '2026-11-01', date: shippedPolicy.newest };
    expect(rules(contextOf(later))).toEqual([]);
    expect(rules(contextOf({ ...later, date: '2026-08-01' }))).toEqual(['review hipaa/no-baa']);
    const url = 'https://bedrock-runtime.us-east-1.amazonaws.com/model/claude-opus-4-6/invoke';
    const stated = { ...words, contract: 'on', cloud: 'on' };
    expect(rules(contextOf(words, 'amazon-bedrock'), url)).toEqual([
      'review hipaa/no-baa',
      'review zdr/not-established-on-platform',
    ]);
    expect(rules(contextOf(stated, 'amazon-bedrock'), url)).toEqual(['informational zdr/not-established-on-platform']);
    expect(contextOf({ ...stated, phi: 'no', baa: '', strict: 'on' }, 'microsoft-foundry')).toEqual({
      platform: 'claude-api',
      arrangement: 'zdr',
      foundryHosting: 'unknown',
      phi: false,
      zdrContract: { platform: 'microsoft-foundry', reference: 'stated on the page' },
      strict: true,
    });
    // What is not asked for does not count, though the form still has its value.
    expect(contextOf({ ...stated, arrangement: 'standard', phi: '' }, undefined, '2026-10-01')).toEqual({
      platform: 'claude-api',
      arrangement: 'standard',
      strict: false,
      today: '2026-10-01',
    });
    // An agreement that is stated for one platform does not apply to another.
    expect(contextOf(stated)).not.toHaveProperty('zdrContract');
    expect(shownFields(words, 'microsoft-foundry')).toEqual({
      hosting: true,
      baa: false,
      contract: true,
      cloud: false,
    });
    expect(shownFields({ ...words, arrangement: 'standard' }, 'amazon-bedrock')).toMatchObject({
      contract: false,
      cloud: false,
    });
  });

  it('keeps changed terms in its address', () => {
    const first = { arrangement: 'zdr', platform: 'claude-api', date: '2026-09-26' };
    expect(hashOf(first, first)).toBe('');
    expect(hashOf({ ...first, arrangement: 'hipaa', strict: 'on' }, first)).toBe('#arrangement=hipaa&strict=on');
  });
});
