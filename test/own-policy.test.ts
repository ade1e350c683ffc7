/** The custom rule in code that README shows. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as core from '../src/core.js';
import { check, checkText, compilePolicy, shippedPolicy } from '../src/index.js';
import type { Report } from '../src/model.js';

const shown = /```js\nimport (\{ check, compilePolicy, shippedPolicy \}) from 'claude-preflight';\n([^`]+)```/.exec(
  readFileSync('README.md', 'utf8'),
);

describe('a custom rule in code', () => {
  it('applies as README shows', () => {
    const run = new Function('library', `const ${shown?.[1]} = library;${shown?.[2]}return own;`);
    const { subjects } = run({ check, compilePolicy, shippedPolicy }) as Report;
    expect(subjects[0]?.findings).toMatchObject([
      { rule: 'house/models', at: '/model', verdict: 'fail', sources: [{ page: 'Rules for the use of models' }] },
    ]);
  });
});

describe('an invalid policy', () => {
  const body = { model: 'claude-opus-4-6', max_tokens: 64, messages: [{ role: 'user', content: 'Good morning.' }] };
  const both = [
    (policy: unknown) => check(body, {}, policy as never),
    (policy: unknown) => checkText(JSON.stringify(body), {}, policy as never),
    (policy: unknown) => core.check(body, {}, policy as never),
    (policy: unknown) => core.checkText(JSON.stringify(body), {}, policy as never),
  ];

  it.each([
    ['an empty object', {}],
    ['null', null],
    ['a text', 'zdr'],
    ['the rows of one', shippedPolicy.data],
    ['one that went through JSON', JSON.parse(JSON.stringify(shippedPolicy))],
  ])('is reported, and neither throws nor passes: %s', (_, policy) => {
    for (const judge of both) {
      const { verdict, subjects } = judge(policy);
      expect(verdict).toBe('review');
      expect(subjects[0]?.unchecked).toContainEqual({ at: '', why: 'reading the policy failed' });
    }
  });

  it('is what `check` gets as a callback of a list', () => {
    expect([body].map(check as never)).toMatchObject([{ verdict: 'review' }]);
  });
});
