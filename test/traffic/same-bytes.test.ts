import { describe, expect, it } from 'vitest';
import { sameBytes } from '../../src/traffic/skim/same-bytes.js';

describe('the cache of values by their bytes', () => {
  const line = Buffer.from(`{"a":{"x":1},"b":{"x":1},"c":{"x":2}}`);
  const places = [...line.toString().matchAll(/\{"x":\d\}/g)].map(({ index, 0: { length } }) => [
    index,
    index + length,
  ]);
  const [[first, behind], [again], [other]] = places as [[number, number], [number], [number]];
  // The hash takes the first bytes, at most up to the end of the text.
  const known = (depth: number) => {
    const memory = sameBytes();
    memory.remember(line, first, behind, behind, { value: 'read', depth });
    return memory;
  };

  it('finds equal bytes at another place, and no others', () => {
    const length = behind - first;
    expect(known(1).find(line, again, again + length, 1)?.value).toBe('read');
    expect(known(1).find(line, other, other + length, 1)).toBeUndefined();
    expect(known(1).find(line, again, again + length - 1, 1)).toBeUndefined();
  });

  it('does not return a value that was cached at a smaller depth', () => {
    const length = behind - first;
    expect([0, 1, 2].map((depth) => known(1).find(line, again, again + length, depth)?.value)).toEqual([
      'read',
      'read',
      undefined,
    ]);
  });

  it('keeps its own copy of the bytes', () => {
    const bytes = Buffer.from('{"x":1}');
    const memory = sameBytes();
    memory.remember(bytes, 0, bytes.length, bytes.length, { value: 'read', depth: 1 });
    bytes.write('9', 5);
    expect(memory.find(bytes, 0, bytes.length, 1)).toBeUndefined();
    expect(memory.find(Buffer.from('{"x":1}'), 0, bytes.length, 1)?.value).toBe('read');
  });
});
