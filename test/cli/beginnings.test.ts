/** Where values begin is told without reading the rest of a text; who reads every letter of it says the same. */
import { describe, expect, it } from 'vitest';
import { beginningsOf } from '../../src/cli/beginnings.js';
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

describe('where values begin', () => {
  it('is what a scan of the whole text says, members named twice and escaped names among it', () => {
    for (let i = 0; i < 2000; i++) {
      const text = `${white()}${value(0)}${white()}`;
      const scanned = new Map<string, number>();
      scanJson(text, (steps, offset) => scanned.set(pointer(steps), offset));
      const found = beginningsOf(text, scanned.keys());
      expect(new Map([...found].map(([at, { offset }]) => [at, offset])), text).toEqual(scanned);
    }
  });

  it('is said by line and column, and not of what is not there', () => {
    const found = beginningsOf('{"a": [1,\n  {"b": 2}], "c": "d"}', ['', '/a/1/b', '/a/2', '/c/d', '/c']);
    expect([...found]).toEqual([
      ['', { offset: 0, line: 1, column: 1 }],
      ['/a/1/b', { offset: 18, line: 2, column: 9 }],
      ['/c', { offset: 28, line: 2, column: 19 }],
    ]);
  });

  it('of a text that is no JSON is its own alone', () => {
    for (const text of ['', ' ', ' {', '[1, {"a', '"a\\', '}', ' {"a": 1'])
      expect(beginningsOf(text, ['']).get('')?.offset).toBe(text.length - text.trimStart().length);
  });
});
