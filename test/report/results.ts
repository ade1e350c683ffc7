/** Makes results, as check and audit save them, from invented requests. */

import { checkSubject, reportOf } from '../../src/check.js';
import { sha256 } from '../../src/cli/report/results.js';
import { csv } from '../../src/format/compliance/csv.js';
import { cyclonedx } from '../../src/format/compliance/cyclonedx.js';
import { intoto } from '../../src/format/compliance/intoto.js';
import { junit } from '../../src/format/compliance/junit.js';
import { markdown } from '../../src/format/compliance/markdown.js';
import { oscalDocuments } from '../../src/format/compliance/oscal/oscal.js';
import { sarif } from '../../src/format/compliance/sarif.js';
import { complianceHtml } from '../../src/format/html/html.js';
import { indentedText } from '../../src/json.js';
import type { Context, Report } from '../../src/model.js';
import { prose } from '../../src/policy/prose.generated.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import type { Compliance } from '../../src/report/compliance.js';
import { fromReport } from '../../src/report/from-report.js';
import { type ComplianceOptions, complianceReport } from '../../src/report/report.js';
import type { Run } from '../../src/report/run.js';

const TODAY = '2026-10-01';

/** A simple request, with the given members. */
export const body = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  model: 'claude-opus-4-6',
  max_tokens: 16,
  messages: [{ role: 'user', content: 'Good morning.' }],
  ...more,
});

export const CODE_EXECUTION = { tools: [{ type: 'code_execution_20250825', name: 'code_execution' }] };

/** The report that `check` saves for some requests. */
export const saved = (requests: readonly unknown[], context: Context, target?: string): Report => {
  const terms = { today: TODAY, ...context };
  const subjects = requests.map((request, i) => ({
    name: `request ${i}`,
    ...(target === undefined ? {} : { target }),
    ...checkSubject(request, terms, shippedPolicy),
  }));
  return reportOf(subjects, terms, shippedPolicy);
};

/** A saved report as a run, with the name of its file. */
export const run = (report: Report, name = 'check.json', group?: string): Run =>
  fromReport(report, shippedPolicy, { name, sha256: sha256(JSON.stringify(report)), ...(group ? { group } : {}) });

/** The compliance report of some runs on the day of the tests. */
export const compliance = (runs: readonly Run[], options: Partial<ComplianceOptions> = {}): Compliance =>
  complianceReport(runs, { policy: shippedPolicy, prose, today: TODAY, ...options });

/** The report in every format, by name. */
export const everyFormat = (report: Compliance): Readonly<Record<string, string>> => {
  const { results, catalog, components } = oscalDocuments(report, { sha256 });
  return {
    html: complianceHtml(report, { sha256 }),
    markdown: markdown(report, { digest: sha256(indentedText(report)) }),
    json: indentedText(report),
    csv: csv(report),
    sarif: sarif(report),
    junit: junit(report),
    'oscal results': results,
    'oscal catalog': catalog,
    'oscal components': components,
    cyclonedx: cyclonedx(report, { sha256 }),
    intoto: intoto(report, { sha256 }),
  };
};

/** A report with something of everything: several targets, waivers, unknowns, an unreadable request, an earlier run. */
export const rich = (): Compliance => {
  const waivers = [
    { rule: 'zdr/feature-not-eligible', at: '/tools/0', reason: 'A pilot', owner: 'R. Example', expires: '2026-10-20' },
  ];
  const zdr: Context = { arrangement: 'zdr' };
  const before = saved([body(), body(CODE_EXECUTION)], { ...zdr, asOf: '2026-05-01', today: '2026-10-01' }, 'triage');
  const now = saved(
    [
      body(),
      body(CODE_EXECUTION),
      body({ tools: [{ type: 'code_execution_20250825', name: 'code_execution' }], container: 'c' }),
      body({ model: 7 }),
      { url: '/v1/messages/batches', body: { requests: [{ custom_id: 'a', params: body() }] } },
    ],
    { ...zdr, waivers },
    'triage',
  );
  const hipaa = saved(
    [{ url: 'https://invented.services.ai.azure.com/anthropic/v1/messages', body: body(CODE_EXECUTION) }],
    { arrangement: 'hipaa' },
    'chart notes',
  );
  const cloud = saved(
    [{ url: 'https://bedrock-runtime.us-east-1.amazonaws.com/model/claude-opus-4-6/invoke', body: body() }],
    { arrangement: 'zdr' },
  );
  return compliance([
    run(before, 'old/check.json', 'old'),
    run(now, 'new/check.json', 'new'),
    run(hipaa, 'new/hipaa.json', 'new'),
    run(cloud, 'new/cloud.json', 'new'),
  ]);
};

/** The state of a rule on a target. */
export const stateOf = (report: ReturnType<typeof compliance>, rule: string, target = 'T1') =>
  report.checks.find((one) => one.rule === rule)?.targets.find((one) => one.target === target)?.state;

/** Reports of several kinds, with their names. */
export const REPORTS: readonly (readonly [string, Compliance])[] = [
  ['with something of everything', rich()],
  ['of nothing', compliance([])],
  ['of what could not be used', compliance([run(saved([body()], {}))], { problems: ['x.json: no <saved> result'] })],
  ['of one request that passes', compliance([run(saved([body()], { arrangement: 'zdr' }), 'a b/ü?.json')])],
];
