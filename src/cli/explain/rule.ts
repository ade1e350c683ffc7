/** `explain <rule>`. */
import { CONTEXT_MEMBERS, formOf } from '../../context-problems.js';
import { duration } from '../../duration.js';
import { GRAVITY } from '../../evaluate/says.js';
import { capitalised } from '../../format/words.js';
import type { RuleRow } from '../../policy/data.js';
import { prose } from '../../policy/prose.generated.js';
import { shippedPolicy } from '../../policy/shipped.js';
import { EXAMPLES } from './examples.generated.js';
import { exampleLines, sourceLines } from './parts.js';

/** The families of models, for a rule about them: which require retention, since when, and which do not. */
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
    '  any other  unknown, so in review',
  ];
};

/** Values for the placeholders of messages if there is no request. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
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
  capitalised(
    message
      .replace('{family}*', 'A model of such a family')
      .replace(/\{(\w+)\}/g, (_, name: string) => PLACEHOLDERS[name] ?? '')
      .trim(),
  );

/** How to write those members of a context that the remedies of a rule name. */
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

/** Where to find the sources of a rule whose verdict depends on the cells of features and platforms. */
const sourcesElsewhere = (row: RuleRow): string[] => {
  const messages = Object.values(row.cases).map(({ message }) => message);
  const lines = [
    ...(messages.some((one) => one.includes('{title}')) ? ['  of each feature: explain <feature>'] : []),
    ...(messages.some((one) => one.includes('{platform}')) ? ['  of each platform: policy show --format json'] : []),
  ];
  return lines.length > 0 ? ['', 'sources', ...lines] : [];
};

/** What is known about a rule: its cases, examples and sources. */
export const ruleLines = (row: RuleRow): string[] => {
  const words = prose.rules[row.id];
  const { speaks, silent } = EXAMPLES[row.id] ?? {};
  const cases = Object.values(row.cases).sort((a, b) => GRAVITY[a.verdict] - GRAVITY[b.verdict]);
  const sources = cases.flatMap((one) => one.sources ?? []);
  const caseLines = cases.flatMap((one) => [
    `  ${one.verdict}${one.strict ? ` (strict: ${one.strict})` : ''}, server: ${one.api === 'cell' ? 'as the row says' : (one.api ?? 'unknown')}`,
    `    ${general(one.message)}`,
    `    fix: ${one.remedy ?? 'the feature’s own; see explain <feature>'}`,
  ]);
  return [
    `${row.id}: ${words?.title ?? ''}`,
    words?.why ?? '',
    ...(words?.since ? ['', `since ${words.since}`] : []),
    '',
    'verdicts',
    ...caseLines,
    ...families(row),
    ...statedAs(row),
    ...exampleLines('applies', speaks),
    ...exampleLines('does not apply', silent),
    ...(sources.length > 0 ? sourceLines(sources) : sourcesElsewhere(row)),
  ];
};
