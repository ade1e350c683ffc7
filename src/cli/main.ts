/** Selects the command, runs it, and handles its errors. */
import { didYouMean } from '../did-you-mean.js';
import { TOOL } from '../tool.js';
import type { CommandName } from './help.js';
import { EXIT, type Io, say, UsageError } from './io.js';

type Command = (argv: readonly string[], io: Io) => Promise<number>;

const COMMANDS: Readonly<Record<CommandName, () => Promise<Command>>> = {
  audit: async () => (await import('./audit/audit.js')).audit,
  check: async () => (await import('./check/check.js')).check,
  lint: async () => (await import('./lint/lint.js')).lint,
  explain: async () => (await import('./explain/explain.js')).explain,
  policy: async () => (await import('./policy/policy.js')).policy,
  serve: async () => (await import('./serve/serve.js')).serve,
  report: async () => (await import('./report/report.js')).report,
};

const isCommand = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);

const unknown = (name: string): UsageError =>
  new UsageError(`there is no such command${didYouMean(name, Object.keys(COMMANDS))}; see claude-preflight --help`);

const HELP = ['--help', '-h'];

/** The command and subcommand whose help is requested, empty for general help; undefined if no help is requested. */
const helpTopic = (argv: readonly string[]): readonly string[] | undefined => {
  const words = argv.filter((word) => !HELP.includes(word));
  if (argv[0] === 'help') return words.slice(1);
  return words.length < argv.length ? words : undefined;
};

/** The help on a command or subcommand. @throws UsageError if there is none of that name */
const helpOn = async ([name, part]: readonly string[]): Promise<string> => {
  const { commandHelp, generalHelp } = await import('./help.js');
  if (name === undefined) return generalHelp();
  if (!isCommand(name)) throw unknown(name);
  return commandHelp(name, part);
};

/** Runs a command line and returns the exit code. Never throws. */
export const main = async (argv: readonly string[], io: Io): Promise<number> => {
  try {
    const [name, ...rest] = argv;
    if (name === '--version' || name === '-V') {
      await io.stdout(`${TOOL.version}\n`);
      return EXIT.ok;
    }
    const topic = helpTopic(argv);
    if (name === undefined || topic) {
      const help = await helpOn(topic ?? []);
      await (name === undefined ? io.stderr : io.stdout)(help);
      return name === undefined ? EXIT.usage : EXIT.ok;
    }
    if (!isCommand(name)) throw unknown(name);
    return await (await COMMANDS[name]())(rest, io);
  } catch (error) {
    if (error instanceof UsageError) {
      await say(io, ...error.message.split('\n'));
      return EXIT.usage;
    }
    // Only the name of the error is printed, because its message may quote the request.
    const kind = error instanceof Error ? error.name : 'unknown';
    await say(io, `internal error (${kind}); please report it with the command, not with the request`);
    return EXIT.fault;
  }
};
