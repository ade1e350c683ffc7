/** The terms of the gateway: it selects the target of a request in the same way as every other command. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CONFIG_FLAG, CONTEXT_FLAGS, readArgs } from '../../src/cli/args.js';
import type { Io } from '../../src/cli/io.js';
import { serveTerms } from '../../src/cli/serve/terms.js';
import { type Config, NO_CONFIG } from '../../src/config/config.js';
import { termsOfRequest } from '../../src/config/match.js';
import { reportOn } from '../../src/server/check.js';
import { termsOn } from '../../src/server/terms.js';
import { temporaryFolder } from '../temporary-folder.js';

const config: Config = {
  ...NO_CONFIG,
  context: { arrangement: 'zdr' },
  targets: [
    { name: 'by path', paths: ['/trial/v1/messages'], context: { arrangement: 'standard' } },
    { name: 'by host', hosts: ['trial.example'], context: { arrangement: 'standard' } },
  ],
};

it.each([
  ['https://api.anthropic.com/trial/v1/messages', 'by path'],
  ['https://api.anthropic.com/trial//v1/./messages/?beta=true', 'by path'],
  ['https://api.anthropic.com/trial/%76%31/messages', 'by path'],
  ['/other/../trial/v1/messages', 'by path'],
  ['https://TRIAL.example.:8443/v1/messages', 'by host'],
  ['https://api.anthropic.com/v1/messages', undefined],
])('%s belongs to the target %s', (url, target) => {
  const { contextOf } = termsOn({ config, given: {} }, '2026-10-01');
  expect(contextOf({ url, headers: [] }).target).toBe(target);
  expect(termsOfRequest(config, {}, { url, body: {} }, undefined).target).toBe(target);
});

it('a waiver of the configuration applies, but one for a file does not', () => {
  const waiver = {
    rule: 'zdr/qualified',
    reason: 'as agreed',
    owner: 'someone',
    expires: '2026-12-01',
    line: 1,
    column: 1,
  };
  const waivers = [waiver, { ...waiver, rule: 'zdr/feature-not-eligible', file: 'a.ts' }];
  const { contextOf } = termsOn({ config: { ...config, waivers }, given: {} }, '2026-10-01');
  expect(contextOf({ url: '/v1/messages', headers: [] }).context.waivers).toMatchObject([{ rule: 'zdr/qualified' }]);
});

it('waivers of the context and of the configuration apply together', () => {
  const one = { rule: 'zdr/qualified', reason: 'as agreed', owner: 'someone', expires: '2026-12-01' };
  const two = { ...one, rule: 'zdr/feature-not-eligible', line: 1, column: 1 };
  const both = { ...config, context: { waivers: [one] }, waivers: [two] };
  const { contextOf } = termsOn({ config: both, given: {} }, '2026-10-01');
  const { waivers = [] } = contextOf({ url: '/v1/messages', headers: [] }).context;
  expect(waivers.map(({ rule }) => rule)).toEqual(['zdr/qualified', 'zdr/feature-not-eligible']);
});

it('a target is selected by a header in any spelling, and by the path before or after forwarding', () => {
  const targets = [
    { name: 'by header', headers: { 'x-team': ['care'] }, context: { arrangement: 'hipaa' as const } },
    { name: 'by path', paths: ['/anthropic/**'], context: { arrangement: 'standard' as const } },
  ];
  const { contextOf } = termsOn({ config: { ...config, targets }, given: {} }, '2026-10-01');
  const targetOf = (url: string, askedAt: string | undefined, headers: readonly string[]) =>
    contextOf({ url, askedAt, headers }).target;
  for (const name of ['x-team', 'X-Team', 'x_team', 'X_TEAM'])
    expect(targetOf('/v1/messages', undefined, [name, 'care']), name).toBe('by header');
  expect(targetOf('/v1/messages', undefined, ['x-teams', 'care', 'x-team', 'Care'])).toBe(undefined);
  expect(targetOf('/anthropic/v1/messages', '/v1/messages', [])).toBe('by path');
  expect(targetOf('/v1/messages', '/anthropic/v1/messages', [])).toBe('by path');
  // Which of two values counts is unknown: the terms are those of the target, and the request is not read as certain.
  for (const name of ['x-team', 'X_Team'])
    expect(contextOf({ url: '/v1/messages', headers: ['x-team', 'care', name, 'lab'] })).toMatchObject({
      target: 'by header',
      context: { arrangement: 'hipaa' },
      unread: [{ at: '', why: 'a header that selects the target is repeated' }],
    });
  expect(contextOf({ url: '/v1/messages', headers: ['x-team', 'care'] })).not.toHaveProperty('unread');
});

it('the given terms take precedence over those of a target, as with every command', () => {
  const given = { arrangement: 'hipaa', strict: true } as const;
  const request = { url: 'https://trial.example/v1/messages', headers: [] };
  const ours = termsOn({ config, given }, '2026-10-01').contextOf(request);
  const { context, target } = termsOfRequest(config, given, { ...request, headers: {}, body: {} }, undefined);
  expect(ours).toEqual({ context: { today: '2026-10-01', ...context }, target });
  expect(context.arrangement).toBe('hipaa');
});

it('/check reports a request whose target is unclear in the same way as the gateway', () => {
  const targets = [
    { name: 'by header', headers: { 'x-team': ['trial'] }, context: { arrangement: 'standard' as const } },
  ];
  const terms = termsOn({ config: { ...config, targets }, given: {} }, '2026-10-01');
  const body = { model: 'claude-opus-4-6', max_tokens: 64, messages: [{ role: 'user', content: 'Good morning.' }] };
  const verdictOf = (team: unknown) =>
    reportOn(JSON.stringify({ url: '/v1/messages', headers: { 'x-team': team }, body }), [], terms, () => undefined)
      .verdict;
  expect([verdictOf('trial'), verdictOf(['trial', 'care'])]).toEqual(['pass', 'review']);
});

it('given terms that override a target’s, and waivers that soon expire, are logged at the start', async () => {
  const folder = temporaryFolder();
  const file = folder.write(
    'terms.yaml',
    `context: { arrangement: zdr }
targets: [{ name: trial, hosts: [trial.example], context: { arrangement: standard } }]
waivers:
  - { rule: zdr/qualified, reason: as agreed, owner: someone, expires: 2026-10-08 }
`,
  );
  const io = { today: '2026-10-01', cwd: folder.path } as Io;
  const args = readArgs(['--config', file, '--arrangement', 'hipaa'], { ...CONTEXT_FLAGS, ...CONFIG_FLAG });
  const lines: string[] = [];
  await serveTerms(args, { upstreams: [], failOn: 'review', mode: 'block' }, io, (line) => lines.push(line));
  expect(lines).toEqual([
    'flags and --context take precedence over the terms of the target trial: arrangement',
    'terms.yaml:4:5: the waiver of zdr/qualified expires on 2026-10-08, in 7 days',
  ]);
});

it('a reload that drops the arrangement is refused, also if an earlier reload stated it first', async () => {
  const folder = temporaryFolder();
  const write = (text: string): string => folder.write('context.yaml', text);
  const args = readArgs(['--context', write('platform: claude-api\n')], CONTEXT_FLAGS);
  const io = { today: '2026-10-01', cwd: folder.path } as Io;
  const { terms, reload } = await serveTerms(args, { upstreams: [], failOn: 'review', mode: 'block' }, io, () => {});
  write('arrangement: zdr\n');
  expect(await reload()).toBe('done');
  write('platform: claude-api\n');
  expect(await reload()).toBe('kept');
  expect(terms().contextOf({ url: '/v1/messages', headers: [] }).context.arrangement).toBe('zdr');
});

it('a context that becomes a pipe while the configuration is read again is not opened, which would wait for ever', async () => {
  const folder = temporaryFolder();
  const config = folder.write('terms.yaml', 'context: { arrangement: zdr }\n');
  const context = folder.write('context.yaml', 'platform: claude-api\n');
  const args = readArgs(['--config', config, '--context', context], { ...CONTEXT_FLAGS, ...CONFIG_FLAG });
  const io = { today: '2026-10-01', cwd: folder.path } as Io;
  const lines: string[] = [];
  const settings = { upstreams: [], failOn: 'review', mode: 'block' } as const;
  const { reload } = await serveTerms(args, settings, io, (line) => lines.push(line));
  const reloaded = reload();
  rmSync(context);
  execFileSync('mkfifo', [context]);
  expect(await reloaded).toBe('kept');
  expect(lines).toContain(`${context}: not a regular file, which cannot be read again`);
});
