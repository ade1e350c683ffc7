/** A report for a tired engineer: verdict first, then what, where, what the server does, the fix, the source. */

import { duration } from '../duration.js';
import type { Finding, Location, Overall, Report, Retention, Subject, Verdict } from '../model.js';
import { many as countOf, number } from '../numbers.js';
import { untilWords } from '../waive.js';
import { isRead, lookedAt, placeOf, sentences, told } from './found.js';
import { locationText } from './place.js';
import { plain } from './plain.js';
import { ageWords, SERVER_WORDS } from './words.js';

/** How a report is shown at a terminal. */
export interface PrettyOptions {
  readonly colour: boolean;
  /** The masked line of a place and the column within it, where the source is at hand. */
  readonly excerptOf?: ((location: Location) => { text: string; column: number } | undefined) | undefined;
}

type Paint = (text: string) => string;

const COLOURS: Readonly<Record<Overall | Verdict | 'dim' | 'bold', string>> = {
  fail: '31',
  review: '33',
  pass: '32',
  informational: '36',
  dim: '2',
  bold: '1',
};

/** Colours, or none. */
export const painter =
  (colour: boolean) =>
  (name: keyof typeof COLOURS): Paint =>
  (text) =>
    colour ? `\u001b[${COLOURS[name]}m${text}\u001b[0m` : text;

const place = (finding: Finding): string => {
  const { location } = finding;
  const pointer = plain(placeOf(finding));
  return location ? `${pointer}  ${plain(locationText(location))}` : pointer;
};

/** The line of a finding and a mark below its column. */
const source = ({ location }: Finding, { excerptOf }: PrettyOptions): string[] => {
  const found = location && excerptOf?.(location);
  if (!found) return [];
  const number = String(location.line);
  return [
    `    ${number} | ${found.text}`,
    `    ${' '.repeat(number.length)} | ${' '.repeat(Math.max(0, found.column - 1))}^`,
  ];
};

const finding = (one: Finding, paint: ReturnType<typeof painter>, options: PrettyOptions, read: boolean): string[] => [
  `  ${paint(one.verdict)(one.verdict)}  ${paint('bold')(one.rule)}  ${place(one)}`,
  ...source(one, options),
  `    ${one.message}`,
  ...(read ? [`    ${paint('dim')('server')}  ${SERVER_WORDS[one.api]}`] : []),
  ...(one.remedy === '' ? [] : [`    ${paint('dim')('fix')}     ${one.remedy}`]),
  ...one.sources.map(
    (source) =>
      `    ${paint('dim')('source')}  ${source.page}, ${source.section}, ${source.captured}${source.url === '' ? '' : `  ${paint('dim')(source.url)}`}`,
  ),
];

const ledgerLine = ({ feature, what, where, upTo, basis }: Retention): string =>
  `    ${duration(upTo)}, at ${where}: ${what} (${feature ?? basis.replaceAll('-', ' ')})`;

const tally = (findings: readonly Finding[]): string => {
  const words = (['fail', 'review', 'informational'] as const).flatMap((verdict) => {
    const count = findings.filter((one) => one.verdict === verdict).length;
    return count > 0 ? [`${count} ${verdict}`] : [];
  });
  return words.length > 0 ? words.join(', ') : 'no findings';
};

const answer = ({ predictedResponse }: Subject): string[] => {
  if (!predictedResponse) return [];
  const message = predictedResponse.body?.error.message;
  return [`  the server would answer ${predictedResponse.status}${message === undefined ? '' : `: ${message}`}`];
};

const ledger = (one: Subject): string[] => ['', '  what is kept all the same', ...one.retention.map(ledgerLine)];

/** Of many requests the ledgers, mostly the same, would hide the findings. */
const subject = (one: Subject, paint: ReturnType<typeof painter>, options: PrettyOptions, many: boolean): string[] => {
  const read = isRead(one);
  const what = read
    ? `${one.method} ${one.endpoint}, ${one.context.platform}, ${one.context.arrangement}`
    : paint('bold')('could not be read: nothing of it was judged');
  return [
    `${paint(one.verdict)(one.verdict.toUpperCase())}  ${plain(one.name ?? 'request')}  ${what}`,
    ...(read ? [`  ${tally(one.findings)}${one.waived.length > 0 ? `, ${one.waived.length} waived` : ''}`] : []),
    ...one.findings.flatMap((item) => ['', ...finding(item, paint, options, read)]),
    ...one.waived.flatMap((item) => [
      '',
      `  waived  ${item.rule}  ${place(item)}`,
      `    by ${plain(item.waiver.owner)} ${untilWords(item.waiver)}: ${plain(item.waiver.reason)}`,
    ]),
    ...(one.predictedResponse ? ['', ...answer(one)] : []),
    ...(many || !read ? [] : ledger(one)),
  ];
};

const overall = (report: Report, paint: ReturnType<typeof painter>): string[] => {
  if (report.subjects.length === 0) return ['no request was judged: nothing can be said', ''];
  const read = report.subjects.filter(isRead);
  const by = (verdict: Overall) => read.filter((one) => one.verdict === verdict).length;
  const [fail, review, pass] = (['fail', 'review', 'pass'] as const).map((verdict) => number(by(verdict)));
  const requests = `${countOf(read.length, 'request')}: ${fail} fail, ${review} review, ${pass} pass`;
  const waived = report.subjects.reduce((count, one) => count + one.waived.length, 0);
  const excused = waived > 0 ? `; ${countOf(waived, 'finding')} waived` : '';
  const unread = report.subjects.length - read.length;
  const lost = unread > 0 ? `; ${countOf(unread, 'input')} could not be read` : '';
  return [`${paint(report.verdict)(report.verdict.toUpperCase())}  ${requests}${excused}${lost}`, ''];
};

/** What is said where requests were judged under terms that may not be those of whoever asks. */
export const STANDARD_NOTE =
  'Standard terms promise nothing of what is kept: if yours are others, state them with --arrangement or --context.';

/** The report as text for a terminal or a log. */
export const pretty = (whole: Report, options: PrettyOptions): string => {
  const paint = painter(options.colour);
  const { report, ofPolicy } = told(whole);
  const { asOf, digest, ageInDays } = report.policy;
  const many = report.counts !== undefined;
  const judged = many || report.subjects.some(isRead);
  const by = [
    paint('dim')(
      `policy as of ${asOf}${ageWords(ageInDays)}, ${digest.slice(0, 19)}; ${report.tool.name} ${report.tool.version}`,
    ),
    paint('dim')(report.note),
    ...(report.subjects.some((one) => isRead(one) && one.context.arrangement === 'standard')
      ? [paint('dim')(STANDARD_NOTE)]
      : []),
  ];
  const shown = report.subjects.filter((one) => !many || one.findings.length > 0 || one.waived.length > 0);
  return [
    // With a single subject its own card says the verdict.
    ...(report.subjects.length === 1 && shown.length === 1 ? [] : overall(report, paint)),
    ...shown.flatMap((one) => [...subject(one, paint, options, many), '']),
    ...(report.counts ? [lookedAt(report.counts)] : []),
    ...(ofPolicy && judged ? [`${ofPolicy.verdict}  ${ofPolicy.rule}  ${sentences(ofPolicy)}`] : []),
    ...(judged ? by : []),
    '',
  ].join('\n');
};
