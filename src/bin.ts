/** The command: streams in, exit code out. */
import { EXIT } from './cli/io.js';
import { main } from './cli/main.js';
import { isTerminal, writerTo } from './cli/standard.js';
import { dayOf } from './day.js';

/** Where the command runs; undefined where that folder was removed, or may not be looked into. */
const folder = (): string | undefined => {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
};

const run = async (argv: readonly string[]): Promise<void> => {
  const { env } = process;
  const [stdout, stderr] = [writerTo('stdout'), writerTo('stderr')];
  const cwd = folder();
  if (cwd === undefined) {
    await stderr.write('claude-preflight: the folder that this runs in is not there any more\n');
    process.exitCode = EXIT.usage;
    return;
  }
  const code = await main(argv, {
    stdin: () => (process.stdin.isTTY ? undefined : process.stdin),
    stdout: stdout.write,
    stderr: stderr.write,
    colour: !env.NO_COLOR && env.TERM !== 'dumb' && isTerminal('stdout'),
    today: dayOf(Date.now()),
    cwd,
    env,
    get terminal() {
      return isTerminal('stderr');
    },
    program: process.argv[1],
  });
  if (stdout.failed())
    await stderr.write('claude-preflight: standard output could not be written whole: is a disk full?\n');
  process.exitCode = stdout.failed() || stderr.failed() ? Math.max(code, EXIT.usage) : code;
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
