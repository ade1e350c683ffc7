/** Writes GitLab's code quality report: a list of findings, each with a severity and a unique fingerprint. */
import { indentedText } from '../json.js';
import type { Report, Verdict } from '../model.js';
import { excuse, foundIn, lookedAt, sentences, withoutPolicyFinding } from './found.js';

const SEVERITIES: Readonly<Record<Verdict, string>> = { fail: 'critical', review: 'minor', informational: 'info' };

/**
 * An entry about the whole run, with the same fingerprint in every run. GitLab requires a place for every entry: it is
 * the first file.
 */
const ofRun = ({ subjects }: Report, check_name: string, description: string) => ({
  description,
  check_name,
  fingerprint: `claude-preflight-${check_name.split('/')[1]}`,
  severity: 'info',
  location: { path: subjects[0]?.location?.file ?? '.', lines: { begin: 1 } },
});

/** The findings as JSON; waived ones are `info` with the waiver's owner. The policy's finding and the counts come last. */
export const gitlab = (whole: Report): string => {
  const { report, ofPolicy } = withoutPolicyFinding(whole);
  const entries = foundIn(report).map(({ subject, finding, waiver, file, line, fingerprint }) => ({
    description: waiver ? `${finding.message} ${excuse(waiver)}` : sentences(finding),
    check_name: finding.rule,
    fingerprint,
    severity: waiver ? 'info' : SEVERITIES[finding.verdict],
    location: { path: file ?? subject.name ?? 'request', lines: { begin: line } },
  }));
  if (ofPolicy) entries.push(ofRun(report, ofPolicy.rule, sentences(ofPolicy)));
  if (report.counts) entries.push(ofRun(report, 'preflight/counts', `claude-preflight ${lookedAt(report.counts)}`));
  return indentedText(entries);
};
