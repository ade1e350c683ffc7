import { type AnthropicProvider, createAnthropic } from '@ai-sdk/anthropic';
import {
  experimental_startBatch,
  generateObject,
  generateText,
  jsonSchema,
  type ModelMessage,
  streamText,
  type ToolSet,
  tool,
  uploadFile,
  uploadSkill,
} from 'ai';
import { AI_SDK_CASES, type AiSdkCase } from './ai-sdk-cases.js';
import { type Capture, type Drive, record } from './record.js';

type ProviderOptions = NonNullable<Parameters<typeof generateText>[0]['providerOptions']>;

const MODEL = 'claude-sonnet-4-6';
const HELLO: ModelMessage[] = [{ role: 'user', content: 'Say hello.' }];
const FLAG = jsonSchema<{ ok: boolean }>({
  type: 'object',
  properties: { ok: { type: 'boolean' } },
  required: ['ok'],
  additionalProperties: false,
});

const make = (fetch: typeof globalThis.fetch): AnthropicProvider =>
  createAnthropic({ apiKey: 'sk-ant-invented', baseURL: 'https://api.anthropic.com/v1', fetch });

const lamp = (): ToolSet => ({ set_lamp: tool({ description: 'Switches the lamp.', inputSchema: FLAG }) });

function textDrive({ name, feature, uses, tools, messages, options, system }: AiSdkCase): Drive<AnthropicProvider> {
  return {
    name,
    feature,
    features: ['messages', ...uses],
    run: (provider) =>
      generateText({
        model: provider(MODEL),
        maxRetries: 0,
        maxOutputTokens: 2048,
        messages: messages ?? HELLO,
        allowSystemInMessages: true,
        ...(system ? { system } : {}),
        ...(tools ? { tools: tools(provider.tools) } : {}),
        ...(options ? { providerOptions: { anthropic: options } as ProviderOptions } : {}),
      }),
  };
}

/** The text of a stream; what the stream itself only tells a listener of is thrown. */
const streamed = (options: Parameters<typeof streamText>[0]): Promise<string> =>
  new Promise((resolve, reject) => {
    streamText({ ...options, onError: ({ error }) => reject(error) }).text.then(resolve, reject);
  });

/** Calls that are not `generateText`. */
const OTHER: readonly Drive<AnthropicProvider>[] = [
  {
    // Streaming turns `eager_input_streaming` on for every function tool, unasked; it also sends structured-outputs-*.
    name: 'stream-with-tool',
    feature: 'fine_grained_tool_streaming',
    features: ['messages', 'fine_grained_tool_streaming'],
    run: (provider) => streamed({ model: provider(MODEL), maxRetries: 0, messages: HELLO, tools: lamp() }),
  },
  {
    name: 'stream-with-tool-not-eager',
    feature: 'messages',
    features: ['messages'],
    run: (provider) =>
      streamed({
        model: provider(MODEL),
        maxRetries: 0,
        messages: HELLO,
        tools: lamp(),
        providerOptions: { anthropic: { toolStreaming: false } },
      }),
  },
  {
    name: 'stream-plain',
    feature: 'messages',
    features: ['messages'],
    run: (provider) => streamed({ model: provider(MODEL), maxRetries: 0, messages: HELLO }),
  },
  {
    name: 'object',
    feature: 'structured_outputs',
    features: ['messages', 'structured_outputs'],
    run: (provider) => generateObject({ model: provider(MODEL), maxRetries: 0, messages: HELLO, schema: FLAG }),
  },
  {
    // The same through a forced tool: no schema is compiled.
    name: 'object-by-tool',
    feature: 'messages',
    features: ['messages'],
    run: (provider) =>
      generateObject({
        model: provider(MODEL),
        maxRetries: 0,
        messages: HELLO,
        schema: FLAG,
        providerOptions: { anthropic: { structuredOutputMode: 'jsonTool' } },
      }),
  },
  {
    name: 'reasoning',
    feature: 'adaptive_thinking',
    features: ['messages', 'adaptive_thinking', 'effort'],
    run: (provider) => generateText({ model: provider(MODEL), maxRetries: 0, messages: HELLO, reasoning: 'low' }),
  },
  {
    name: 'file-upload',
    feature: 'files_api',
    features: ['files_api'],
    run: (provider) =>
      uploadFile({
        api: provider.files(),
        data: { type: 'text', text: 'The lamp is on.' },
        mediaType: 'text/plain',
        filename: 'lamp.txt',
      }),
  },
  {
    name: 'skill-upload',
    feature: 'agent_skills',
    features: ['agent_skills'],
    // It asks for the new version's description right after.
    keep: { index: 0, of: 2 },
    run: (provider) =>
      uploadSkill({
        api: provider.skills(),
        files: [{ path: 'lamp/SKILL.md', data: { type: 'text', text: '---\nname: lamp\n---\n' } }],
      }),
  },
  {
    name: 'batch',
    feature: 'batch',
    features: ['batch', 'web_search'],
    optional: ['messages'],
    run: (provider) =>
      experimental_startBatch({
        provider: provider.experimental_batch(),
        requests: [
          {
            id: 'a',
            type: 'text',
            model: MODEL,
            prompt: 'Say hello.',
            tools: { web_search: provider.tools.webSearch_20250305({}) },
          },
        ],
      }),
  },
];

/** The Vercel AI SDK. */
export async function captureAiSdk(): Promise<Capture[]> {
  const kept = globalThis.AI_SDK_LOG_WARNINGS;
  globalThis.AI_SDK_LOG_WARNINGS = false;
  try {
    return await record('@ai-sdk/anthropic', make, [...AI_SDK_CASES.map(textDrive), ...OTHER]);
  } finally {
    globalThis.AI_SDK_LOG_WARNINGS = kept;
  }
}
