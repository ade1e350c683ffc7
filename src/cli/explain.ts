/** `explain <rule|feature>`: what, why, since when, sources, remedy, an example that fails and one that passes. */

import type { Config } from '../config/config.js';
import { CONTEXT_MEMBERS, formOf } from '../context-problems.js';
import { duration } from '../duration.js';
import { plain } from '../format/plain.js';
import { didYouMean } from '../nearest.js';
import { kinds, numbers } from '../phi/detectors.generated.js';
import { parts } from '../phi/names.generated.js';
import { baaAt, inForce } from '../policy/as-of.js';
import type { Policy } from '../policy/compile.js';
import type { CustomRule, FeatureRow, RuleRow } from '../policy/data.js';
import { prose } from '../policy/prose.generated.js';
import { shippedPolicy } from '../policy/shipped.js';
import { titleOf } from '../policy/title.js';
import { type Args, CONFIG_FLAG, readArgs } from './args.js';
import { EXAMPLES, type Example } from './examples.generated.js';
import { EXIT, type Io, UsageError } from './io.js';
import { table } from './table.js';

const sourcesOf = (ids: readonly string[], { source } = shippedPolicy): string[] => {
  const lines = [...new Set(ids)].map((id) => {
    const { page, section, url, captured } = source(id);
    return `  ${captured}  ${page}, ${section}  ${url}`.trimEnd();
  });
  return lines.length > 0 ? ['', 'sources', ...lines] : [];
};

const example = (title: string, one: Example | undefined): string[] =>
  one ? ['', `${title}: ${one.name}`, ...(one.terms ? [`  ${one.terms}`] : []), `  ${one.request}`] : [];

const history = (row: FeatureRow, column: 'zdr' | 'hipaa'): string[] =>
  (row[column] ?? []).map(
    ({ since, status, api }) =>
      `  ${since}  ${column.padEnd(5)}  ${status}${api ? `, the API ${api === 'unknown' ? 'answer is not known' : `${api} it`}` : ''}`,
  );

/** What the BAA article makes of a feature, which the table's column for HIPAA does not tell. */
const ARTICLE: Readonly<Record<ReturnType<typeof baaAt>, string>> = {
  covered: 'covered',
  'not-covered': 'not covered, whatever the table says; your signed BAA decides',
  'not-listed': 'not listed, which --strict reviews where the table says eligible; your signed BAA decides',
};

/** Where the BAA article's list stands. */
const { sources: articles = [] } = shippedPolicy.ruleCase('hipaa/not-in-baa-list', 'not-listed');

/** Where a platform does not have a feature, or not each version of it, as of the newest row. */
const lackedBy = (id: string) =>
  shippedPolicy.data.platforms.flatMap(({ title, unsupported }) =>
    unsupported
      .filter((row) => inForce(row, shippedPolicy.newest))
      .filter(({ features = [], endpoints = [] }) => features.includes(id) || endpoints.includes(id))
      .map(({ only, except, variants, disputed, since, source }) => {
        const which = [
          ...(only ? [`only ${only.join(', ')}`] : []),
          ...(except ? [`all but ${except.join(', ')}`] : []),
          ...(variants ? [`hosted as ${variants.join(', ')}`] : []),
          ...(disputed ? ['sources contradict one another'] : []),
        ];
        return { line: `  ${since}  ${title}${which.length > 0 ? ` (${which.join('; ')})` : ''}`, source };
      }),
  );

const feature = (row: FeatureRow): string[] => {
  const lacked = lackedBy(row.id);
  const { speaks, silent } = EXAMPLES[row.id] ?? {};
  const inArticle = row.hipaa !== undefined || row.baa !== undefined;
  const cells = [...(row.zdr ?? []), ...(row.hipaa ?? [])];
  return [
    `${row.id}: ${titleOf(row)}`,
    prose.about[row.id] ?? '',
    '',
    'since when',
    ...(cells.length > 0
      ? [...history(row, 'zdr'), ...history(row, 'hipaa')]
      : ['  eligibility not established: no row of the table names it']),
    ...(inArticle ? ['', 'by the BAA article', `  ${ARTICLE[baaAt(row, shippedPolicy.newest)]}`] : []),
    ...(lacked.length > 0 ? ['', 'not offered on, since', ...new Set(lacked.map(({ line }) => line))] : []),
    ...(row.retention?.length
      ? [
          '',
          'what it keeps',
          ...row.retention.map(
            ({ what, where, upTo, since, until }) =>
              `  ${duration(upTo)}, at ${where}: ${what} (since ${since}${until ? ` until ${until}` : ''})`,
          ),
        ]
      : []),
    ...(prose.remedies[row.id] ? ['', 'instead', `  ${prose.remedies[row.id]}`] : []),
    ...example('a use', speaks),
    ...example('no use', silent),
    ...sourcesOf([
      ...cells.map(({ source }) => source),
      ...(inArticle ? articles : []),
      ...lacked.map(({ source }) => source),
      ...(row.retention ?? []).map(({ source }) => source),
      ...(row.sources ?? []),
    ]),
  ];
};

