import type { AnthropicLanguageModelOptions, AnthropicProvider } from '@ai-sdk/anthropic';
import { jsonSchema, type ModelMessage, type SystemModelMessage, type ToolSet, tool } from 'ai';
import { PDF, PNG } from './message-case.js';

/** One `generateText` call in the AI SDK's own words. */
export interface AiSdkCase {
  readonly name: string;
  readonly feature: string;
  /** What the body then uses besides `messages`. */
  readonly uses: readonly string[];
  readonly tools?: (tools: AnthropicProvider['tools']) => ToolSet;
  readonly messages?: ModelMessage[];
  readonly system?: SystemModelMessage;
  readonly options?: AnthropicLanguageModelOptions;
}

type More = Pick<AiSdkCase, 'tools' | 'messages' | 'system' | 'options'>;
type Content = Exclude<Extract<ModelMessage, { role: 'user' }>['content'], string>;

const use = (name: string, uses: readonly string[], more: More = {}): AiSdkCase => ({
  name,
  feature: uses[0] ?? 'messages',
  uses,
  ...more,
});

const INPUT = jsonSchema({ type: 'object', properties: { on: { type: 'boolean' } }, additionalProperties: false });

const lamp = (more: object = {}): ToolSet => ({
  set_lamp: tool({ description: 'Switches the lamp.', inputSchema: INPUT, ...more }),
});

const marked = (anthropic: Record<string, unknown>): ToolSet => lamp({ providerOptions: { anthropic } });

const asking = (...content: Content): More => ({
  messages: [{ role: 'user', content: [...content, { type: 'text', text: 'What does it say?' }] }],
});

/** A note of the system in the middle of a conversation, with what it changes. */
const noting = (content: string, anthropic: Record<string, unknown>): More => ({
  system: { role: 'system', content: 'Be brief.' },
  messages: [
    { role: 'user', content: 'Say hello.' },
    { role: 'assistant', content: 'Hello.' },
    { role: 'user', content: 'Again.' },
    { role: 'system', content, providerOptions: { anthropic: anthropic as never } },
  ],
});

const TOOLS: readonly AiSdkCase[] = [
  // A function tool brings the structured-outputs-* header along: a signal, no use.
  use('function-tool', [], { tools: () => lamp() }),
  use('strict-tool', ['structured_outputs'], { tools: () => lamp({ strict: true }) }),
  use('strict-false', [], { tools: () => lamp({ strict: false }) }),
  use('examples', [], { tools: () => lamp({ inputExamples: [{ input: { type: 'web_search_20260209' } }] }) }),
  use('cached-tool', ['prompt_caching'], { tools: () => marked({ cacheControl: { type: 'ephemeral' } }) }),
  use('eager-tool', ['fine_grained_tool_streaming'], { tools: () => marked({ eagerInputStreaming: true }) }),
  use('deferred-tool', [], { tools: () => marked({ deferLoading: true }) }),
  use('tool-called-from-code', ['programmatic_tool_calling', 'code_execution'], {
    tools: (tools) => ({
      ...marked({ allowedCallers: ['code_execution_20260120'] }),
      code_execution: tools.codeExecution_20260120(),
    }),
  }),
  use('web-search', ['web_search'], { tools: (tools) => ({ web_search: tools.webSearch_20250305({ maxUses: 1 }) }) }),
  // The AI SDK cannot write `allowed_callers` on these: every newer web tool filters.
  use('web-search-filtering', ['dynamic_filtering', 'web_search'], {
    tools: (tools) => ({ web_search: tools.webSearch_20260209({}) }),
  }),
  use('web-search-newest', ['web_search', 'dynamic_filtering'], {
    tools: (tools) => ({ web_search: tools.webSearch_20260318({}) }),
  }),
  use('web-fetch', ['web_fetch'], { tools: (tools) => ({ web_fetch: tools.webFetch_20250910({}) }) }),
  use('web-fetch-filtering', ['dynamic_filtering', 'web_fetch'], {
    tools: (tools) => ({ web_fetch: tools.webFetch_20260318({}) }),
  }),
  use('advisor', ['advisor_tool'], {
    tools: (tools) => ({ advisor: tools.advisor_20260301({ model: 'claude-opus-5' }) }),
  }),
  use('memory', ['memory_tool'], { tools: (tools) => ({ memory: tools.memory_20250818({}) }) }),
  use('bash', ['bash_tool'], { tools: (tools) => ({ bash: tools.bash_20250124({}) }) }),
  use('text-editor', ['text_editor'], {
    tools: (tools) => ({ str_replace_based_edit_tool: tools.textEditor_20250728({}) }),
  }),
  use('computer', ['computer_use'], {
    tools: (tools) => ({ computer: tools.computer_20251124({ displayWidthPx: 800, displayHeightPx: 600 }) }),
  }),
  use('computer-toolset', ['computer_use'], { tools: (tools) => ({ computer: tools.computerToolset_20260801({}) }) }),
  use('code-execution', ['code_execution'], {
    tools: (tools) => ({ code_execution: tools.codeExecution_20250825() }),
  }),
  use('tool-search', ['tool_search'], {
    tools: (tools) => ({ tool_search: tools.toolSearchBm25_20251119(), ...marked({ deferLoading: true }) }),
  }),
];

