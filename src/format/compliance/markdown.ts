/** The report as Markdown: the same sections in the same order, for a pull request or a wiki. */

import { duration } from '../../duration.js';
import { many, number } from '../../many.js';
import type { Compliance, FindingRow, LedgerRow } from '../../report/compliance.js';
import { endWords } from '../../waive.js';
import { placeText } from '../place.js';
import { STEERING } from '../plain.js';
import {
  againWords,
  BASIS_WORDS,
  CHECK_WORDS,
  COVERAGE_WORDS,
  HOLDER_WORDS,
  KIND_WORDS,
  MATRIX_WORDS,
  PROOF_WORDS,
  READ_WORDS,
  SERVER_WORDS,
  STRENGTH_WORDS,
  sentWords,
  WAIVER_WORDS,
} from '../words.js';

/** A text of the caller's or of a result: no markup, no end of a cell, no steering of the text's direction. */
const plain = (text: string): string => text.replace(STEERING, ' ').replace(/[\\`*_{}[\]<>|#~!&]/g, '\\$&');
const code = (text: string): string => `\`${text.replace(STEERING, ' ').replaceAll('`', "'").replaceAll('|', '\\|')}\``;

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  rows.length === 0 ? '' : [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const section = (title: string, ...parts: readonly string[]): string =>
  [`## ${title}`, ...parts.filter((part) => part !== '')].join('\n\n');

const verdict = ({
  verdict: { sentence, silent, checks, trend, moves, refused, other, unreadable },
}: Compliance): string =>
  [
    `**${plain(sentence)}**`,
    silent > 0
      ? `What ${many(silent, 'failing rule')} ${silent === 1 ? 'finds' : 'find'}, the server accepts silently: nobody else will stop it.`
      : '',
    (Object.keys(checks) as (keyof typeof checks)[])
      .filter((state) => checks[state] > 0)
      .map((state) => `${checks[state]} ${CHECK_WORDS[state]}`)
      .join(' · '),
    refused > 0
      ? `${many(refused, 'request')} ${refused === 1 ? 'was' : 'were'} refused by the guard or gateway and never left.`
      : '',
    other + unreadable > 0
      ? `Not in these counts: ${number(other)} not Claude’s, ${number(unreadable)} not readable.`
      : '',
    table(
      ['run', 'rules that fail', 'rules in review or unknown', 'requests', 'requests that fail', 'requests in review'],
      trend.map(({ label, fail, review, requests, requestsFail, requestsReview }) => [
        plain(label),
        fail,
        review,
        number(requests),
        number(requestsFail),
        number(requestsReview),
      ]),
    ),
    trend.length === 0
      ? ''
      : moves.length === 0
        ? 'No rule changed its state since the run before.'
        : `Why it moved:\n\n${moves.map(({ rule, target, from, to, why }) => `- ${code(rule)} on ${target}: ${CHECK_WORDS[from]} → ${CHECK_WORDS[to]}, ${plain(why)}`).join('\n')}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');

const ledgerRow = (row: LedgerRow): string[] => [
  row.target ?? '',
  `${plain(row.title)}: ${plain(row.what)}`,
  HOLDER_WORDS[row.where],
  `${duration(row.upTo)}${row.until === undefined ? '' : ` (${row.until} at the latest)`}`,
  row.coverage === 'never' ? `**${COVERAGE_WORDS[row.coverage]}**` : COVERAGE_WORDS[row.coverage],
  BASIS_WORDS[row.basis],
  number(row.requests),
];

const finding = (one: FindingRow): string =>
  [
    `### ${one.id} ${CHECK_WORDS[one.verdict]}: ${plain(one.featureTitle ?? one.title)} (${one.target}, ${many(one.requests, 'request')})`,
    [
      `- ${plain(one.message)}`,
      `- rule: ${code(one.rule)}`,
      `- server: ${SERVER_WORDS[one.api]}`,
      ...(one.remedy === '' ? [] : [`- fix: ${plain(one.remedy)}`]),
      ...one.sources.map(
        ({ page, section: part, url, captured }) =>
          `- source: ${[page, part, `read ${captured}`, url]
            .filter((said) => said !== '')
            .map(plain)
            .join(', ')}`,
      ),
      ...one.law.map(({ cite, strength }) => `- law: ${cite} (${STRENGTH_WORDS[strength]})`),
      ...one.places.slice(0, 4).map((place) => `- at ${code(placeText(place))}`),
      ...(one.requests > 4 ? ['- and more'] : []),
    ].join('\n'),
  ].join('\n\n');

const noted = (findings: readonly FindingRow[]): string =>
  findings.length === 0
    ? ''
    : `Noted, without consequence for the verdict:\n\n${findings.map(({ rule, target, message, requests }) => `- ${code(rule)} on ${target}, ${many(requests, 'request')}: ${plain(message)}`).join('\n')}`;

const changes = ({ changes: { from, to, rows, otherRules } }: Compliance): string =>
  from === undefined
    ? 'No earlier run was given, so there is nothing to compare with.'
    : [
        `${from === to ? `Both runs were judged as of ${to}.` : `Between ${from} and ${to}.`}${otherRules ? ' The rules themselves were also brought up to date since.' : ''}`,
        rows.length === 0
          ? 'Nothing that these rules hold changed.'
          : table(
              ['what', 'since', 'from', 'to', 'requests that use it'],
              rows.map((row) => [
                plain(row.what),
                row.since ?? 'not dated',
                plain(row.from),
                plain(row.to),
                number(row.used),
              ]),
            ),
      ].join('\n\n');

/** The report as Markdown. */
export const markdown = (report: Compliance, { digest }: { readonly digest: string }): string => {
  const { targets, matrix, findings, waivers, unknowns, notChecked, law, checks, sources, inputs, policy, tool } =
    report;
  const grave = findings.filter(({ verdict: said }) => said !== 'informational');
  const used = matrix.rows.filter((row) => row.used > 0);
  return `${[
    `# ${plain(report.title)}`,
    `${report.made} · rules as of ${policy.asOf}, newest row ${many(policy.ageInDays, 'day')} old · ${tool.name} ${tool.version}`,
    verdict(report),
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
          'sent',
          'platform',
          'arrangement',
          'content',
          'proof of terms',
        ],
        targets.map((one) => [
          one.id,
          plain(one.name),
          `**${one.verdict}**`,
          number(one.requests),
          number(one.fail),
          number(one.review),
          sentWords(one) ?? 'not stated',
          plain(one.platformTitle),
          one.arrangement,
          one.phi ? 'PHI declared' : 'no PHI declared',
          PROOF_WORDS[one.proof],
        ]),
      ),
    ),
    section(
      'Where requests went',
      table(
        ['target', 'requests', 'processed by', 'endpoints'],
        targets.map((one) => [
          one.id,
          number(one.requests),
          plain(one.processor ?? HOLDER_WORDS[one.operator]),
          one.endpoints.map(({ endpoint, requests }) => `${code(endpoint)} ${number(requests)}`).join(', '),
        ]),
      ),
    ),
    section(
      'What stays behind, with whom, for how long',
      table(['target', 'what', 'with', 'how long', 'arrangement', 'basis', 'requests'], report.ledger.map(ledgerRow)),
    ),
    section(
      'Feature by arrangement and platform',
      `As of ${matrix.asOf}, the features that were used; the whole table is in the HTML and JSON formats.`,
      table(
        ['feature', ...matrix.columns.map(({ arrangement, platform }) => `${arrangement} ${platform}`)],
        used.map((row) => [
          plain(row.title),
          ...row.cells.map(({ state, used: count }) =>
            count > 0 ? `**${MATRIX_WORDS[state]} (${number(count)})**` : MATRIX_WORDS[state],
          ),
        ]),
      ),
    ),
    section(
      'Findings',
      grave.length === 0
        ? 'Nothing fails and nothing asks for a review in what was read.'
        : grave.map(finding).join('\n\n'),
      noted(findings.filter(({ verdict: said }) => said === 'informational')),
    ),
    section(
      'Waivers',
      waivers.length === 0
        ? 'No waiver was applied or stated.'
        : table(
            ['rule and place', 'target', 'reason', 'owner', 'ends', 'state', 'requests'],
            waivers.map(({ waiver, target, state, requests }) => [
              `${code(waiver.rule)}${waiver.at === undefined ? '' : ` at ${code(waiver.at || 'the request')}`}`,
              target ?? '',
              plain(waiver.reason),
              plain(waiver.owner),
              endWords(waiver),
              WAIVER_WORDS[state],
              number(requests),
            ]),
          ),
    ),
    section('What the policy changed since the last run', changes(report)),
    section(
      'What this report cannot tell',
      table(
        ['question', 'why', 'owner', 'where to look', 'concerns'],
        unknowns.map((one) => [
          plain(one.asks),
          plain(one.why),
          `**${plain(one.owner)}**`,
          plain(one.look),
          one.targets.join(', '),
        ]),
      ),
      notChecked.length === 0
        ? 'Everything that was given could be read.'
        : `Not checked:\n\n${notChecked
            .map(
              ({ why, count, places }) =>
                `- ${number(count)} × ${plain(why)}${
                  places.length > 0
                    ? `: ${places
                        .slice(0, 4)
                        .map((place) => code(placeText(place)))
                        .join(', ')}`
                    : ''
                }`,
            )
            .join('\n')}`,
      `What must not be read out of it:\n\n${law
        .filter(({ strength }) => strength === 'none')
        .map(({ cite, why }) => `- ${cite}: ${plain(why)}`)
        .join('\n')}`,
    ),
    section(
      'Every rule, every target',
      table(
        ['rule', ...targets.map(({ id }) => id), 'law it bears on'],
        checks.map(({ rule, targets: states, law: cited }) => [
          code(rule),
          ...states.map(({ state }) => (state === 'fail' ? `**${CHECK_WORDS[state]}**` : CHECK_WORDS[state])),
          cited.map(({ cite, strength }) => `${cite} (${STRENGTH_WORDS[strength]})`).join('; ') || 'none: policy alone',
        ]),
      ),
    ),
    section(
      'Where the facts come from',
      table(
        ['page', 'section', 'read', 'address'],
        sources.map(({ page, section: part, captured, url }) => [
          plain(page),
          plain(part),
          plain(captured),
          plain(url),
        ]),
      ),
      table(
        ['provision', 'strength', 'why', 'how it was read'],
        law
          .filter(({ strength }) => strength !== 'none')
          .map(({ cite, strength, why, read }) => [cite, STRENGTH_WORDS[strength], plain(why), READ_WORDS[read]]),
      ),
    ),
    section(
      'Digests, versions, and how to recompute',
      [
        `- tool: ${tool.name} ${tool.version}`,
        `- rules: ${code(policy.digest)}, as of ${policy.asOf}`,
        `- content of this report: ${code(`sha256:${digest}`)}, of its JSON format`,
        `- again: the same version, configuration, files, order and day: ${code(againWords(report))}`,
      ].join('\n'),
      table(
        ['file', 'kind', 'day', 'requests', 'sha-256', 'use'],
        inputs.map((one) => [
          plain(one.name),
          KIND_WORDS[one.kind],
          one.day ?? 'not said',
          number(one.requests),
          code(one.sha256),
          one.counts,
        ]),
      ),
    ),
    plain(report.note),
  ].join('\n\n')}\n`;
};
