/** The metrics of the gateway. */
import { expect, it } from 'vitest';
import { CLEAN, INELIGIBLE, post, start, upstream } from './kit.js';

it('/metrics counts requests, findings, answers and receipts', async () => {
  const up = await upstream();
  const { base } = await start({ upstreams: [up.origin] });
  await post(base, CLEAN);
  await post(base, INELIGIBLE);
  const answer = await fetch(`${base}/metrics`);
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const text = await answer.text();
  for (const sample of [
    'claude_preflight_requests_total{decision="sent",verdict="pass"} 1',
    'claude_preflight_requests_total{decision="refused",verdict="fail"} 1',
    'claude_preflight_findings_total{rule="zdr/feature-not-eligible"} 1',
    'claude_preflight_answers_total{status="2xx"} 1',
    'claude_preflight_check_seconds_count 2',
    'claude_preflight_receipts_total 2',
    'claude_preflight_held_bytes 0',
  ])
    expect(text).toContain(`\n${sample}\n`);
  // Every line is a comment or a sample, and every family is declared once.
  const lines = text.trimEnd().split('\n');
  expect(
    lines.filter((one) => !/^(?:# (?:HELP|TYPE) [a-z_]+ .+|[a-z_]+(?:\{[^{}]+\})? [0-9.e+-]+)$/.test(one)),
  ).toEqual([]);
  const types = lines.filter((one) => one.startsWith('# TYPE'));
  expect(new Set(types).size).toBe(types.length);
});
