/** Writes a report as Markdown, for a job summary or a comment on a pull request. */
import type { Report } from '../model.js';
import { many, number } from '../numbers.js';
import { endWords } from '../waive.js';
import {
  byGravity,
  type Found,
  foundIn,
  isRead,
  lookedAt,
  moreWords,
  NOTHING_JUDGED,
  type Once,
  oncePerPlace,
  sentences,
  standardNote,
  withoutPolicyFinding,
} from './found.js';
import { locationText, pointerText } from './place.js';
import { plain } from './plain.js';
import { ageWords } from './words.js';

/** Markdown in which nobody is mentioned: in a comment, `@name` sends a message to whoever has that name. */
export const withoutMentions = (text: string): string => text.replace(/@(?=\w)/g, '@<!-- -->');

const escaped = (text: string): string =>
  plain(text.replace(/\s+/g, ' '))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\|`*_~[\]]/g, '\\$&');

/** A text for a table cell, with Markdown and HTML escaped. */
export const cell = (text: string): string => withoutMentions(escaped(text));

/** A text as code, in which addresses do not become links. */
const code = (text: string): string =>
  `<code>${escaped(text)
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/(?<=\bwww)\./gi, '&#46;')}</code>`;

const where = (found: Found): string =>
  found.file === undefined ? code(found.subject.name ?? 'request') : code(locationText(found));

/** The lines of a table, and an empty one. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${head.join(' | ')} |`,
  `|${head.map(() => '---').join('|')}|`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
  '',
];

const place = (found: Once): string => `${code(pointerText(found.finding.at))}${moreWords(found)}`;

const findingsTable = (findings: readonly Once[]): string[] =>
  table(
    ['verdict', 'where', 'rule', 'at', 'what, and what to do'],
    findings.map((found) => [
      found.finding.verdict,
      where(found),
      code(found.finding.rule),
      place(found),
      cell(sentences(found.finding)),
    ]),
  );

const waivedTable = (findings: readonly Once[]): string[] =>
  table(
    ['where', 'rule', 'at', 'what', 'by', 'until', 'reason'],
    findings.flatMap((found) => {
      const { waiver } = found;
      if (!waiver) return [];
      return [
        [
          where(found),
          code(found.finding.rule),
          place(found),
          cell(found.finding.message),
          cell(waiver.owner),
          endWords(waiver),
          cell(waiver.reason),
        ],
      ];
    }),
  );

/** The report as Markdown: findings by severity, then waived ones, then counts. */
export const markdown = (whole: Report): string => {
  const { report, ofPolicy } = withoutPolicyFinding(whole);
  const found = oncePerPlace(foundIn(report)).sort(byGravity);
  const open = found.filter(({ waiver }) => waiver === undefined);
  const { policy, subjects, counts, tool } = report;
  const read = subjects.filter(isRead);
  const unread = subjects.length - read.length;
  const by = (verdict: string) => number(read.filter((subject) => subject.verdict === verdict).length);
  return [
    `## claude-preflight: ${subjects.length === 0 ? NOTHING_JUDGED : report.verdict}`,
    '',
    `${many(read.length, 'request')}: ${by('fail')} fail, ${by('review')} review, ${by('pass')} pass${unread > 0 ? `; ${many(unread, 'input')} could not be read` : ''}.`,
    '',
    ...(open.length > 0 ? findingsTable(open) : []),
    ...(open.length < found.length ? ['### Waived', '', ...waivedTable(found)] : []),
    ...(counts ? [`${lookedAt(counts)}.`, ''] : []),
    ...(ofPolicy ? [`${code(ofPolicy.rule)} ${cell(sentences(ofPolicy))}`, ''] : []),
    `Policy as of ${policy.asOf}${ageWords(policy.ageInDays)}, ${code(policy.digest.slice(0, 19))}; ${[`${tool.name} ${tool.version}.`, report.note, ...standardNote(report)].join(' ')}`,
    '',
  ].join('\n');
};
