/** The same request has the same result at every entry point: library, CLI, guard and gateway. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { run } from '../scripts/transcripts.ts';
import { guardFetch, preflight, type Receipt } from '../src/guard/index.js';
import { check, checkText } from '../src/index.js';
import { isObject } from '../src/json.js';
import type { Context, Report, Subject } from '../src/model.js';
import { readEnvelope } from '../src/request/envelope.js';
import { ambiguousPath } from '../src/server/path.js';
import { features, only, rules } from './fixture-cases.js';
import { start, upstream } from './server/kit.js';
import { temporaryFolder } from './temporary-folder.js';

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const DAY = Date.UTC(2026, 9, 1);
const waiver = { rule: 'zdr/feature-not-eligible', at: '/tools/0', reason: 'r', owner: 'o', expires: '2026-10-01' };
const CONTEXTS: Readonly<Record<string, Context>> = {
  standard: { phi: true },
  zdr: { arrangement: 'zdr', residency: 'us', waivers: [waiver] },
  hipaa: { arrangement: 'hipaa', strict: true, baa: { acceptedOn: '2026-05-01' } },
  foundry: { platform: 'microsoft-foundry', foundryHosting: 'azure', arrangement: 'zdr', strict: true },
  bedrock: { platform: 'amazon-bedrock', arrangement: 'hipaa', phi: false, asOf: '2026-06-20' },
};

/** A request as it would be sent; undefined if it cannot be. */
const sendable = (request: unknown): Sent | undefined => {
  if (!isObject(request)) return undefined;
  const { form, method, url } = readEnvelope(request);
  const { headers = {}, body } = form === 'envelope' ? request : { body: request };
  const isSendable =
    form !== 'batch-line' &&
    (body == null || (isObject(body) && method !== 'GET')) &&
    isObject(headers) &&
    Object.values(headers).every((value) => typeof value === 'string') &&
    !Object.keys(headers).some((name) => /^(?:host|content-|x-http)/i.test(name)) &&
    typeof (request.url ?? '') === 'string';
  if (!isSendable) return undefined;
  const whole = url.startsWith('/') ? `https://api.anthropic.com${url}` : url;
  const { pathname = ';', search = '' } = URL.canParse(whole) ? new URL(whole) : {};
  if (ambiguousPath(pathname + search) || !whole.includes(pathname)) return undefined;
  const own = headers as Record<string, string>;
  return {
    method,
    url: whole,
    headers: { 'anthropic-version': '2023-06-01', ...own },
    ...(body == null ? {} : { body }),
  };
};

const MESSAGE = { role: 'user', content: 'Good morning.' };
const TOOL = { type: 'code_execution_20250825', name: 'code_execution' };
const requests: readonly Sent[] = [
  ...[...features, ...rules].flatMap(({ cases }) => [cases[0]?.request, cases.at(-1)?.request]),
  { url: 'https://gateway.example/claude/v1/files', headers: { 'anthropic-beta': 'files-api-2025-04-14' } },
  { model: 'claude-opus-4-6', max_tokens: 1, messages: [MESSAGE], tools: [TOOL, TOOL, { type: 'invented_20310101' }] },
].flatMap((request) => {
  const sent = sendable(request);
  // Lint and audit find no request in what is not for Claude.
  return sent && only(check(sent)).endpoint !== 'unknown' ? [sent] : [];
});

/** The result for a request, without its location. */
const resultOf = ({ name: _, location: __, target: ___, ...subject }: Subject): unknown =>
  JSON.parse(JSON.stringify(subject, (key, value) => (key === 'location' ? undefined : value)));

/** The parts of a subject that a receipt has too. */
const brief = (one: Pick<Receipt, 'verdict' | 'method' | 'endpoint' | 'context' | 'findings'>) => ({
  where: [one.method, one.endpoint, one.context],
  verdict: one.verdict,
  findings: one.findings.map(({ rule, feature, at, verdict }) => [rule, feature ?? '', at, verdict].join(' ')),
});

const { path: folder, write } = temporaryFolder();
const place = (name: string): string => join(folder, name);

const linesOf = (text: string): Subject[] =>
  text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
const textOf = ({ body }: Sent): string | undefined => (body === undefined ? undefined : JSON.stringify(body));
const pairs = ({ headers }: Sent) => Object.entries(headers).map(([name, value]) => ({ name, value }));

const har = (all: readonly Sent[]): string => {
  const entries = all.map((sent) => {
    const { method, url } = sent;
    const text = textOf(sent);
    const postData = text === undefined ? {} : { postData: { mimeType: 'application/json', text } };
    return { request: { method, url, headers: pairs(sent), ...postData }, response: { status: 200 } };
  });
  return JSON.stringify({ log: { version: '1.2', entries } });
};

