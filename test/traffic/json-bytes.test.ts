/** The test of four bytes at once must agree with the test of each. */
import { expect, it } from 'vitest';
import { STOPS, stopsIn } from '../../src/traffic/skim/json-bytes.js';

/** Bytes that do not end a run, including the neighbours of those that do, and bytes of UTF-8. */
const PLAIN = [0x20, 0x21, 0x23, 0x5b, 0x5d, 0x61, 0x7f, 0x80, 0xa2, 0xdc, 0xff];

const wordOf = (bytes: readonly number[]): number => new Int32Array(Uint8Array.from(bytes).buffer)[0] as number;

it('a word stops a run exactly if one of its bytes does, at any position and beside any other bytes', () => {
  const wrong: string[] = [];
  for (let byte = 0; byte < 256; byte++)
    for (let place = 0; place < 4; place++)
      for (const other of PLAIN) {
        const bytes = [other, other, other, other];
        bytes[place] = byte;
        if (stopsIn(wordOf(bytes)) !== (STOPS[byte] === 1)) wrong.push(bytes.join(' '));
      }
  expect(wrong).toEqual([]);
});
