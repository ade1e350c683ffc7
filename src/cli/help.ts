/** What `--help` says, of all commands or of one. It is loaded only when it is asked for. */
import { TOOL } from '../tool.js';
import type { FlagSpec, Flags } from './args.js';
import type { CommandName } from './main.js';
import { table } from './table.js';

/** A use of a command: what stands after its name, and what that does. */
interface Use {
  readonly operands: string;
  readonly says: string;
  /** What one has to know of it. */
  readonly more?: readonly string[];
}

interface Help {
  readonly uses: readonly Use[];
  /** What one has to know besides. */
  readonly more?: () => Promise<readonly string[]>;
  /** The tables by which the command reads its flags; of a command of several parts each has its own. */
  readonly flags: () => Promise<Readonly<Record<string, Flags>>>;
}

const HELP: Readonly<Record<CommandName, Help>> = {
  check: {
    uses: [{ operands: '[files|-]', says: 'requests: JSON (envelope, body, batch line, array) or JSON Lines' }],
    flags: async () => ({ '': (await import('./check.js')).CHECK_FLAGS }),
  },
  lint: {
    uses: [{ operands: '[paths]', says: 'request templates in a repository, with line and column' }],
    flags: async () => ({ '': (await import('./lint.js')).LINT_FLAGS }),
  },
  audit: {
    uses: [{ operands: '[logs|-]', says: 'recorded traffic: JSON Lines, HAR, cassettes, gzip; one aggregate' }],
    more: async () => [
      'What flags and --context say wins over the terms of a target; where that changes them it is told.',
    ],
    flags: async () => ({ '': (await import('./audit.js')).AUDIT_FLAGS }),
  },
  report: {
    uses: [{ operands: '[results]', says: 'a compliance report from saved JSON results' }],
    more: async () => [
      'Results are what check, lint and audit wrote with --format json, and receipts; a folder is one run. The format',
      'oscal writes its three documents into a folder where its file ends in a slash; csv is the ledger alone.',
      'A key to sign with, and its public part to check with:',
      '  openssl genpkey -algorithm ed25519 -out key.pem && openssl pkey -in key.pem -pubout -out key.pub',
    ],
    flags: async () => ({ '': (await import('./report.js')).REPORT_FLAGS }),
  },
  explain: {
    uses: [{ operands: '<rule|feature>', says: 'what it means, why, since when, sources, the way out' }],
    more: async () => [
      'Without an operand it lists all of them. explain phi says which identifiers are looked for, and which are not.',
    ],
    flags: async () => ({ '': (await import('./explain.js')).EXPLAIN_FLAGS }),
  },
  policy: {
    uses: [
      { operands: 'show', says: 'the policy as of a day' },
      { operands: 'diff <day> <day>', says: 'what changed between two days' },
      { operands: 'diff <day> <day> --against <path>', says: 'which requests of yours change their verdict' },
      {
        operands: 'test <folder>',
        says: 'cases of rules: context, request, expected findings',
        more: [
          'policy test reads the YAML files of the folder. Each has the id of a rule, shipped or your own, as rule, and cases:',
          'a list of name, context (as a context file), request, and findings, a list of { at, verdict }, empty where the',
          'rule is silent. A rule of your own needs a case in which it speaks and one in which it is silent.',
        ],
      },
      { operands: 'verify [folder]', says: 'whether the rules hold together' },
    ],
    flags: async () =>
      Object.fromEntries(
        Object.entries((await import('./policy.js')).POLICY_PARTS).map(([name, { flags }]) => [name, flags]),
      ),
  },
  serve: {
    uses: [{ operands: '', says: 'the gateway: checks each request and sends on what it judged' }],
    more: async () => {
      const { limitWords } = await import('../server/limits.js');
      const rows = table(limitWords().map(([name, ...rest]) => [`  ${name}`, ...rest]));
      return [
        'limits, each with its default; a size is in bytes, KB, MB or GB, a time in ms or s:',
        ...rows.split('\n'),
        '',
        'What flags and --context say wins over the terms of a target; where that changes them it is told.',
      ];
    },
    flags: async () => ({ '': (await import('./serve.js')).SERVE_FLAGS }),
  },
};

const NAMES = Object.keys(HELP) as CommandName[];
const EXITS =
  'exit: 0 nothing to report, 1 findings, 2 wrong usage, 3 something could not be checked, 70 a fault of ours';
const WIDTH = 110;
const INDENT = 30;
const USE = 42;

const useLine = (name: CommandName, { operands, says }: Use): string =>
  `  ${`claude-preflight ${name.padEnd(6)} ${operands}`.padEnd(USE)}  ${says}`.trimEnd();

/** A text from a column on, broken between words. */
const wrapped = (text: string): string => {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) as string;
    if (line !== '' && line.length + 1 + word.length > WIDTH - INDENT) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join(`\n${' '.repeat(INDENT)}`);
};

const flagLine = ([name, spec]: [string, FlagSpec]): string => {
  const { type, value, choices, default: otherwise, multiple, on, says } = spec;
  const given = type === 'boolean' ? '' : ` <${value ?? 'word'}>`;
  const flag = `  --${on ? 'no-' : ''}${name}${given}`;
  const words = choices ? `: ${choices.join(', ')}` : '';
  const preset = otherwise === undefined ? '' : ` (default ${otherwise})`;
  const text = wrapped(`${says}${words}${preset}${multiple ? '; may be given several times' : ''}`);
  const gap = flag.length < INDENT - 1 ? ' '.repeat(INDENT - flag.length) : `\n${' '.repeat(INDENT)}`;
  return `${flag}${gap}${text}`;
};

/** Help on one command, or on one part of it: its uses, its own flags, and what the exit code says. @throws UsageError */
export const commandHelp = async (name: CommandName, part?: string): Promise<string> => {
  const { uses, flags, more } = HELP[name];
  const all = Object.entries(await flags());
  const hasParts = all.some(([one]) => one !== '');
  const tables = hasParts && part !== undefined ? all.filter(([one]) => one === part) : all;
  if (tables.length === 0) throw (await import('./policy.js')).noPart(part ?? '');
  const shown = hasParts && part !== undefined ? uses.filter(({ operands }) => operands.split(' ')[0] === part) : uses;
  const options = tables.flatMap(([one, table]) => {
    const lines = Object.entries(table).map(flagLine);
    return lines.length === 0 ? [] : ['', `${one === '' ? 'options' : `options of ${name} ${one}`}:`, ...lines];
  });
  const besides = [...shown.flatMap((use) => use.more ?? []), ...((await more?.()) ?? [])];
  const text = [...shown.map((use) => useLine(name, use)), ...options, ...(besides.length > 0 ? ['', ...besides] : [])];
  return `${[...text, '', EXITS].join('\n')}\n`;
};

/** Help on all commands. */
export const generalHelp = (): string =>
  `claude-preflight ${TOOL.version}
Says of a request to Claude, before it is sent, whether your data-handling terms allow it.

${NAMES.flatMap((name) => HELP[name].uses.map((use) => useLine(name, use))).join('\n')}

What a command takes: claude-preflight <command> --help
${EXITS}
`;
