/** `/check` reports on requests that are described, not sent. */
import { expect, it } from 'vitest';
import { NO_CONFIG } from '../../src/config/config.js';
import type { Report, Subject } from '../../src/model.js';
import type { Receipt } from '../../src/receipt.js';
import { CLEAN, INELIGIBLE, post, start, upstream, ZDR } from './kit.js';

it('/check reports on a request that is described, not forwarded', async () => {
  const up = await upstream();
  const { base } = await start({ upstreams: [up.origin] });
  const report = await post(base, INELIGIBLE, {}, '/check');
  expect([report.status, await report.json()]).toMatchObject([200, { version: 1, verdict: 'fail' }]);
  expect((await post(base, '{', {}, '/check')).status).toBe(200);
  const odd = await post(base, JSON.stringify({ url: 7, body: JSON.parse(CLEAN) }), {}, '/check');
  expect(await odd.json()).toMatchObject({ verdict: 'review' });
  const headers = { 'x-http-method-override': 'DELETE' };
  const other = await post(base, JSON.stringify({ headers, body: JSON.parse(CLEAN) }), {}, '/check');
  expect(await other.json()).toMatchObject({ verdict: 'review' });
  expect((await post(base, CLEAN, headers)).status).toBe(403);
  const read = await fetch(`${base}/check`);
  expect([read.status, read.headers.get('allow')]).toEqual([405, 'POST']);
  expect(up.seen).toEqual([]);
});

it('/check uses the terms under which the request would be forwarded', async () => {
  const trial = { arrangement: 'standard', platform: 'claude-api' } as const;
  const up = await upstream();
  const { base, receipts } = await start({
    upstreams: [up.origin, `/foundry=${up.origin}/anthropic`],
    mode: 'observe',
    config: {
      ...NO_CONFIG,
      targets: [
        { name: 'trial', headers: { 'anthropic-workspace-id': ['wrkspc_trial'] }, context: trial },
        { name: 'foundry', paths: ['/anthropic/**'], context: { ...ZDR, platform: 'microsoft-foundry' } },
        { name: 'own', hosts: ['*.example'], context: { ...trial, strict: true } },
      ],
    },
  });
  const workspace = { 'anthropic-workspace-id': 'wrkspc_trial' };
  const check = async (value: unknown, headers: Record<string, string> = {}) => {
    const { subjects } = (await (await post(base, JSON.stringify(value), headers, '/check')).json()) as Report;
    const [{ target, context, verdict, findings } = {} as Subject] = subjects;
    return {
      ...(target === undefined ? {} : { target }),
      context,
      verdict,
      findings: findings?.map(({ rule }) => rule),
    };
  };
  const body = JSON.parse(INELIGIBLE);
  for (const { path, headers, ways } of [
    { path: '/v1/messages', headers: {}, ways: [body, { body }, { url: '/v1/messages', body }] },
    { path: '/v1/messages', headers: workspace, ways: [{ headers: workspace, body }] },
    { path: '/foundry/v1/messages', headers: {}, ways: [{ url: '/foundry/v1/messages', body }] },
  ]) {
    await post(base, INELIGIBLE, headers, path);
    const { target, context, verdict, findings } = receipts.at(-1) as unknown as Receipt;
    const sent = {
      ...(target === undefined ? {} : { target }),
      context,
      verdict,
      findings: findings.map(({ rule }) => rule),
    };
    for (const value of ways) expect(await check(value)).toEqual(sent);
  }
  // A header of the call itself selects the target, unless the described request has that header.
  expect(await check(body, workspace)).toMatchObject({ target: 'trial', verdict: 'pass' });
  const other = { headers: { 'Anthropic-Workspace-Id': 'wrkspc_other' }, body };
  expect(await check(other, workspace)).toMatchObject({ verdict: 'fail' });
  for (const own of [
    { url: 'https://api.own.example/v1/messages', body },
    { headers: { Host: 'api.own.example' }, body },
  ])
    expect(await check(own)).toMatchObject({ target: 'own', context: { strict: true } });
});

it('/check reports what it cannot read of a request, as the gateway refuses it', async () => {
  const { base } = await start({ upstreams: ['https://api.anthropic.com'] });
  const twice = CLEAN.replace('{', '{"tools":[],"tools":[],');
  for (const text of [twice, `{"url":"/v1/messages","body":${twice}}`]) {
    const report = (await (await post(base, text, {}, '/check')).json()) as Report;
    expect(report.subjects[0]?.findings.map(({ rule }) => rule)).toEqual(['request/unreadable']);
  }
  const coded = await post(base, CLEAN, { 'content-encoding': 'zstd' }, '/check');
  expect([coded.status, await coded.text()]).toEqual([400, expect.stringContaining('encoding of the body')]);
});

it('/check takes the platform from the upstream that the path leads to, if there is one', async () => {
  const { base } = await start({
    upstreams: ['https://invented.services.ai.azure.com/anthropic', '/own=https://api.anthropic.com'],
    context: { arrangement: 'standard' },
  });
  const subjectOf = async (value: unknown) => {
    const answer = await post(base, JSON.stringify(value), {}, '/check');
    expect(answer.headers.get('content-type')).toBe('application/json');
    return ((await answer.json()) as Report).subjects[0];
  };
  const body = JSON.parse(CLEAN);
  expect((await subjectOf(body))?.context.platform).toBe('microsoft-foundry');
  expect((await subjectOf({ url: '/v1/messages', body }))?.context.platform).toBe('microsoft-foundry');
  expect((await subjectOf({ url: '/own/v1/messages', body }))?.context.platform).toBe('claude-api');
  const line = await subjectOf({ custom_id: 'one', params: JSON.parse(INELIGIBLE) });
  expect(line?.features.map(({ id, at }) => [id, at])).toEqual([
    ['batch', ''],
    ['code_execution', '/params/tools/0'],
  ]);
  const none = await start({ upstreams: ['/own=https://api.anthropic.com'] });
  expect((await post(none.base, CLEAN, {}, '/check')).status).toBe(200);
});
