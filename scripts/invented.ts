/** Makes a compliance report of invented requests, for the image in README and for tests. It has no real data. */
import { checkSubject, reportOf } from '../src/check.ts';
import type { Context, Subject } from '../src/model.ts';
import { prose } from '../src/policy/prose.generated.ts';
import { shippedPolicy } from '../src/policy/shipped.ts';
import type { Compliance } from '../src/report/compliance.ts';
import { fromReport } from '../src/report/from-report.ts';
import { complianceReport } from '../src/report/report.ts';
import type { Run } from '../src/report/run.ts';

const message = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  model: 'claude-opus-4-6',
  max_tokens: 256,
  messages: [{ role: 'user', content: 'Summarise.' }],
  ...more,
});
const cached = message({ system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }] });
const code = message({ tools: [{ type: 'code_execution_20250825', name: 'code_execution' }] });
const search = message({ tools: [{ type: 'web_search_20250305', name: 'web_search' }] });
const batch = { url: '/v1/messages/batches', body: { requests: [{ custom_id: 'a', params: message() }] } };
const file = message({
  messages: [{ role: 'user', content: [{ type: 'document', source: { type: 'file', file_id: 'file_0' } }] }],
});
const on = (url: string, body: unknown) => ({ url, body });
const foundry = on('https://invented.services.ai.azure.com/anthropic/v1/messages', message());
const bedrock = on('https://bedrock-runtime.us-east-1.amazonaws.com/model/anthropic.claude-opus-4-6/invoke', message());

interface Target {
  readonly name: string;
  readonly context: Context;
  /** Requests, each with the number of times that it was seen. */
  readonly seen: readonly (readonly [unknown, number])[];
}

const waivers = [
  {
    rule: 'zdr/feature-not-eligible',
    at: '',
    reason: 'Nightly job without personal data, until it is moved to single calls',
    owner: 'R. Example, platform',
    expires: '2026-11-15',
  },
];

const targets = (week: number): readonly Target[] => [
  {
    name: 'chart summaries',
    context: { arrangement: 'hipaa', baa: { acceptedOn: '2026-05-04' } },
    seen: [[message(), 540 + week * 30], [cached, 160], ...(week >= 1 ? ([[code, 12]] as const) : [])],
  },
  {
    name: 'triage assistant',
    context: { arrangement: 'zdr', waivers },
    seen: [[message(), 210 + week * 11], [search, 30], [batch, 4], ...(week < 2 ? ([[file, 3]] as const) : [])],
  },
  { name: 'billing letters', context: { arrangement: 'zdr', foundryHosting: 'anthropic' }, seen: [[foundry, 88]] },
  {
    name: 'research',
    context: { arrangement: 'zdr', zdrContract: { platform: 'amazon-bedrock', reference: 'invented' } },
    seen: [[bedrock, 28]],
  },
];

const DAYS = ['2026-10-30', '2026-11-06', '2026-11-13', '2026-11-20'];
const MADE = '2026-11-20';

const subjectsOf = ({ name, context, seen }: Target, day: string): Subject[] =>
  seen.flatMap(([request, times]) => {
    const subject = checkSubject(request, { ...context, today: day }, shippedPolicy);
    return Array.from({ length: times }, (_, i) => ({ name: `${name} ${i}`, target: name, ...subject }));
  });

const runOf = (day: string, week: number): Run => {
  const subjects = targets(week).flatMap((target) => subjectsOf(target, day));
  const name = `${day}/audit.json`;
  return fromReport(reportOf(subjects, { today: day }, shippedPolicy), shippedPolicy, {
    name,
    sha256: '0'.repeat(64),
    group: day,
  });
};

/** Four weeks of four invented targets. */
export const inventedReport = (): Compliance =>
  complianceReport(DAYS.map(runOf), {
    policy: shippedPolicy,
    prose,
    today: MADE,
    title: 'Claude data-handling report, invented data',
  });
