/** Writes SARIF 2.1.0 for code scanning: a full log that includes what passed, or one of failures only. */
import { indentedText } from '../json.js';
import type { Finding, Report, Subject, Verdict } from '../model.js';
import { prose } from '../policy/prose.generated.js';
import { excuse, type Found, foundIn, isFailure, type ListOptions, sentences, silentIn } from './found.js';

/** The rule id for a request without findings. */
const PASS = 'preflight/pass';

/** A file name as a URI, relative unless the path is absolute; unpaired surrogates are replaced. */
export const uriOf = (file: string): string =>
  (file.startsWith('/') ? 'file://' : '') +
  file
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');

/** A name for a message, where text in brackets with a target after it would become a link. */
export const inMessage = (name: string): string => name.replaceAll('](', '\\](');

/** The SARIF kind of a finding. Only results of kind `fail` have a level; `open` is what could not be read. */
const kindOf = ({ rule, verdict }: Finding): string => {
  if (rule === 'request/unreadable') return 'open';
  const kinds: Readonly<Record<Verdict, string>> = { fail: 'fail', review: 'review', informational: 'informational' };
  return kinds[verdict];
};

const place = (file: string | undefined, line: number, column: number, at: string) => ({
  ...(file === undefined
    ? {}
    : {
        physicalLocation: {
          // Only relative paths need a base.
          artifactLocation: { uri: uriOf(file), ...(file.startsWith('/') ? {} : { uriBaseId: 'SRCROOT' }) },
          region: { startLine: line, startColumn: column },
        },
      }),
  logicalLocations: [{ fullyQualifiedName: at === '' ? '/' : at, kind: 'value' }],
});

const descriptor = (id: string, findings: readonly Finding[]) => {
  const words = prose.rules[id];
  const url = findings.flatMap(({ sources }) => sources).find((source) => source.url !== '')?.url;
  return {
    id,
    shortDescription: { text: words?.title ?? id },
    ...(words ? { fullDescription: { text: words.why } } : {}),
    ...(url === undefined ? {} : { helpUri: url }),
  };
};

const resultOf = (
  { subject, finding, waiver, file, line, column, fingerprint }: Found,
  rules: readonly string[],
  judged: { readonly kind: string; readonly level: string },
) => ({
  ruleId: finding.rule,
  ruleIndex: rules.indexOf(finding.rule),
  ...judged,
  message: { text: sentences(finding) },
  locations: [place(file, line, column, finding.at)],
  partialFingerprints: { 'claudePreflight/v1': fingerprint, primaryLocationLineHash: fingerprint },
  suppressions: waiver ? [{ kind: 'external', status: 'accepted', justification: excuse(waiver) }] : [],
  properties: {
    verdict: finding.verdict,
    at: finding.at,
    api: finding.api,
    endpoint: subject.endpoint,
    ...(finding.feature === undefined ? {} : { feature: finding.feature }),
    ...(finding.identifier === undefined ? {} : { identifier: finding.identifier, confidence: finding.confidence }),
  },
});

const passOf = ({ name = 'request', location, endpoint }: Subject, rules: readonly string[]) => ({
  ruleId: PASS,
  ruleIndex: rules.indexOf(PASS),
  kind: 'pass',
  level: 'none',
  message: { text: `Nothing is to be said of ${inMessage(name)}.` },
  locations: [place(location?.file, location?.line ?? 1, location?.column ?? 1, '')],
  properties: { endpoint },
});

const log = (
  report: Report,
  found: readonly Found[],
  results: (rules: readonly string[]) => readonly unknown[],
): string => {
  const { tool, policy, counts, note } = report;
  const findings = found.map(({ finding }) => finding);
  const rules = [...new Set([...findings.map(({ rule }) => rule), PASS])].sort();
  const run = {
    tool: {
      driver: {
        name: tool.name,
        version: tool.version,
        semanticVersion: tool.version,
        rules: rules.map((id) =>
          descriptor(
            id,
            findings.filter(({ rule }) => rule === id),
          ),
        ),
      },
    },
    invocations: [{ executionSuccessful: true }],
    originalUriBaseIds: { SRCROOT: { description: { text: 'The folder in which the command was run.' } } },
    columnKind: 'utf16CodeUnits',
    results: results(rules),
    properties: { verdict: report.verdict, policy, note, ...(counts ? { counts } : {}) },
  };
  return indentedText({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] });
};

/** The full log: what fails, what needs review, what could not be read (`open`), and what passes. */
export const sarif = (report: Report): string => {
  const found = foundIn(report);
  return log(report, found, (rules) => [
    ...found.map((one) => {
      const kind = kindOf(one.finding);
      return resultOf(one, rules, { kind, level: kind === 'fail' ? 'error' : 'none' });
    }),
    ...silentIn(report).map((subject) => passOf(subject, rules)),
  ]);
};

/** The findings that fail under `--fail-on`; waived ones are marked as suppressed. */
export const sarifFailures = (report: Report, options: ListOptions): string => {
  const found = foundIn(report).filter(({ finding }) => isFailure(finding.verdict, options.failOn));
  return log(report, found, (rules) =>
    found.map((one) => resultOf(one, rules, { kind: 'fail', level: one.finding.level })),
  );
};
