/** Which command, and what becomes of what it throws. */
import { didYouMean } from '../nearest.js';
import { TOOL } from '../tool.js';
import { EXIT, type Io, UsageError } from './io.js';

type Command = (argv: readonly string[], io: Io) => Promise<number>;

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  audit: async () => (await import('./audit.js')).audit,
  check: async () => (await import('./check.js')).check,
  lint: async () => (await import('./lint.js')).lint,
  explain: async () => (await import('./explain.js')).explain,
  policy: async () => (await import('./policy.js')).policy,
  serve: async () => (await import('./serve.js')).serve,
  report: async () => (await import('./report.js')).report,
};

export const USAGE = `claude-preflight ${TOOL.version}
Says of a request to Claude, before it is sent, whether your data-handling terms allow it.

  claude-preflight check  [files|-]          requests: JSON (envelope, body, batch line, array) or JSON Lines
  claude-preflight lint   [paths]            request templates in a repository, with line and column
  claude-preflight audit  [logs|-]           recorded traffic: JSON Lines, HAR, cassettes, gzip; one aggregate
  claude-preflight report [results]          a compliance report from saved JSON results
  claude-preflight explain <rule|feature>    what it means, why, since when, sources, the way out
  claude-preflight policy show               the policy as of a day
  claude-preflight policy diff <day> <day>   the cells that changed between two days
  claude-preflight policy diff <day> <day> --against <path>   which requests of yours change their verdict
  claude-preflight policy test <folder>      cases of rules: context, request, expected findings
  claude-preflight policy verify [folder]    whether the rules hold together
  claude-preflight serve                     the gateway: checks each request and sends on what it judged

terms:  --arrangement standard|zdr|hipaa  --platform <id>  --foundry-hosting anthropic|azure|unknown
        --phi  --phi-min <confidence>  --strict  --as-of <day>  --context <file>  --config <file>
output: --format pretty|json|jsonl|sarif|sarif-failures|junit|github|gitlab|markdown|csv[=file]
        --output <file>  --fail-on fail|review
serve:  --upstream [/prefix=]<url>  --listen <address:port>  --allow-host <name>  --ext-authz  --mode block|observe
        --fail-on review|fail  --receipts <file|->  --limit <name>=<value>  --tls-cert <file>  --tls-key <file>
exit:   0 nothing to report, 1 findings, 2 wrong usage, 3 something could not be checked, 70 a fault of ours
`;

const HELP = ['--help', '-h', 'help'];

/** Runs a command line. Never throws; the exit code says it all. */
export const main = async (argv: readonly string[], io: Io): Promise<number> => {
  try {
    const [name, ...rest] = argv;
    if (name === '--version' || name === '-V') {
      await io.stdout(`${TOOL.version}\n`);
      return EXIT.ok;
    }
    if (name === undefined || HELP.includes(name) || rest.some((word) => HELP.slice(0, 2).includes(word))) {
      await (name === undefined ? io.stderr : io.stdout)(USAGE);
      return name === undefined ? EXIT.usage : EXIT.ok;
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command)
      throw new UsageError(
        `there is no such command${didYouMean(name, Object.keys(COMMANDS))}; see claude-preflight --help`,
      );
    return await (await command())(rest, io);
  } catch (error) {
    if (error instanceof UsageError) {
      await io.stderr(
        `${error.message
          .split('\n')
          .map((line) => `claude-preflight: ${line}\n`)
          .join('')}`,
      );
      return EXIT.usage;
    }
    // What a fault of ours says may quote what it was working on: only its kind is printed.
    const kind = error instanceof Error ? error.name : 'unknown';
    await io.stderr(
      `claude-preflight: a fault of ours (${kind}); please report it with the command, not with the request\n`,
    );
    return EXIT.fault;
  }
};
