/** Standard output is written completely, whatever it is connected to. Each case runs as a process. */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, constants, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { programOf, programOfText } from '../program.js';
import { temporaryFolder } from '../temporary-folder.js';

const { path: folder } = temporaryFolder();

/** A program that writes a number of lines of a hundred characters, and exits with 70 if writing failed. */
const program = await programOfText(`
  import { writerTo } from './src/cli/standard-streams.js';
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

/** Runs the program, followed by these words, in a shell that fails if the program does. */
const shell = (words: string, lines: number) =>
  spawnSync('bash', ['-o', 'pipefail', '-c', `"$0" "$@" ${words}`, process.execPath, ...argv(lines)], {
    encoding: 'utf8',
  });

it('standard output is written completely to a file, and to a pipe that is smaller than the output', () => {
  const file = join(folder, 'out.txt');
  expect(shell(`> '${file}'`, 3000).status).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(text(3000));
  expect(shell('| (sleep 0.1; cat)', 3000).stdout).toBe(text(3000));
});

it('standard output is written completely to a non-blocking pipe with a slow reader', async () => {
  const fifo = join(folder, 'fifo');
  expect(spawnSync('mkfifo', [fifo]).status).toBe(0);
  const reader = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK);
  // Only a descriptor above 2 keeps its flags.
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

it('a closed pipe is not a failure, but a full disk is', () => {
  const enough = shell('| head -n 1', 3000);
  expect([enough.status, enough.stdout, enough.stderr]).toEqual([0, text(1), '']);
  if (existsSync('/dev/full')) expect(shell('> /dev/full', 100).status).toBe(70);
  expect(shell('> /dev/null', 3000).status).toBe(0);
});

it('a missing current folder is reported on standard error', async () => {
  const command = await programOf('src/bin.ts');
  const run = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$1" lint';
  const { status, stderr } = spawnSync('bash', ['-c', run, process.execPath, command], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([2, 'claude-preflight: the current folder does not exist any more\n']);
});
