import { describe, expect, it } from 'vitest';
import { lineCounter } from '../src/request/scan.js';

describe('lineCounter', () => {
  it('returns line and column for increasing offsets', () => {
    const lineOf = lineCounter('ab\n\ncd');
    expect([0, 2, 3, 4, 5].map(lineOf)).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 3, column: 2 },
    ]);
  });

  it('searches for each line break only once, also for many records on one line', () => {
    let looks = 0;
    const text = {
      indexOf: () => {
        looks++;
        return -1;
      },
    } as unknown as string;
    const lineOf = lineCounter(text);
    for (let i = 0; i < 1000; i++) lineOf(i);
    expect(looks).toBe(1);
  });
});
