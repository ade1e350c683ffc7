import Anthropic from '@anthropic-ai/sdk';
import { drivesFor, EDGE_DRIVES, OTHER_DRIVES } from './endpoint-drives.js';
import { HELLO, LAMP, messageDrives } from './message-case.js';
import { MESSAGE_CASES } from './message-cases.js';
import { type Capture, type Drive, record } from './record.js';

const make = (fetch: typeof globalThis.fetch): Anthropic =>
  new Anthropic({
    apiKey: 'sk-ant-invented',
    baseURL: 'https://api.anthropic.com',
    fetch,
    maxRetries: 0,
    logLevel: 'off',
  });

/** A client in a page, as far as the request shows: the header that the browser option adds. */
const makeForBrowser = (fetch: typeof globalThis.fetch): Anthropic =>
  new Anthropic({ apiKey: 'sk-ant-invented', fetch, maxRetries: 0, logLevel: 'off', dangerouslyAllowBrowser: true });

const ASK = { model: 'claude-sonnet-4-6', max_tokens: 64, messages: HELLO };

const OWN: readonly Drive<Anthropic>[] = [
  {
    // Since 1.x the tool runner keeps its conversation on the server unless it is told not to.
    name: 'tool-runner',
    feature: 'message_threads',
    features: ['messages', 'message_threads'],
    run: (client) => client.beta.messages.toolRunner({ ...ASK, tools: [] }).runUntilDone(),
  },
  {
    name: 'tool-runner-without-thread',
    feature: 'messages',
    features: ['messages'],
    run: (client) => client.beta.messages.toolRunner({ ...ASK, tools: [], thread: false }).runUntilDone(),
  },
  {
    name: 'stream-helper',
    feature: 'mid_conversation_system',
    features: ['messages', 'mid_conversation_system'],
    run: (client) =>
      client.beta.messages
        .stream({ ...ASK, messages: [...HELLO, { role: 'system', content: 'Be brief.' }] })
        .finalMessage(),
  },
  {
    name: 'cache-diagnosis-header',
    // Before 2026-09-09 the header alone was a use; since then only `diagnostics` is.
    feature: 'cache_diagnostics',
    features: ['messages'],
    optional: ['cache_diagnostics'],
    run: (client) => client.beta.messages.create({ ...ASK, betas: ['cache-diagnosis-2026-04-07'] }),
  },
  {
    // The SDK has no method for these two any more, or yet: its own client still reaches them by path.
    name: 'text-completion',
    feature: 'text_completions',
    features: ['text_completions'],
    run: (client) =>
      client.post('/v1/complete', { body: { model: 'claude-2.1', prompt: '\n\nHuman: Hello.\n\nAssistant:' } }),
  },
  {
    name: 'compliance-activities',
    feature: 'compliance_api',
    features: ['compliance_api'],
    run: (client) => client.get('/v1/compliance/activities'),
  },
  {
    // A body written by hand may still name its betas like the SDK's parameter.
    name: 'betas-in-body',
    feature: 'context_1m',
    features: ['messages', 'context_1m'],
    run: (client) => client.post('/v1/messages', { body: { ...ASK, tools: [LAMP], betas: ['context-1m-2025-08-07'] } }),
  },
  {
    name: 'old-output-format',
    feature: 'structured_outputs',
    features: ['messages', 'structured_outputs'],
    run: (client) =>
      client.post('/v1/messages', {
        body: { ...ASK, output_format: { type: 'json_schema', schema: { type: 'object', properties: {} } } },
      }),
  },
];

/** The first-party client: every feature. */
export async function captureAnthropic(): Promise<Capture[]> {
  const client = '@anthropic-ai/sdk';
  const sample = make(globalThis.fetch);
  return [
    ...(await record(client, make, messageDrives(MESSAGE_CASES, 'claude-sonnet-4-6'))),
    ...(await record(client, make, drivesFor(sample, [...EDGE_DRIVES, ...OTHER_DRIVES]))),
    ...(await record(client, make, OWN)),
    ...(await record(
      `${client}#browser`,
      makeForBrowser,
      messageDrives(MESSAGE_CASES.slice(0, 1), 'claude-sonnet-4-6'),
    )),
  ];
}