/** The placeholders of messages: there is no request to take the particulars from. */
const IN_GENERAL: Readonly<Record<string, string>> = {
  title: 'the feature',
  platform: 'the platform',
  length: 'N',
  days: 'N',
  why: 'the reason',
  identifier: 'the kind of identifier',
  confidence: 'C',
  says: '',
};

const general = (message: string): string =>
  message
    .replace('{family}*', 'of such a family')
    .replace(/\{(\w+)\}/g, (_, name: string) => IN_GENERAL[name] ?? '')
    .trim()
    .replace(/^\w/, (first) => first.toUpperCase());

/** How the members of a context that the fixes name are written, in a file for --context. */
const statedAs = (row: RuleRow): string[] => {
  const words = new Set(Object.values(row.cases).flatMap(({ remedy }) => remedy?.match(/[A-Za-z]+/g) ?? []));
  const named = CONTEXT_MEMBERS.filter((member) => words.has(member));
  return named.length === 0
    ? []
    : [
        '',
        'in a context file (--context), or the context of a target',
        ...named.map((one) => `  ${one}: ${formOf(one)}`),
      ];
};

/** Where to find the sources of a rule that only repeats the cells of features and platforms. */
const sourcesElsewhere = (row: RuleRow): string[] => {
  const messages = Object.values(row.cases).map(({ message }) => message);
  const lines = [
    ...(messages.some((one) => one.includes('{title}')) ? ['  of each feature: explain <feature>'] : []),
    ...(messages.some((one) => one.includes('{platform}')) ? ['  of each platform: policy show --format json'] : []),
  ];
  return lines.length > 0 ? ['', 'sources', ...lines] : [];
};

const rule = (row: RuleRow): string[] => {
  const words = prose.rules[row.id];
  const { speaks, silent } = EXAMPLES[row.id] ?? {};
  const sources = Object.values(row.cases).flatMap((one) => one.sources ?? []);
  const cases = Object.values(row.cases).flatMap((one) => [
    `  ${one.verdict}${one.strict ? ` (strict: ${one.strict})` : ''}, server: ${one.api === 'cell' ? 'as the row says' : one.api}`,
    `    ${general(one.message)}`,
    `    fix: ${one.remedy ?? 'the feature’s own; see explain <feature>'}`,
  ]);
  return [
    `${row.id}: ${words?.title ?? ''}`,
    words?.why ?? '',
    ...(words?.since ? ['', `since ${words.since}`] : []),
    '',
    'what it says',
    ...cases,
    ...families(row),
    ...statedAs(row),
    ...example('it speaks', speaks),
    ...example('it is silent', silent),
    ...(sources.length > 0 ? sourcesOf(sources) : sourcesElsewhere(row)),
  ];
};

/** `unknown` stands for a feature that no row knows; one rule speaks of it. */
const unknown = (): string[] => {
  const speaking = shippedPolicy.data.rules.find(({ id }) => id === 'policy/unknown-feature');
  return [
    'unknown: Anything in a request that the policy does not know',
    'A type, a member, a beta value or an endpoint that no row names; what it does with data nobody here can say.',
    ...example('a use', EXAMPLES.unknown?.speaks),
    ...example('no use', EXAMPLES.unknown?.silent),
    ...(speaking ? ['', ...rule(speaking)] : []),
  ];
};

/** The families of models that a rule speaks of: since when each requires retention, and which do not. */
const families = (row: RuleRow): string[] => {
  if (!Object.values(row.cases).some(({ message }) => message.includes('{family}'))) return [];
  const all = shippedPolicy.data.models.families;
  const others = all.filter(({ retention }) => !retention).map(({ prefix }) => `${prefix}*`);
  return [
    '',
    'families of models',
    ...all.flatMap(({ prefix, retention }) =>
      retention ? [`  ${prefix}*  kept ${duration(retention.upTo)}, since ${retention.since}`] : [],
    ),
    `  ${others.join(', ')}  no retention required`,
    '  any other  not known, so in review',
  ];
};

