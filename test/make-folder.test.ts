/** `makeFolder` runs in a separate process, because an endless loop would block the tests. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { programOfText } from './program.js';
import { temporaryFolder } from './temporary-folder.js';

const { path: root } = temporaryFolder();
const program = await programOfText(`
  import { makeFolder } from './src/make-folder.ts';
  try { makeFolder(process.argv[2]); } catch (error) { process.exitCode = error.code === 'ENOENT' ? 3 : 4; }
`);
const make = (folder: string) => spawnSync(process.execPath, [program, folder], { timeout: 20_000 }).status;

it('makeFolder creates a folder with its parents, and accepts one that exists', () => {
  expect([make(join(root, 'a/b/c')), make(join(root, 'a/b/c')), existsSync(join(root, 'a/b/c'))]).toEqual([0, 0, true]);
});

it.skipIf(!existsSync('/proc/self'))(
  'makeFolder fails, rather than loop forever, below a folder that can have no subfolders',
  () => {
    expect(make('/proc/none/such')).toBe(3);
  },
);
