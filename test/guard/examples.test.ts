/** Runs the examples unchanged: eligible requests are answered, and the others are never sent. */
import { generateText } from 'ai';
import { afterEach, describe, expect, it } from 'vitest';
import edge, { handler } from '../../examples/typescript/edge.js';
import { app } from '../../examples/typescript/express.js';
import { model } from '../../examples/typescript/langchain.js';
import { anthropic, aws, bedrock, foundry, vertex } from '../../examples/typescript/sdks.js';
import { provider } from '../../examples/typescript/vercel-ai.js';
import { violationOf } from '../../src/guard/index.js';
import { answer } from '../sdk/captures/answers.js';

const PLAIN = {
  model: 'claude-sonnet-4-6',
  max_tokens: 64,
  messages: [{ role: 'user' as const, content: 'What day is it?' }],
};
const CODE = { ...PLAIN, tools: [{ type: 'code_execution_20250825' as const, name: 'code_execution' as const }] };

let sent = 0;
const server = (async (url: unknown, init: { body: string }) => {
  sent++;
  return answer(String(url), JSON.parse(init.body));
}) as unknown as typeof fetch;
afterEach(() => {
  sent = 0;
});

const COMMON = { fetch: server, logLevel: 'off' as const, apiKey: 'sk-ant-invented' };
const AUTH = { projectId: 'invented', getRequestHeaders: async () => new Headers() } as never;

const thrown = (work: PromiseLike<unknown>) => Promise.resolve(work).then(() => undefined, violationOf);

describe('the examples', () => {
  it('guard the first-party client, which answers eligible requests', async () => {
    const client = anthropic(COMMON);
    expect((await thrown(client.messages.create(CODE)))?.findings).toHaveLength(1);
    expect(sent).toBe(0);
    await client.messages.create(PLAIN);
    expect(sent).toBe(1);
  });

  it.each([
    ['Foundry', () => foundry({ ...COMMON, resource: 'invented' }).messages.create(CODE)],
    ['Bedrock', () => bedrock({ apiKey: 'x', awsRegion: 'us-east-1', fetch: server }).messages.create(CODE)],
    [
      'Google Cloud',
      () =>
        vertex({ fetch: server, region: 'us-east5', projectId: 'invented', authClient: AUTH }).messages.create(CODE),
    ],
    [
      'Claude Platform on AWS',
      () => aws({ ...COMMON, awsRegion: 'us-east-1', workspaceId: 'wrkspc_invented' }).messages.create(CODE),
    ],
  ])('guard the client of %s', async (_, ask) => {
    expect((await thrown(ask()))?.findings.length).toBeGreaterThan(0);
    expect(sent).toBe(0);
  });

  it('guard the Vercel AI SDK', async () => {
    const claude = provider({ apiKey: 'x', fetch: server });
    const asked = { model: claude('claude-sonnet-4-6'), prompt: 'What day is it?' };
    const tools = { code_execution: claude.tools.codeExecution_20250825() };
    expect((await thrown(generateText({ ...asked, tools })))?.findings).not.toEqual([]);
    expect(sent).toBe(0);
    await generateText(asked);
    expect(sent).toBe(1);
  });

  it('guard LangChain', async () => {
    const chat = model({ apiKey: 'x', clientOptions: { fetch: server, logLevel: 'off' } });
    const coding = chat.bindTools([{ type: 'code_execution_20250825', name: 'code_execution' }]);
    expect((await thrown(coding.invoke('What day is it?')))?.findings).toHaveLength(1);
    expect(sent).toBe(0);
    await chat.invoke('What day is it?');
    expect(sent).toBe(1);
  });

  it('guard an edge handler', async () => {
    expect(edge.fetch).toBeTypeOf('function');
    const ask = (body: unknown) =>
      handler(server).fetch(new Request('https://example.com/', { method: 'POST', body: JSON.stringify(body) }), {
        ANTHROPIC_API_KEY: 'x',
      });
    expect((await ask(CODE)).status).toBe(403);
    expect(sent).toBe(0);
    expect((await ask(PLAIN)).status).toBe(200);
    expect(sent).toBe(1);
  });

  it('guard an Express service, which returns the reason to its caller', async () => {
    const listening = app(anthropic(COMMON)).listen(0, '127.0.0.1');
    await new Promise((resolve) => listening.once('listening', resolve));
    const { port } = listening.address() as { port: number };
    const ask = (body: unknown) =>
      fetch(`http://127.0.0.1:${port}/ask`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    try {
      const refused = await ask(CODE);
      expect(refused.status).toBe(422);
      expect(await refused.json()).toMatchObject({ findings: [{ rule: 'zdr/feature-not-eligible', at: '/tools/0' }] });
      expect(sent).toBe(0);
      expect((await ask(PLAIN)).status).toBe(200);
      expect(sent).toBe(1);
    } finally {
      await new Promise((resolve) => listening.close(resolve));
    }
  });
});
