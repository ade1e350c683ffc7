import { describe, expect, it } from 'vitest';
import { checkText } from '../src/core.js';
import { only } from './fixture-cases.js';

const unreadable = (text: string) => {
  const { findings, verdict } = only(checkText(text, { arrangement: 'zdr' }));
  const said = findings.filter(({ rule }) => rule === 'request/unreadable');
  return {
    verdict,
    places: said.map(({ at }) => at),
    lines: said.map(({ location }) => location && [location.line, location.column]),
  };
};
const BODY = '"model": "claude-opus-4-6", "max_tokens": 64';

describe('the text of a request', () => {
  it('is judged like its value', () => {
    expect(unreadable(`{${BODY}, "messages": []}`)).toEqual({ verdict: 'pass', places: [], lines: [] });
  });

  it.each([
    ['at the request', `{${BODY},\n  "messages": [],\n  "model": "claude-fable-5"}`, '', [3, 3]],
    ['in a tool', `{${BODY}, "messages": [],\n"tools": [{"name": "x",\n "name": "y"}]}`, '/tools/0', [3, 2]],
    [
      'in a block',
      `{${BODY}, "messages": [{"role": "user", "content": [\n{"type": "text", "text": "a", "text": "b"}]}]}`,
      '/messages/0/content/0',
      [2, 31],
    ],
    [
      'in the body of an envelope',
      `{"url": "/v1/messages", "body": {${BODY}, "messages": [], "messages": []}}`,
      '',
      undefined,
    ],
    ['written in another way', `{${BODY}, "messages": [], "mod\\u0065l": "claude-fable-5"}`, '', undefined],
  ])('with a repeated member %s is reported with the place', (_, text, at, line) => {
    const { verdict, places, lines } = unreadable(text);
    expect(verdict).not.toBe('pass');
    expect(places).toEqual([at]);
    if (line) expect(lines).toEqual([line]);
  });

  it('that is not JSON has only that problem', () => {
    const { unchecked } = only(checkText('{', { arrangement: 'zdr' }));
    expect(unchecked.map(({ at }) => at)).toEqual(['']);
  });

  it('that is valid JSON has the same problems as text and in an envelope', () => {
    const text = `{"headers": 7, "url": "/v1/messages", "body": {${BODY}, "messages": [], "messages": []}}`;
    const { unchecked } = only(checkText(text, { arrangement: 'zdr' }));
    expect(unchecked.map(({ why }) => why)).toEqual([
      'headers: a number stands where the API has none',
      'a member is named twice',
    ]);
  });

  it('with a member __proto__ is reported', () => {
    expect(unreadable(`{${BODY}, "messages": [], "__proto__": {"tools": []}}`).places).toEqual(
      expect.arrayContaining(['']),
    );
  });

  it('with a repeated model is judged by the last one', () => {
    const { findings } = only(
      checkText(`{${BODY}, "messages": [], "model": "claude-fable-5"}`, { arrangement: 'zdr' }),
    );
    expect(findings.map(({ rule }) => rule)).toEqual(['zdr/model-requires-retention', 'request/unreadable']);
  });

  it.each([
    '',
    ' ',
    '{',
    '[',
    '{"model"',
    `{${BODY}, "messages": [`,
    '"',
    '{"a": "b',
    '-',
    '{"a": 1,}',
    '[1 2]',
    '{a: 1}',
    "{'a': 1}",
    '{"a": 01}',
    '{"a": NaN}',
    '{} {}',
    '\ufeff{}',
    '{"a": "\u0001"}',
  ])('that is not JSON is not judged: %j', (text) => {
    const { verdict, places, lines } = unreadable(text);
    expect(verdict).not.toBe('pass');
    expect(places).toContain('');
    expect(lines.some((line) => line !== undefined)).toBe(true);
  });

  it('that is too deeply nested is reported, at any depth', () => {
    for (const depth of [600, 100_000]) {
      const text = `{${BODY}, "messages": [], "metadata": ${'['.repeat(depth)}${']'.repeat(depth)}}`;
      expect(unreadable(text).verdict).toBe('review');
    }
  });

  it('with a long value is read in one pass', () => {
    const text = `{${BODY}, "messages": [{"role": "user", "content": "${'a\\"b'.repeat(200_000)}"}]}`;
    expect(unreadable(text).verdict).toBe('pass');
  });
});
