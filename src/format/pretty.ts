/** Writes a report for a terminal: the verdict, then each finding with its place, the server, the fix and the source. */

import { duration } from '../duration.js';
import { sumOf } from '../lists.js';
import type { Finding, Location, Overall, Report, Retention, Subject, Verdict } from '../model.js';
import { many as countOf, number } from '../numbers.js';
import { untilWords } from '../waive.js';
import { type Card, cardsOf } from './card.js';
import { isRead, lookedAt, moreWords, type Once, sentences, standardNote, withoutPolicyFinding } from './found.js';
import { locationText, pointerText } from './place.js';
import { plain } from './plain.js';
import { type Shared, sharedIn } from './shared.js';
import { ageWords, SERVER_WORDS } from './words.js';

/** Options of the terminal output. */
export interface PrettyOptions {
  readonly colour: boolean;
  /** Returns the masked line of a location and the column in it, if the source is available. */
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

/** Makes a function that returns the painter of a colour; it changes nothing if `colour` is false. */
export const painter =
  (colour: boolean) =>
  (name: keyof typeof COLOURS): Paint =>
  (text) =>
    colour ? `\u001b[${COLOURS[name]}m${text}\u001b[0m` : text;

const place = ({ finding, more }: Once): string => {
  const { location } = finding;
  const pointer = `${plain(pointerText(finding.at))}${moreWords({ more })}`;
  return location ? `${pointer}  ${plain(locationText(location))}` : pointer;
};

/** The source line of a finding, with a caret below its column. */
const source = ({ location }: Finding, { excerptOf }: PrettyOptions): string[] => {
  const found = location && excerptOf?.(location);
  if (!found) return [];
  const number = String(location.line);
  return [
    `    ${number} | ${found.text}`,
    `    ${' '.repeat(number.length)} | ${' '.repeat(Math.max(0, found.column - 1))}^`,
  ];
};

/** How many of the alternatives have a finding; empty if all have it. */
const ofSome = ({ requests }: Once, { alternatives }: Card): string =>
  requests < alternatives.length ? `, in ${requests} of ${alternatives.length} alternatives` : '';

const findingLines = (item: Once, card: Card, paint: ReturnType<typeof painter>, options: PrettyOptions): string[] => {
  const { finding } = item;
  return [
    `  ${paint(finding.verdict)(finding.verdict)}  ${paint('bold')(finding.rule)}  ${place(item)}${ofSome(item, card)}`,
    ...source(finding, options),
    ...words(finding, isRead(card.alternatives[0]), paint),
  ];
};

const sharedLines = ({ item: { finding }, requests }: Shared, paint: ReturnType<typeof painter>): string[] => [
  `${paint(finding.verdict)(finding.verdict)}  ${paint('bold')(finding.rule)}  of ${countOf(requests, 'request')}`,
  ...words(finding, true, paint),
  '',
];

/** A finding with a waiver. */
const waivedLines = (item: Once, card: Card): string[] => {
  const { finding, waiver } = item;
  return [
    `  waived  ${finding.rule}  ${place(item)}${ofSome(item, card)}`,
    `    ${finding.message}`,
    ...(waiver ? [`    by ${plain(waiver.owner)} ${untilWords(waiver)}: ${plain(waiver.reason)}`] : []),
  ];
};

/** The message of a finding, the server's behaviour, the fix and the sources. */
const words = (finding: Finding, read: boolean, paint: ReturnType<typeof painter>): string[] => [
  `    ${finding.message}`,
  ...(read ? [`    ${paint('dim')('server')}  ${SERVER_WORDS[finding.api]}`] : []),
  ...(finding.remedy === '' ? [] : [`    ${paint('dim')('fix')}     ${finding.remedy}`]),
  ...finding.sources.map(
    (source) =>
      `    ${paint('dim')('source')}  ${source.page}, ${source.section}, ${source.captured}${source.url === '' ? '' : `  ${paint('dim')(source.url)}`}`,
  ),
];

const ledgerLine = ({ feature, what, where, upTo, basis }: Retention): string =>
  `    ${duration(upTo)}, at ${where}: ${what} (${feature ?? basis.replaceAll('-', ' ')})`;

const tally = (open: readonly Once[], none: string): string => {
  const counts = (['fail', 'review', 'informational'] as const).flatMap((verdict) => {
    const count = open.filter(({ finding }) => finding.verdict === verdict).length;
    return count > 0 ? [`${count} ${verdict}`] : [];
  });
  return counts.length > 0 ? counts.join(', ') : none;
};

const answers = ({ alternatives }: Card): string[] => {
  const lines = alternatives.flatMap(({ predictedResponse }) => {
    const message = predictedResponse?.body?.error.message;
    return predictedResponse
      ? [`  the server would answer ${predictedResponse.status}${message === undefined ? '' : `: ${message}`}`]
      : [];
  });
  return lines.length > 0 ? ['', ...new Set(lines)] : [];
};

const ledger = ({ retention }: Subject): string[] => ['', '  what is retained', ...retention.map(ledgerLine)];

const each = <Word extends string>(words: readonly Word[]): string => [...new Set(words)].join(', ');

const verdictsOf = (subjects: readonly Subject[]): string =>
  (['fail', 'review', 'pass'] as const)
    .map((verdict) => `${number(subjects.filter((one) => one.verdict === verdict).length)} ${verdict}`)
    .join(', ');

/** The lines of a card. With many requests the ledgers are omitted, since they are mostly equal and hide the findings. */
const shownCard = (
  card: Card,
  paint: ReturnType<typeof painter>,
  options: PrettyOptions,
  { many, none }: { readonly many: boolean; readonly none: string },
): string[] => {
  const { alternatives, open, waived } = card;
  const [subject] = alternatives;
  const read = isRead(subject);
  const contexts = alternatives.map(({ context }) => context);
  const target = read
    ? `${subject.method} ${subject.endpoint}, ${each(contexts.map(({ platform }) => platform))}, ${each(contexts.map(({ arrangement }) => arrangement))}`
    : paint('bold')('could not be read: nothing of it was judged');
  const ofAlternatives =
    alternatives.length > 1 ? `, of ${countOf(alternatives.length, 'alternative')}: ${verdictsOf(alternatives)}` : '';
  return [
    `${paint(subject.verdict)(subject.verdict.toUpperCase())}  ${plain(subject.name ?? 'request')}  ${target}`,
    ...(read ? [`  ${tally(open, none)}${waived.length > 0 ? `, ${waived.length} waived` : ''}${ofAlternatives}`] : []),
    ...open.flatMap((item) => ['', ...findingLines(item, card, paint, options)]),
    ...waived.flatMap((item) => ['', ...waivedLines(item, card)]),
    ...answers(card),
    ...(many || !read ? [] : ledger(subject)),
  ];
};

const overall = (report: Report, paint: ReturnType<typeof painter>): string[] => {
  if (report.subjects.length === 0) return ['no request was judged: nothing can be said', ''];
  const read = report.subjects.filter(isRead);
  const requests = `${countOf(read.length, 'request')}: ${verdictsOf(read)}`;
  const waived = sumOf(report.subjects, (one) => one.waived.length);
  const excused = waived > 0 ? `; ${countOf(waived, 'finding')} waived` : '';
  const unread = report.subjects.length - read.length;
  const lost = unread > 0 ? `; ${countOf(unread, 'input')} could not be read` : '';
  return [`${paint(report.verdict)(report.verdict.toUpperCase())}  ${requests}${excused}${lost}`, ''];
};

/** The report as text for a terminal or a log. */
export const pretty = (whole: Report, options: PrettyOptions): string => {
  const paint = painter(options.colour);
  const { report, ofPolicy } = withoutPolicyFinding(whole);
  const { asOf, digest, ageInDays } = report.policy;
  const many = report.counts !== undefined;
  const judged = many || report.subjects.some(isRead);
  const footer = [
    paint('dim')(
      `policy as of ${asOf}${ageWords(ageInDays)}, ${digest.slice(0, 19)}; ${report.tool.name} ${report.tool.version}`,
    ),
    paint('dim')(report.note),
    ...standardNote(report).map(paint('dim')),
  ];
  const all = cardsOf(report.subjects);
  const { shared, isShared } = sharedIn(all.flatMap(({ open }) => open));
  const cards = all
    .map((card) => ({ ...card, open: card.open.filter((item) => !isShared(item)) }))
    .filter(({ open, waived }) => !many || open.length + waived.length > 0);
  const none = shared.length > 0 ? 'no findings of its own' : 'no findings';
  return [
    // With a single subject, its own card states the verdict.
    ...(report.subjects.length === 1 && cards.length === 1 ? [] : overall(report, paint)),
    ...cards.flatMap((card) => [...shownCard(card, paint, options, { many, none }), '']),
    ...shared.flatMap((item) => sharedLines(item, paint)),
    ...(report.counts ? [lookedAt(report.counts)] : []),
    ...(ofPolicy && judged ? [`${ofPolicy.verdict}  ${ofPolicy.rule}  ${sentences(ofPolicy)}`] : []),
    ...(judged ? footer : []),
    '',
  ].join('\n');
};
