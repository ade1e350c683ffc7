import { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Capture, captureAll } from './captures.js';

/** The ids of all features, written out so that one which is renamed or lost is noticed, and `unknown`. */
const FEATURES = [
  ...['messages', 'token_counting', 'web_search', 'web_fetch', 'advisor_tool', 'memory_tool', 'compaction'],
  ...['context_editing', 'fast_mode', 'context_1m', 'adaptive_thinking', 'citations', 'data_residency', 'effort'],
  ...['extended_thinking', 'pdf', 'search_results', 'bash_tool', 'text_editor', 'computer_use'],
  ...['fine_grained_tool_streaming', 'prompt_caching', 'structured_outputs', 'tool_search', 'batch'],
  ...['code_execution', 'programmatic_tool_calling', 'files_api', 'agent_skills', 'mcp_connector'],
  ...['dynamic_filtering', 'cache_diagnostics', 'managed_agents', 'mcp_tunnels', 'mid_conversation_system'],
  ...['browser_use', 'message_threads', 'server_side_fallback', 'fallback_credit', 'task_budgets', 'inline_tools'],
  ...['mid_conversation_tool_changes', 'user_profiles', 'models_api', 'admin_api', 'compliance_api'],
  ...['text_completions', 'unknown'],
];

const HOSTS: Readonly<Record<string, RegExp>> = {
  '@anthropic-ai/sdk': /^https:\/\/api\.anthropic\.com\/v1\//,
  '@anthropic-ai/foundry-sdk':
    /^https:\/\/invented-resource\.(services\.ai\.azure|azure\.anthropic)\.com\/anthropic\/v1\//,
  '@anthropic-ai/bedrock-sdk': /^https:\/\/bedrock-(runtime\.us-east-1\.amazonaws\.com|mantle\.us-east-1\.api\.aws)\//,
  '@anthropic-ai/vertex-sdk': /^https:\/\/(us-east5-)?aiplatform\.(eu\.rep\.)?googleapis\.com\/v1\//,
  '@anthropic-ai/aws-sdk': /^https:\/\/aws-external-anthropic\.us-east-1\.api\.aws\/v1\//,
  '@ai-sdk/anthropic': /^https:\/\/api\.anthropic\.com\/v1\//,
  '@langchain/anthropic': /^https:\/\/api\.anthropic\.com\/v1\//,
};

const packageOf = (capture: Capture): string => capture.client.replace(/#.*/, '');

describe('the captured requests of the real clients', () => {
  let captures: readonly Capture[] = [];
  let connections = 0;
  const { connect } = Socket.prototype;

  beforeAll(async () => {
    Socket.prototype.connect = () => {
      connections += 1;
      throw new Error('a client opened a connection');
    };
    captures = await captureAll();
  });
  afterAll(() => {
    Socket.prototype.connect = connect;
  });

  it('were answered here: nothing went to the network', () => {
    expect(connections).toBe(0);
  });

  it('are the same on every run', async () => {
    expect(await captureAll()).toEqual(captures);
  });

  it('have names of their own and features that the contract knows', () => {
    expect(new Set(captures.map((capture) => capture.name)).size).toBe(captures.length);
    for (const { name, feature, features, optional } of captures) {
      expect(features, name).toEqual([...new Set(features)].sort());
      expect(
        [feature, ...features, ...optional].filter((id) => !FEATURES.includes(id)),
        name,
      ).toEqual([]);
      expect([...features, ...optional], name).toContain(feature);
    }
  });

  it('show every feature with the first-party client, and a silent request beside it', () => {
    const own = captures.filter((capture) => capture.client === '@anthropic-ai/sdk');
    const shown = new Set(own.flatMap((capture) => capture.features));
    expect(FEATURES.filter((feature) => !shown.has(feature))).toEqual([]);
    expect(own.filter((capture) => capture.features.join() === 'messages').length).toBeGreaterThan(15);
  });

  it.each(Object.entries(HOSTS))('%s sends to its own host', (client, host) => {
    const own = captures.filter((capture) => packageOf(capture) === client);
    expect(own.length).toBeGreaterThan(40);
    expect(own.filter((capture) => !host.test(capture.url)).map((capture) => capture.name)).toEqual([]);
  });

  it('carry lower-case headers and nothing of this machine', () => {
    for (const { name, headers } of captures) {
      expect(
        Object.keys(headers).filter((header) => header !== header.toLowerCase()),
        name,
      ).toEqual([]);
    }
    const text = JSON.stringify(captures);
    for (const secret of [process.version, process.platform, process.cwd()]) expect(text).not.toContain(secret);
  });

  it('are rewritten by the clients of the clouds', () => {
    const bedrock = captures.find((capture) => capture.name === '@anthropic-ai/bedrock-sdk/context-1m');
    expect(bedrock?.url).toMatch(/\/model\/[^/]+\/invoke$/);
    expect(bedrock?.body).toMatchObject({ anthropic_beta: ['context-1m-2025-08-07'] });
    expect(bedrock?.body).not.toHaveProperty('model');
    const vertex = captures.find((capture) => capture.name === '@anthropic-ai/vertex-sdk/plain');
    expect(vertex?.url).toMatch(/:rawPredict$/);
    expect(vertex?.body).toHaveProperty('anthropic_version');
  });
});
