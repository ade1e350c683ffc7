/** A report for a tired engineer: verdict first, then what, where, what the server does, the fix, the source. */
import type { ApiAnswer, Finding, Overall, Report, Retention, Subject, Verdict } from '../model.js';

export interface PrettyOptions {
  readonly colour: boolean;
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

const painter =
  (colour: boolean) =>
  (name: keyof typeof COLOURS): Paint =>
  (text) =>
    colour ? `\u001b[${COLOURS[name]}m${text}\u001b[0m` : text;

// A name or a file is the caller's own text: what would steer a terminal is shown as a question mark.
const STEERING = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
/** A text of the caller's, safe to show on a terminal. */
export const plain = (text: string): string => text.replace(STEERING, '?');

const SERVER: Readonly<Record<ApiAnswer, string>> = {
  accepts: 'accepts it silently: nobody else will stop it',
  rejects: 'refuses it, after the data has travelled',
  unknown: 'not known',
};

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;
const UNITS = ['year', 'month', 'day', 'hour', 'minute'];

/** An ISO 8601 duration in words; the other values with their hyphens as spaces. */
export const duration = (upTo: string): string => {
  const match = DURATION.exec(upTo);
  if (!match) return upTo.replaceAll('-', ' ');
  const parts = UNITS.flatMap((unit, i) => {
    const count = Number(match[i + 1] ?? 0);
    return count > 0 ? [`${count} ${unit}${count === 1 ? '' : 's'}`] : [];
  });
  return `up to ${parts.join(' ')}`;
};

const place = ({ at, location }: Finding): string => {
  const pointer = at === '' ? 'the request' : plain(at);
  return location ? `${pointer}  ${plain(location.file ?? '')}:${location.line}:${location.column}` : pointer;
};

const finding = (one: Finding, paint: ReturnType<typeof painter>): string[] => [
  `  ${paint(one.verdict)(one.verdict)}  ${paint('bold')(one.rule)}  ${place(one)}`,
  `    ${one.message}`,
  `    ${paint('dim')('server')}  ${SERVER[one.api]}`,
  ...(one.remedy === '' ? [] : [`    ${paint('dim')('fix')}     ${one.remedy}`]),
  ...one.sources.map(
    (source) =>
      `    ${paint('dim')('source')}  ${source.page}, ${source.section}, ${source.captured}  ${paint('dim')(source.url)}`,
  ),
];

const ledgerLine = ({ feature, what, where, upTo, basis }: Retention): string =>
  `    ${duration(upTo)}, at ${where}: ${what} (${feature ?? basis.replaceAll('-', ' ')})`;

const counts = (findings: readonly Finding[]): string => {
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

const subject = (one: Subject, paint: ReturnType<typeof painter>): string[] => [
  `${paint(one.verdict)(one.verdict.toUpperCase())}  ${plain(one.name ?? 'request')}  ${one.method} ${one.endpoint}, ${one.context.platform}, ${one.context.arrangement}`,
  `  ${counts(one.findings)}${one.waived.length > 0 ? `, ${one.waived.length} waived` : ''}`,
  ...one.findings.flatMap((item) => ['', ...finding(item, paint)]),
  ...one.waived.flatMap((item) => [
    '',
    `  waived  ${item.rule}  ${place(item)}`,
    `    by ${plain(item.waiver.owner)} until ${item.waiver.expires}: ${plain(item.waiver.reason)}`,
  ]),
  ...(one.predictedResponse ? ['', ...answer(one)] : []),
  '',
  '  what is kept all the same',
  ...one.retention.map(ledgerLine),
];

const overall = (report: Report, paint: ReturnType<typeof painter>): string[] => {
  if (report.subjects.length < 2) return [];
  const by = (verdict: Overall) => report.subjects.filter((one) => one.verdict === verdict).length;
  const tally = `${report.subjects.length} requests: ${by('fail')} fail, ${by('review')} review, ${by('pass')} pass`;
  return [`${paint(report.verdict)(report.verdict.toUpperCase())}  ${tally}`, ''];
};

/** The report as text for a terminal or a log. */
export const pretty = (report: Report, options: PrettyOptions): string => {
  const paint = painter(options.colour);
  const { asOf, digest, ageInDays } = report.policy;
  const age = ageInDays === undefined ? '' : `, its newest row ${ageInDays} days old`;
  return [
    ...overall(report, paint),
    ...report.subjects.flatMap((one) => [...subject(one, paint), '']),
    paint('dim')(`policy as of ${asOf}${age}, ${digest.slice(0, 19)}; ${report.tool.name} ${report.tool.version}`),
    paint('dim')(report.note),
    '',
  ].join('\n');
};
