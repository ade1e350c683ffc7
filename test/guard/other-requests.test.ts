/** `others: 'pass'`: what is not for Claude is sent, but not a request for a Claude model that something else forwards. */
import { describe, expect, it } from 'vitest';
import { guardFetch, type Violation } from '../../src/guard/index.js';

const BEDROCK = 'https://bedrock-runtime.us-east-1.amazonaws.com';
const messages = [{ role: 'user', content: 'What day is it?' }];

/** The rules for which a request is refused; `sent` if it is sent. */
const outcomeOf = async (url: string, body: unknown, method = 'POST'): Promise<string> => {
  const options = { others: 'pass', events: () => {} } as const;
  const fetch = guardFetch(async (_: string, __: RequestInit) => new Response('{}'), { arrangement: 'zdr' }, options);
  const answer = await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (answer.status === 200) return 'sent';
  const { claude_preflight: violation } = (await answer.json()) as { claude_preflight: Violation };
  return violation.findings.map(({ rule }) => rule).join();
};

describe('with others: pass', () => {
  it.each<[string, string, unknown]>([
    ['Bedrock Converse', `${BEDROCK}/model/anthropic.claude-sonnet-4-6-v1%3A0/converse`, { messages }],
    ['a path in capitals', `${BEDROCK}/MODEL/anthropic.claude-sonnet-4-6-v1:0/converse`, { messages }],
    ['a member in capitals', 'https://router.example/v1/completions', { model: 'claude-sonnet-4-6', Prompt: 'Hello' }],
    ['the same as a stream', `${BEDROCK}/model/us.anthropic.claude-sonnet-4-6-v1:0/converse-stream`, { messages }],
    [
      'chat completions',
      'https://router.example/api/v1/chat/completions',
      { model: 'anthropic/claude-sonnet-4.6', messages },
    ],
    [
      'a list of models',
      'https://router.example/api/v1/chat/completions',
      { models: ['x/y', 'Claude-Sonnet-4.6'], messages },
    ],
    ['responses', 'https://router.example/v1/responses', { model: 'claude-sonnet-4-6', input: 'What day is it?' }],
    ['completions', 'https://router.example/v1/completions', { model: 'claude-sonnet-4-6', prompt: 'What day is it?' }],
    ['a version of the API', 'https://router.example/invoke', { anthropic_version: 'bedrock-2023-05-31', messages }],
    [
      'a batch of a cloud',
      'https://bedrock.us-east-1.amazonaws.com/model-invocation-job',
      { modelId: 'anthropic.claude-sonnet-4-6', inputDataConfig: {} },
    ],
  ])('a request for a Claude model is refused all the same: %s', async (_, url, body) => {
    expect(await outcomeOf(url, body)).toContain('request/not-recognised');
  });

  it.each<[string, string, unknown, string?]>([
    ['another model', 'https://router.example/v1/chat/completions', { model: 'x/y', messages }],
    ['another model of a cloud', `${BEDROCK}/model/amazon.nova-pro-v1:0/converse`, { messages }],
    [
      'a model that is described',
      'https://router.example/models/anthropic/claude-sonnet-4.6/endpoints',
      undefined,
      'GET',
    ],
    [
      'what tokens cost',
      'https://costs.example/calls',
      { model: 'claude-sonnet-4-6', prompt_tokens: 1, total_input: 1 },
    ],
    ['what a call cost', 'https://costs.example/calls', { model: 'claude-sonnet-4-6', tokens: 12 }],
    ['a text about Claude', 'https://chat.example/claude/posts', { text: 'claude-sonnet-4-6', messages }],
    ['a body that is no object', 'https://chat.example/posts', 'claude-sonnet-4-6'],
  ])('what is not for Claude is sent: %s', async (_, url, body, method) => {
    expect(await outcomeOf(url, body, method)).toBe('sent');
  });

  it('a request for a Claude model is sent in observe mode, as every other', async () => {
    const options = { others: 'pass', mode: 'observe' } as const;
    const fetch = guardFetch(async (_: string, __: RequestInit) => new Response('{}'), { arrangement: 'zdr' }, options);
    const body = JSON.stringify({ model: 'claude-sonnet-4-6', messages });
    expect((await fetch('https://router.example/v1/chat/completions', { method: 'POST', body })).status).toBe(200);
  });
});
