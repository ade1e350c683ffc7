/** How an envelope is recognised, and the position of the beta value of a finding. */
import { describe, expect, it } from 'vitest';
import { check } from '../src/core.js';
import { shippedPolicy } from '../src/policy/shipped.js';
import { betaOf } from '../src/request/beta-places.js';
import { isEnvelope, stepsToBody } from '../src/request/envelope.js';
import { only } from './fixture-cases.js';

const STRANGE = 'invented-2030-01-01';

describe('an envelope', () => {
  it.each(['body', 'url', 'method', 'headers'])('is recognised by %s alone', (member) => {
    expect(isEnvelope({ [member]: {} })).toBe(true);
  });

  it.each([{}, { name: 'x' }, { messages: [], headers: {} }, { messages: [], body: [] }, null, [], 'x'])(
    'is not: %j',
    (value) => expect(isEnvelope(value)).toBe(false),
  );

  it('with only headers is a request without a body, whose headers are read', () => {
    const { findings, method, endpoint } = only(
      check({ headers: { 'anthropic-beta': STRANGE } }, { arrangement: 'zdr' }),
    );
    expect([method, endpoint]).toEqual(['POST', '/v1/messages']);
    expect(findings.map(({ rule, at }) => [rule, at])).toEqual([
      ['policy/unknown-feature', ''],
      ['request/unreadable', ''],
    ]);
    expect(stepsToBody({ headers: {} })).toEqual([]);
    expect(stepsToBody({ headers: {}, body: {} })).toEqual(['body']);
  });
});

describe('the beta value of a finding', () => {
  const header = { 'Anthropic-Beta': `files-api-2025-04-14, ${STRANGE}` };
  const placeOf = (request: unknown, arrangement: 'zdr' | 'hipaa', rule: string) => {
    const subject = only(check(request, { arrangement }));
    const finding = subject.findings.find((one) => one.rule === rule && one.at === '');
    return finding ? betaOf(request, finding, subject, shippedPolicy) : expect.unreachable(rule);
  };
  const messages = { model: 'claude-opus-4-6', max_tokens: 1, messages: [] };

  it('is found in the header, in any letter case', () => {
    const place = placeOf({ headers: header, body: messages }, 'zdr', 'policy/unknown-feature');
    expect(place).toMatchObject({ value: STRANGE, steps: ['headers', 'Anthropic-Beta'] });
  });

  it('is found in the body, or in that of a batch item', () => {
    const body = { ...messages, betas: [STRANGE] };
    expect(placeOf(body, 'zdr', 'policy/unknown-feature')?.steps).toEqual(['betas', '0']);
    expect(placeOf({ requests: [{ custom_id: 'x', params: body }] }, 'zdr', 'policy/unknown-feature')?.steps).toEqual([
      'requests',
      '0',
      'params',
      'betas',
      '0',
    ]);
    expect(placeOf({ custom_id: 'x', params: body }, 'zdr', 'policy/unknown-feature')?.steps).toEqual([
      'params',
      'betas',
      '0',
    ]);
  });

  it('is undefined if a finding about something unknown may be about the endpoint', () => {
    const strange = { url: 'https://api.anthropic.com/v1/invented', headers: header };
    expect(placeOf(strange, 'zdr', 'policy/unknown-feature')).toBeUndefined();
    expect(placeOf(strange, 'hipaa', 'hipaa/beta-not-listed')).toMatchObject({ value: STRANGE });
  });
});
