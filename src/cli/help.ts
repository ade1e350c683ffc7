/** The texts of `--help`. They are loaded only when needed. */
import { TOOL } from '../tool.js';
import type { FlagSpec, Flags } from './args.js';
import { table } from './table.js';

/** One way to use a command: the words after its name, and what that does. */
interface Use {
  readonly operands: string;
  readonly says: string;
  /** Further lines about this use. */
  readonly more?: readonly string[];
}

interface Help {
  readonly uses: readonly Use[];
  /** Further lines about the command. */
  readonly more?: () => Promise<readonly string[]>;
  /** The tables of flags, by subcommand; under an empty name if there are none. */
  readonly flags: () => Promise<Readonly<Record<string, Flags>>>;
}

const HELP = {
  check: {
    uses: [{ operands: '[files|-]', says: 'check requests: JSON (envelope, body, batch line, array) or JSON Lines' }],
    flags: async () => ({ '': (await import('./check/check.js')).CHECK_FLAGS }),
  },
  lint: {
    uses: [{ operands: '[paths]', says: 'find and check the requests that the files of a repository make' }],
    flags: async () => ({ '': (await import('./lint/lint.js')).LINT_FLAGS }),
  },
  audit: {
    uses: [{ operands: '[logs|-]', says: 'check recorded traffic (JSON Lines, HAR, cassettes, gzip) and sum it up' }],
    more: async () => [
      'Flags and --context take precedence over the terms of a target; a note says where that changes them.',
    ],
    flags: async () => ({ '': (await import('./audit/audit.js')).AUDIT_FLAGS }),
  },
  report: {
    uses: [{ operands: '[results]', says: 'make a compliance report from saved JSON results' }],
    more: async () => [
      'Results are what check, lint and audit wrote with --format json, and receipts; a folder is one run. The format',
      'oscal writes three documents into a folder if its file name ends in a slash; csv is the retention ledger alone.',
      'To make a key to sign with, and the public key to verify with:',
      '  openssl genpkey -algorithm ed25519 -out key.pem && openssl pkey -in key.pem -pubout -out key.pub',
    ],
    flags: async () => ({ '': (await import('./report/report.js')).REPORT_FLAGS }),
  },
  explain: {
    uses: [{ operands: '<rule|feature>', says: 'explain a rule or feature: dates, sources, and what to do instead' }],
    more: async () => [
      'Without an argument it lists all rules and features. explain phi shows which identifiers are searched for.',
    ],
    flags: async () => ({ '': (await import('./explain/explain.js')).EXPLAIN_FLAGS }),
  },
  policy: {
    uses: [
      { operands: 'show', says: 'show the policy as of a day' },
      { operands: 'diff <day> <day>', says: 'show what changed in the policy between two days' },
      { operands: 'diff <day> <day> --against <path>', says: 'show which of your requests change verdict' },
      {
        operands: 'test <folder>',
        says: 'run test cases of rules: context, request, expected findings',
        more: [
          'policy test reads the YAML files of the folder. Each has two members: rule, the id of a rule, and cases, a list of',
          '{ name, context, request, findings }. findings is a list of { at, verdict }, empty where the rule must not apply.',
          'A rule of your own needs at least one case with findings and one without.',
        ],
      },
      { operands: 'verify [folder]', says: 'check that the rules are consistent' },
    ],
    flags: async () =>
      Object.fromEntries(
        Object.entries((await import('./policy/policy.js')).POLICY_PARTS).map(([name, { flags }]) => [name, flags]),
      ),
  },
  serve: {
    uses: [{ operands: '', says: 'run the gateway, which checks each request before it forwards it' }],
    more: async () => {
      const { limitWords } = await import('../server/limits.js');
      const rows = table(limitWords().map(([name, ...rest]) => [`  ${name}`, ...rest]));
      return [
        'limits and their defaults; sizes in bytes, KB, MB or GB, times in ms or s:',
        ...rows.split('\n'),
        '',
        'Flags and --context take precedence over the terms of a target; a note says where that changes them.',
      ];
    },
    flags: async () => ({ '': (await import('./serve/serve.js')).SERVE_FLAGS }),
  },
} satisfies Readonly<Record<string, Help>>;

/** The name of a command. */
export type CommandName = keyof typeof HELP;

const NAMES = Object.keys(HELP) as CommandName[];
const EXITS = 'exit code: 0 ok, 1 findings, 2 wrong usage, 3 some input could not be checked, 70 internal error';
const WIDTH = 110;
const INDENT = 30;
const USE = 42;

const useLine = (name: CommandName, { operands, says }: Use): string =>
  `  ${`claude-preflight ${name.padEnd(6)} ${operands}`.padEnd(USE)}  ${says}`.trimEnd();

/** A text wrapped to the width of the flags' descriptions. */
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

/** Help on a command or one of its subcommands: uses, flags and exit codes. @throws UsageError */
export const commandHelp = async (name: CommandName, part?: string): Promise<string> => {
  const { uses, flags, more }: Help = HELP[name];
  const all = Object.entries(await flags());
  const hasParts = all.some(([one]) => one !== '');
  const tables = hasParts && part !== undefined ? all.filter(([one]) => one === part) : all;
  if (tables.length === 0) throw (await import('./policy/policy.js')).noPart(part ?? '');
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
Checks whether your data-handling terms (ZDR, HIPAA readiness) allow a request to Claude, before it is sent.

${NAMES.flatMap((name) => HELP[name].uses.map((use: Use) => useLine(name, use))).join('\n')}

Options of a command: claude-preflight <command> --help
${EXITS}
`;
