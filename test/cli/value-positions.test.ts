/** The positions of values, compared with those of a scan of the whole text. */
import { describe, expect, it } from 'vitest';
import { positionsOf } from '../../src/cli/check/value-positions.js';
import { pointer } from '../../src/pointer.js';
import { scanJson } from '../../src/request/scan.js';

let state = 5;
const below = (count: number): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * count);
};
const one = (of: readonly string[]): string => of[below(of.length)] ?? '';

const white = (): string => one(['', '', ' ', '\n', '\t \r\n']);
const string = (): string =>
  one(['""', '"a"', '"a\\"b"', '"\\\\"', '"x\\\\\\""', '"{"', '"]["', '"a/b~c"', '"\\u0061"', '"0"', '"é"']);
const value = (depth: number): string => {
  const kind = below(depth > 4 ? 3 : 7);
  if (kind === 0) return string();
  if (kind === 1) return one(['1', '-2.5e3', 'true', 'null']);
  if (kind === 2) return one(['{ }', '[]']);
  const list = kind < 5;
  const items = Array.from({ length: 1 + below(4) }, () => {
    const name = list ? '' : `${string()}${white()}:${white()}`;
    return `${white()}${name}${value(depth + 1)}${white()}`;
  });
  return list ? `[${items.join()}]` : `{${items.join()}}`;
};

describe('the positions of values', () => {
  it('equal those of a full scan, with repeated members and escaped names', () => {
    for (let i = 0; i < 2000; i++) {
      const text = `${white()}${value(0)}${white()}`;
      const scanned = new Map<string, number>();
      scanJson(text, (steps, offset) => scanned.set(pointer(steps), offset));
      const found = positionsOf(text, scanned.keys());
      expect(new Map([...found].map(([at, { offset }]) => [at, offset])), text).toEqual(scanned);
    }
  });

  it('have line and column, and are missing for values that do not exist', () => {
    const found = positionsOf('{"a": [1,\n  {"b": 2}], "c": "d"}', ['', '/a/1/b', '/a/2', '/c/d', '/c']);
    expect([...found]).toEqual([
      ['', { offset: 0, line: 1, column: 1 }],
      ['/a/1/b', { offset: 18, line: 2, column: 9 }],
      ['/c', { offset: 28, line: 2, column: 19 }],
    ]);
  });

  it('include only the text’s own if it is not JSON', () => {
    for (const text of ['', ' ', ' {', '[1, {"a', '"a\\', '}', ' {"a": 1'])
      expect(positionsOf(text, ['']).get('')?.offset).toBe(text.length - text.trimStart().length);
  });
});
