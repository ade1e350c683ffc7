/** Laws that hold between checks: of a request and the same one wrapped, under other terms, or at a URL that others read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/core.js';
import { isObject, type Json } from '../../src/json.js';
import { ARRANGEMENTS, type Context, type Overall, PLATFORMS, type Subject } from '../../src/model.js';
import { compilePolicy } from '../../src/policy/compile.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { splitUrl } from '../../src/request/url.js';
import { cases, only } from '../fixture-cases.js';

const CASES = Number(process.env.FUZZ_CASES ?? 1000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_926);
const TIMEOUT = 60_000 + CASES * 20;
const run = (property: fc.IRawProperty<unknown>): void =>
  fc.assert(property as fc.IProperty<unknown>, { seed: SEED, numRuns: CASES });

const isBody = (value: unknown): value is Json =>
  isObject(value) && Array.isArray(value.messages) && !Object.hasOwn(value, 'body');

/** The bodies of all fixtures, in envelopes or not. Those that are nested too deep would be so earlier where wrapped. */
const BODIES: readonly Json[] = cases.flatMap(({ request }) => {
  const body = isObject(request) && isObject(request.body) ? request.body : request;
  return isBody(body) && only(check(body)).unchecked.every(({ why }) => !why.includes('deep')) ? [body] : [];
});
const PLAIN = { model: 'claude-opus-4-6', max_tokens: 64, messages: [{ role: 'user', content: 'Good morning.' }] };

const body = fc.constantFrom(...BODIES);
const terms: fc.Arbitrary<Context> = fc.record(
  {
    arrangement: fc.constantFrom(...ARRANGEMENTS),
    asOf: fc.constantFrom('2026-03-20', '2026-04-10', '2026-06-20', '2026-08-25', '2026-09-05', '2026-09-26'),
  },
  { requiredKeys: ['arrangement'] },
);

const RANK: Readonly<Record<Overall, number>> = { pass: 0, review: 1, fail: 2 };
const rank = (value: unknown, context: Context): number => RANK[check(value, context).verdict];

/** What a subject says of the places below a pointer, as if that were the body. */
const saidBelow = ({ features, findings }: Subject, start: string): string[] =>
  [...features.map(({ id, at }) => ({ id, at })), ...findings.map(({ rule, verdict, at }) => ({ rule, verdict, at }))]
    .filter(({ at }) => at.startsWith(`${start}/`))
    .map((one) => JSON.stringify({ ...one, at: one.at.slice(start.length) }))
    .sort();

describe(`laws, ${CASES} times`, () => {
  it('what a body holds is found in a batch, a line of a batch, a fallback and an envelope', {
    timeout: TIMEOUT,
  }, () => {
    run(
      fc.property(body, terms, (inner, context) => {
        const alone = saidBelow(only(check(inner, context)), '');
        const below = (value: unknown, start: string) => saidBelow(only(check(value, context)), start);
        expect(below({ url: '/v1/messages', headers: {}, body: inner }, '')).toEqual(alone);
        expect(below({ custom_id: 'a', params: inner }, '/params')).toEqual(alone);
        const requests = [
          { custom_id: 'a', params: PLAIN },
          { custom_id: 'b', params: inner },
        ];
        expect(below({ requests }, '/requests/1/params')).toEqual(alone);
        expect(below({ ...PLAIN, fallbacks: [{ model: PLAIN.model }, inner] }, '/fallbacks/1')).toEqual(alone);
      }),
    );
  });

  it('stricter terms never improve a verdict, and what is not known is no better than each of what it may be', {
    timeout: TIMEOUT,
  }, () => {
    run(
      fc.property(body, terms, fc.constantFrom(...PLATFORMS), (value, given, platform) => {
        const context: Context = { ...given, platform };
        const one = { platform, reference: 'invented' };
        const before = rank(value, context);
        expect(rank(value, { ...context, strict: true })).toBeGreaterThanOrEqual(before);
        expect(rank(value, { ...context, residency: 'us' })).toBeGreaterThanOrEqual(before);
        expect(rank(value, { ...context, zdrContract: one })).toBeLessThanOrEqual(before);
        expect(rank(value, { ...context, cloudBaa: one })).toBeLessThanOrEqual(before);
        const withPhi = rank(value, { ...context, phi: true });
        expect(withPhi).toBeGreaterThanOrEqual(rank(value, { ...context, phi: false }));
        if (platform !== 'microsoft-foundry') return;
        const [azure, anthropic] = (['azure', 'anthropic'] as const).map((foundryHosting) =>
          rank(value, { ...context, foundryHosting }),
        ) as [number, number];
        expect(before).toBeGreaterThanOrEqual(Math.min(azure, anthropic));
        if (before === 0) expect(azure + anthropic).toBe(0);
      }),
    );
  });

  it('what was checked before changes nothing', { timeout: TIMEOUT }, () => {
    fc.assert(
      fc.property(body, terms, fc.constantFrom(...PLATFORMS), (value, given, platform) => {
        const context: Context = { ...given, platform };
        const cold = compilePolicy(shippedPolicy.data, shippedPolicy.digest);
        expect(check(value, context)).toEqual(check(value, context, cold));
      }),
      { seed: SEED, numRuns: CASES / 10 },
    );
  });

  it("no URL is read as Claude's, or as a path, that goes to another host", { timeout: TIMEOUT }, () => {
    const part = fc.constantFrom(
      ...'https: http: HTTPS: file: / // /// \\ \\\\ @ : ? # . .. %2f %2e %40 %5c ; [ ] user:pass :443 [::1]'.split(
        ' ',
      ),
      ...'gateway.example api.anthropic.com x.services.ai.azure.com localhost v1 a'.split(' '),
      ...['/v1/messages', '/anthropic/v1/messages', ' ', '\t', '\n', '\u00a0', '\u200b', '。'],
    );
    const hostKind = (host: string | undefined, path: string) =>
      host === undefined ? 'absent' : shippedPolicy.host(host, `${path.toLowerCase()}/`).known;
    const start = fc.constantFrom('https:', 'https://', '', '//');
    const end = fc.constantFrom('', '/v1/messages', 'gateway.example/v1/messages');
    fc.assert(
      fc.property(start, fc.array(part, { maxLength: 4 }), end, (first, parts, last) => {
        const url = [first, ...parts, last].join('');
        if (!URL.canParse(url, 'https://none.invalid')) return;
        const { hostname, pathname } = new URL(url, 'https://none.invalid');
        // Without one it may be our reading of a text without a scheme, as of api.anthropic.com:443.
        if (hostname === '' || hostname === 'none.invalid') return;
        if (hostKind(hostname.replace(/\.$/, ''), pathname) === 'claude') return;
        const { host, path } = splitUrl(url);
        if (shippedPolicy.endpoint(path)) expect(['absent', 'claude'], url).not.toContain(hostKind(host, path));
      }),
      { seed: SEED, numRuns: CASES * 10 },
    );
  });
});
