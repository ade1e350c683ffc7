/** Writes the report as Markdown, with the sections of the HTML page, for a pull request or a wiki. */

import { duration } from '../../duration.js';
import { many, number } from '../../numbers.js';
import type { Compliance, LedgerRow, TargetRow } from '../../report/compliance.js';
import { endWords } from '../../waive.js';
import { placeText, pointerText } from '../place.js';
import {
  againWords,
  allRulesWords,
  BASIS_WORDS,
  CHECK_MEANINGS,
  CHECK_WORDS,
  COUNTS_WORDS,
  COVERAGE_WORDS,
  changeWords,
  DIGEST_LIMIT,
  HOLDER_WORDS,
  KIND_WORDS,
  lastDayWords,
  MATRIX_WORDS,
  NOT_SETTLED,
  noChangeWords,
  proofWords,
  READ_WORDS,
  rulesWords,
  STRENGTH_WORDS,
  sentWords,
  WAIVER_WORDS,
} from '../words.js';
import { findingTexts } from './markdown-findings.js';
import { code, escaped, section, table } from './markdown-text.js';
import { verdictText } from './markdown-verdict.js';

const withLastDay = (period: string, last: string | undefined): string =>
  last === undefined ? period : `${period} (${last})`;

const ledgerRow = (row: LedgerRow, targets: readonly TargetRow[]): string[] => [
  row.target ?? '',
  `${escaped(row.title)}: ${escaped(row.what)}`,
  HOLDER_WORDS[row.where],
  withLastDay(
    duration(row.upTo),
    lastDayWords(
      row,
      targets.find(({ id }) => id === row.target),
    ),
  ),
  row.coverage === 'never' ? `**${COVERAGE_WORDS[row.coverage]}**` : COVERAGE_WORDS[row.coverage],
  BASIS_WORDS[row.basis],
  number(row.requests),
];

const changes = ({ changes: found }: Compliance): string => {
  const { from, to, rows, otherRules } = found;
  return from === undefined
    ? 'No earlier run was given, so there is nothing to compare with.'
    : [
        `${from === to ? `Both runs were judged by the rules as of ${to}.` : `Between ${from} and ${to}.`}${otherRules ? ' The rules themselves were also updated since.' : ''}`,
        rows.length === 0
          ? noChangeWords(found)
          : table(
              ['what', 'since', 'from', 'to', 'requests that use it'],
              rows.map((row) => [
                escaped(row.what),
                row.since ?? 'not dated',
                escaped(changeWords(row.from)),
                escaped(changeWords(row.to)),
                row.used === undefined ? 'not counted' : number(row.used),
              ]),
            ),
      ].join('\n\n');
};

const targetRows = ({ targets }: Compliance): string =>
  section(
    'Targets',
    table(
      [
        '',
        'target',
        'verdict',
        'requests',
        'fail',
        'review',
        'refused',
        'sent',
        'platform',
        'arrangement',
        'content',
        'proof of terms',
      ],
      targets.map((one) => [
        one.id,
        escaped(one.name),
        `**${one.verdict}**`,
        number(one.requests),
        number(one.fail),
        number(one.review),
        number(one.refused),
        `${sentWords(one) ?? 'not stated'}${one.notSeenLately ? '; not in the newest run' : ''}`,
        escaped(
          `${one.platformTitle}${one.foundryHostings.length > 0 ? ` (hosting: ${one.foundryHostings.join(', ')})` : ''}`,
        ),
        one.arrangement,
        one.phi ? 'PHI declared' : 'no PHI declared',
        escaped(proofWords(one)),
      ]),
    ),
  );

const wayOfRequests = ({ targets }: Compliance): string =>
  section(
    'Where requests went',
    table(
      ['target', 'requests', 'processed by', 'endpoints'],
      targets.map((one) => [
        one.id,
        one.refused > 0 ? `${number(one.requests)}, of which ${number(one.refused)} refused` : number(one.requests),
        `${escaped(one.processor ?? HOLDER_WORDS[one.operator])}${one.regionNamed > 0 ? `; region named in ${number(one.regionNamed)}` : ''}`,
        one.endpoints.map(({ endpoint, requests }) => `${code(endpoint)} ${number(requests)}`).join(', '),
      ]),
    ),
  );

const staysBehind = ({ ledger, targets }: Compliance): string =>
  section(
    'What stays behind, with whom, for how long',
    NOT_SETTLED,
    table(
      ['target', 'what', 'with', 'how long', 'arrangement', 'basis', 'requests'],
      ledger.map((row) => ledgerRow(row, targets)),
    ),
  );

const matrixRows = ({ matrix }: Compliance): string =>
  section(
    'Feature by arrangement and platform',
    `As of ${matrix.asOf}, the features that were used; the whole table is in the HTML and JSON formats. \`claude-preflight explain <feature>\` gives since when each entry of a feature holds, and its source; \`policy show --format json\` gives the sources for each platform.`,
    table(
      ['feature', ...matrix.columns.map(({ arrangement, platform }) => `${arrangement} ${platform}`)],
      matrix.rows
        .filter((row) => row.used > 0)
        .map((row) => [
          escaped(row.title),
          ...row.cells.map(({ state, used: count }) =>
            count > 0 ? `**${MATRIX_WORDS[state]} (${number(count)})**` : MATRIX_WORDS[state],
          ),
        ]),
    ),
  );

