/** Reports that have everything that a format must distinguish. */
import { check, reportOf } from '../../src/check.js';
import { type FormatOptions, reportText } from '../../src/cli/formats.js';
import type { Context, Report, Subject } from '../../src/model.js';
import { shippedPolicy } from '../../src/policy/shipped.js';

/** The options of formats in tests. */
export const OPTIONS: FormatOptions = { colour: false, today: '2026-10-01', failOn: 'fail' };
/** A file name with characters that formats must escape. */
export const ODD = 'odd dir/a,b:c%0A"é"<&>.json';
export const WAIVER = {
  rule: 'zdr/feature-not-eligible',
  at: '/tools/0',
  reason: "=cmd|'/c calc'!A1 <b>&\"\u0001",
  owner: 'Dr | Invented, PhD',
  expires: '2026-12-31',
};
export const BODY = {
  model: 'claude-opus-4-6',
  max_tokens: 64,
  messages: [{ role: 'user', content: 'Good morning.' }],
};
export const CODE = { type: 'code_execution_20250825', name: 'code_execution' };
export const FETCH = { type: 'web_fetch_20260209', name: 'web_fetch' };

/** A report with everything: a failure, a waived finding, a review, an unreadable request, two passes, one with an informational finding. */
export const everything = (): Report => {
  const detect = () => ({ found: [] });
  const context: Context = { arrangement: 'zdr', today: '2026-10-01', waivers: [WAIVER], detect };
  const subjects = [
    { ...BODY, tools: [CODE, FETCH] },
    { ...BODY, model: 'invented' },
    { ...BODY, tools: 7 },
    { ...BODY, cache_control: { type: 'ephemeral' } },
    BODY,
    { ...BODY, output_config: { format: { type: 'json_schema', schema: { type: 'object' } } } },
  ].map((request, i): Subject => {
    const [subject] = check(request, context).subjects;
    if (!subject) throw new Error('no subject');
    const location = { file: i === 0 ? ODD : `app/${i}.json`, line: 3 + i, column: 5 };
    return {
      ...subject,
      name: `request ${i}`,
      location,
      findings: subject.findings.map((finding) => ({ ...finding, location })),
    };
  });
  const { subjects: all, ...head } = reportOf(subjects, context, shippedPolicy);
  return { ...head, counts: { inputs: 9, subjects: 6, other: 3, unreadable: 1 }, subjects: all };
};
/** Such a report. */
export const report = everything();
/** A report as text. */
export const text = (format: string, of: Report = report, options: Partial<FormatOptions> = {}): Promise<string> =>
  reportText(of, format, { ...OPTIONS, ...options });
/** How many findings have a verdict. */
export const counted = (verdict: string): number =>
  report.subjects.flatMap(({ findings }) => findings).filter((one) => one.verdict === verdict).length;
