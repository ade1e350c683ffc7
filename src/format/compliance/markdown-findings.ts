/** The findings section of the report as Markdown. */
import { many } from '../../numbers.js';
import type { Compliance, FindingRow } from '../../report/compliance.js';
import { notedRows } from '../noted.js';
import { placeText } from '../place.js';
import { CHECK_WORDS, nothingWords, SERVER_WORDS, STRENGTH_WORDS } from '../words.js';
import { code, escaped, section } from './markdown-text.js';

const finding = (one: FindingRow): string =>
  [
    `### ${one.id} ${CHECK_WORDS[one.verdict]}: ${escaped(one.featureTitle ?? one.title)} (${one.target}, ${many(one.requests, 'request')})`,
    [
      `- ${escaped(one.message)}`,
      `- rule: ${code(one.rule)}`,
      `- server: ${SERVER_WORDS[one.api]}`,
      ...(one.remedy === '' ? [] : [`- fix: ${escaped(one.remedy)}`]),
      ...one.sources.map(
        ({ page, section: part, url, captured }) =>
          `- source: ${[page, part, `read ${captured}`, url]
            .filter((said) => said !== '')
            .map(escaped)
            .join(', ')}`,
      ),
      ...one.law.map(({ cite, strength }) => `- law: ${cite} (${STRENGTH_WORDS[strength]})`),
      ...one.places.slice(0, 4).map((place) => `- at ${code(placeText(place))}`),
      ...(Math.max(one.requests, one.places.length) > 4 ? ['- and more'] : []),
    ].join('\n'),
  ].join('\n\n');

const noted = (findings: readonly FindingRow[]): string => {
  const rows = notedRows(findings).map(
    ({ rule, targets, message, requests }) =>
      `- ${code(rule)} on ${targets.join(', ')}, ${many(requests, 'request')}: ${escaped(message)}`,
  );
  return rows.length === 0 ? '' : `Noted, with no effect on the verdict:\n\n${rows.join('\n')}`;
};

/** The section of the findings: those that fail or need review in full, then the others on one line each. */
export const findingTexts = (report: Compliance): string => {
  const { findings } = report;
  const grave = findings.filter(({ verdict: said }) => said !== 'informational');
  return section(
    'Findings',
    grave.length === 0 ? nothingWords(report) : grave.map(finding).join('\n\n'),
    noted(findings),
  );
};
