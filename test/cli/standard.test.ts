/** What is written to standard output arrives whole, whatever stands at its other end. Each case is a process. */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, constants, existsSync, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { programOf, programOfText } from '../program.js';

const folder = mkdtempSync(join(tmpdir(), 'standard-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes so many lines of a hundred characters, and ends with 70 where one was lost. */
const program = await programOfText(`
  import { writerTo } from './src/cli/standard.js';
  const { write, failed } = writerTo('stdout');
  const run = async (lines) => {
    for (let line = 0; line < lines; line += 100)
      await write(Array.from({ length: 100 }, (_, i) => String(line + i).padEnd(98, '.') + 'é\\n').join(''));
    process.exitCode = failed() ? 70 : 0;
  };
  run(Number(process.argv[2]));
`);
const argv = (lines: number): string[] => [program, String(lines)];
const text = (lines: number): string =>
  Array.from({ length: lines }, (_, line) => `${String(line).padEnd(98, '.')}é\n`).join('');

/** What a shell makes of the program followed by these words; it fails where the program does. */
const shell = (words: string, lines: number) =>
  spawnSync('bash', ['-o', 'pipefail', '-c', `"$0" "$@" ${words}`, process.execPath, ...argv(lines)], {
    encoding: 'utf8',
  });

it('arrives whole in a file and through a pipe that holds less than all', () => {
  const file = join(folder, 'out.txt');
  expect(shell(`> '${file}'`, 3000).status).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(text(3000));
  expect(shell('| (sleep 0.1; cat)', 3000).stdout).toBe(text(3000));
});

it('arrives whole in a pipe whose writer may not wait, and whose reader is slow', async () => {
  const fifo = join(folder, 'fifo');
  expect(spawnSync('mkfifo', [fifo]).status).toBe(0);
  const reader = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK);
  // Only as a descriptor above two it stays as it is.
  const child = spawn('bash', ['-c', '"$@" >&3', 'bash', process.execPath, ...argv(3000)], {
    stdio: ['ignore', 'ignore', 'inherit', writer],
  });
  closeSync(writer);
  const code = new Promise((resolve) => child.on('exit', resolve));
  const chunks: Buffer[] = [];
  for (let ended = false; !ended; ) {
    await wait(1);
    const chunk = Buffer.alloc(16_384);
    try {
      const size = readSync(reader, chunk);
      ended = size === 0;
      chunks.push(chunk.subarray(0, size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
  closeSync(reader);
  expect(await code).toBe(0);
  expect(Buffer.concat(chunks).toString()).toBe(text(3000));
});

it('is no fault where the reader has had enough, and one where the disk is full', () => {
  const enough = shell('| head -n 1', 3000);
  expect([enough.status, enough.stdout, enough.stderr]).toEqual([0, text(1), '']);
  if (existsSync('/dev/full')) expect(shell('> /dev/full', 100).status).toBe(70);
  expect(shell('> /dev/null', 3000).status).toBe(0);
});

it('is not needed to say that the folder is gone in which a command runs', async () => {
  const command = await programOf('src/bin.ts');
  const run = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$1" lint';
  const { status, stderr } = spawnSync('bash', ['-c', run, process.execPath, command], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([2, 'claude-preflight: the folder that this runs in is not there any more\n']);
});
