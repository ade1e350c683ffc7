/** All names and numbers are invented. */
import { describe, expect, it } from 'vitest';
import { checkWith, type DetectLater } from '../../src/index.js';
import { asking, only } from '../fixture-cases.js';

const judged = async (schema: unknown, later: DetectLater) =>
  only(await checkWith(asking(schema), later, { arrangement: 'hipaa' }))
    .findings.filter(({ rule }) => rule.startsWith('phi/'))
    .map(({ rule, identifier, confidence }) => [rule, identifier, confidence].join(' '));

describe('checkWith', () => {
  it('passes each string once, and uses the more confident result', async () => {
    const asked: string[] = [];
    const later: DetectLater = async (text, place) => {
      asked.push(`${place} ${text}`);
      return text === 'blue' ? { identifier: 'name', confidence: 0.6 } : { identifier: 'account', confidence: 0.1 };
    };
    const schema = {
      properties: { a: { enum: ['blue', '123-45-6788'] }, b: { title: 'blue' } },
      $defs: { b: { title: 'blue' } },
    };
    expect(await judged(schema, later)).toEqual([
      'phi/schema-enum ssn 0.95',
      'phi/schema-enum name 0.6',
      'phi/schema-annotation name 0.6',
      'phi/schema-annotation name 0.6',
    ]);
    expect(asked.length).toBe(new Set(asked).size);
  });

  it('leaves a schema unexamined if the detector fails', async () => {
    expect(await judged({ const: 'x1' }, async () => Promise.reject(new Error('x1')))).toEqual([
      'phi/schema-not-examined unknown 0',
    ]);
    expect(await judged({ const: 'x1' }, (async () => 'nonsense') as never)).toEqual([
      'phi/schema-not-examined unknown 0',
    ]);
  });

  it('passes nothing for a request without a schema, and accepts any value', async () => {
    const later: DetectLater = () => Promise.reject(new Error('asked'));
    for (const value of [undefined, null, 7, { model: 'claude-opus-4-6', messages: [] }])
      expect((await checkWith(value, later)).subjects.length).toBe(1);
    expect((await checkWith({}, later, null as never)).subjects.length).toBe(1);
  });
});
