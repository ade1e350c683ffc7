/** What README shows of a rule of one's own in code. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check, compilePolicy, shippedPolicy } from '../src/index.js';
import type { Report } from '../src/model.js';

const shown = /```js\nimport (\{ check, compilePolicy, shippedPolicy \}) from 'claude-preflight';\n([^`]+)```/.exec(
  readFileSync('README.md', 'utf8'),
);

describe('a rule of one’s own in code', () => {
  it('speaks as README shows it', () => {
    const run = new Function('library', `const ${shown?.[1]} = library;${shown?.[2]}return own;`);
    const { subjects } = run({ check, compilePolicy, shippedPolicy }) as Report;
    expect(subjects[0]?.findings).toMatchObject([
      { rule: 'house/models', at: '/model', verdict: 'fail', sources: [{ page: 'Rules for the use of models' }] },
    ]);
  });
});
