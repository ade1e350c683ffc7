import { describe, expect, it } from 'vitest';
import { checkSubject, checkTextSubject } from '../../src/full-check.js';
import type { Context } from '../../src/model.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { skimmer } from '../../src/traffic/skim/skim.js';
import { cases } from '../fixture-cases.js';

const skim = skimmer(shippedPolicy.data);
const skimmed = (text: string): unknown => {
  const bytes = Buffer.from(text);
  return skim(bytes, 0, bytes.length);
};
const CONTEXTS: readonly Context[] = [
  { arrangement: 'zdr', residency: 'us' },
  { arrangement: 'hipaa', strict: true },
  {},
];
const texts = [...new Set(cases.map(({ request }) => JSON.stringify(request)))].filter(
  (text) => text?.startsWith('{') && text.length < 100_000,
);

/** Asserts that check gives the same result for the skimmed value as for the whole text, if it can be skimmed. */
const agrees = (text: string, context: Context): void => {
  const value = skimmed(text);
  if (value !== undefined)
    expect(checkSubject(value, context, shippedPolicy)).toEqual(checkTextSubject(text, context, shippedPolicy));
};

describe('a skimmed line', () => {
  it('is judged like the whole text, for every request of the fixtures', () => {
    for (const [i, text] of texts.entries()) agrees(text, CONTEXTS[i % CONTEXTS.length] as Context);
    expect(texts.filter((text) => skimmed(text) !== undefined).length).toBeGreaterThan(texts.length * 0.9);
  });

  it('may have its members in any order, and a schema before the member that makes it strict', () => {
    const schema = {
      type: 'object',
      properties: { 'jane.doe@example.org': { type: 'string', enum: ['MRN 00123456'] } },
    };
    const tool = (members: object) =>
      JSON.stringify({ model: 'claude-opus-4-6', messages: [], tools: [{ name: 'a', ...members }] });
    for (const members of [
      { input_schema: schema, strict: true },
      { strict: true, input_schema: schema },
      { input_schema: schema },
    ])
      for (const context of CONTEXTS) {
        expect(skimmed(tool(members))).toBeDefined();
        agrees(tool(members), context);
      }
  });

  it.each([
    ['a member named twice', '{"model":"a","model":"b","messages":[]}'],
    [
      'a member named twice where nobody looks',
      '{"messages":[{"role":"user","content":[{"type":"tool_use","id":"a","name":"b","input":{"x":1,"y":{"z":1,"z":2}}}]}]}',
    ],
    ['a name with an escape', '{"mod\\u0065l":"a"}'],
    ['__proto__', '{"__proto__":{}}'],
    [
      '__proto__ where nobody looks',
      '{"messages":[{"role":"user","content":[{"type":"tool_use","input":{"__proto__":1}}]}]}',
    ],
    ['deep nesting', `{"messages":${'['.repeat(2000)}${']'.repeat(2000)}}`],
    ['a line that ends early', '{"messages":[{"role":"us'],
    ['more after the end', '{"messages":[]} {}'],
    ['a control character', '{"messages":"a\u0001b"}'],
    ['a wrong escape', '{"messages":"a\\x"}'],
    ['a wrong number', '{"max_tokens":01}'],
    ['a number that is none', '{"max_tokens":-}'],
    ['a comma too many', '{"messages":[1,]}'],
    ['nothing', ''],
  ])('is not returned with %s, which is read the slow way', (_, text) => {
    expect(skimmed(text)).toBeUndefined();
  });
});
