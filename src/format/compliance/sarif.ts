/** Writes the report as SARIF 2.1.0: findings with their places, and the state of every other rule on every target. */

import { LEVELS } from '../../evaluate/says.js';
import { indentedText } from '../../json.js';
import { many } from '../../numbers.js';
import type { CheckState, Compliance, FindingRow } from '../../report/compliance.js';
import type { Place } from '../../report/run.js';
import { untilWords } from '../../waive.js';
import { inMessage, uriOf } from '../sarif.js';
import { CHECK_WORDS, SERVER_WORDS } from '../words.js';
import { targetKey } from './identity.js';
import { targetName, waiversFor } from './queries.js';

/** The SARIF kind of each state; `open` means undecided. */
const KINDS: Readonly<Record<CheckState, string>> = {
  fail: 'fail',
  review: 'open',
  unknown: 'open',
  waived: 'fail',
  informational: 'informational',
  pass: 'pass',
  'not-applicable': 'notApplicable',
};

const locationOf = ({ name, file, line, column, record, at }: Place) => ({
  ...(file === undefined
    ? {}
    : {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          ...(line === undefined
            ? {}
            : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }),
        },
      }),
  logicalLocations: [
    {
      fullyQualifiedName:
        [name, record === undefined ? undefined : `record ${record}`, at]
          .filter((part) => part !== undefined)
          .join(' ') || 'the request',
    },
  ],
});

/** The fingerprints of findings: the same in every report, and unique within one. */
const fingerprintsOf = (report: Compliance): string[] => {
  const seen = new Map<string, number>();
  return report.findings.map(({ rule, feature = '', target, verdict, api }) => {
    const print = `${rule} ${feature} ${targetKey(report, target).join(' ')} ${verdict} ${api}`;
    const before = seen.get(print) ?? 0;
    seen.set(print, before + 1);
    return before === 0 ? print : `${print} ${before + 1}`;
  });
};

/** The result of a finding. A failure is of kind `fail`; one in review keeps its level, and is `open` only without one. */
const finding = (one: FindingRow, ruleIndex: number, fingerprint: string | undefined) => ({
  ruleId: one.rule,
  ruleIndex,
  kind: one.verdict === 'informational' ? 'informational' : 'fail',
  level: one.verdict === 'informational' ? 'none' : LEVELS[one.verdict],
  message: {
    text: `${one.message} In ${many(one.requests, 'request')}. Server: ${SERVER_WORDS[one.api]}.${one.remedy === '' ? '' : ` Fix: ${one.remedy}`}`,
  },
  locations: one.places.map(locationOf),
  ...(fingerprint === undefined ? {} : { partialFingerprints: { 'claude-preflight/v1': fingerprint } }),
  properties: { target: one.target, requests: one.requests },
});

/** A result for each rule on each target without findings of it, or that is unknown there, and one for waived findings. */
const resultsWithoutFindings = (report: Compliance, indexOf: (rule: string) => number) => {
  const withFinding = new Set(report.findings.map(({ rule, target }) => `${rule} ${target}`));
  return report.checks.flatMap(({ rule, targets }) =>
    targets.flatMap(({ target, state: whole }) => {
      const waivers = waiversFor(report, rule, target);
      const isReported = withFinding.has(`${rule} ${target}`) || (whole === 'waived' && waivers.length > 0);
      const hasOwn = whole === 'unknown' || !isReported;
      // Waived findings are a result of their own, even if the same rule has findings that are not waived, or is unknown.
      const states: CheckState[] = [...(hasOwn ? [whole] : []), ...(waivers.length > 0 ? (['waived'] as const) : [])];
      return states.map((state) => ({
        ruleId: rule,
        ruleIndex: indexOf(rule),
        kind: KINDS[state],
        level: state === 'waived' ? 'warning' : 'none',
        message: {
          text: `${rule} on ${inMessage(targetName(report, target))}: ${state === 'pass' ? 'nothing found in what was read' : CHECK_WORDS[state]}.`,
        },
        properties: { target },
        ...(state === 'waived'
          ? {
              suppressions: waivers.map(({ waiver }) => ({
                kind: 'external',
                status: 'accepted',
                justification: `${waiver.reason} (${waiver.owner}, ${untilWords(waiver)})`,
              })),
            }
          : {}),
      }));
    }),
  );
};

/** The report as SARIF: one result for each finding; for other rules, and for waived findings, one for each target. */
export const sarif = (report: Compliance): string => {
  const index = new Map(report.checks.map(({ rule }, i) => [rule, i]));
  const indexOf = (rule: string): number => index.get(rule) ?? -1;
  const fingerprints = fingerprintsOf(report);
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            rules: report.checks.map(({ rule, title }) => ({ id: rule, shortDescription: { text: title } })),
          },
        },
        invocations: [{ executionSuccessful: report.notChecked.length === 0 }],
        artifacts: report.inputs.map(({ name: file, sha256 }) => ({
          location: { uri: uriOf(file) },
          hashes: { 'sha-256': sha256 },
        })),
        results: [
          ...report.findings.map((one, i) => finding(one, indexOf(one.rule), fingerprints[i])),
          ...resultsWithoutFindings(report, indexOf),
        ],
        properties: {
          verdict: report.verdict.verdict,
          sentence: report.verdict.sentence,
          policy: report.policy.digest,
          asOf: report.policy.asOf,
          ageInDays: report.policy.ageInDays,
          note: report.note,
        },
      },
    ],
  };
  return indentedText(document);
};
