/** `explain <rule|feature>`: its meaning, dates, sources, remedy and examples. */
import type { Config } from '../../config/config.js';
import { didYouMean } from '../../did-you-mean.js';
import { duration } from '../../duration.js';
import { plain } from '../../format/plain.js';
import type { Policy } from '../../policy/compile.js';
import type { CustomRule } from '../../policy/data.js';
import { prose } from '../../policy/prose.generated.js';
import { shippedPolicy } from '../../policy/shipped.js';
import { titleOf } from '../../policy/title.js';
import { type Args, CONFIG_FLAG, readArgs } from '../args.js';
import { configFile } from '../config-file.js';
import { EXIT, type Io, UsageError } from '../io.js';
import { table } from '../table.js';
import { EXAMPLES } from './examples.generated.js';
import { featureLines, history } from './feature.js';
import { exampleLines, sourceLines } from './parts.js';
import { phiLines } from './phi.js';
import { ruleLines } from './rule.js';

/** The lines for the feature `unknown`, with the rule that applies to it. */
const unknownLines = (): string[] => {
  const speaking = shippedPolicy.data.rules.find(({ id }) => id === 'policy/unknown-feature');
  return [
    'unknown: Anything in a request that the policy does not know',
    'A type, member, beta value or endpoint that no row names, so that its handling of data is unknown.',
    ...exampleLines('a use', EXAMPLES.unknown?.speaks),
    ...exampleLines('not a use', EXAMPLES.unknown?.silent),
    ...(speaking ? ['', ...ruleLines(speaking)] : []),
  ];
};

/** The lines for a rule of the configuration. */
const ownRuleLines = (
  { id, verdict, message, remedy, source }: CustomRule,
  config: Config,
  policy: Policy,
): string[] => [
  `${id}: ${message}`,
  `A rule of your own, in ${config.file}`,
  '',
  'verdict',
  `  ${verdict}`,
  `    fix: ${remedy}`,
  ...sourceLines([source], policy),
];

/** Other topics that can be explained. */
const SPECIAL: ReadonlyMap<string, () => string[]> = new Map([
  ['phi', phiLines],
  ['unknown', unknownLines],
]);

/** The flags of `explain`. */
export const EXPLAIN_FLAGS = CONFIG_FLAG;

/** The list of all rules, features and topics, with the rules of the configuration. @throws UsageError */
const listed = async (args: Args, io: Io): Promise<string[]> => {
  const { configOf } = await import('../config.js');
  const { features, rules } = shippedPolicy.data;
  const own = (await configOf(args, io)).rules;
  const rows = (title: string, all: readonly (readonly [string, string])[]): string[] =>
    all.length === 0 ? [] : ['', title, ...table(all.map(([id, says]) => [`  ${id}`, says])).split('\n')];
  return [
    'claude-preflight explain <rule|feature> explains one of these',
    ...rows(
      'rules',
      rules.map(({ id }) => [id, prose.rules[id]?.title ?? '']),
    ),
    ...rows(
      'rules of your own',
      own.map(({ id, message }) => [plain(id), plain(message)]),
    ),
    ...rows(
      'features',
      features.map((row) => [row.id, titleOf(row)]),
    ),
    ...rows('further', [
      ['phi', 'which identifiers are searched for in schemas, and which are not'],
      ['unknown', 'anything that the policy does not know'],
    ]),
  ];
};

/** The cells of the configuration for a feature. @throws UsageError */
const ownCellLines = async (id: string, args: Args, io: Io): Promise<string[]> => {
  if (configFile(args, io) === undefined) return [];
  const { configOf } = await import('../config.js');
  const { policyOf } = await import('../../config/read.js');
  const config = await configOf(args, io);
  const own = config.overlays.find((one) => one.id === id);
  if (!own) return [];
  const { zdr = [], hipaa = [], baa = [], retention = [] } = own;
  const lines = [
    '',
    `by your own configuration, ${config.file}`,
    ...history(own, 'zdr'),
    ...history(own, 'hipaa'),
    ...baa.map(({ since, status }) => `  ${since}  baa    ${status}`),
    ...retention.map(({ since, what, where, upTo }) => `  ${since}  keeps  ${duration(upTo)}, at ${where}: ${what}`),
    ...sourceLines(
      [zdr, hipaa, baa, retention].flatMap((list) => list.map(({ source }) => source)),
      policyOf(config, io.today),
    ),
  ];
  return lines.map(plain);
};

/** Explains a rule of the configuration. @throws UsageError if none has that id */
const explainOwn = async (id: string, args: Args, io: Io): Promise<string[]> => {
  const { configOf } = await import('../config.js');
  const { policyOf } = await import('../../config/read.js');
  const config = await configOf(args, io);
  const own = config.rules.find((one) => one.id === id);
  if (own) return ownRuleLines(own, config, policyOf(config, io.today)).map(plain);
  const { features, rules } = shippedPolicy.data;
  const all = [...features, ...rules, ...config.rules].map((one) => one.id);
  const partly = all.filter((one) => one.split(/[/_-]/).includes(id.toLowerCase()));
  const there = partly.length > 1 ? `; there are ${partly.join(', ')}` : didYouMean(partly[0] ?? id, all);
  throw new UsageError(`there is no such rule or feature${there}; claude-preflight explain lists all`);
};

/** Runs `explain` and returns the exit code. @throws UsageError */
export const explain = async (argv: readonly string[], io: Io): Promise<number> => {
  const args = readArgs(argv, EXPLAIN_FLAGS);
  const [id] = args.operands;
  if (args.operands.length > 1) throw new UsageError('explain takes one rule or feature, or none to list all');
  if (id === undefined) {
    await io.stdout(`${(await listed(args, io)).join('\n')}\n`);
    return EXIT.ok;
  }
  const { features, rules } = shippedPolicy.data;
  const row = features.find((one) => one.id === id);
  const judgement = rules.find((one) => one.id === id);
  const shipped = row
    ? [...featureLines(row), ...(await ownCellLines(id, args, io))]
    : judgement
      ? ruleLines(judgement)
      : SPECIAL.get(id)?.();
  await io.stdout(`${(shipped ?? (await explainOwn(id, args, io))).join('\n')}\n`);
  return EXIT.ok;
};
