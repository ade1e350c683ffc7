/** For every client: a refused request is never sent, and every other request is sent unchanged. */
import { PermissionDeniedError } from '@anthropic-ai/sdk';
import { beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../src/full-check.js';
import type { GuardOptions } from '../../src/guard/guard.js';
import { guardFetch, PolicyViolationError, preflight, type Violation, violationOf } from '../../src/guard/index.js';
import type { Context } from '../../src/model.js';
import { compilePolicy, type Policy } from '../../src/policy/compile.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { type Driven, driveAll, type Harness, type Wire } from '../sdk/captures.js';

/** A policy that refuses every feature that a body can ask for, under any arrangement. */
const REFUSE_ALL = compilePolicy(
  {
    ...shippedPolicy.data,
    custom: shippedPolicy.data.features.flatMap(({ id, detect }) =>
      detect
        ? [
            {
              id: `house/${id.replaceAll('_', '-')}`,
              detect,
              verdict: 'fail' as const,
              message: 'No.',
              remedy: 'None.',
              source: 'sdk/2026-08-19',
            },
          ]
        : [],
    ),
  },
  shippedPolicy.digest,
);

const isArray = (value: unknown): value is unknown[] => Array.isArray(value);

/** The clients that a guard can be given to at a place. */
const clientsOf = (place: string): Pick<Harness, 'only'> => (place === 'fetch' ? {} : { only: /^@anthropic-ai\// });

/** The guard as middleware, if the client supports it. */
const asMiddleware = (context: Context, options: GuardOptions): Harness => ({
  client: (client) => {
    const middleware = (client as { middleware?: unknown }).middleware;
    if (isArray(middleware)) middleware.push(preflight(context, options));
  },
});

/** The guard around the client's fetch. */
const asFetch = (context: Context, options: GuardOptions): Harness => ({
  fetch: (send) => guardFetch(send, context, options),
});

const BLOCK: Context = { arrangement: 'hipaa', baa: { acceptedOn: '2026-08-01' } };
const OPEN: Context = { arrangement: 'standard' };

/** The request as it would be sent, for the check. */
const asRequest = ({ method, url, headers, body }: Wire): object => ({
  method,
  url,
  headers,
  body: body?.startsWith('{') ? JSON.parse(body) : undefined,
});

const BOTH: Harness = {
  ...asMiddleware(BLOCK, { mode: 'observe', policy: REFUSE_ALL }),
  ...asFetch(BLOCK, { mode: 'observe', policy: REFUSE_ALL }),
};

describe('a guarded client', () => {
  const plain = new Map<string, Driven>();

  beforeAll(async () => {
    for (const one of await driveAll({})) plain.set(one.name, one);
  }, 60_000);

  const without = (name: string): Driven => plain.get(name) ?? expect.unreachable(name);

  it('sends every request unchanged in observe mode', async () => {
    const driven = await driveAll(BOTH);
    expect(driven.length).toBeGreaterThan(400);
    for (const { name, wire, error } of driven) {
      expect(wire, name).toEqual(without(name).wire);
      expect(error, name).toEqual(without(name).error);
    }
  });

  const BODY_FROM_HEADER = new Set(['', '#mantle'].map((of) => `@anthropic-ai/bedrock-sdk${of}/user-profile`));

  /** Compares with what is sent without a guard; returns the refusals. */
  const compared = (
    driven: readonly Driven[],
    context: Context,
    policy: Policy,
  ): (Driven & { violation: Violation })[] =>
    driven.flatMap((one) => {
      const { name, wire, error } = one;
      const [first, ...more] = without(name).wire;
      if (!first) return expect.unreachable(name);
      const { verdict } = check(asRequest(first), context, policy);
      const violation = violationOf(error);
      // Of a call that sends several requests, the first may have been sent.
      expect(wire, name).toEqual(violation ? without(name).wire.slice(0, wire.length) : without(name).wire);
      // This SDK moves a header into the body after all middleware, and the rules of this test look at the body.
      if (BODY_FROM_HEADER.has(name) && policy === REFUSE_ALL && !violation) return [];
      if (wire.length === 0) expect(verdict, name).not.toBe('pass');
      else expect(verdict, name).toBe('pass');
      if (!violation) return [];
      expect(wire.length, name).toBeLessThanOrEqual(more.length);
      expect(violation.findings.length, name).toBeGreaterThan(0);
      expect(violation.fault, name).toBe(false);
      return [{ ...one, violation }];
    });

  it.each([
    ['middleware', asMiddleware],
    ['fetch', asFetch],
  ])('sends eligible requests unchanged and no others, with the guard as %s', async (place, guarded) => {
    const driven = await driveAll({ ...guarded(BLOCK, {}), ...clientsOf(place) });
    const refused = compared(driven, BLOCK, shippedPolicy);
    expect(refused.length).toBeGreaterThan(60);
    expect(driven.length - refused.length).toBeGreaterThan(60);
  });

  it.each([
    ['middleware', asMiddleware],
    ['fetch', asFetch],
  ])(
    'gets one typed refusal for each feature that a body can ask for, with the guard as %s',
    async (place, guarded) => {
      const options = { policy: REFUSE_ALL, errorBase: PermissionDeniedError };
      const driven = await driveAll({ ...guarded(OPEN, options), ...clientsOf(place) });
      const refused = compared(driven, OPEN, REFUSE_ALL);
      const rules = new Set(refused.flatMap(({ violation }) => violation.findings.map(({ rule }) => rule)));
      const shown = driven.flatMap(({ name }) =>
        without(name).wire.flatMap((one) => check(asRequest(one), OPEN, REFUSE_ALL).subjects[0]?.findings ?? []),
      );
      const wanted = new Set(shown.map(({ rule }) => rule).filter((rule) => rule.startsWith('house/')));
      expect(wanted.size).toBeGreaterThan(30);
      if (place === 'middleware') wanted.delete('house/user-profiles');
      expect([...wanted].filter((rule) => !rules.has(rule))).toEqual([]);
      for (const client of new Set(driven.map((one) => one.client.replace(/#.*/, ''))))
        expect(refused.filter((one) => one.client.startsWith(client)).length, client).toBeGreaterThan(0);
      if (place === 'fetch') return;
      for (const { name, error } of refused) {
        expect(error, name).toBeInstanceOf(PolicyViolationError);
        expect(error, name).toBeInstanceOf(PermissionDeniedError);
        expect(error, name).toMatchObject({ status: 403, name: 'PolicyViolationError' });
      }
    },
  );
});
