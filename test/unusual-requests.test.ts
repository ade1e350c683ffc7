import { describe, expect, it } from 'vitest';
import { check } from '../src/core.ts';
import type { Context } from '../src/model.ts';
import { only } from './fixture-cases.ts';

/** Requests that real clients rarely send; each covers one condition of the walk. All are invented. */
const BODY = { model: 'claude-sonnet-4-6', max_tokens: 1, messages: [{ role: 'user', content: 'Good morning.' }] };
const FILES = 'files-api-2025-04-14';
const ZDR: Context = { arrangement: 'zdr', asOf: '2026-09-26' };

const subject = (value: unknown, context: Context = ZDR) => only(check(value, context));
const rules = (value: unknown, context?: Context) => subject(value, context).findings.map(({ rule }) => rule);
const signals = (value: unknown) => subject(value).signals.map(({ id }) => id);

describe('a call that needs no complete body', () => {
  it.each([
    ['GET', '/v1/messages/batches'],
    ['GET', '/v1/messages/count_tokens'],
  ])('has no missing member: %s %s', (method, url) => {
    expect(subject({ method, url, body: {} }).unchecked).toEqual([]);
  });

  it('has no missing body if it creates a workspace', () => {
    expect(subject({ method: 'POST', url: '/v1/organizations/workspaces' }).unchecked).toEqual([]);
  });
});

describe('a region', () => {
  const count = (body: object) =>
    rules({ url: '/v1/messages/count_tokens', body: { ...BODY, ...body } }, { ...ZDR, residency: 'us' });

  it('is not required for counting tokens, but a given one must be the required one', () => {
    expect(count({})).not.toContain('residency/not-pinned');
    expect(count({ inference_geo: 'global' })).toContain('residency/not-pinned');
  });

  it('is required of a request beside a fallback that is not an object', () => {
    const found = rules({ ...BODY, fallbacks: [null] }, { ...ZDR, residency: 'us' });
    expect(found).toContain('residency/not-pinned');
    expect(found).toContain('request/unreadable');
  });
});

describe('a beta value', () => {
  it('is found in the body as a string, and in a list beside a value that is not a string', () => {
    expect(signals({ ...BODY, anthropic_beta: FILES })).toEqual(['files_api']);
    expect(signals({ ...BODY, anthropic_beta: [5, FILES] })).toEqual(['files_api']);
  });

  it('is found in a header whose name has spaces, and is not missing in a header without a value', () => {
    expect(signals({ headers: { ' Anthropic-Beta ': FILES }, body: BODY })).toEqual(['files_api']);
    const without = subject({ headers: {}, body: BODY }).findings;
    expect(subject({ headers: { 'anthropic-beta': undefined }, body: BODY }).findings).toEqual(without);
  });
});

describe('a member', () => {
  it('that is undefined counts as absent, whether the API has such a member or not', () => {
    const { findings, features } = subject({ ...BODY, tools: undefined, invented: undefined });
    expect({ findings, features }).toEqual({ findings: subject(BODY).findings, features: subject(BODY).features });
  });
});

describe('an accepted form', () => {
  it.each(['params', 'requests'])('is a body if it has messages, even with %s', (member) => {
    expect(subject({ ...BODY, [member]: {} }).endpoint).toBe('/v1/messages');
  });

  it('is reported if a member is named __proto__', () => {
    const envelope = JSON.parse(`{"__proto__":{},"body":${JSON.stringify(BODY)}}`);
    expect(rules(envelope)).toContain('request/unreadable');
  });

  it('has no name in the report if its name is not a string', () => {
    expect(subject({ name: { invented: 1 }, body: BODY })).not.toHaveProperty('name');
  });
});

describe('the destination of a request', () => {
  it('is read from a path with a dot, and from a Host with spaces', () => {
    expect(subject({ url: 'https://api.anthropic.com/v1/./messages', body: BODY }).endpoint).toBe('/v1/messages');
    expect(rules({ url: '/v1/messages', headers: { host: ' api.anthropic.com ' }, body: BODY })).not.toContain(
      'request/unknown-host',
    );
  });

  it('is a Claude model on a cloud if the body has the version member, whatever the name of the model', () => {
    const url = 'https://bedrock-runtime.us-east-1.amazonaws.com/model/invented-deployment/invoke';
    const { messages, max_tokens } = BODY;
    const asked = { url, body: { messages, max_tokens, anthropic_version: 'bedrock-2023-05-31' } };
    expect(rules(asked)).not.toContain('request/not-recognised');
    expect(rules({ url, body: { messages, max_tokens } })).toContain('request/not-recognised');
  });

  it('is recognised by its host and path in any letter case', () => {
    const url = 'https://invented.services.ai.azure.com/ANTHROPIC/v1/messages';
    expect(subject({ url, body: BODY }).context.platform).toBe('microsoft-foundry');
  });
});
