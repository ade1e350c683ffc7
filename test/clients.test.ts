import { beforeAll, describe, expect, it } from 'vitest';
import { check } from '../src/core.js';
import type { Platform } from '../src/model.js';
import { only } from './fixture-cases.js';
import { type Capture, captureAll } from './sdk/captures.js';

const PLATFORM_OF: Readonly<Record<string, Platform>> = {
  '@anthropic-ai/sdk': 'claude-api',
  '@anthropic-ai/foundry-sdk': 'microsoft-foundry',
  '@anthropic-ai/bedrock-sdk': 'amazon-bedrock',
  '@anthropic-ai/vertex-sdk': 'google-cloud',
  '@anthropic-ai/aws-sdk': 'claude-platform-on-aws',
  '@ai-sdk/anthropic': 'claude-api',
  '@langchain/anthropic': 'claude-api',
};

const judge = (capture: Capture) => only(check(capture, { arrangement: 'zdr' }));
const sorted = (ids: Iterable<string>, without: readonly string[]): string[] =>
  [...new Set(ids)].filter((id) => !without.includes(id)).sort();

describe('the requests of real clients', () => {
  let captures: readonly Capture[] = [];
  beforeAll(async () => {
    captures = await captureAll();
  });

  it('include many of every client', () => {
    expect(captures.length).toBeGreaterThan(500);
    expect(new Set(captures.map(({ client }) => client.replace(/#.*/, '')))).toEqual(new Set(Object.keys(PLATFORM_OF)));
  });

  it('have exactly the features that they were recorded for', () => {
    const wrong = captures.flatMap((capture) => {
      const { name, features, optional } = capture;
      const found = sorted(
        judge(capture).features.map(({ id }) => id),
        optional,
      );
      const expected = sorted(features, optional);
      return found.join() === expected.join() ? [] : [{ name, expected, found }];
    });
    expect(wrong).toEqual([]);
  });

  it('show their platform', () => {
    const wrong = captures.filter(
      (capture) => judge(capture).context.platform !== PLATFORM_OF[capture.client.replace(/#.*/, '')],
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('are recognised and readable, and contain nothing unknown unless intended', () => {
    const wrong = captures.flatMap(({ name, features, ...request }) =>
      only(check(request))
        .findings.filter(({ rule }) => rule.startsWith('request/') || rule === 'policy/unknown-feature')
        .filter(({ feature }) => feature === undefined || !features.includes(feature))
        .map(({ rule, at, message }) => `${name}: ${rule} ${at} ${message}`),
    );
    expect(wrong).toEqual([]);
  });

  it('come from a server, although some clients always send the header for browser access', () => {
    const said = captures.flatMap((capture) =>
      judge(capture)
        .findings.filter(({ rule }) => rule === 'zdr/browser-request')
        .map(({ verdict }) => `${capture.client} ${verdict}`),
    );
    expect([...new Set(said)].sort()).toEqual([
      '@anthropic-ai/foundry-sdk#azure informational',
      '@anthropic-ai/sdk#browser informational',
      '@langchain/anthropic informational',
    ]);
  });

  it('name models of known families, except deployments on Foundry', () => {
    const hidden = captures.filter((capture) =>
      judge(capture).findings.some(
        ({ rule, verdict }) => rule === 'zdr/model-requires-retention' && verdict === 'review',
      ),
    );
    expect([...new Set(hidden.map((capture) => judge(capture).context.platform))]).toEqual(['microsoft-foundry']);
  });
});
