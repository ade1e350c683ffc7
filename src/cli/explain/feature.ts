/** `explain <feature>`. */
import { duration } from '../../duration.js';
import { baaAt, inForce, sourceOf } from '../../policy/as-of.js';
import type { FeatureRow } from '../../policy/data.js';
import { prose } from '../../policy/prose.generated.js';
import { shippedPolicy } from '../../policy/shipped.js';
import { titleOf } from '../../policy/title.js';
import { EXAMPLES } from './examples.generated.js';
import { exampleLines, sourceLines } from './parts.js';

/** The cells of a column, one a line. */
export const history = (row: Pick<FeatureRow, 'zdr' | 'hipaa'>, column: 'zdr' | 'hipaa'): string[] =>
  (row[column] ?? []).map(
    ({ since, status, api }) =>
      `  ${since}  ${column.padEnd(5)}  ${status}${api ? `, the API ${api === 'unknown' ? 'answer is not documented' : `${api} it`}` : ''}`,
  );

/** Texts for what the BAA article says about a feature, which may differ from the table's column for HIPAA. */
const ARTICLE: Readonly<Record<ReturnType<typeof baaAt>, string>> = {
  covered: 'covered',
  'not-covered': 'not covered, whatever the table says; your signed BAA decides',
  'not-listed': 'not listed, which --strict reviews where the table says eligible; your signed BAA decides',
};

/** The sources of the BAA article's list. */
const { sources: articles = [] } = shippedPolicy.ruleCase('hipaa/not-in-baa-list', 'not-listed');

/** The platforms that do not support a feature, or not every version of it, as of the newest row. */
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
        return {
          line: `  ${since}  ${title}${which.length > 0 ? ` (${which.join('; ')})` : ''}`,
          source: sourceOf(shippedPolicy.data, { since, source }),
        };
      }),
  );

/** What is known about a feature: eligibility, platforms, retention, remedy, examples, sources. */
export const featureLines = (row: FeatureRow): string[] => {
  const lacked = lackedBy(row.id);
  const { speaks, silent } = EXAMPLES[row.id] ?? {};
  const inArticle = row.hipaa !== undefined || row.baa !== undefined;
  const cells = [...(row.zdr ?? []), ...(row.hipaa ?? [])];
  return [
    `${row.id}: ${titleOf(row)}`,
    prose.about[row.id] ?? '',
    '',
    'eligibility',
    ...(cells.length > 0
      ? [...history(row, 'zdr'), ...history(row, 'hipaa')]
      : ['  not established: no row of the table names it']),
    ...(inArticle ? ['', 'by the BAA article', `  ${ARTICLE[baaAt(row, shippedPolicy.newest)]}`] : []),
    ...(lacked.length > 0 ? ['', 'not supported on, since', ...new Set(lacked.map(({ line }) => line))] : []),
    ...(row.retention?.length
      ? [
          '',
          'what it retains',
          ...row.retention.map(
            ({ what, where, upTo, since, until }) =>
              `  ${duration(upTo)}, at ${where}: ${what} (since ${since}${until ? ` until ${until}` : ''})`,
          ),
        ]
      : []),
    ...(prose.remedies[row.id] ? ['', 'instead', `  ${prose.remedies[row.id]}`] : []),
    ...exampleLines('a use', speaks),
    ...exampleLines('not a use', silent),
    ...sourceLines([
      ...cells.map((one) => sourceOf(shippedPolicy.data, one)),
      ...(inArticle ? articles : []),
      ...lacked.map(({ source }) => source),
      ...(row.retention ?? []).map((one) => sourceOf(shippedPolicy.data, one)),
      ...(row.sources ?? []),
    ]),
  ];
};
