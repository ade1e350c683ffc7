#!/usr/bin/env node
/** The command: streams in, exit code out. */
import { isMainThread } from 'node:worker_threads';
import { main } from './cli/main.js';

const written = (stream: NodeJS.WriteStream) => (text: string) =>
  new Promise<void>((resolve) => {
    if (stream.destroyed) resolve();
    else stream.write(text, () => resolve());
  });

// A reader that has had enough (head, less) closes the pipe; that is no fault. A full disk is.
let broken = 0;
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') broken = 70;
  });
}

const now = new Date();

if (isMainThread)
  main(process.argv.slice(2), {
    stdin: () => (process.stdin.isTTY ? undefined : process.stdin),
    stdout: written(process.stdout),
    stderr: written(process.stderr),
    colour: process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    today: now.toISOString().slice(0, 10),
    cwd: process.cwd(),
    env: process.env,
    terminal: process.stderr.isTTY === true,
    program: process.argv[1],
  }).then((code) => {
    process.exitCode = Math.max(code, broken);
  });
else import('./traffic/worker.js').then(({ work }) => work());
