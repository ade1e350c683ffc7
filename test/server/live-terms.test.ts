/** The terms of a running gateway: its targets, and what changes without a restart. */
import { expect, it } from 'vitest';
import { NO_CONFIG } from '../../src/config/config.js';
import { INELIGIBLE, post, start, upstream, ZDR } from './kit.js';

it('a target can be selected by the path at the gateway, so that a prefix can stand for an account', async () => {
  const up = await upstream();
  const lax = { arrangement: 'standard', platform: 'claude-api' } as const;
  const { base, receipts } = await start({
    upstreams: [`/clinic=${up.origin}`, `/research=${up.origin}`],
    context: lax,
    config: { ...NO_CONFIG, targets: [{ name: 'clinic', paths: ['/clinic/**'], context: ZDR }] },
  });
  const sent = async (path: string) => (await post(base, INELIGIBLE, {}, path)).status;
  expect([await sent('/clinic/v1/messages'), await sent('/research/v1/messages')]).toEqual([403, 200]);
  expect(receipts.map(({ target }) => target)).toEqual(['clinic', undefined]);
  const metrics = await (await fetch(`${base}/metrics`)).text();
  for (const sample of [
    'claude_preflight_requests_total{decision="refused",verdict="fail",target="clinic"} 1',
    'claude_preflight_requests_total{decision="sent",verdict="pass"} 1',
    'claude_preflight_findings_total{rule="zdr/feature-not-eligible",target="clinic"} 1',
  ])
    expect(metrics).toContain(`\n${sample}\n`);
  const asked = JSON.stringify({ url: '/clinic/v1/messages', body: JSON.parse(INELIGIBLE) });
  expect(await (await post(base, asked, {}, '/check')).json()).toMatchObject({ verdict: 'fail' });
});

it('a percent-encoded letter in the path does not change the target', async () => {
  const up = await upstream();
  const { base } = await start({
    upstreams: [up.origin],
    context: { arrangement: 'standard', platform: 'claude-api' },
    config: { ...NO_CONFIG, targets: [{ name: 'all', paths: ['/v1/**'], context: ZDR }] },
  });
  for (const path of ['/v1/messages', '/%761/messages', '/v%31/mess%61ges'])
    expect([path, (await post(base, INELIGIBLE, {}, path)).status]).toEqual([path, 403]);
  expect(up.seen).toEqual([]);
});

it('terms are replaced without dropping a request', async () => {
  const up = await upstream((_request, response) => setTimeout(() => response.end('{}'), 30));
  const { base, exchange } = await start({ upstreams: [up.origin], context: { platform: 'claude-api' } });
  const before = post(base, INELIGIBLE);
  while (up.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  exchange(ZDR);
  expect((await before).status).toBe(200);
  expect((await post(base, INELIGIBLE)).status).toBe(403);
});

it('a waiver expires without a reload', async () => {
  let now = Date.parse('2026-11-25T10:00:00Z');
  const up = await upstream();
  const waivers = [{ rule: 'zdr/feature-not-eligible', reason: 'a trial', owner: 'someone', expires: '2026-11-25' }];
  const { base } = await start({ upstreams: [up.origin], now: () => now, context: { ...ZDR, waivers } });
  expect((await post(base, INELIGIBLE)).status).toBe(200);
  now += 86_400_000;
  expect((await post(base, INELIGIBLE)).status).toBe(403);
});
