/** GitLab's code quality report: a list of findings, each with a severity and a fingerprint of its own. */
import type { Report, Verdict } from '../model.js';
import { excuse, foundIn, lookedAt, sentences } from './found.js';

const SEVERITIES: Readonly<Record<Verdict, string>> = { fail: 'critical', review: 'minor', informational: 'info' };

/** The findings; a waived one is `info` and says who excused it. The counts are an entry of their own, always the same. */
export const gitlab = (report: Report): string => {
  const entries = foundIn(report).map(({ subject, finding, waiver, file, line, fingerprint }) => ({
    description: waiver ? `${finding.message} ${excuse(waiver)}` : sentences(finding),
    check_name: finding.rule,
    fingerprint,
    severity: waiver ? 'info' : SEVERITIES[finding.verdict],
    location: { path: file ?? subject.name ?? 'request', lines: { begin: line } },
  }));
  const counted = report.counts && {
    description: `claude-preflight ${lookedAt(report.counts)}`,
    check_name: 'preflight/counts',
    fingerprint: 'claude-preflight-counts',
    severity: 'info',
    location: { path: report.subjects[0]?.location?.file ?? '.', lines: { begin: 1 } },
  };
  return `${JSON.stringify(counted ? [...entries, counted] : entries, null, 2)}\n`;
};