const waiverRows = ({ waivers }: Compliance): string =>
  section(
    'Waivers',
    waivers.length === 0
      ? 'No waiver was applied or stated.'
      : table(
          ['what is excused', 'target', 'reason', 'owner', 'ends', 'state', 'requests'],
          waivers.map(({ waiver, featureTitle, target, state, requests }) => [
            `${code(waiver.rule)}${featureTitle === undefined ? '' : `: ${escaped(featureTitle)}`}${waiver.at === undefined ? '' : ` at ${code(pointerText(waiver.at))}`}`,
            target ?? '',
            escaped(waiver.reason),
            escaped(waiver.owner),
            endWords(waiver),
            WAIVER_WORDS[state],
            number(requests),
          ]),
        ),
  );

const limits = ({ unknowns, notChecked, skipped, law }: Compliance): string =>
  section(
    'What this report cannot tell',
    table(
      ['question', 'why', 'owner', 'where to look', 'concerns'],
      unknowns.map((one) => [
        escaped(one.asks),
        escaped(one.why),
        `**${escaped(one.owner)}**`,
        escaped(one.look),
        one.targets.join(', '),
      ]),
    ),
    notChecked.length + skipped.length === 0
      ? 'Everything that was given could be read.'
      : `Not checked:\n\n${[...notChecked, ...skipped]
          .map(
            ({ why, count, places }) =>
              `- ${number(count)} × ${escaped(why)}${
                places.length > 0
                  ? `: ${places
                      .slice(0, 4)
                      .map((place) => code(placeText(place)))
                      .join(', ')}${count > 4 ? ' and more' : ''}`
                  : ''
              }`,
          )
          .join('\n')}`,
    `What must not be concluded from this report:\n\n${law
      .filter(({ strength }) => strength === 'none')
      .map(({ cite, why }) => `- ${cite}: ${escaped(why)}`)
      .join('\n')}`,
  );

const everyRule = ({ targets, checks }: Compliance): string =>
  section(
    'Every rule, every target',
    CHECK_MEANINGS,
    table(
      ['rule', ...targets.map(({ id }) => id), 'law it concerns'],
      checks.map(({ rule, targets: states, law: cited }) => [
        code(rule),
        ...states.map(({ state }) => (state === 'fail' ? `**${CHECK_WORDS[state]}**` : CHECK_WORDS[state])),
        cited.map(({ cite, strength }) => `${cite} (${STRENGTH_WORDS[strength]})`).join('; ') || 'none: policy alone',
      ]),
    ),
  );

const origins = ({ sources, law }: Compliance): string =>
  section(
    'Where the facts come from',
    table(
      ['page', 'section', 'read', 'address'],
      sources.map(({ page, section: part, captured, url }) => [
        escaped(page),
        escaped(part),
        escaped(captured),
        escaped(url),
      ]),
    ),
    table(
      ['provision', 'strength', 'why', 'how it was read'],
      law
        .filter(({ strength }) => strength !== 'none')
        .map(({ cite, strength, why, read }) => [cite, STRENGTH_WORDS[strength], escaped(why), READ_WORDS[read]]),
    ),
  );

const recomputation = (report: Compliance, digest: string): string => {
  const { tool, policy, inputs } = report;
  return section(
    'Digests, versions, and how to recompute',
    DIGEST_LIMIT,
    [
      `- tool: ${tool.name} ${tool.version}`,
      `- rules: ${code(policy.digest)}, ${allRulesWords(report)}; ${code('claude-preflight policy verify')} of the same version computes it again`,
      `- content of this report: ${code(`sha256:${digest}`)}, of its JSON format`,
      `- again: with the same version, configuration, files and order: ${code(againWords(report))}`,
    ].join('\n'),
    table(
      ['file', 'kind', 'day', 'requests', 'rules', 'sha-256', 'use'],
      inputs.map((one) => [
        escaped(one.name),
        KIND_WORDS[one.kind],
        one.day ?? 'not stated',
        number(one.requests),
        rulesWords(one.policy),
        code(one.sha256),
        COUNTS_WORDS[one.counts],
      ]),
    ),
  );
};

/** The report as Markdown. `digest` is that of its JSON format. */
export const markdown = (report: Compliance, { digest }: { readonly digest: string }): string => {
  const { title, made, policy, tool, note } = report;
  return `${[
    `# ${escaped(title)}`,
    `${made} · rules ${allRulesWords(report)}, newest row ${many(policy.ageInDays, 'day')} old · ${tool.name} ${tool.version}`,
    verdictText(report),
    targetRows(report),
    wayOfRequests(report),
    staysBehind(report),
    matrixRows(report),
    findingTexts(report),
    waiverRows(report),
    section('What the policy changed since the last run', changes(report)),
    limits(report),
    everyRule(report),
    origins(report),
    recomputation(report, digest),
    escaped(note),
  ].join('\n\n')}\n`;
};
