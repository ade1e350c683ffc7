/** Writes an aggregate as Markdown: the content of the terminal output, in tables. */

import { duration } from '../../duration.js';
import { many } from '../../numbers.js';
import type { Aggregate } from '../../traffic/aggregate.js';
import { cell, table } from '../markdown.js';
import { familyWords, SERVER_WORDS } from '../words.js';
import {
  clockWords,
  graveFirst,
  kept,
  notChecked,
  ofPolicy,
  ofRequests,
  place,
  span,
  spanOfAll,
  standardNote,
  under,
  verdicts,
} from './pretty.js';

const section = (title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0
    ? []
    : [
        `## ${title}`,
        '',
        ...table(
          heads,
          rows.map((row) => row.map(cell)),
        ),
      ];

/** The sections of findings and waived findings. */
const whatWasFound = (aggregate: Aggregate): string[] => [
  ...section(
    'Findings',
    ['verdict', 'rule', 'feature', 'terms', 'requests', 'seen', 'what', 'server', 'fix', 'places'],
    graveFirst(ofRequests(aggregate)).map((row) => [
      row.verdict,
      row.rule,
      row.feature ?? '',
      under(row),
      String(row.requests),
      span(row),
      row.says.message,
      SERVER_WORDS[row.api],
      row.says.remedy,
      row.examples.map(place).join(', '),
    ]),
  ),
  ...section(
    'Waived',
    ['rule', 'feature', 'terms', 'requests', 'owner', 'until', 'reason'],
    graveFirst(aggregate.waived).map(({ waiver, ...row }) => [
      row.rule,
      row.feature ?? '',
      under(row),
      String(row.requests),
      waiver.owner,
      waiver.expires,
      waiver.reason,
    ]),
  ),
];

/** The sections of the features and models that requests use. */
const whatWasUsed = (aggregate: Aggregate): string[] => [
  ...section(
    'Features used',
    ['feature', 'terms', 'requests', 'verdicts', 'seen'],
    aggregate.features.map((row) => [row.feature, under(row), String(row.requests), verdicts(row), span(row)]),
  ),
  ...section(
    'Models',
    ['family', 'terms', 'requests'],
    aggregate.models.map((row) => [familyWords(row.family), under(row), String(row.requests)]),
  ),
];

/** The aggregate as Markdown. */
export const markdownAggregate = (aggregate: Aggregate): string => {
  const { totals, policy, tool } = aggregate;
  return [
    `# Audit: ${totals.requests === 0 ? 'no request was judged' : aggregate.verdict}`,
    '',
    `${many(totals.requests, 'request')} in ${many(aggregate.inputs.length, 'input')}${totals.requests === 0 ? '' : `: ${verdicts(totals)}`}. ${many(totals.other, 'record')} not Claude’s, ${totals.unreadable} not read${totals.waived > 0 ? `, ${many(totals.waived, 'request')} with a waiver` : ''}. ${spanOfAll(aggregate)}`.trim(),
    '',
    ...section(
      'Where they went',
      ['endpoint', 'terms', 'requests', 'verdicts'],
      aggregate.endpoints.map((row) => [
        `${row.method} ${row.endpoint}`,
        under(row),
        String(row.requests),
        verdicts(row),
      ]),
    ),
    ...whatWasFound(aggregate),
    ...whatWasUsed(aggregate),
    ...section(
      'What is retained',
      ['what', 'with whom', 'how long', 'why', 'terms', 'requests'],
      kept(aggregate).map((row) => [
        row.what,
        row.where,
        duration(row.upTo),
        row.feature ?? row.basis.replaceAll('-', ' '),
        under(row),
        String(row.requests),
      ]),
    ),
    ...section(
      'What was not checked',
      ['what'],
      notChecked(aggregate).map((line) => [line]),
    ),
    ...ofPolicy(aggregate).flatMap((line) => [line, '']),
    `${totals.requests > 0 ? `${clockWords(aggregate)}. ` : ''}Policy \`${policy.digest}\`, newest row ${policy.newest}; ${tool.name} ${tool.version}. ${[aggregate.note, ...standardNote(aggregate)].join(' ')}`,
    '',
  ].join('\n');
};