const cassette = (all: readonly Sent[]): string => {
  const interactions = all.map((sent) => ({
    request: { method: sent.method, uri: sent.url, body: textOf(sent) ?? null, headers: sent.headers },
    response: { status: { code: 200 } },
  }));
  return stringify({ interactions, version: 1 });
};

const curl = (sent: Sent): string => {
  const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
  const text = textOf(sent);
  const headers = pairs(sent).map(({ name, value }) => `-H ${quoted(`${name}: ${value}`)}`);
  return `curl -X ${sent.method} ${quoted(sent.url)} ${headers.join(' ')} ${text === undefined ? '' : `-d ${quoted(text)}`}\n`;
};

/** Runs a command under the terms and returns its output. */
const ask = async (context: string, argv: readonly string[], stdin = ''): Promise<string> =>
  (await run([...argv, '--context', place(`${context}.context.json`)], stdin)).stdout;

const audited = (name: string, data: string | Uint8Array, context: string): Promise<string> =>
  ask(context, ['audit', write(name, data), '--format', 'jsonl', '--format', `json=${place('aggregate.json')}`]);

const linted = async (ending: string, texts: readonly string[], context: string): Promise<(Subject | undefined)[]> => {
  const dir = mkdtempSync(place(`${context}.${ending}.`));
  texts.forEach((text, i) => {
    writeFileSync(join(dir, `${i}.${ending}`), text);
  });
  const words = ['lint', dir, '--no-cache', '--allow-none', '--format', 'json'];
  const { subjects } = JSON.parse(await ask(context, words)) as Report;
  const at = (i: number) => subjects.filter(({ location }) => location?.file?.endsWith(`/${i}.${ending}`));
  return texts.map((_, i) => (at(i).length === 1 ? at(i)[0] : undefined));
};

type Door = (all: readonly Sent[], context: string) => Promise<readonly (Subject | undefined)[]> | readonly Subject[];

const ENTRY_POINTS: Readonly<Record<string, Door>> = {
  checkText: (all, context) =>
    all.map((sent) => only(checkText(JSON.stringify(sent), { ...CONTEXTS[context], today: '2026-10-01' }))),
  'check, a list': async (all, context) =>
    (JSON.parse(await ask(context, ['check', '-', '--format', 'json'], JSON.stringify(all))) as Report).subjects,
  'check, JSON Lines': async (all, context) =>
    linesOf(
      await ask(context, ['check', '-', '--format', 'jsonl'], all.map((sent) => JSON.stringify(sent)).join('\n')),
    ),
  'lint, JSON': (all, context) =>
    linted(
      'json',
      all.map((sent) => JSON.stringify(sent, null, 1)),
      context,
    ),
  'lint, YAML': (all, context) =>
    linted(
      'yaml',
      all.map((sent) => stringify(sent)),
      context,
    ),
  'lint, curl': (all, context) => linted('sh', all.map(curl), context),
  'audit, JSON Lines': async (all, context) =>
    linesOf(await audited('a.jsonl', all.map((sent) => JSON.stringify(sent)).join('\n'), context)),
  'audit, packed': async (all, context) =>
    linesOf(await audited('a.jsonl.gz', gzipSync(all.map((sent) => JSON.stringify(sent)).join('\n')), context)),
  'audit, HAR': async (all, context) => linesOf(await audited('a.har', har(all), context)),
  'audit, a cassette': async (all, context) => linesOf(await audited('a.yaml', cassette(all), context)),
};

for (const [name, context] of Object.entries(CONTEXTS)) write(`${name}.context.json`, JSON.stringify(context));
const judged = (sent: Sent, context: string, more: Context = {}): Subject =>
  only(check(sent, { ...more, ...CONTEXTS[context], today: '2026-10-01' }));
const shareOf = (context: string): readonly Sent[] => {
  const names = Object.keys(CONTEXTS);
  return requests.filter((_, i) => i % names.length === names.indexOf(context));
};

