#!/usr/bin/env node
/** The command: streams in, exit code out. */
import { main } from './cli/main.js';

// A reader that has had enough (head, less) closes the pipe; that is no fault. A full disk is.
let broken = 0;

/** Writes to a stream of the process, which is made when it is first written to: that takes a while. */
const writer = (name: 'stdout' | 'stderr') => {
  let stream: NodeJS.WriteStream | undefined;
  const open = (): NodeJS.WriteStream =>
    process[name].on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') broken = 70;
    });
  return (text: string) =>
    new Promise<void>((resolve) => {
      stream ??= open();
      if (stream.destroyed) resolve();
      else stream.write(text, () => resolve());
    });
};

const now = new Date();

const run = async (argv: readonly string[]): Promise<void> => {
  const code = await main(argv, {
    stdin: () => (process.stdin.isTTY ? undefined : process.stdin),
    stdout: writer('stdout'),
    stderr: writer('stderr'),
    colour: process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    today: now.toISOString().slice(0, 10),
    cwd: process.cwd(),
    env: process.env,
    get terminal() {
      return process.stderr.isTTY === true;
    },
    program: process.argv[1],
  });
  process.exitCode = Math.max(code, broken);
};

/** A worker is started without a command; only then is it worth asking whether this is one. */
const runOrWork = async (): Promise<void> => {
  const { isMainThread } = await import('node:worker_threads');
  if (isMainThread) return run([]);
  (await import('./traffic/worker.js')).work();
};

const argv = process.argv.slice(2);
if (argv.length > 0) run(argv);
else runOrWork();