const OPTIONS: readonly AiSdkCase[] = [
  use('plain', []),
  use('thinking', ['extended_thinking'], { options: { thinking: { type: 'enabled', budgetTokens: 1024 } } }),
  use('adaptive', ['adaptive_thinking'], { options: { thinking: { type: 'adaptive' } } }),
  use('thinking-disabled', [], { options: { thinking: { type: 'disabled' } } }),
  use('effort', ['effort'], { options: { effort: 'low' } }),
  use('task-budget', ['task_budgets'], { options: { taskBudget: { type: 'tokens', total: 20_000 } } }),
  use('fast', ['fast_mode'], { options: { speed: 'fast' } }),
  use('standard-speed', [], { options: { speed: 'standard' } }),
  use('geo', ['data_residency'], { options: { inferenceGeo: 'us' } }),
  use('cached', ['prompt_caching'], { options: { cacheControl: { type: 'ephemeral' } } }),
  use('container', ['code_execution'], { options: { container: { id: 'container_invented' } } }),
  // Skills also bring three beta values, files-api-* among them.
  use('skills', ['agent_skills', 'code_execution'], {
    options: { container: { skills: [{ type: 'anthropic', skillId: 'xlsx' }] } },
  }),
  use('compact-edit', ['compaction'], { options: { contextManagement: { edits: [{ type: 'compact_20260112' }] } } }),
  use('compaction', ['compaction'], { options: { compaction: { type: 'summarize' } } }),
  use('clear-edit', ['context_editing'], {
    options: { contextManagement: { edits: [{ type: 'clear_tool_uses_20250919' }] } },
  }),
  use('edits-empty', [], { options: { contextManagement: { edits: [] } } }),
  use('mcp', ['mcp_connector'], {
    options: { mcpServers: [{ type: 'url', name: 'shelf', url: 'https://mcp.example.com/sse' }] },
  }),
  use('mcp-empty', [], { options: { mcpServers: [] } }),
  use('fallbacks', ['server_side_fallback'], { options: { fallbacks: [{ model: 'claude-opus-5' }] } }),
  use('fallback-default', ['server_side_fallback'], { options: { fallbacks: 'default' } }),
  use('thread', ['message_threads'], { options: { thread: { type: 'create' } } }),
  use('context-1m', ['context_1m'], { options: { anthropicBeta: ['context-1m-2025-08-07'] } }),
  use('betas-alone', [], { options: { anthropicBeta: ['files-api-2025-04-14', 'mcp-client-2025-11-20'] } }),
];

const FILE = { type: 'reference' as const, reference: { anthropic: 'file_invented' } };
const CITED = { providerOptions: { anthropic: { citations: { enabled: true } } } };

const CONTENT: readonly AiSdkCase[] = [
  use('pdf', ['pdf'], asking({ type: 'file', mediaType: 'application/pdf', data: PDF })),
  use(
    'pdf-url',
    ['pdf'],
    asking({ type: 'file', mediaType: 'application/pdf', data: new URL('https://example.com/lamp.pdf') }),
  ),
  use('pdf-file', ['files_api', 'pdf'], asking({ type: 'file', mediaType: 'application/pdf', data: FILE })),
  use('image', [], asking({ type: 'file', mediaType: 'image/png', data: PNG })),
  use('image-file', ['files_api'], asking({ type: 'file', mediaType: 'image/png', data: FILE })),
  use(
    'container-upload',
    ['files_api', 'code_execution'],
    asking({
      type: 'file',
      mediaType: 'text/csv',
      data: FILE,
      providerOptions: { anthropic: { containerUpload: true } },
    }),
  ),
  use('text-document', [], asking({ type: 'file', mediaType: 'text/plain', data: { type: 'text', text: 'On.' } })),
  use(
    'citations',
    ['citations'],
    asking({ type: 'file', mediaType: 'text/plain', data: { type: 'text', text: 'On.' }, ...CITED }),
  ),
  use('cached-part', ['prompt_caching'], {
    messages: [
      {
        role: 'user',
        content: 'Say hello.',
        providerOptions: { anthropic: { cacheControl: { type: 'ephemeral', ttl: '1h' } } },
      },
    ],
  }),
  use('cached-system', ['prompt_caching'], {
    system: {
      role: 'system',
      content: 'Be brief.',
      providerOptions: { anthropic: { cacheControl: { type: 'ephemeral' } } },
    },
  }),
  use('system-in-messages', ['mid_conversation_system'], noting('From now on be brief.', {})),
  // Tool changes of the AI SDK travel in a system message, so they are that as well.
  use('tool-removed', ['mid_conversation_tool_changes', 'mid_conversation_system'], {
    ...noting('', { toolChanges: [{ type: 'tool_removal', toolName: 'set_lamp' }] }),
    tools: () => lamp(),
  }),
  use(
    'tool-added',
    ['inline_tools', 'mid_conversation_tool_changes', 'mid_conversation_system', 'web_search'],
    noting('', {
      toolChanges: [
        {
          type: 'tool_addition',
          tool: { type: 'provider', id: 'anthropic.web_search_20250305', name: 'web_search', args: {} },
        },
      ],
    }),
  ),
];

/** Every `generateText` call that is captured. */
export const AI_SDK_CASES: readonly AiSdkCase[] = [...TOOLS, ...OPTIONS, ...CONTENT];
