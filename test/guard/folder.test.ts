/** Folders that are made on the way to a file, in a process of its own: one that tries for ever would hold the tests. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { programOfText } from '../program.js';

const root = mkdtempSync(join(tmpdir(), 'preflight-folder-'));
afterAll(() => rmSync(root, { recursive: true }));
const program = await programOfText(`
  import { makeFolder } from './src/guard/growing-file.ts';
  try { makeFolder(process.argv[2]); } catch (error) { process.exitCode = error.code === 'ENOENT' ? 3 : 4; }
`);
const make = (folder: string) => spawnSync(process.execPath, [program, folder], { timeout: 20_000 }).status;

it('are made with those above them, and again without a fault', () => {
  expect([make(join(root, 'a/b/c')), make(join(root, 'a/b/c')), existsSync(join(root, 'a/b/c'))]).toEqual([0, 0, true]);
});

it.skipIf(!existsSync('/proc/self'))('are a fault, and no endless trying, where there can be none', () => {
  expect(make('/proc/none/such')).toBe(3);
});
