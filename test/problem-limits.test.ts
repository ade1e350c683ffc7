import { expect, it } from 'vitest';
import { check } from '../src/core.js';

const MOST = 65_536;

const content = (blocks: readonly unknown[], more: object = {}) => ({
  model: 'claude-sonnet-4-5',
  max_tokens: 1,
  messages: [{ role: 'user', content: blocks }],
  ...more,
});

const judged = (value: object) => check(value, { arrangement: 'zdr', platform: 'claude-api' }).subjects[0];

it('a report lists a limited number of malformed parts of a body, and that there are more', () => {
  const one = judged(content(Array.from({ length: MOST + 500 }, () => 7)));
  expect([one?.verdict, one?.unchecked.length, one?.findings.length]).toEqual(['review', MOST, MOST]);
  expect(one?.unchecked.at(-1)?.why).toBe('too many to tell');
  const batch = { url: '/v1/messages/batches', body: { requests: Array.from({ length: MOST }, () => ({})) } };
  expect(judged(batch)?.unchecked.length).toBe(MOST);
});

it('a report lists a limited number of unknown parts of a body, and that there are more', () => {
  const one = judged(content(Array.from({ length: MOST + 500 }, (_, i) => ({ type: `zz_${i}` }))));
  expect([one?.verdict, one?.features.length]).toEqual(['review', MOST]);
  expect(one?.unchecked.map(({ why }) => why)).toContain('too many to tell');
  expect(one?.unchecked.length).toBeLessThan(600);
});

it('a report has an ineligible feature even after more problems than are listed', () => {
  const tools = [{ type: 'code_execution_20250825', name: 'code_execution' }];
  for (const odd of [7, { type: 'zz' }]) {
    const one = judged(
      content(
        Array.from({ length: MOST + 500 }, () => odd),
        { tools },
      ),
    );
    expect([one?.verdict, one?.findings[0]?.rule]).toEqual(['fail', 'zdr/feature-not-eligible']);
  }
});