describe.each(Object.keys(CONTEXTS))('under the terms %s', (context) => {
  const all = shareOf(context);

  it.each(Object.keys(ENTRY_POINTS))('%s has the result of check', async (entryPoint) => {
    const found = (await ENTRY_POINTS[entryPoint]?.(all, context)) ?? [];
    const differences = all.flatMap((sent, i) => {
      const [there, here] = [resultOf(judged(sent, context)), found[i] && resultOf(found[i])];
      return JSON.stringify(here) === JSON.stringify(there) ? [] : [{ url: sent.url, here, there }];
    });
    expect(differences).toEqual([]);
    expect(all.length).toBeGreaterThan(20);
  });

  it('audit counts the verdicts of check', async () => {
    await audited('b.jsonl', all.map((sent) => JSON.stringify(sent)).join('\n'), context);
    const { totals } = JSON.parse(readFileSync(place('aggregate.json'), 'utf8'));
    const verdicts = all.map((sent) => judged(sent, context));
    for (const verdict of ['fail', 'review', 'pass'] as const)
      expect(totals[verdict], verdict).toBe(verdicts.filter((one) => one.verdict === verdict).length);
  });

  it('guard and guardFetch refuse what check fails or reviews, with the same findings in their receipts', async () => {
    const receipts: Receipt[] = [];
    const options = {
      now: () => DAY,
      events: (event: { type: string }) => void ('receipt' in event && receipts.push(event.receipt as Receipt)),
    };
    const terms = CONTEXTS[context] as Context;
    const middleware = preflight(terms, options);
    const guarded = guardFetch(async (_: string, __: RequestInit) => new Response('{}'), terms, options);
    for (const sent of all) {
      const { method, url, headers } = sent;
      const body = textOf(sent);
      const there = judged(sent, context);
      const isRefused = there.findings.some(({ verdict }) => verdict !== 'informational');
      const request = { method, url, headers: new Headers(headers), ...(body === undefined ? {} : { body }) };
      const answered = middleware(request, async () => 'sent', {}).catch(() => 'refused');
      expect(await answered, url).toBe(isRefused ? 'refused' : 'sent');
      const { status } = await guarded(url, { method, headers, ...(body === undefined ? {} : { body }) });
      expect(status, url).toBe(isRefused ? 403 : 200);
      const both = receipts.splice(0);
      expect(both, url).toHaveLength(2);
      for (const receipt of both) {
        expect(brief(receipt), url).toEqual(brief(there));
        expect([receipt.decision, receipt.waived]).toEqual([isRefused ? 'refused' : 'sent', there.waived.length]);
      }
    }
  });

  it('the gateway refuses the same as a proxy, as external authorisation, and in /check', async () => {
    const up = await upstream();
    const named: Context = { platform: 'claude-api', ...CONTEXTS[context] };
    const proxy = await start({ upstreams: [up.origin], context: named });
    const asked = await start({ extAuthz: true, context: named });
    for (const sent of all) {
      const { method, headers } = sent;
      const path = new URL(sent.url).pathname + new URL(sent.url).search;
      const body = textOf(sent);
      const type = body === undefined ? {} : { 'content-type': 'application/json' };
      const given = { method, headers: { ...type, ...headers }, body: body ?? null };
      for (const [{ base, receipts }, url, prefix] of [
        [proxy, up.origin + path, ''],
        [asked, path, '/ext-authz/envoy'],
      ] as const) {
        const there = judged({ ...sent, url, headers: given.headers }, context, named);
        const isRefused = there.findings.some(({ verdict }) => verdict !== 'informational');
        const answer = await fetch(base + prefix + path, given);
        expect(answer.status, url).toBe(isRefused ? 403 : 200);
        const [receipt] = receipts.splice(0) as unknown as Receipt[];
        expect(receipt && brief(receipt), url).toEqual(brief(there));
        const text = await answer.text();
        if (isRefused) expect(JSON.parse(text).claude_preflight.verdict).toBe(there.verdict);
      }
      const report = await fetch(`${asked.base}/check`, { method: 'POST', body: JSON.stringify(sent) });
      expect(resultOf(only((await report.json()) as Report)), sent.url).toEqual(resultOf(judged(sent, context, named)));
    }
  });
});

it('a text that is not JSON is unreadable at every entry point that takes a text', async () => {
  const text = '{"model":"claude-opus-4-6","messages":[';
  write('plain.context.json', '{}');
  const found = [
    checkText(text).subjects,
    (JSON.parse(await ask('plain', ['check', write('cut.json', text), '--format', 'json'])) as Report).subjects,
    linesOf(await ask('plain', ['check', '-', '--format', 'jsonl'], text)),
    linesOf(await audited('cut.jsonl', text, 'plain')),
    [await linted('json', [text], 'plain')].flat(),
  ];
  for (const [subject, ...more] of found) {
    expect(subject).toMatchObject({ verdict: 'review', method: 'unknown', endpoint: 'unknown', features: [] });
    expect(subject?.findings.map(({ rule }) => rule)).toEqual(['request/unreadable']);
    expect(more).toEqual([]);
  }
});
