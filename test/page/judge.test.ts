import { describe, expect, it } from 'vitest';
import { check } from '../../src/full-check.js';
import { judge, requestsIn } from '../../src/page/judge.js';
import { placesView, verdictView } from '../../src/page/view.js';
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
      // Of a text it can be said where in it a member stands that no value has.
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
  });

  it.each([
    ["curl https://api.anthropic.com/v1/messages --data '{}'", 'This is a command: '],
    ['client.messages.create(model="claude-opus-4-6")', 'This is a program: '],
    ['{"model": "claude-opus-4-6", "messages": [', 'Paste the JSON that is sent, whole'],
  ])('says of %s that nothing of it was judged, and what to paste', (text, advice) => {
    const judgement = judge(text, { arrangement: 'zdr' });
    expect(judgement.unread).toContain(advice);
    const { html } = verdictView(judgement);
    expect(html).toContain(`Nothing was judged, as this cannot be read. ${advice}`);
    expect(html).not.toContain('/v1/messages, ');
    expect(judge(TEXT, {}).unread).toBeUndefined();
  });

  it('shows the text as text', () => {
    const judgement = judge(TEXT, { arrangement: 'zdr' });
    const { html } = placesView(shippedPolicy, TEXT, judgement);
    expect(html).toContain('&lt;b&gt;Hello');
    expect(html).not.toContain('<b>Hello');
    expect(html.indexOf('Code execution')).toBeGreaterThan(html.indexOf('code_execution_20250825'));
    expect(verdictView(judgement).html).toContain('accepted silently by the server');
  });

  it('shows of a long text what is near a finding, and says how much it leaves out', () => {
    const long = TEXT.replace('"max_tokens"', `${'\n'.repeat(500)}"max_tokens"`);
    const { html } = placesView(shippedPolicy, long, judge(long, { arrangement: 'zdr' }));
    expect(html.match(/<span class="no"/g)?.length).toBeLessThan(20);
    expect(html).toMatch(/\d{3} lines not shown/);
    expect(html).toContain('line 508');
  });

  it('takes a list and JSON Lines apart, and nothing else', () => {
    expect(requestsIn(`[${TEXT}, ${TEXT}]`)).toHaveLength(2);
    expect(requestsIn('{"model": "a"}\n{"model": "b"}\n')).toHaveLength(2);
    for (const text of [TEXT, '', 'hello\nworld', '[]', '{"a": 1}\n{"b": ']) expect(requestsIn(text)).toBeUndefined();
  });

  it('takes one of several as it stands, with what would be lost if it were laid out anew', () => {
    const [plain, twice] = ['{"a": "]", "b": [1, {}]}', '{"model": "a", "messages": [], "model": "b"}'];
    const laidOut = JSON.stringify(JSON.parse(plain), null, 2);
    for (const text of [` [ ${plain} , ${twice},\n[1] , ${plain} ]\n`, `[${plain},${twice},[1],${plain}]`])
      expect(requestsIn(text)).toEqual([laidOut, twice, '[\n  1\n]', laidOut]);
    expect(requestsIn(`${plain}\n${twice}`)).toEqual([laidOut, twice]);
  });

  it.each(['', 'no JSON', '{"model": ', 'null', '[1]', '"x"', '{"model": "a", "model": "b", "messages": []}'])(
    'says of %s no more than `check` would',
    (text) => {
      expect(judge(text, { arrangement: 'zdr' }).subject.verdict).not.toBe('pass');
    },
  );
});
