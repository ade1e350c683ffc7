/** Writes the report as an in-toto test-result statement: its inputs, its rules, and what passed, warned or failed. */

import { indentedText } from '../../json.js';
import type { CheckState, Compliance } from '../../report/compliance.js';
import { allRulesWords } from '../words.js';
import type { EvidenceOptions } from './identity.js';
import { notCheckedWords, targetName } from './queries.js';

/** A file that is a subject of the statement. */
export interface StatedFile {
  readonly name: string;
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
}

/** The payload type of an in-toto statement in a signed envelope. */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** The in-toto result of each verdict. */
export const RESULT = { fail: 'FAILED', review: 'WARNED', pass: 'PASSED' } as const;

/** The statement as JSON. Its subjects are the saved results and the reports that were written with it. */
export const intoto = (
  report: Compliance,
  { sha256, beside = [] }: EvidenceOptions & { readonly beside?: readonly StatedFile[] },
): string => {
  const tests = (wanted: (state: CheckState) => boolean): string[] =>
    report.checks
      .flatMap(({ rule, targets }) =>
        targets.filter(({ state }) => wanted(state)).map(({ target }) => `${rule} on ${targetName(report, target)}`),
      )
      .sort();
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      ...report.inputs.map(({ name: file, sha256: digest }) => ({ name: file, digest: { sha256: digest } })),
      ...beside.map(({ name: file, sha256: digest }) => ({ name: file, digest: { sha256: digest } })),
    ],
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: RESULT[report.verdict.verdict],
      configuration: [
        {
          name: `rules ${allRulesWords(report)}`,
          digest: { sha256: report.policy.digest.replace(/^sha256:/, '') },
        },
        { name: `content of the report of ${report.made}`, digest: { sha256: sha256(indentedText(report)) } },
      ],
      passedTests: tests((state) => state === 'pass'),
      warnedTests: [
        ...tests((state) => !['pass', 'fail', 'not-applicable'].includes(state)),
        ...notCheckedWords(report),
      ],
      failedTests: tests((state) => state === 'fail'),
    },
  };
  return indentedText(statement);
};