const SHOWN = 6;

/** The first few words of a list of the detectors. */
const samples = (name: string, list: string): string[] => {
  const all = list.split(' ');
  return [
    `    ${name.padEnd(8)} ${all.slice(0, SHOWN).join(', ')}${all.length > SHOWN ? `, and ${all.length - SHOWN} more` : ''}`,
  ];
};

/** What the detectors look for, what they do not, and what that is worth. */
const phi = (): string[] => [
  'phi: identifiers of people in compiled schemas and in identifier fields',
  'The vendor compiles schemas of structured outputs and strict tools, and caches them apart from message content.',
  '',
  'where',
  '  property names, enum, const and pattern: phi/schema-property-name, -enum, -const, -pattern',
  '  titles, descriptions, defaults, examples, comments, names of definitions, one step lower: phi/schema-annotation',
  '  metadata.user_id, names of workspaces, and for information the ids of batch items: phi/identifier-field',
  '',
  'what is looked for, after 45 CFR 164.514(b)(2)(i)',
  ...Object.entries(kinds).map(([id, { letter, title }]) => `  ${letter}  ${id.padEnd(15)} ${title}`),
  '  Shapes, checksums and the words beside a value decide for numbers, a model of names and their surroundings for',
  '  people. A category (patient_name, mrn) is no identifier, a shape of one in a pattern is none; a value is.',
  '',
  'what is not',
  '  messages, files, their names and titles, tools that are not strict, user fields of Admin calls',
  '  a single name alone, bare numbers without a label, codes of terminologies, years, ages below 90',
  '  names written in other scripts, pictures of people but for what is plainly an image in a value',
  '  examples, which are nobody’s: hosts and mail like those below, private and documentation addresses of',
  '  the internet and such as repeat a number (those of well-known resolvers), card numbers that are published for',
  '  tests, and runs that stand for a number. To try the detectors out use other values than:',
  ...samples('hosts', parts.exampleHosts),
  ...samples('mail to', parts.roles),
  ...samples('cards', numbers.testCards),
  ...samples('runs', numbers.placeholders),
  '',
  'what it is worth',
  '  Confidence .7 or more fails and .5 or more is review where there is PHI; below that only --phi-min shows it.',
  '  No scan makes data de-identified, and Safe Harbor is not claimed: silence means that nothing was found.',
  '  A finding never shows the value: only the place, the kind, the confidence and the length.',
];

/** A rule of the configuration. */
const ownRule = ({ id, verdict, message, remedy, source }: CustomRule, config: Config, policy: Policy): string[] => [
  `${id}: ${message}`,
  `A rule of your own, in ${config.file}`,
  '',
  'what it says',
  `  ${verdict}`,
  `    fix: ${remedy}`,
  ...sourcesOf([source], policy),
];

/** What else can be asked for. */
const SPECIAL: ReadonlyMap<string, () => string[]> = new Map([
  ['phi', phi],
  ['unknown', unknown],
]);

/** The flags of `explain`. */
export const EXPLAIN_FLAGS = CONFIG_FLAG;

/** All that can be explained, those of the configuration too. @throws UsageError */
const listed = async (args: Args, io: Io): Promise<string[]> => {
  const { configOf } = await import('./config.js');
  const { features, rules } = shippedPolicy.data;
  const own = (await configOf(args, io)).rules;
  const rows = (title: string, all: readonly (readonly [string, string])[]): string[] =>
    all.length === 0 ? [] : ['', title, ...table(all.map(([id, says]) => [`  ${id}`, says])).split('\n')];
  return [
    'explain <rule|feature> says what it means, why, since when, and the way out',
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
    ...rows('besides', [
      ['phi', 'which identifiers are looked for in schemas, and which are not'],
      ['unknown', 'what no row knows'],
    ]),
  ];
};

/** What is said of an id that the program does not ship: of a rule of the configuration, else that there is none. @throws UsageError */
const explainOwn = async (id: string, args: Args, io: Io): Promise<string[]> => {
  const { configOf } = await import('./config.js');
  const { policyOf } = await import('../config/read.js');
  const config = await configOf(args, io);
  const own = config.rules.find((one) => one.id === id);
  if (own) return ownRule(own, config, policyOf(config, io.today)).map(plain);
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
  const shipped = row ? feature(row) : judgement ? rule(judgement) : SPECIAL.get(id)?.();
  await io.stdout(`${(shipped ?? (await explainOwn(id, args, io))).join('\n')}\n`);
  return EXIT.ok;
};
