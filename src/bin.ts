/** The entry point of the command. */
import { wantsColour } from './cli/colour.js';
import { EXIT } from './cli/io.js';
import { main } from './cli/main.js';
import { isTerminal, writerTo } from './cli/standard-streams.js';
import { dayOf } from './day.js';

/** The current folder; undefined if it was removed or is not accessible. */
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
    await stderr.write('claude-preflight: the current folder does not exist any more\n');
    process.exitCode = EXIT.usage;
    return;
  }
  const code = await main(argv, {
    stdin: () => (process.stdin.isTTY ? undefined : process.stdin),
    stdout: stdout.write,
    stderr: stderr.write,
    colour: wantsColour(env, () => isTerminal('stdout')),
    today: dayOf(Date.now()),
    cwd,
    env,
    get terminal() {
      return isTerminal('stderr');
    },
    program: process.argv[1],
  });
  if (stdout.failed())
    await stderr.write('claude-preflight: not all of standard output could be written: is a disk full?\n');
  process.exitCode = stdout.failed() || stderr.failed() ? Math.max(code, EXIT.usage) : code;
};

/** Runs a worker thread, which is started without arguments, or the command without arguments. */
const runOrWork = async (): Promise<void> => {
  const { isMainThread } = await import('node:worker_threads');
  if (isMainThread) return run([]);
  (await import('./traffic/worker.js')).work();
};

const argv = process.argv.slice(2);
if (argv.length > 0) run(argv);
else runOrWork();
