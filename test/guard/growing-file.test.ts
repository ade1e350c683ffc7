/** Lines in a file that only grows, whatever an earlier process left there. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { growingFile } from '../../src/guard/growing-file.js';

const root = mkdtempSync(join(tmpdir(), 'preflight-growing-'));
afterAll(() => rmSync(root, { recursive: true }));

it.each([
  ['torn within a line', '{"id":"a"}\n{"id":', '{"id":"a"}\n{"id":\n{"id":"b"}\n{"id":"c"}\n'],
  ['whole', '{"id":"a"}\n', '{"id":"a"}\n{"id":"b"}\n{"id":"c"}\n'],
  ['empty', '', '{"id":"b"}\n{"id":"c"}\n'],
])('a file that was left %s takes the next line as a line of its own', (name, left, after) => {
  const file = join(root, name);
  writeFileSync(file, left);
  const growing = growingFile(file, {});
  growing.write('{"id":"b"}\n');
  growing.close();
  const again = growingFile(file, {});
  again.open();
  again.write('{"id":"c"}\n');
  again.close();
  expect(readFileSync(file, 'utf8')).toBe(after);
});

it('one that was moved is made anew, and that too may have been torn by another', () => {
  const file = join(root, 'moved');
  const growing = growingFile(file, {});
  growing.write('a\n');
  rmSync(file);
  appendFileSync(file, 'half');
  growing.write('b\n');
  growing.close();
  expect(readFileSync(file, 'utf8')).toBe('half\nb\n');
});
