/** Lines appended to a file, whatever an earlier process left there. */
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { appendOnlyFile } from '../../src/guard/append-only-file.js';
import { temporaryFolder } from '../temporary-folder.js';

const { path: root } = temporaryFolder();

it.each([
  ['with an incomplete last line', '{"id":"a"}\n{"id":', '{"id":"a"}\n{"id":\n{"id":"b"}\n{"id":"c"}\n'],
  ['with whole lines', '{"id":"a"}\n', '{"id":"a"}\n{"id":"b"}\n{"id":"c"}\n'],
  ['empty', '', '{"id":"b"}\n{"id":"c"}\n'],
])('an append-only file starts a new line if it was left %s', (name, left, after) => {
  const file = join(root, name);
  writeFileSync(file, left);
  const appender = appendOnlyFile(file, {});
  appender.write('{"id":"b"}\n');
  appender.close();
  const again = appendOnlyFile(file, {});
  again.open();
  again.write('{"id":"c"}\n');
  again.close();
  expect(readFileSync(file, 'utf8')).toBe(after);
});

it('an append-only file continues one that another process created under the same name, even if its last line is incomplete', () => {
  const file = join(root, 'moved');
  const appender = appendOnlyFile(file, {});
  appender.write('a\n');
  rmSync(file);
  appendFileSync(file, 'half');
  appender.write('b\n');
  appender.close();
  expect(readFileSync(file, 'utf8')).toBe('half\nb\n');
});
